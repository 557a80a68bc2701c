package import Hummingbird

/// One URL of the product, written once: the router registers its template, links and tests call it.
///
///     static let dossier = Route<Int>("/of/dossiers/{id}")
///     router.get(Paths.dossier.path) { … }
///     Paths.dossier(12)   // "/of/dossiers/12"
package struct Route<each Parameter: PathParameter>: Sendable {
    private let base: String
    private let rest: StaticString

    package init(_ template: String) { self.init(template, "") }

    /// Below a base: `Route(base, "/{id}")`. The two parts are only put together in an address: a page asks for some
    /// thirty of them.
    package init(_ base: String, _ rest: StaticString) {
        self.base = base
        self.rest = rest
    }

    package var path: RouterPath { RouterPath(base + rest.description) }

    package func callAsFunction(_ parameter: repeat each Parameter) -> String {
        var values: [String] = []
        repeat values.append((each parameter).pathComponent)
        if values.isEmpty { return rest.utf8CodeUnitCount == 0 ? base : base + rest.description }
        let size = values.reduce(base.utf8.count + rest.utf8CodeUnitCount) { $0 + $1.utf8.count }
        return String(unsafeUninitializedCapacity: size) { url in
            var filling = Filling(values: values, url: url)
            for byte in base.utf8 { filling.read(byte) }
            rest.withUTF8Buffer { bytes in
                for byte in bytes { filling.read(byte) }
            }
            return filling.count
        }
    }
}

/// A template, its `{…}` replaced one after the other as it is read.
private struct Filling {
    let values: [String]
    let url: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0
    private var filled = 0
    private var inside = false

    init(values: [String], url: UnsafeMutableBufferPointer<UInt8>) {
        self.values = values
        self.url = url
    }

    mutating func read(_ byte: UInt8) {
        if byte == UInt8(ascii: "{"), filled < values.count {
            for byte in values[filled].utf8 { write(byte) }
            filled += 1
            inside = true
        } else if inside {
            inside = byte != UInt8(ascii: "}")
        } else {
            write(byte)
        }
    }

    private mutating func write(_ byte: UInt8) {
        url[count] = byte
        count += 1
    }
}

/// A value that stands in a path. Only characters that need no escaping are read or written.
package protocol PathParameter: Sendable {
    init?(pathComponent: String)
    var pathComponent: String { get }
}

extension Int: PathParameter {
    package init?(pathComponent text: String) {
        guard !text.isEmpty, text.utf8.count <= 18, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        self.init(text)
    }

    package var pathComponent: String { String(self) }
}

extension String: PathParameter {
    package init?(pathComponent text: String) {
        guard !text.isEmpty, text.utf8.count <= 128, text.utf8.allSatisfy(\.isUnreserved) else { return nil }
        self = text
    }

    package var pathComponent: String { String(decoding: utf8.filter(\.isUnreserved), as: UTF8.self) }
}

extension UInt8 {
    /// RFC 3986 unreserved characters.
    var isUnreserved: Bool {
        switch self {
        case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}

/// Texts in query strings.
package enum URLText {
    /// Percent-encodes everything but unreserved characters.
    package static func encode(_ text: String) -> String {
        if text.utf8.allSatisfy(\.isUnreserved) { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count * 3)
        for byte in text.utf8 {
            if byte.isUnreserved {
                result.append(byte)
            } else {
                result.append(UInt8(ascii: "%"))
                result.append(digit(byte >> 4))
                result.append(digit(byte & 15))
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The byte that two hexadecimal digits of either case spell after a percent sign; nil when what follows are not two.
    package static func escaped(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> UInt8? {
        guard rest.count >= 2, let high = value(rest[rest.startIndex]), let low = value(rest[rest.startIndex + 1])
        else { return nil }
        return high << 4 | low
    }

    private static func digit(_ four: UInt8) -> UInt8 {
        four < 10 ? UInt8(ascii: "0") + four : UInt8(ascii: "A") + four - 10
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 48...57: digit - 48
        case 65...70: digit - 55
        case 97...102: digit - 87
        default: nil
        }
    }
}
