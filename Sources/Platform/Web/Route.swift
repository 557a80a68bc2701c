package import Hummingbird

/// One URL of the product, written once: the router registers its template, links and tests call it.
///
///     static let dossier = Route<Int>("/of/dossiers/{id}")
///     router.get(Paths.dossier.path) { … }
///     Paths.dossier(12)   // "/of/dossiers/12"
package struct Route<each Parameter: PathParameter>: Sendable {
    private let template: String

    package init(_ template: String) { self.template = template }

    package var path: RouterPath { RouterPath(template) }

    package func callAsFunction(_ parameter: repeat each Parameter) -> String {
        var values: [String] = []
        repeat values.append((each parameter).pathComponent)
        var url: [UInt8] = []
        url.reserveCapacity(template.utf8.count + 16)
        var filled = 0
        var inside = false
        for byte in template.utf8 {
            if byte == UInt8(ascii: "{"), filled < values.count {
                url.append(contentsOf: values[filled].utf8)
                filled += 1
                inside = true
            } else if inside {
                inside = byte != UInt8(ascii: "}")
            } else {
                url.append(byte)
            }
        }
        return String(decoding: url, as: UTF8.self)
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
        case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }
}

/// Texts in query strings.
package enum URLText {
    /// Percent-encodes everything but unreserved characters.
    package static func encode(_ text: String) -> String {
        var result: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            if byte.isUnreserved {
                result.append(byte)
            } else {
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
