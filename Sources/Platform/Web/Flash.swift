import Foundation
package import Hummingbird

/// What the next page says once, after a redirection.
package struct Flash: Sendable, Codable, Equatable {
    package let tone: String
    package let message: String

    package init(_ tone: String, _ message: String) {
        self.tone = tone
        self.message = message
    }

    private static let cookieName = "__Host-annonce"

    package static func read(_ request: Request) -> Flash? {
        guard let text = request.cookie(cookieName), let data = Data(base64URL: text) else { return nil }
        return try? JSONDecoder().decode(Flash.self, from: data)
    }

    package static func clear(_ response: inout Response) {
        response.set(SessionCookie(cookieName, "", maxAge: 0))
    }

    func put(_ response: inout Response) {
        guard let data = try? JSONEncoder().encode(self) else { return }
        response.set(SessionCookie(Flash.cookieName, data.base64URL, maxAge: 60))
    }
}

extension Response {
    /// Redirects, and has the next page say so.
    package static func seeOther(_ location: String, saying message: String, tone: String = "ok") -> Response {
        var response = Response.seeOther(location)
        Flash(tone, message).put(&response)
        return response
    }
}
