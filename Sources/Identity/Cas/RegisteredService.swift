/// An application that may receive tickets: an exact origin and a path prefix, never a loose expression.
package struct RegisteredService: Sendable {
    package let name: String
    /// `https://mgestion.example`
    package let origin: String
    /// `/of/authenticate`
    package let path: String

    package init(name: String, origin: String, path: String) {
        self.name = name
        self.origin = origin
        self.path = path
    }

    /// Whether the URL names this service: same origin to the letter, and the path itself or one below it.
    func matches(_ url: ServiceURL) -> Bool {
        url.origin == origin && (url.path == path || url.path.hasPrefix(path.hasSuffix("/") ? path : path + "/"))
    }
}

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
        guard !authority.isEmpty, !authority.contains("@") else { return nil }
        let tail = rest[end...]
        let mark = tail.firstIndex(of: "?") ?? tail.endIndex
        let path = tail[..<mark]
        // A path that climbs is not below the prefix it begins with.
        guard !path.contains(".."), !path.lowercased().contains("%2e"), !path.contains("//") else { return nil }
        self.text = text
        origin = scheme + authority
        self.path = path.isEmpty ? "/" : String(path)
        query = mark == tail.endIndex ? "" : String(tail[tail.index(after: mark)...])
    }

    /// The URL with the ticket added to its query.
    func adding(ticket: String) -> String { text + (text.contains("?") ? "&" : "?") + "ticket=" + ticket }
}
