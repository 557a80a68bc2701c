/// SQLite: one writer, every commit flushed to disk, and readers on snapshots of the WAL.
package final class SQLiteDatabase: Database {
    package var dialect: Dialect { .sqlite }
    private let writer: SQLiteWriter
    /// Nil for a database in memory, which only its writer sees.
    private let readers: SQLiteReaders?
    /// Two exports at once leave most connections to the pages.
    private let exports = (gate: Turnstile(places: 2), threads: BlockingPool("exports", threads: 2))

    // While a checkpoint copies pages back and the disk takes them, the writer waits: one for 32 MB written, rather than
    // for SQLite's own 4. Who reads looks in twice as many indexes of the WAL: tens of nanoseconds.
    private static let pragmas = """
        PRAGMA foreign_keys = ON;
        PRAGMA cache_size = -8000;
        PRAGMA temp_store = MEMORY;
        PRAGMA mmap_size = 0;
        PRAGMA wal_autocheckpoint = 8000;
        """

    /// - Parameter path: file, created when absent; nil keeps the database in memory.
    /// - Throws: `DatabaseError`
    package init(path: String?) throws {
        writer = try SQLiteWriter(path: path, pragmas: SQLiteDatabase.pragmas)
        readers = path.map { SQLiteReaders(path: $0, pragmas: SQLiteDatabase.pragmas, limit: 6) }
    }

    package func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        if let readers { return try await readers.read(body) }
        return try await writer.read(StatementCounter.current, body)
    }

    package func lengthyRead<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        guard let readers else { return try await read(body) }
        return try await exports.gate.pass { [exports] in try await readers.read(on: exports.threads, body) }
    }

    package func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await writer.write(StatementCounter.current, body)
    }

    package func writeRelaxed(series next: @escaping @Sendable () -> SharedTransaction?) { writer.write(series: next) }

    package func close() async {
        readers?.close()
        await writer.close()
    }
}
