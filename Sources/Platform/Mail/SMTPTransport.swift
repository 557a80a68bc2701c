import Foundation

/// SMTP through libcurl, on threads of its own.
package struct SMTPTransport: MailTransport {
    /// Whether to encrypt a connection that begins in the clear.
    enum StartTLS: String {
        /// Refuse to go on without.
        case required
        /// When the server offers it.
        case offered
        case never
    }

    struct Settings: Sendable {
        let url: String
        let startTLS: StartTLS
        let authorities: String?
        let timeoutSeconds: Int
    }

    package struct BadURL: Error {
        package let reason: String
    }

    private let settings: Settings
    private let pool = BlockingPool("smtp", threads: 3)

    /// - Parameters:
    ///   - url: `smtp://user:password@host:587` or `smtps://host:465`, the user and password percent-encoded.
    ///     With `smtp://`, STARTTLS is required when there is a password and otherwise used when offered;
    ///     `?starttls=required`, `=offered` or `=never` says otherwise.
    ///   - authorities: a PEM file of certificate authorities, for a server whose certificate is in-house.
    /// - Throws: `SMTPTransport.BadURL`
    package init(url: String, authorities: String? = nil, timeoutSeconds: Int = 60) throws {
        guard var components = URLComponents(string: url), let scheme = components.scheme?.lowercased(),
            ["smtp", "smtps"].contains(scheme), components.host?.isEmpty == false
        else { throw BadURL(reason: "expected smtp://host:port or smtps://host:port") }
        var startTLS: StartTLS = components.password == nil ? .offered : .required
        for item in components.queryItems ?? [] {
            guard item.name == "starttls", let mode = item.value.flatMap(StartTLS.init(rawValue:)) else {
                throw BadURL(reason: "the only option is starttls=required, offered or never")
            }
            startTLS = mode
        }
        components.query = nil
        guard let plain = components.string else { throw BadURL(reason: "expected smtp://host:port") }
        settings = Settings(
            url: plain, startTLS: startTLS, authorities: authorities, timeoutSeconds: timeoutSeconds)
    }

    package func send(_ mail: Mail, message: [UInt8]) async throws {
        guard let from = mail.from else { throw MailError.noSender }
        guard MailAddress.isAddress(mail.to) else { throw MailError.badAddress }
        let (settings, to) = (settings, mail.to)
        try await pool.run { try SMTPConversation(settings).send(from: from.address, to: to, message: message) }
    }
}
