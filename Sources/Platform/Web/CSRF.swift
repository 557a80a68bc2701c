import Crypto
import Foundation

/// The token of a session that every form sends back.
///
/// Pages show it masked with fresh random bytes, so that a compressed page never repeats it (BREACH).
package struct CSRF: Sendable {
    private let secret: [UInt8]
    private let masked: String

    /// - Parameter secret: random bytes kept with the session, which is read again at each request.
    package init(secret: [UInt8]) {
        self.secret = secret
        let mask = SecureRandom.bytes(secret.count)
        var token = mask
        for (index, byte) in secret.enumerated() { token.append(byte ^ mask[index]) }
        masked = Base64URL.encode(token)
    }

    /// The same in all the forms of one page, another in the next: what must never repeat is what a page holds from one
    /// answer to the other.
    package func maskedToken() -> String { masked }

    /// - Throws: `Refusal.expiredForm`
    package func check(_ token: String) throws {
        guard let data = Data(base64URL: token), data.count == secret.count * 2 else { throw Refusal.expiredForm }
        let bytes = [UInt8](data)
        var difference: UInt8 = 0
        for index in secret.indices { difference |= bytes[index] ^ bytes[index + secret.count] ^ secret[index] }
        guard difference == 0, !secret.isEmpty else { throw Refusal.expiredForm }
    }

    /// The hidden field of a form.
    package var field: HTML { #"<input type="hidden" name="csrf" value="\#(maskedToken())">"# }
}

extension Data {
    package var base64URL: String {
        Base64URL.encode([UInt8](self))
    }

    package init?(base64URL text: String) {
        guard text.utf8.count <= 4096 else { return nil }
        let padded = text.replacing("-", with: "+").replacing("_", with: "/")
        self.init(base64Encoded: padded + String(repeating: "=", count: (4 - padded.utf8.count % 4) % 4))
    }
}
