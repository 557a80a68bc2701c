import CArgon2
import Foundation

package enum PasswordHasherError: Error {
    /// As many passwords as allowed are being checked already: answer 503 and let the person try again.
    case tooBusy
    case failed(String)
}

/// Argon2id hashes of passwords, computed on threads of their own.
///
/// The number of hashes at once and the queue are bounded: each costs memory, and a flood of sign-ins must not
/// take the rest of the service down.
package struct PasswordHasher: Sendable {
    package struct Parameters: Sendable, Equatable {
        package let memoryKiB: UInt32
        package let passes: UInt32
        package let lanes: UInt32

        package init(memoryKiB: UInt32, passes: UInt32, lanes: UInt32) {
            self.memoryKiB = memoryKiB
            self.passes = passes
            self.lanes = lanes
        }

        /// 19 MiB, two passes, one lane: the OWASP Password Storage Cheat Sheet's minimum for Argon2id.
        package static let recommended = Parameters(memoryKiB: 19 * 1024, passes: 2, lanes: 1)
        /// Worthless as protection; for tests that sign in by the hundred.
        package static let cheap = Parameters(memoryKiB: 8, passes: 1, lanes: 1)
    }

    private static let saltLength = 16
    private static let hashLength = 32

    private let parameters: Parameters
    private let pool: BlockingPool
    private let decoy: String

    package init(_ parameters: Parameters = .recommended, concurrent: Int = 2, waiting: Int = 64) {
        self.parameters = parameters
        pool = BlockingPool("passwords", threads: concurrent, waiting: waiting)
        decoy = PasswordHasher.phc(
            parameters, salt: SecureRandom.bytes(PasswordHasher.saltLength),
            hash: SecureRandom.bytes(PasswordHasher.hashLength))
    }

    /// - Returns: `$argon2id$v=19$m=19456,t=2,p=1$…`
    /// - Throws: `PasswordHasherError`
    package func hash(_ password: String) async throws -> String {
        let bytes = PasswordHasher.canonical(password)
        let salt = SecureRandom.bytes(PasswordHasher.saltLength)
        return try await onOwnThread { [parameters] in
            var output = [UInt8](repeating: 0, count: PasswordHasher.hashLength)
            let code = argon2id_hash_raw(
                parameters.passes, parameters.memoryKiB, parameters.lanes, bytes, bytes.count, salt, salt.count,
                &output,
                output.count)
            guard code == ARGON2_OK.rawValue else { throw PasswordHasher.failure(code) }
            return PasswordHasher.phc(parameters, salt: salt, hash: output)
        }
    }

    /// - Parameter phc: nil for an unknown account; a decoy is then checked, so that the answer takes as long.
    /// - Throws: `PasswordHasherError`
    package func verify(_ password: String, against phc: String?) async throws -> Bool {
        let bytes = PasswordHasher.canonical(password)
        let expected = phc ?? decoy
        return try await onOwnThread {
            let code = argon2id_verify(expected, bytes, bytes.count)
            if code == ARGON2_OK.rawValue { return phc != nil }
            if code == ARGON2_VERIFY_MISMATCH.rawValue { return false }
            throw PasswordHasher.failure(code)
        }
    }

    /// True when the hash was made with other parameters than today's.
    package func needsRehash(_ phc: String) -> Bool { !phc.hasPrefix(PasswordHasher.prefix(parameters)) }

    private func onOwnThread<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        do {
            return try await pool.run(body)
        } catch is BlockingPool.Full {
            throw PasswordHasherError.tooBusy
        }
    }

    /// The same letters typed on two systems may arrive composed or decomposed (NIST SP 800-63B § 5.1.1.2).
    private static func canonical(_ password: String) -> [UInt8] {
        Array(password.precomposedStringWithCanonicalMapping.utf8)
    }

    private static func prefix(_ parameters: Parameters) -> String {
        "$argon2id$v=19$m=\(parameters.memoryKiB),t=\(parameters.passes),p=\(parameters.lanes)$"
    }

    private static func phc(_ parameters: Parameters, salt: [UInt8], hash: [UInt8]) -> String {
        func base64(_ bytes: [UInt8]) -> String {
            String(Data(bytes).base64EncodedString().prefix { $0 != "=" })
        }
        return prefix(parameters) + base64(salt) + "$" + base64(hash)
    }

    private static func failure(_ code: Int32) -> PasswordHasherError {
        .failed(argon2_error_message(code).map { String(cString: $0) } ?? "argon2 \(code)")
    }
}
