package import NIOCore

/// A file kept under the SHA-256 of its content.
package struct StoredFile: Sendable, Hashable {
    /// 64 lower-case hexadecimal digits: the file's name in the store.
    package let sha256: String
    /// Bytes.
    package let size: Int

    package init(sha256: String, size: Int) {
        self.sha256 = sha256
        self.size = size
    }
}

package enum FileStoreError: Error {
    /// More bytes than the limit given; nothing was kept.
    case tooBig(limit: Int)
    case empty
    case notFound(String)
    /// What was asked for is not 64 hexadecimal digits.
    case badName
}

/// Where the bytes of files live. The rows that name them live in the database: put the file first, then write
/// the row; a crash in between leaves a file that `verify` lists as an orphan.
package protocol FileStore: Sendable {
    /// An upload to be fed piece by piece.
    func upload(limit: Int) async throws -> any FileUpload

    /// - Throws: `FileStoreError.notFound`, `.badName`
    func chunks(_ sha256: String) async throws -> FileChunks

    func exists(_ sha256: String) async throws -> Bool

    /// Removes a file that no row names any more; without effect when it is not there.
    func remove(_ sha256: String) async throws

    /// Removes what uploads cut off half-way have left before the moment given.
    ///
    /// - Returns: how many were removed.
    @discardableResult
    func removeAbandonedUploads(before limit: Instant) async throws -> Int

    /// Compares the store with the names that the database knows.
    ///
    /// - Parameter rehash: reads every file again and compares its content with its name.
    func verify(_ hashes: Set<String>, rehash: Bool) async throws -> FileStoreReport

    /// Kind, completeness and encryption of a stored file, judged by its bytes.
    func inspect(_ sha256: String) async throws -> FileInspection
}

/// A file on its way in. Nothing is visible under its name before `finish`.
package protocol FileUpload: Sendable {
    /// - Throws: `FileStoreError.tooBig`
    func write(_ bytes: ByteBuffer) async throws

    /// On disk, flushed, under its name, when this returns.
    ///
    /// - Throws: `FileStoreError.empty`
    func finish() async throws -> StoredFile

    /// Removes what was written.
    func cancel() async
}

package struct FileStoreReport: Sendable, Equatable {
    /// Named by a row, absent from the store.
    package var missing: [String] = []
    /// In the store, named by no row, with the age that lets one leave alone an upload under way.
    package var orphans: [Orphan] = []
    /// The content no longer matches the name; only filled when files are read again.
    package var damaged: [String] = []

    package struct Orphan: Sendable, Equatable {
        package let sha256: String
        package let size: Int
        /// When the file was written.
        package let modified: Instant
    }

    package var isSound: Bool { missing.isEmpty && damaged.isEmpty }
}

extension FileStore {
    /// Stores what the sequence yields, in constant memory; nothing is left behind when it throws or is cut off.
    ///
    /// - Throws: `FileStoreError.tooBig`, `.empty`, and what the sequence throws.
    package func put<S: AsyncSequence & Sendable>(
        _ chunks: S, limit: Int
    ) async throws -> StoredFile where S.Element == ByteBuffer {
        let upload = try await upload(limit: limit)
        do {
            for try await chunk in chunks { try await upload.write(chunk) }
            return try await upload.finish()
        } catch {
            await upload.cancel()
            throw error
        }
    }

    package func put(_ bytes: [UInt8]) async throws -> StoredFile {
        let upload = try await upload(limit: .max)
        do {
            try await upload.write(ByteBuffer(bytes: bytes))
            return try await upload.finish()
        } catch {
            await upload.cancel()
            throw error
        }
    }

    /// The whole file in memory: for those known to be small.
    package func read(_ sha256: String) async throws -> [UInt8] {
        let chunks = try await chunks(sha256)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(chunks.size)
        for try await chunk in chunks { bytes.append(contentsOf: chunk.readableBytesView) }
        return bytes
    }
}

/// The content of a stored file, read as it is consumed.
package struct FileChunks: AsyncSequence, Sendable {
    /// Bytes in all.
    package let size: Int
    private let readAt: @Sendable (_ offset: Int) async throws -> ByteBuffer

    /// - Parameter readAt: the next bytes from there, empty at the end.
    init(size: Int, readAt: @escaping @Sendable (_ offset: Int) async throws -> ByteBuffer) {
        self.size = size
        self.readAt = readAt
    }

    package func makeAsyncIterator() -> Iterator { Iterator(readAt: readAt) }

    package struct Iterator: AsyncIteratorProtocol {
        fileprivate let readAt: @Sendable (_ offset: Int) async throws -> ByteBuffer
        private var offset = 0

        fileprivate init(readAt: @escaping @Sendable (_ offset: Int) async throws -> ByteBuffer) {
            self.readAt = readAt
        }

        package mutating func next() async throws -> ByteBuffer? {
            let chunk = try await readAt(offset)
            offset += chunk.readableBytes
            return chunk.readableBytes == 0 ? nil : chunk
        }
    }
}
