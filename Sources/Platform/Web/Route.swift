package import Hummingbird

/// One URL of the product, written once: the router registers its template, links and tests call it.
///
///     static let dossier = Route<Int>("/of/dossiers/{id}")
///     router.get(Paths.dossier.path) { … }
///     Paths.dossier(12)   // "/of/dossiers/12"
package struct Route<each Parameter: PathParameter>: Sendable {
    private let template: String
    /// What stands before, between and after the parameters.
    private let parts: [String]

    package init(_ template: String) {
        self.template = template
        parts = template.split(separator: "{", omittingEmptySubsequences: false).enumerated().map { index, part in
            index == 0 ? String(part) : String(part.drop { $0 != "}" }.dropFirst())
        }
    }

    package var path: RouterPath { RouterPath(template) }

    package func callAsFunction(_ parameter: repeat each Parameter) -> String {
        var url = parts[0]
        var next = 1
        func fill(_ value: some PathParameter) {
            guard next < parts.count else { return }
            url += value.pathComponent
            url += parts[next]
            next += 1
        }
        repeat fill(each parameter)
        return url
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
