import CSQLite
import Dispatch

/// The one connection that writes, on a queue of its own: one transaction at a time, in the order they come.
final class SQLiteWriter: @unchecked Sendable {
    /// Everything below is touched on this queue alone.
    private let queue = DispatchQueue(label: "sqlite")
    private var connection: Open?
    /// Nil for a database in memory.
    private let flusher: SQLiteFlusher?

    /// - Parameter path: file, created when absent; nil keeps the database in memory.
    init(path: String?, pragmas: String) throws {
        let handle = try SQLiteHandle(path: path, creating: true, "PRAGMA journal_mode = WAL;" + pragmas)
        flusher = path.map { SQLiteFlusher(path: $0) }
        connection = try Open(SQLiteStatements(handle))
    }

    func write<T: Sendable>(
        _ counter: StatementCounter?, _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        try await onQueue { try $0.transaction(.flushed, counter, body) }
    }

    /// Relaxed transactions until there are none left. Those that came to the queue meanwhile pass between two of them.
    func write(series next: @escaping @Sendable () -> SharedTransaction?) {
        queue.async {
            guard let transaction = next() else { return }
            transaction.done(
                Result { try self.opened.transaction(.relaxed, transaction.counter, transaction.body) })
            self.flusher?.relaxedCommit()
            self.write(series: next)
        }
    }

    /// For a database in memory, which no other connection sees.
    func read<T: Sendable>(
        _ counter: StatementCounter?, _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        try await onQueue { connection in
            try connection.statements.handle.run("PRAGMA query_only = ON")
            defer { try? connection.statements.handle.run("PRAGMA query_only = OFF") }
            return try body(SQLiteConnection(statements: connection.statements, counter: counter))
        }
    }

    func close() async {
        await withCheckedContinuation { continuation in
            queue.async {
                self.connection = nil
                continuation.resume()
            }
        }
    }

    private func onQueue<T: Sendable>(_ body: @escaping @Sendable (Open) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try body(try self.opened) }) }
        }
    }

    private var opened: Open {
        get throws {
            guard let connection else { throw DatabaseError.unavailable("the database is closed") }
            return connection
        }
    }
}

/// What a commit waits for, in the words of `PRAGMA synchronous`.
private enum Durability: String {
    /// The disk.
    case flushed = "FULL"
    /// Nothing: in WAL mode, the next checkpoint or the next flushed commit writes it out.
    case relaxed = "NORMAL"
}

/// The connection and the statements that begin and end transactions.
private final class Open {
    let statements: SQLiteStatements
    private let begin: PreparedStatement
    private let commit: PreparedStatement
    private let rollback: PreparedStatement
    private var durability: Durability?

    init(_ statements: SQLiteStatements) throws {
        self.statements = statements
        begin = try statements.prepare("BEGIN IMMEDIATE")
        commit = try statements.prepare("COMMIT")
        rollback = try statements.prepare("ROLLBACK")
    }

    func transaction<T>(
        _ durability: Durability, _ counter: StatementCounter?, _ body: (any Connection) throws -> T
    ) throws -> T {
        // `synchronous` cannot change inside a transaction.
        if durability != self.durability {
            try statements.handle.run("PRAGMA synchronous = \(durability.rawValue)")
            self.durability = durability
        }
        try statements.step(begin)
        do {
            let value = try body(SQLiteConnection(statements: statements, counter: counter))
            try statements.step(commit)
            return value
        } catch {
            // Some failures, a full disk for one, have already undone it.
            if sqlite3_get_autocommit(statements.handle.pointer) == 0 { try? statements.step(rollback) }
            throw error
        }
    }
}
