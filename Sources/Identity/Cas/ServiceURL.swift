import Platform

/// The `service` parameter, taken apart by hand in one pass: what a lenient parser would repair is refused.
package struct ServiceURL: Sendable, Equatable {
    package let text: String
    let origin: String
    let path: String
    let query: String

    package init?(_ text: String) {
        var text = text
        guard text.utf8.count <= 2048, let parts = text.withUTF8(Parts.init) else { return nil }
        let bytes = text.utf8
        let authority = bytes.index(bytes.startIndex, offsetBy: parts.authority)
        let mark = bytes.index(bytes.startIndex, offsetBy: parts.path)
        self.text = text
        origin = String(text[..<authority])
        path = authority == mark ? "/" : String(text[authority..<mark])
        query = String(text[mark...].dropFirst())
    }

    /// The URL with the ticket added to its query.
    func adding(ticket: String) -> String { text + separator + "ticket=" + ticket }

    /// The URL with these added to its query (CAS 3.0.3 § 2.5.4).
    func adding(_ fields: [(String, String)]) -> String {
        text + separator + fields.map { $0.0 + "=" + URLText.encode($0.1) }.joined(separator: "&")
    }

    private var separator: String { text.utf8.contains(UInt8(ascii: "?")) ? "&" : "?" }
}

/// Kept as it was sent, and read again with the same severity.
extension ServiceURL: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let url = ServiceURL(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not the URL of a service")
        }
        self = url
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// Where the parts of a service's URL end, in bytes from its beginning.
private struct Parts {
    let authority: Int
    let path: Int

    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        // Control characters, spaces, backslashes, fragments and anything not ASCII are not of a URL.
        guard
            bytes.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "#") }),
            let scheme = ["https://", "http://"].first(where: { bytes.starts(with: $0.utf8) })?.utf8.count
        else { return nil }
        let rest = bytes[scheme...]
        authority = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? bytes.endIndex
        path = bytes[authority...].firstIndex(of: UInt8(ascii: "?")) ?? bytes.endIndex
        guard authority > scheme, bytes[scheme..<authority].allSatisfy(Parts.isOfAuthority),
            Parts.isPlain(UnsafeBufferPointer(rebasing: bytes[authority..<path]))
        else { return nil }
    }

    /// Names, numbers and brackets of addresses, a port: no user before an `@`, no escape.
    private static func isOfAuthority(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...58, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "["), UInt8(ascii: "]"):
            true
        default: false
        }
    }

    /// A path that climbs, or that a server may read as another, is not below the prefix it begins with: no `.` and `..`
    /// segments, no empty one, and no escape of what has a meaning in a path (`%2e`, `%2f`, `%5c`, `%25`, control).
    private static func isPlain(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
        // Dots of a segment's name that has nothing else, nil once it has; parameters after `;` are not of the name.
        var dots: Int? = 0
        var named = true
        var previous: UInt8 = 0
        for index in path.indices {
            let byte = path[index]
            switch byte {
            case UInt8(ascii: "/"):
                if dots == 1 || dots == 2 || previous == byte { return false }
                (dots, named) = (0, true)
            case UInt8(ascii: ";"): named = false
            case UInt8(ascii: "."): if named { dots = dots.map { $0 + 1 } }
            case UInt8(ascii: "%"):
                guard let escaped = URLText.escaped(path[(index + 1)...]), isHarmless(escaped) else { return false }
                if named { dots = nil }
            default: if named { dots = nil }
            }
            previous = byte
        }
        return dots != 1 && dots != 2
    }

    private static func isHarmless(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...31, 127, UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "%"): false
        default: true
        }
    }
}
