/// A connection of SQLite that only reads, used by one caller at a time.
///
/// Pages are made of short reads: preparing `BEGIN` anew, toggling `query_only` and changing threads twice, as a general
/// pool does, took more time than the statements themselves.
final class SQLiteReader: @unchecked Sendable {
    private let statements: SQLiteStatements
    private let begin: PreparedStatement
    private let commit: PreparedStatement

    init(path: String, pragmas: String) throws {
        // Opened to write all the same: the first reader of a database in WAL mode may have to make its shared memory.
        statements = SQLiteStatements(
            try SQLiteHandle(path: path, creating: false, pragmas + "PRAGMA query_only = ON;"))
        begin = try statements.prepare("BEGIN")
        commit = try statements.prepare("COMMIT")
    }

    /// Runs the body on one snapshot.
    func snapshot<T>(_ counter: StatementCounter?, _ body: (any Connection) throws -> T) throws -> T {
        try statements.step(begin)
        // Nothing was written: ending can only let the snapshot go.
        defer { try? statements.step(commit) }
        return try body(SQLiteConnection(statements: statements, counter: counter))
    }
}
