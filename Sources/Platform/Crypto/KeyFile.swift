import Foundation

package enum KeyFileError: Error {
    /// The file is there but does not hold exactly 32 bytes; it is left as it is.
    case wrongLength(path: String)
    /// Any user of the machine can read it.
    case readableByAll(path: String)
}

/// A 32-byte key kept in a file of its own.
package enum KeyFile {
    /// Reads the key, or draws one and writes it (mode 0600, flushed to disk) when the file does not exist.
    /// An existing file is never written to.
    ///
    /// - Throws: `KeyFileError`, `FileFailure`
    package static func loadOrCreate(_ path: String) throws -> [UInt8] {
        if let key = try load(path) { return key }
        let temporary = try TemporaryFile(in: DurableFile.parent(of: path), mode: 0o600)
        defer { temporary.discard() }
        let key = SecureRandom.bytes(32)
        try temporary.write(key)
        // Two processes may start at once: the second finds the first one's key.
        guard try temporary.publish(at: path, replacing: false) else { return try load(path) ?? key }
        return key
    }

    private static func load(_ path: String) throws -> [UInt8]? {
        guard let status = try DurableFile.status(path) else { return nil }
        guard status.mode & 0o007 == 0 else { throw KeyFileError.readableByAll(path: path) }
        let bytes = try DurableFile.read(path)
        guard bytes.count == 32 else { throw KeyFileError.wrongLength(path: path) }
        return bytes
    }
}
