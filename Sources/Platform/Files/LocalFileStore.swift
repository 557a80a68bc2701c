import Foundation
import NIOCore
import Synchronization

/// Files in a folder of this machine: `ab/cd/abcd…`, written to a temporary name, flushed, then renamed.
package final class LocalFileStore: FileStore {
    private static let chunkSize = 128 * 1024

    private let directory: String
    private let pool = BlockingPool("files", threads: 4)

    /// - Parameter directory: created when absent.
    package init(_ directory: String) { self.directory = directory }

    package func upload(limit: Int) async throws -> any FileUpload {
        let (directory, pool) = (directory, pool)
        return try await pool.run {
            let incoming = directory + "/entrants"
            try DurableFile.makeDirectory(incoming)
            return LocalFileUpload(
                file: try TemporaryFile(in: incoming), limit: limit, pool: pool,
                destination: { LocalFileStore.path(of: $0, in: directory) })
        }
    }

    package func chunks(_ sha256: String) async throws -> FileChunks {
        let file = try await open(sha256)
        let pool = pool
        return FileChunks(size: file.size) { offset in
            guard offset < file.size else { return ByteBuffer() }
            return try await pool.run { ByteBuffer(bytes: try file.read(at: offset, count: LocalFileStore.chunkSize)) }
        }
    }

    package func exists(_ sha256: String) async throws -> Bool {
        guard Digest.isSHA256Hex(sha256) else { throw FileStoreError.badName }
        let path = LocalFileStore.path(of: sha256, in: directory)
        return try await pool.run { try DurableFile.status(path) != nil }
    }

    package func remove(_ sha256: String) async throws {
        guard Digest.isSHA256Hex(sha256) else { throw FileStoreError.badName }
        let path = LocalFileStore.path(of: sha256, in: directory)
        try await pool.run {
            guard unlink(path) != 0 else { return try DurableFile.flushDirectory(DurableFile.parent(of: path)) }
            if errno != ENOENT { throw FileFailure("unlink", path) }
        }
    }

    package func inspect(_ sha256: String) async throws -> FileInspection {
        let file = try await open(sha256)
        return try await pool.run { try FileInspection(size: file.size) { try file.read(at: $0, count: $1) } }
    }

    package func verify(_ hashes: Set<String>, rehash: Bool) async throws -> FileStoreReport {
        let directory = directory
        return try await pool.run {
            var report = FileStoreReport()
            var unseen = hashes
            for sha256 in LocalFileStore.names(in: directory) {
                let path = LocalFileStore.path(of: sha256, in: directory)
                guard let status = try DurableFile.status(path) else { continue }
                if unseen.remove(sha256) == nil {
                    report.orphans.append(
                        .init(
                            sha256: sha256, size: status.size,
                            modified: Instant(milliseconds: Int64(status.modified.timeIntervalSince1970) * 1000)))
                }
                if rehash, try LocalFileStore.digest(path) != sha256 { report.damaged.append(sha256) }
            }
            report.missing = unseen.sorted()
            report.orphans.sort { $0.sha256 < $1.sha256 }
            report.damaged.sort()
            return report
        }
    }

    /// Removes what uploads left when the machine stopped in the middle of them.
    ///
    /// - Parameter limit: younger ones are left: they may be under way.
    /// - Returns: how many were removed.
    @discardableResult
    package func removeAbandonedUploads(before limit: Instant) async throws -> Int {
        let incoming = directory + "/entrants"
        return try await pool.run {
            var count = 0
            for name in (try? FileManager.default.contentsOfDirectory(atPath: incoming)) ?? [] {
                let path = incoming + "/" + name
                guard let status = try DurableFile.status(path),
                    Int64(status.modified.timeIntervalSince1970 * 1000) < limit.milliseconds, unlink(path) == 0
                else { continue }
                count += 1
            }
            return count
        }
    }

    private func open(_ sha256: String) async throws -> OpenFile {
        guard Digest.isSHA256Hex(sha256) else { throw FileStoreError.badName }
        let path = LocalFileStore.path(of: sha256, in: directory)
        return try await pool.run {
            guard try DurableFile.status(path) != nil else { throw FileStoreError.notFound(sha256) }
            return try OpenFile(path)
        }
    }

    private static func path(of sha256: String, in directory: String) -> String {
        "\(directory)/\(sha256.prefix(2))/\(sha256.dropFirst(2).prefix(2))/\(sha256)"
    }

    private static func names(in directory: String) -> [String] {
        func list(_ path: String) -> [String] { (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] }
        return list(directory).filter { $0.utf8.count == 2 }.flatMap { first in
            list("\(directory)/\(first)").flatMap { second in
                list("\(directory)/\(first)/\(second)").filter(Digest.isSHA256Hex)
            }
        }
    }

    private static func digest(_ path: String) throws -> String {
        let file = try OpenFile(path)
        var digest = DigestStream()
        var offset = 0
        while offset < file.size {
            let bytes = try file.read(at: offset, count: chunkSize)
            if bytes.isEmpty { break }
            digest.update(bytes)
            offset += bytes.count
        }
        return Digest.hex(digest.finalize())
    }
}

private final class LocalFileUpload: FileUpload {
    private struct State {
        var digest = DigestStream()
        var size = 0
    }

    private let file: TemporaryFile
    private let limit: Int
    private let pool: BlockingPool
    private let destination: @Sendable (String) -> String
    private let state = Mutex(State())

    init(file: TemporaryFile, limit: Int, pool: BlockingPool, destination: @escaping @Sendable (String) -> String) {
        self.file = file
        self.limit = limit
        self.pool = pool
        self.destination = destination
    }

    func write(_ bytes: ByteBuffer) async throws {
        let size = state.withLock { $0.size }
        guard bytes.readableBytes <= limit - size else { throw FileStoreError.tooBig(limit: limit) }
        try await pool.run {
            try bytes.withUnsafeReadableBytes { bytes in
                try self.file.write(bytes)
                self.state.withLock { state in
                    state.digest.update(bytes)
                    state.size += bytes.count
                }
            }
        }
    }

    func finish() async throws -> StoredFile {
        try await pool.run {
            let (digest, size) = self.state.withLock { ($0.digest.finalize(), $0.size) }
            guard size > 0 else {
                self.file.discard()
                throw FileStoreError.empty
            }
            let stored = StoredFile(sha256: Digest.hex(digest), size: size)
            let path = self.destination(stored.sha256)
            // The same content is already there and flushed; one of another size can only be a damaged copy.
            if try DurableFile.status(path)?.size == size {
                self.file.discard()
            } else {
                try DurableFile.makeDirectory(DurableFile.parent(of: path))
                _ = try self.file.publish(at: path, replacing: true)
            }
            return stored
        }
    }

    func cancel() async { _ = try? await pool.run { self.file.discard() } }
}
