import Foundation
package import Platform

/// Runs the body on a database of its own, with the migrations applied, and removes it afterwards.
///
/// SQLite in a temporary file, unless `MGESTION_TEST_DATABASE_URL` names a PostgreSQL database: then a schema of
/// its own in it.
@discardableResult
package func withTestDatabase<T: Sendable>(
    migrations: [Migration] = [], _ body: @Sendable (any Platform.Database) async throws -> T
) async throws -> T {
    try await withTestDatabases(migrations: migrations) { opener in try await body(opener.first) }
}

/// The same, with the means to open the database a second time, as another instance of the service does.
@discardableResult
package func withTestDatabases<T: Sendable>(
    migrations: [Migration] = [], _ body: @Sendable (TestDatabase) async throws -> T
) async throws -> T {
    await TestDatabase.places.enter()
    do {
        let database = try await TestDatabase()
        let result: Result<T, any Error>
        do {
            try await Migrator(migrations).migrate(database.first, at: .test)
            result = .success(try await body(database))
        } catch {
            result = .failure(error)
        }
        try await database.remove()
        await TestDatabase.places.leave()
        return try result.get()
    } catch {
        await TestDatabase.places.leave()
        throw error
    }
}

/// A database that belongs to one test.
package final class TestDatabase: Sendable {
    /// PostgreSQL counts its connections: only so many tests hold a database at once.
    fileprivate static let places = Places(8)

    package static var isPostgres: Bool { postgresURL != nil }

    private static let postgresURL = ProcessInfo.processInfo.environment["MGESTION_TEST_DATABASE_URL"]
        .flatMap { $0.isEmpty ? nil : $0 }

    package let first: any Platform.Database
    private let place: Place
    private let others = OpenDatabases()

    private enum Place {
        case directory(String)
        case schema(String, url: String)
    }

    fileprivate init() async throws {
        let name = "test_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        if let url = TestDatabase.postgresURL {
            place = .schema(name, url: url)
            try await TestDatabase.run(
                "DO $$ BEGIN EXECUTE format('CREATE SCHEMA %I', current_setting('mgestion.schema')); END $$", name, url)
        } else {
            let directory = NSTemporaryDirectory() + "/mgestion-" + name
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            place = .directory(directory)
        }
        first = try TestDatabase.open(place)
    }

    /// Another pool of connections on the same database.
    package func openAgain() async throws -> any Platform.Database {
        let database = try TestDatabase.open(place)
        await others.add(database)
        return database
    }

    fileprivate func remove() async throws {
        await first.close()
        await others.close()
        switch place {
        case .directory(let directory): try FileManager.default.removeItem(atPath: directory)
        case .schema(let name, let url):
            try await TestDatabase.run(
                "DO $$ BEGIN EXECUTE format('DROP SCHEMA %I CASCADE', current_setting('mgestion.schema')); END $$",
                name, url)
        }
    }

    private static func open(_ place: Place) throws -> any Platform.Database {
        switch place {
        case .directory(let directory): try SQLiteDatabase(path: directory + "/base.sqlite")
        case .schema(let name, let url): PostgresDatabase(url: url, schema: name, size: 8)
        }
    }

    /// A schema cannot be a bound value: its name goes through a setting of the session.
    private static func run(_ statement: StaticString, _ schema: String, _ url: String) async throws {
        let database = PostgresDatabase(url: url, size: 1)
        do {
            try await database.write { db in
                _ = try db.rows("SELECT set_config('mgestion.schema', \(schema), true)")
                try db.script(statement)
            }
        } catch {
            await database.close()
            throw error
        }
        await database.close()
    }
}

private actor OpenDatabases {
    private var databases: [any Platform.Database] = []

    func add(_ database: any Platform.Database) { databases.append(database) }

    func close() async {
        for database in databases { await database.close() }
        databases = []
    }
}

private actor Places {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int) { free = count }

    func enter() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    func leave() {
        if waiting.isEmpty {
            free += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}
