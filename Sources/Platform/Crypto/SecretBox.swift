import Crypto
import Foundation

package enum SecretBoxError: Error {
    /// Not 32 bytes, or no key at all.
    case badKey
    /// Sealed with a key that is not in the ring.
    case unknownKey
    /// Changed, cut, or sealed for another context.
    case altered
}

/// Authenticated encryption (AES-256-GCM) of values at rest, with a ring of keys.
///
/// A sealed value is `version (1) ‖ key id (4) ‖ nonce (12) ‖ ciphertext ‖ tag (16)`. The first key seals; the
/// others still open what they sealed, which is how a key is replaced.
package struct SecretBox: Sendable {
    private static let version: UInt8 = 1
    private static let headerLength = 5

    private let keys: [(id: [UInt8], key: SymmetricKey)]

    /// - Parameter keys: 32 bytes each, the one in force first.
    /// - Throws: `SecretBoxError.badKey`
    package init(keys: [[UInt8]]) throws {
        guard !keys.isEmpty, keys.allSatisfy({ $0.count == 32 }) else { throw SecretBoxError.badKey }
        self.keys = keys.map { (id: SecretBox.identifier($0), key: SymmetricKey(data: $0)) }
    }

    /// - Parameter context: what the value is and whose (`nir/dossier/12`): it opens nowhere else.
    package func seal(_ plain: [UInt8], context: String) throws -> [UInt8] {
        guard let current = keys.first else { throw SecretBoxError.badKey }
        var sealed: [UInt8] = []
        sealed.reserveCapacity(SecretBox.headerLength + plain.count + 28)
        sealed.append(SecretBox.version)
        sealed += current.id
        // Drawn here, in one call to the system, and appended as it is.
        let nonce = SecureRandom.bytes(12)
        let box = try AES.GCM.seal(
            plain, using: current.key, nonce: AES.GCM.Nonce(data: nonce), authenticating: sealed + context.utf8)
        sealed += nonce
        box.ciphertext.withUnsafeBytes { sealed.append(contentsOf: $0) }
        box.tag.withUnsafeBytes { sealed.append(contentsOf: $0) }
        return sealed
    }

    /// - Throws: `SecretBoxError.unknownKey`, `.altered`
    package func open(_ sealed: [UInt8], context: String) throws -> [UInt8] {
        guard sealed.count >= SecretBox.headerLength + 28, sealed[0] == SecretBox.version else {
            throw SecretBoxError.altered
        }
        let header = sealed.prefix(SecretBox.headerLength)
        guard let known = keys.first(where: { header.dropFirst().elementsEqual($0.id) }) else {
            throw SecretBoxError.unknownKey
        }
        do {
            let box = try AES.GCM.SealedBox(combined: sealed[SecretBox.headerLength...])
            return [UInt8](try AES.GCM.open(box, using: known.key, authenticating: Array(header) + context.utf8))
        } catch {
            throw SecretBoxError.altered
        }
    }

    /// True when the value was sealed with an older key and should be sealed again.
    package func needsResealing(_ sealed: [UInt8]) -> Bool {
        guard let current = keys.first else { return false }
        return Array(sealed.dropFirst().prefix(4)) != current.id
    }

    private static func identifier(_ key: [UInt8]) -> [UInt8] {
        Array(Digest.hmacSHA256(Array("key identifier".utf8), key: key).prefix(4))
    }
}
