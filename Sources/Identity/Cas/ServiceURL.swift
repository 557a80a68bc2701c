import Platform

/// The `service` parameter, taken apart by hand: what a lenient parser would repair is refused.
package struct ServiceURL: Sendable, Equatable {
    package let text: String
    let origin: String
    let path: String
    let query: String

    package init?(_ text: String) {
        guard text.utf8.count <= 2048,
            // Control characters, spaces, backslashes, fragments and anything not ASCII are not of a URL.
            text.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "#") })
        else { return nil }
        let scheme = text.hasPrefix("https://") ? "https://" : text.hasPrefix("http://") ? "http://" : ""
        guard !scheme.isEmpty else { return nil }
        let rest = text.dropFirst(scheme.count)
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        let authority = rest[..<end]
        guard !authority.isEmpty, authority.utf8.allSatisfy(ServiceURL.isOfAuthority) else { return nil }
        let tail = rest[end...]
        let mark = tail.firstIndex(of: "?") ?? tail.endIndex
        let path = tail[..<mark]
        guard ServiceURL.isPlain(path) else { return nil }
        self.text = text
        origin = scheme + authority
        self.path = path.isEmpty ? "/" : String(path)
        query = mark == tail.endIndex ? "" : String(tail[tail.index(after: mark)...])
    }

    /// The URL with the ticket added to its query.
    func adding(ticket: String) -> String { text + (text.contains("?") ? "&" : "?") + "ticket=" + ticket }

    /// The URL with these added to its query (CAS 3.0.3 § 2.5.4).
    func adding(_ fields: [(String, String)]) -> String {
        text + (text.contains("?") ? "&" : "?")
            + fields.map { $0.0 + "=" + URLText.encode($0.1) }.joined(separator: "&")
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
    private static func isPlain(_ path: Substring) -> Bool {
        guard !path.contains("//") else { return false }
        for segment in path.split(separator: "/") {
            let name = segment.prefix { $0 != ";" }
            if name == "." || name == ".." { return false }
        }
        var rest = path
        while let percent = rest.firstIndex(of: "%") {
            let digits = rest[rest.index(after: percent)...].prefix(2)
            guard digits.count == 2, digits.allSatisfy(\.isHexDigit), let byte = UInt8(digits, radix: 16) else {
                return false
            }
            switch byte {
            case 0...31, 127, UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "%"): return false
            default: rest = rest[digits.endIndex...]
            }
        }
        return true
    }
}
