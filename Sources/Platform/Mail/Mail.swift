/// One message to one person.
package struct Mail: Sendable {
    /// Address alone: `claire@cfa.example`.
    package var to: String
    package var subject: String
    package var text: String
    package var html: HTML?
    /// Others than those the message is made of: `Reply-To`, `List-Unsubscribe`.
    package var headers: [String: String]
    /// Set by `Mailer` when it sends.
    package var from: MailAddress?

    package init(to: String, subject: String, text: String, html: HTML? = nil, headers: [String: String] = [:]) {
        self.to = to
        self.subject = subject
        self.text = text
        self.html = html
        self.headers = headers
    }
}

package struct MailAddress: Sendable, Equatable {
    /// Shown to people, may be empty.
    package let name: String
    package let address: String

    /// - Throws: `MailError.badAddress`, `.lineBreak`
    package init(name: String = "", address: String) throws {
        guard MailAddress.isAddress(address) else { throw MailError.badAddress }
        guard !name.hasControlCharacters else { throw MailError.lineBreak(header: "From") }
        self.name = name
        self.address = address
    }

    var domain: String { address.split(separator: "@").last.map(String.init) ?? "localhost" }

    /// What relays accept everywhere: ASCII without quoting, one `@`, no space (RFC 5321 § 4.1.2, dot-string).
    static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count), (1...255).contains(parts[1].utf8.count) else {
            return false
        }
        let special = Set("!#$%&'*+-/=?^_`{|}~.".utf8)
        func isAlphanumeric(_ byte: UInt8) -> Bool {
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        }
        func areDotted(_ part: Substring) -> Bool {
            !part.split(separator: ".", omittingEmptySubsequences: false).contains { $0.isEmpty }
        }
        return areDotted(parts[0]) && areDotted(parts[1])
            && parts[0].utf8.allSatisfy { isAlphanumeric($0) || special.contains($0) }
            && parts[1].utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    }
}

package enum MailError: Error {
    case badAddress
    /// A header holds a line break or another control character.
    case lineBreak(header: String)
    /// The name is not one of a header, or belongs to those the message writes itself.
    case badHeader(String)
    /// `from` was not set.
    case noSender
}

extension String {
    var hasControlCharacters: Bool {
        unicodeScalars.contains {
            $0.value < 32 && $0 != "\t" || $0.value == 127 || $0 == "\u{2028}" || $0 == "\u{2029}"
        }
    }
}
