import Foundation
import Testing

@testable import Platform

/// A real clamd, with one signature of ours: nobody's list of viruses is needed to know that it is asked as it should be.
private enum Clamd {
    static let program = [
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../.outils-test/usr/sbin/clamd")
            .standardized.path, "/usr/sbin/clamd",
    ].first { FileManager.default.isExecutableFile(atPath: $0) }
    static let isThere = program != nil

    static func start(in directory: String, _ place: String...) async throws -> Python.Server {
        try await Python.start("clamd.py", [program ?? "", directory] + place)
    }
}

@Suite("Antivirus clamd", .enabled(if: Python.isThere && Clamd.isThere, "needs python3 and clamd"))
struct ClamdTests {
    private static let eicar = #"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"#

    private func scan(_ bytes: [UInt8], _ url: String, in directory: String) async throws -> ScanVerdict {
        let store = LocalFileStore(directory + "/fichiers")
        let stored = try await store.put(bytes)
        return try await ClamdScanner(url: url, timeout: .seconds(5)).scan(store.chunks(stored.sha256))
    }

    @Test("par TCP : sain, infecté, trop gros pour lui")
    func tcp() async throws {
        try await withTemporaryDirectory { directory async throws in
            let server = try await Clamd.start(in: directory, "tcp")
            defer { server.stop() }
            let url = "tcp://127.0.0.1:\(server.address)"
            #expect(try await scan([UInt8](repeating: 7, count: 600_000), url, in: directory) == .clean)
            let infected = [UInt8](repeating: 7, count: 300_000) + Array(Self.eicar.utf8)
            #expect(try await scan(infected, url, in: directory) == .infected("Eicar-Test-Signature.UNOFFICIAL"))
            await #expect(throws: ScannerUnavailable.self) {
                try await scan([UInt8](repeating: 7, count: 3_000_000), url, in: directory)
            }
        }
    }

    @Test("par socket locale")
    func unix() async throws {
        try await withTemporaryDirectory { directory async throws in
            let server = try await Clamd.start(in: directory, "unix", directory + "/clamd.ctl")
            defer { server.stop() }
            #expect(
                try await scan(Array(Self.eicar.utf8), "unix:" + server.address, in: directory)
                    == .infected("Eicar-Test-Signature.UNOFFICIAL"))
        }
    }

    @Test("un antivirus absent est une panne, jamais un fichier sain")
    func absent() async throws {
        try await withTemporaryDirectory { directory async throws in
            await #expect(throws: ScannerUnavailable.self) { try await scan([1], "tcp://127.0.0.1:1", in: directory) }
        }
    }

    @Test("une adresse d'un autre genre est refusée", arguments: ["", "http://a:1", "tcp://a", "tcp://a:0"])
    func adresse(url: String) {
        #expect(throws: ScannerUnavailable.self) { try ClamdScanner(url: url) }
    }
}
