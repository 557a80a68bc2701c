import Foundation
import NIOCore
import TestSupport
import Testing

@testable import Platform

@Suite("Dépôt de fichiers")
struct FileStoreTests {
    /// What a browser sends before the connection breaks.
    private struct Coupure: AsyncSequence, Sendable {
        struct Rompu: Error {}

        let chunks: Int

        struct AsyncIterator: AsyncIteratorProtocol {
            var left: Int

            mutating func next() async throws -> ByteBuffer? {
                guard left > 0 else { throw Rompu() }
                left -= 1
                return ByteBuffer(repeating: 65, count: 100_000)
            }
        }

        func makeAsyncIterator() -> AsyncIterator { AsyncIterator(left: chunks) }
    }

    private func pieces(_ bytes: [UInt8], of size: Int) -> AsyncStream<ByteBuffer> {
        AsyncStream { continuation in
            for start in stride(from: 0, to: bytes.count, by: size) {
                continuation.yield(ByteBuffer(bytes: bytes[start..<min(bytes.count, start + size)]))
            }
            continuation.finish()
        }
    }

    @Test("un fichier se retrouve sous l'empreinte de son contenu, entier ou par morceaux")
    func allerRetour() async throws {
        try await withTemporaryDirectory { directory async throws in
            let store = LocalFileStore(directory + "/fichiers")
            let bytes = (0..<1_000_003).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            let stored = try await store.put(pieces(bytes, of: 65_536), limit: bytes.count)
            #expect(stored == StoredFile(sha256: Digest.sha256Hex(bytes), size: bytes.count))
            #expect(try await store.exists(stored.sha256))
            #expect(try await store.read(stored.sha256) == bytes)
            var counts: [Int] = []
            let chunks = try await store.chunks(stored.sha256)
            for try await chunk in chunks { counts.append(chunk.readableBytes) }
            #expect(chunks.size == bytes.count && counts.count == 8 && counts.reduce(0, +) == bytes.count)
            let hash = stored.sha256
            #expect(names(in: directory + "/fichiers") == ["\(hash.prefix(2))/\(hash.dropFirst(2).prefix(2))/\(hash)"])
        }
    }

    @Test("le même contenu n'est gardé qu'une fois, même envoyé par plusieurs à la fois")
    func uneFois() async throws {
        try await withTemporaryDirectory { directory async throws in
            let store = LocalFileStore(directory)
            try await withThrowingTaskGroup(of: StoredFile.self) { group in
                for _ in 0..<8 { group.addTask { try await store.put(Array("pièce".utf8)) } }
                let all = try await group.reduce(into: Set()) { $0.insert($1) }
                #expect(all.count == 1)
            }
            #expect(names(in: directory).count == 1)
        }
    }

    @Test("un envoi interrompu ne laisse rien")
    func interrompu() async throws {
        try await withTemporaryDirectory { directory async throws in
            let store = LocalFileStore(directory)
            await #expect(throws: Coupure.Rompu.self) { try await store.put(Coupure(chunks: 5), limit: .max) }
            #expect(names(in: directory) == [])
        }
    }

    @Test("un fichier trop lourd est refusé et ne laisse rien")
    func tropLourd() async throws {
        try await withTemporaryDirectory { directory async throws in
            let store = LocalFileStore(directory)
            await #expect {
                try await store.put(pieces([UInt8](repeating: 1, count: 1001), of: 100), limit: 1000)
            } throws: { error in
                if case FileStoreError.tooBig(limit: 1000) = error { true } else { false }
            }
            #expect(names(in: directory) == [])
            #expect(try await store.put(pieces([UInt8](repeating: 1, count: 1000), of: 100), limit: 1000).size == 1000)
        }
    }

    @Test("un fichier vide est refusé et ne laisse rien")
    func vide() async throws {
        try await withTemporaryDirectory { directory async throws in
            let store = LocalFileStore(directory)
            await #expect(throws: FileStoreError.self) { try await store.put([]) }
            #expect(names(in: directory) == [])
        }
    }

    @Test("un envoi abandonné sans un mot ne laisse rien")
    func abandonne() async throws {
        try await withTemporaryDirectory { directory async throws in
            let store = LocalFileStore(directory)
            do {
                let upload = try await store.upload(limit: .max)
                try await upload.write(ByteBuffer(string: "abc"))
            }
            #expect(names(in: directory) == [])
        }
    }

    @Test("ce qu'un arrêt de la machine a laissé s'enlève, pas les envois en cours")
    func apresUnArret() async throws {
        try await withTemporaryDirectory { directory async throws in
            let store = LocalFileStore(directory)
            _ = try await store.put([1])
            try Data("reste".utf8).write(to: URL(filePath: directory + "/entrants/.tmp-ancien"))
            #expect(try await store.removeAbandonedUploads(before: .test) == 0)
            #expect(try await store.removeAbandonedUploads(before: SystemClock().now.adding(seconds: 60)) == 1)
            #expect(names(in: directory).count == 1)
        }
    }

    @Test(
        "un nom qui n'est pas une empreinte est refusé",
        arguments: ["", "../../etc/passwd", String(repeating: "A", count: 64)])
    func nom(text: String) async throws {
        let store = LocalFileStore("/nulle-part")
        await #expect(throws: FileStoreError.self) { try await store.read(text) }
        await #expect(throws: FileStoreError.self) { try await store.exists(text) }
        await #expect(throws: FileStoreError.self) { try await store.remove(text) }
    }

    @Test("un fichier absent est dit absent")
    func absent() async throws {
        try await withTemporaryDirectory { directory async throws in
            let store = LocalFileStore(directory)
            let hash = Digest.sha256Hex("rien")
            #expect(try await !store.exists(hash))
            await #expect {
                try await store.read(hash)
            } throws: { error in
                if case FileStoreError.notFound(hash) = error { true } else { false }
            }
            try await store.remove(hash)
        }
    }

    @Test("la vérification trouve ce qui manque, ce qui traîne et ce qui est abîmé")
    func verification() async throws {
        try await withTemporaryDirectory { directory async throws in
            let store = LocalFileStore(directory)
            let kept = try await store.put(Array("gardé".utf8))
            let orphan = try await store.put(Array("orphelin".utf8))
            let broken = try await store.put(Array("abîmé".utf8))
            let missing = Digest.sha256Hex("manque")
            let path =
                "\(directory)/\(broken.sha256.prefix(2))/\(broken.sha256.dropFirst(2).prefix(2))/\(broken.sha256)"
            try Data("ABIME".utf8).write(to: URL(filePath: path))
            let report = try await store.verify([kept.sha256, broken.sha256, missing], rehash: true)
            #expect(report.missing == [missing])
            #expect(report.orphans.map(\.sha256) == [orphan.sha256] && report.orphans[0].size == 8)
            #expect(report.damaged == [broken.sha256])
            #expect(!report.isSound)
            // Sent again, the damaged one is mended: its size gave it away.
            _ = try await store.put(Array("abîmé".utf8))
            try await store.remove(orphan.sha256)
            #expect(try await store.verify([kept.sha256, broken.sha256], rehash: true) == FileStoreReport())
        }
    }
}
