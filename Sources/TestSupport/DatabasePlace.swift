import CLibPQ
import Foundation
import Platform

/// Where a database of the tests is: a file in a temporary folder, or a database of a PostgreSQL server.
enum DatabasePlace: Sendable {
    case file(String)
    case server(url: String, name: String)

    private static let serverURL = ProcessInfo.processInfo.environment["MGESTION_TEST_DATABASE_URL"]
        .flatMap { $0.isEmpty ? nil : $0 }

    /// All that this process makes, removed when it ends.
    private static let folder: String = {
        let folder = NSTemporaryDirectory() + "/mgestion-test-\(ProcessInfo.processInfo.processIdentifier)"
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        atexit { try? FileManager.default.removeItem(atPath: DatabasePlace.folder) }
        return folder
    }()

    private static func name() -> String { "test_" + UUID().uuidString.lowercased().filter { $0 != "-" } }

    static func empty() throws -> DatabasePlace {
        guard let serverURL else { return .file("\(folder)/\(name()).sqlite") }
        let place = DatabasePlace.server(url: serverURL, name: name())
        try place.command { "CREATE DATABASE \($0)" }
        return place
    }

    static func copy(of template: DatabaseTemplate) async throws -> DatabasePlace {
        switch try await DatabaseTemplates.shared.place(of: template) {
        case .file(let original):
            let place = "\(folder)/\(name()).sqlite"
            if FileManager.default.fileExists(atPath: original) {
                try FileManager.default.copyItem(atPath: original, toPath: place)
            }
            return .file(place)
        case .server(let url, let original):
            let place = DatabasePlace.server(url: url, name: name())
            try place.command { "CREATE DATABASE \($0) TEMPLATE \(original)" }
            return place
        }
    }

    func open() throws -> any Platform.Database {
        switch self {
        case .file(let path): try SQLiteDatabase(path: path)
        // Of two names of a database in one URL, the second counts.
        case .server(let url, let name): PostgresDatabase(url: url + (url.contains("?") ? "&" : "?") + "dbname=" + name)
        }
    }

    func remove() throws {
        switch self {
        case .file(let path):
            for end in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + end) {
                try FileManager.default.removeItem(atPath: path + end)
            }
        case .server: try command { "DROP DATABASE \($0) WITH (FORCE)" }
        }
    }

    /// Databases are made and dropped outside of any transaction, on a connection of its own.
    private func command(_ text: (String) -> String) throws {
        guard case .server(let url, let name) = self else { return }
        let connection = PQconnectdb(url)
        defer { PQfinish(connection) }
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        let result = PQexec(connection, text(name))
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else {
            throw DatabaseError.unavailable(String(cString: PQerrorMessage(connection)))
        }
    }
}
