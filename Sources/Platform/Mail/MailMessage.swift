/// A mail as it travels (RFC 5322, MIME of RFC 2045 to 2047): lines of at most 76 characters of ASCII, CRLF.
package enum MailMessage {
    private static let reserved: Set<String> = [
        "from", "to", "cc", "bcc", "sender", "subject", "date", "message-id", "mime-version", "return-path", "received",
    ]

    /// - Parameters:
    ///   - identifier: left part of the Message-ID; the same mail sent again keeps it.
    /// - Throws: `MailError`
    package static func build(_ mail: Mail, at instant: Instant, identifier: String) throws -> [UInt8] {
        guard let from = mail.from else { throw MailError.noSender }
        return head(from: from, at: instant, identifier: identifier) + (try content(mail, identifier: identifier))
    }

    /// What depends on the sender and the moment of sending.
    static func head(from: MailAddress, at instant: Instant, identifier: String) -> [UInt8] {
        let sender = from.name.isEmpty ? from.address : HeaderText.phrase(from.name) + " <\(from.address)>"
        let lines = [
            HeaderText.fold("From", sender), "Date: \(date(instant))", "Message-ID: <\(identifier)@\(from.domain)>",
        ]
        return Array(lines.joined(separator: "\r\n").utf8) + crlf
    }

    /// The other headers and the body.
    ///
    /// - Throws: `MailError`
    static func content(_ mail: Mail, identifier: String) throws -> [UInt8] {
        try check(mail)
        var lines = [
            HeaderText.fold("To", mail.to), HeaderText.fold("Subject", HeaderText.unstructured(mail.subject)),
            "MIME-Version: 1.0",
        ]
        if !mail.headers.keys.contains(where: { $0.lowercased() == "auto-submitted" }) {
            lines.append("Auto-Submitted: auto-generated")
        }
        for (name, value) in mail.headers.sorted(by: { $0.key < $1.key }) {
            lines.append(HeaderText.fold(name, HeaderText.unstructured(value)))
        }
        var message = Array(lines.joined(separator: "\r\n").utf8) + crlf
        let plain = part("text/plain", mail.text)
        guard let html = mail.html else { return message + plain }
        // Cannot occur in quoted-printable text, where `=` is followed by a digit or a line end.
        let boundary = "=_" + Digest.hex(Digest.sha256(identifier).prefix(16))
        message += Array("Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"\r\n\r\n".utf8)
        message += Array("--\(boundary)\r\n".utf8) + plain + crlf
        message += Array("--\(boundary)\r\n".utf8) + part("text/html", html.string) + crlf
        message += Array("--\(boundary)--\r\n".utf8)
        return message
    }

    /// Everything that `build` would refuse, so that it is refused where the mail is written.
    ///
    /// - Throws: `MailError`
    static func check(_ mail: Mail) throws {
        guard MailAddress.isAddress(mail.to) else { throw MailError.badAddress }
        guard !mail.subject.hasControlCharacters else { throw MailError.lineBreak(header: "Subject") }
        for (name, value) in mail.headers {
            guard !name.isEmpty, name.utf8.count < 60, name.utf8.allSatisfy({ (33...126).contains($0) && $0 != 58 }),
                !reserved.contains(name.lowercased()), !name.lowercased().hasPrefix("content-")
            else { throw MailError.badHeader(name) }
            guard !value.hasControlCharacters else { throw MailError.lineBreak(header: name) }
        }
    }

    /// `Mon, 02 Mar 2026 09:00:00 +0000`
    static func date(_ instant: Instant) -> String {
        let iso = instant.iso
        func cut(_ start: Int, _ length: Int) -> String { String(iso.dropFirst(start).prefix(length)) }
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        // 1 January 1970 was a Thursday.
        let day = Int((Double(instant.milliseconds) / 86_400_000).rounded(.down))
        let month = months[((Int(cut(5, 2)) ?? 1) - 1) % 12]
        return "\(days[(day % 7 + 7) % 7]), \(cut(8, 2)) \(month) \(cut(0, 4)) \(cut(11, 8)) +0000"
    }

    private static let crlf: [UInt8] = [13, 10]

    private static func part(_ type: String, _ text: String) -> [UInt8] {
        let head = "Content-Type: \(type); charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        return Array(head.utf8) + QuotedPrintable.encode(text)
    }
}
