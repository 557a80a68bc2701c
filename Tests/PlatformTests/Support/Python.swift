import Foundation

@testable import Platform

/// Servers written by others, run as separate programs for the tests that need a real one.
enum Python {
    /// `MGESTION_TEST_PYTHON`, or the virtual environment of the checkout.
    static let program: String? = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path
        let candidates = [
            ProcessInfo.processInfo.environment["MGESTION_TEST_PYTHON"], root + "/.venv-test/bin/python",
            root + "/.venv/bin/python3",
            "/usr/bin/python3",
        ]
        return candidates.compactMap { $0 }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    static let hasAiosmtpd: Bool = has("aiosmtpd")
    static let isThere: Bool = program != nil

    private static func has(_ module: String) -> Bool {
        guard let program else { return false }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = ["-c", "import \(module)"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    /// Starts a script of `Fixtures` and waits for the line in which it says where it listens.
    static func start(_ script: String, _ arguments: String...) async throws -> Server {
        try await start(script, arguments)
    }

    static func start(_ script: String, _ arguments: [String]) async throws -> Server {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let arguments = [folder.path + "/Fixtures/" + script] + arguments
        return try await blocking.run {
            let process = Process()
            process.executableURL = URL(filePath: program ?? "/usr/bin/python3")
            process.arguments = arguments
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            var line: [UInt8] = []
            while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != 10 { line.append(byte) }
            return Server(identifier: process.processIdentifier, address: String(decoding: line, as: UTF8.self))
        }
    }

    /// Waiting for another program must not hold the threads on which the tests run.
    static let blocking = BlockingPool("programs", threads: 8)

    struct Server: Sendable {
        let identifier: Int32
        let address: String

        /// Programs started from a dispatch queue inherit its mask, in which softer signals are blocked.
        func stop() { kill(identifier, SIGKILL) }
    }
}

/// A folder for one test.
@discardableResult
func withTemporaryDirectory<T>(_ body: (String) async throws -> T) async throws -> T {
    let path = NSTemporaryDirectory() + "/mgestion-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try await body(path)
}

func names(in directory: String) -> [String] {
    guard let walker = FileManager.default.enumerator(atPath: directory) else { return [] }
    return walker.compactMap { $0 as? String }.filter { path in
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: directory + "/" + path, isDirectory: &isDirectory)
            && !isDirectory.boolValue
    }.sorted()
}
