import Crypto
import Foundation

/// The token of a session that every form sends back.
///
/// Pages show it masked with fresh random bytes, so that a compressed page never repeats it (BREACH).
package struct CSRF: Sendable {
    private let secret: [UInt8]

    /// - Parameter secret: random bytes kept with the session.
    package init(secret: [UInt8]) { self.secret = secret }

    package func maskedToken() -> String {
        let mask = SecureRandom.bytes(secret.count)
        return Data(mask + zip(mask, secret).map { $0 ^ $1 }).base64URL
    }

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
        var text = base64EncodedData()
        while text.last == UInt8(ascii: "=") { text.removeLast() }
        for index in text.indices {
            switch text[index] {
            case UInt8(ascii: "+"): text[index] = UInt8(ascii: "-")
            case UInt8(ascii: "/"): text[index] = UInt8(ascii: "_")
            default: break
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    package init?(base64URL text: String) {
        guard text.utf8.count <= 4096 else { return nil }
        let padded = text.replacing("-", with: "+").replacing("_", with: "/")
        self.init(base64Encoded: padded + String(repeating: "=", count: (4 - padded.utf8.count % 4) % 4))
    }
}
