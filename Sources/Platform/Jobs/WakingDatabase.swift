/// A database that wakes the workers after each transaction that added a job, so that whoever enqueues need not think of
/// it.
package struct WakingDatabase: Database {
    private let database: any Database
    private let signal: JobSignal

    package init(_ database: any Database, signal: JobSignal) {
        self.database = database
        self.signal = signal
    }

    package var dialect: Dialect { database.dialect }

    package func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await database.read(body)
    }

    package func lengthyRead<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await database.lengthyRead(body)
    }

    package func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        let (result, hasJobs) = try await database.write { db in
            let watched = WatchedConnection(db)
            return (try body(watched), watched.hasJobs)
        }
        if hasJobs { signal.wake() }
        return result
    }

    package func writeRelaxed(series next: @escaping @Sendable () -> SharedTransaction?) {
        database.writeRelaxed(series: next)
    }

    package func close() async { await database.close() }
}

/// The connection of one transaction, which remembers whether a job was added in it.
final class WatchedConnection: Connection {
    private let db: any Connection
    private(set) var hasJobs = false

    init(_ db: any Connection) { self.db = db }

    var dialect: Dialect { db.dialect }
    func execute(_ sql: SQL) throws -> Int { try db.execute(sql) }
    func script(_ text: StaticString) throws { try db.script(text) }
    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws { try db.each(sql, body) }

    func merge(_ lines: BulkLines, _ chosen: [Int], into table: BulkTable) throws {
        try db.merge(lines, chosen, into: table)
    }

    func jobAdded() { hasJobs = true }
}
