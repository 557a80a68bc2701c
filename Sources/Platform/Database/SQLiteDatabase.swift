import Foundation
import GRDB

/// SQLite: one writer, GRDB's, every commit flushed to disk; readers of our own on snapshots of the WAL.
package final class SQLiteDatabase: Database {
    package var dialect: Dialect { .sqlite }
    private let pool: any DatabaseWriter
    /// Nil for a database in memory, which only its writer sees.
    private let readers: SQLiteReaders?
    /// Two exports at once leave most connections to the pages.
    private let exports = (gate: Turnstile(places: 2), threads: BlockingPool("exports", threads: 2))

    // A checkpoint flushes the disk twice while the writer waits: one for 16 MB written, rather than for 4.
    private static let pragmas = """
        PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = ON;
        PRAGMA cache_size = -8000;
        PRAGMA temp_store = MEMORY;
        PRAGMA mmap_size = 0;
        PRAGMA wal_autocheckpoint = 4000;
        """

    /// - Parameter path: file, created when absent; nil keeps the database in memory.
    package init(path: String?) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 1
        configuration.prepareDatabase { db in try db.execute(sql: SQLiteDatabase.pragmas) }
        if let path {
            pool = try DatabasePool(path: path, configuration: configuration)
            readers = SQLiteReaders(path: path, pragmas: SQLiteDatabase.pragmas, limit: 6)
        } else {
            readers = nil
            pool = try DatabaseQueue(configuration: configuration)
        }
    }

    package func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        if let readers { return try await readers.read(body) }
        let counter = StatementCounter.current
        return try await pool.read { db in try body(SQLiteConnection(db, counter)) }
    }

    package func lengthyRead<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        guard let readers else { return try await read(body) }
        return try await exports.gate.pass { [exports] in try await readers.read(on: exports.threads, body) }
    }

    package func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        let counter = StatementCounter.current
        return try await pool.write { db in try body(SQLiteConnection(db, counter)) }
    }

    /// `synchronous` cannot change inside a transaction. In WAL mode, NORMAL leaves the flush to the next checkpoint, or
    /// to the next commit under FULL.
    package func writeRelaxed<T: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        let counter = StatementCounter.current
        return try await pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = NORMAL")
            let outcome = Result {
                var value: T?
                try db.inTransaction(.immediate) {
                    value = try body(SQLiteConnection(db, counter))
                    return .commit
                }
                guard let value else { throw DatabaseError.failed("the transaction returned nothing") }
                return value
            }
            try db.execute(sql: "PRAGMA synchronous = FULL")
            return try outcome.get()
        }
    }

    package func close() async {
        readers?.close()
        try? pool.close()
    }
}

struct SQLiteConnection: Connection {
    let db: GRDB.Database
    let counter: StatementCounter?
    var dialect: Dialect { .sqlite }

    init(_ db: GRDB.Database, _ counter: StatementCounter?) {
        self.db = db
        self.counter = counter
    }

    func rows(_ sql: SQL) throws -> [Row] {
        var result: [Row] = []
        try each(sql) { result.append($0) }
        return result
    }

    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try translatingErrors {
            let (statement, arguments) = try prepared(sql)
            let cursor = try GRDB.Row.fetchCursor(statement, arguments: arguments)
            let columns = RowColumns(statement.columnNames)
            while let row = try cursor.next() {
                try body(Row(columns: columns, values: row.databaseValues.map(SQLValue.init)))
            }
        }
    }

    func execute(_ sql: SQL) throws -> Int {
        try translatingErrors {
            let (statement, arguments) = try prepared(sql)
            let before = db.totalChangesCount
            try statement.execute(arguments: arguments)
            return db.totalChangesCount - before
        }
    }

    func script(_ text: StaticString) throws {
        try translatingErrors { try db.execute(sql: text.description) }
    }

    private func prepared(_ sql: SQL) throws -> (Statement, StatementArguments) {
        counter?.increment()
        let (text, values) = sql.rendered(numbered: false)
        return (try db.cachedStatement(sql: text), StatementArguments(values.map(\.databaseValue)))
    }

    func translatingErrors<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as GRDB.DatabaseError {
            throw SQLiteConnection.translated(error)
        }
    }

    static func translated(_ error: GRDB.DatabaseError) -> DatabaseError {
        let words = error.message ?? "SQLite \(error.extendedResultCode.rawValue)"
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: return .uniqueViolation(words)
        default: break
        }
        return switch error.resultCode {
        case .SQLITE_CONSTRAINT: .constraintViolation(words)
        case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(words)
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY: .unavailable(words)
        default: .failed(words)
        }
    }
}

extension SQLValue {
    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let number): self = .integer(number)
        case .double(let number): self = .real(number)
        case .string(let text): self = .text(text)
        case .blob(let data): self = .blob([UInt8](data))
        }
    }

    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .blob(let bytes): Data(bytes).databaseValue
        }
    }
}
