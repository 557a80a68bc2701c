import Crypto
import Foundation

/// One-time codes of an authenticator application (RFC 6238): six digits, thirty seconds, SHA-1, which is what every
/// application reads. SHA-1's weakness is to collisions, which HMAC does not rest on.
package struct TOTP: Sendable {
    /// Seconds that a code is shown for.
    package static let periode = 30
    package static let chiffres = 6
    /// 160 bits, as RFC 4226 § 4 asks.
    package static let longueurDuSecret = 20

    package let secret: [UInt8]

    package init(secret: [UInt8]) { self.secret = secret }

    package static func pas(_ instant: Instant) -> Int { Int(instant.milliseconds / 1000) / periode }

    package func code(pas: Int) -> String {
        let message = (0..<8).map { UInt8(truncatingIfNeeded: pas >> (56 - 8 * $0)) }
        let mac = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: secret)))
        let debut = Int(mac[19] & 15)
        let nombre =
            (Int(mac[debut]) & 0x7F) << 24 | Int(mac[debut + 1]) << 16 | Int(mac[debut + 2]) << 8 | Int(mac[debut + 3])
        let texte = String(nombre % 1_000_000)
        return String(repeating: "0", count: TOTP.chiffres - texte.count) + texte
    }

    /// The step whose code this is: the present one, or a neighbour, as clocks of phones drift.
    /// - Parameter apres: steps up to this one were used already and open nothing any more.
    package func pas(de code: String, at now: Instant, apres: Int) -> Int? {
        let present = TOTP.pas(now)
        var trouve: Int?
        for pas in present - 1...present + 1 where Digest.equal(self.code(pas: pas), code) && pas > apres {
            trouve = pas
        }
        return trouve
    }

    /// What the QR code holds.
    /// - Parameters:
    ///   - compte: told by the application: the address of the account.
    ///   - emetteur: name of the OPCO.
    package func adresse(compte: String, emetteur: String) -> String {
        "otpauth://totp/\(URLText.encode(emetteur)):\(URLText.encode(compte))?secret=\(Base32.encode(secret))"
            + "&issuer=\(URLText.encode(emetteur))&algorithm=SHA1&digits=\(TOTP.chiffres)&period=\(TOTP.periode)"
    }
}
