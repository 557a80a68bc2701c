package import Platform

/// Runs the body on a database of its own, with the migrations applied, and removes it afterwards.
///
/// SQLite in a temporary file, unless `MGESTION_TEST_DATABASE_URL` names a PostgreSQL database: then a database of its
/// own on the same server.
@discardableResult
package func withTestDatabase<T: Sendable>(
    migrations: [Migration] = [], _ body: (any Platform.Database) async throws -> T
) async throws -> T {
    try await withTestDatabases(migrations: migrations) { opener in try await body(opener.first) }
}

/// The same, with the means to open the database a second time, as another instance of the service does.
@discardableResult
package func withTestDatabases<T: Sendable>(
    migrations: [Migration] = [], _ body: (TestDatabase) async throws -> T
) async throws -> T {
    let key = migrations.map { "\($0.id) \($0.script) \($0.postgres ?? "")" }.joined(separator: "\n")
    return try await withTestDatabases(
        like: DatabaseTemplate(key) { database in try await Migrator(migrations).migrate(database, at: .test) }, body)
}

/// The same, on a copy of the template.
@discardableResult
package func withTestDatabases<T: Sendable>(
    like template: DatabaseTemplate, _ body: (TestDatabase) async throws -> T
) async throws -> T {
    await TestDatabase.places.enter()
    do {
        let database = try TestDatabase(try await DatabasePlace.copy(of: template))
        let result: Result<T, any Error>
        do {
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

    package let first: any Platform.Database
    private let place: DatabasePlace
    private let others = OpenDatabases()

    fileprivate init(_ place: DatabasePlace) throws {
        self.place = place
        first = try place.open()
    }

    /// Another pool of connections on the same database.
    package func openAgain() async throws -> any Platform.Database {
        let database = try place.open()
        await others.add(database)
        return database
    }

    fileprivate func remove() async throws {
        await first.close()
        await others.close()
        try place.remove()
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
