/// What carries a message away.
package protocol MailTransport: Sendable {
    /// - Parameters:
    ///   - mail: for the envelope: `to` and `from`.
    ///   - message: headers and body, ready to travel.
    /// - Throws: `MailRefusal` when the server answered, `MailUnreachable` when none did.
    func send(_ mail: Mail, message: [UInt8]) async throws
}

/// The server's answer when it does not take a message.
package struct MailRefusal: Error, DescribedWithoutPersonalData {
    /// SMTP reply code.
    package let code: Int
    /// The server's words, which may name the person written to.
    package let words: String
    /// Trying again would change nothing.
    package let isPermanent: Bool

    package init(code: Int, words: String, isPermanent: Bool) {
        self.code = code
        self.words = words
        self.isPermanent = isPermanent
    }

    package var descriptionWithoutPersonalData: String { "the mail server answered \(code)" }
}

/// No server answered, or not in the way that was asked for (encryption, password).
package struct MailUnreachable: Error, DescribedWithoutPersonalData {
    package let reason: String
    package var descriptionWithoutPersonalData: String { reason }
}
