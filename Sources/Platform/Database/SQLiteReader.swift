import GRDB
import GRDBSQLite
import SQLiteShim

/// A connection of SQLite that only reads, used by one caller at a time.
///
/// Pages are made of short reads: preparing `BEGIN` anew, toggling `query_only` and changing threads twice, as a general
/// pool does, took more time than the statements themselves.
final class SQLiteReader: @unchecked Sendable {
    private let handle: OpaquePointer
    private var statements: [[UInt]: PreparedRead] = [:]
    private let begin: PreparedRead
    private let commit: PreparedRead

    /// Statements are few and written in the source; lists of values make more of them than are worth keeping.
    private static let kept = 300

    init(path: String, pragmas: String) throws {
        var opened: OpaquePointer?
        // Not SQLITE_OPEN_READONLY: the first reader of a database in WAL mode may have to make its shared memory.
        let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let opened else {
            sqlite3_close_v2(opened)
            throw DatabaseError.unavailable("SQLite \(code)")
        }
        do {
            sqlite3_busy_timeout(opened, 10_000)
            let codes = [
                mg_sqlite_keep_plans(opened), sqlite3_exec(opened, pragmas + "PRAGMA query_only = ON;", nil, nil, nil),
            ]
            if let wrong = codes.first(where: { $0 != SQLITE_OK }) {
                throw DatabaseError.unavailable("SQLite \(wrong)")
            }
            begin = try SQLiteReader.prepare("BEGIN", opened)
            commit = try SQLiteReader.prepare("COMMIT", opened)
        } catch {
            sqlite3_close_v2(opened)
            throw error
        }
        handle = opened
    }

    // The connection outlives its statements, whichever ends first.
    deinit { sqlite3_close_v2(handle) }

    /// Runs the body on one snapshot.
    func snapshot<T>(_ counter: StatementCounter?, _ body: (any Connection) throws -> T) throws -> T {
        try step(begin)
        // Nothing was written: ending can only let the snapshot go.
        defer { try? step(commit) }
        return try body(SQLiteReadConnection(reader: self, counter: counter))
    }

    private func step(_ statement: PreparedRead) throws {
        let code = sqlite3_step(statement.handle)
        sqlite3_reset(statement.handle)
        guard code == SQLITE_DONE else { throw SQLiteReader.failure(handle) }
    }

    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        let statement = try prepared(sql)
        defer {
            sqlite3_reset(statement.handle)
            sqlite3_clear_bindings(statement.handle)
        }
        for (index, value) in sql.values.enumerated() { try bind(value, Int32(index + 1), statement.handle) }
        while true {
            switch sqlite3_step(statement.handle) {
            case SQLITE_DONE: return
            case SQLITE_ROW: try body(Row(columns: statement.columns, values: statement.values()))
            default: throw SQLiteReader.failure(handle)
            }
        }
    }

    private func prepared(_ sql: SQL) throws -> PreparedRead {
        let shape = sql.shape
        // A statement that is being walked, its body asking the same again, cannot be walked twice at once.
        if let shape, let known = statements[shape], sqlite3_stmt_busy(known.handle) == 0 { return known }
        let statement = try SQLiteReader.prepare(sql.rendered(numbered: false).text, handle)
        if let shape {
            if statements.count >= SQLiteReader.kept { statements.removeAll() }
            statements[shape] = statement
        }
        return statement
    }

    private static func prepare(_ text: String, _ handle: OpaquePointer) throws -> PreparedRead {
        var made: OpaquePointer?
        let code = sqlite3_prepare_v3(handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil)
        guard code == SQLITE_OK, let made else { throw failure(handle) }
        return PreparedRead(handle: made)
    }

    private func bind(_ value: SQLValue, _ place: Int32, _ statement: OpaquePointer) throws {
        // SQLite copies what is bound: the values do not outlive this call.
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        let code: Int32 =
            switch value {
            case .null: sqlite3_bind_null(statement, place)
            case .integer(let number): sqlite3_bind_int64(statement, place, number)
            case .real(let number): sqlite3_bind_double(statement, place, number)
            case .text(var text):
                text.withUTF8 { bytes in
                    bytes.withMemoryRebound(to: CChar.self) {
                        sqlite3_bind_text(
                            statement, place, $0.baseAddress ?? UnsafePointer(bitPattern: 1), Int32($0.count), transient
                        )
                    }
                }
            case .blob(let bytes):
                bytes.isEmpty
                    ? sqlite3_bind_zeroblob(statement, place, 0)
                    : bytes.withUnsafeBytes {
                        sqlite3_bind_blob(statement, place, $0.baseAddress, Int32($0.count), transient)
                    }
            }
        guard code == SQLITE_OK else { throw SQLiteReader.failure(handle) }
    }

    private static func failure(_ handle: OpaquePointer) -> any Error {
        SQLiteConnection.translated(
            GRDB.DatabaseError(
                resultCode: ResultCode(rawValue: sqlite3_extended_errcode(handle)),
                message: sqlite3_errmsg(handle).map { String(cString: $0) }))
    }
}

/// A prepared statement, with the names of its columns; ends with the last one who holds it.
private final class PreparedRead {
    let handle: OpaquePointer
    private(set) lazy var columns = RowColumns(
        (0..<sqlite3_column_count(handle)).map { sqlite3_column_name(handle, $0).map { String(cString: $0) } ?? "" })

    init(handle: OpaquePointer) { self.handle = handle }

    deinit { sqlite3_finalize(handle) }

    func values() -> [SQLValue] {
        let count = Int(sqlite3_data_count(handle))
        return [SQLValue](unsafeUninitializedCapacity: count) { buffer, made in
            for column in 0..<count {
                (buffer.baseAddress.map { $0 + column })?.initialize(to: value(Int32(column)))
            }
            made = count
        }
    }

    private func value(_ column: Int32) -> SQLValue {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, column))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, column))
        case SQLITE_TEXT:
            guard let text = sqlite3_column_text(handle, column) else { return .text("") }
            let bytes = UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(handle, column)))
            return .text(String(decoding: bytes, as: UTF8.self))
        case SQLITE_BLOB:
            let size = Int(sqlite3_column_bytes(handle, column))
            guard size > 0, let blob = sqlite3_column_blob(handle, column) else { return .blob([]) }
            return .blob([UInt8](UnsafeRawBufferPointer(start: blob, count: size)))
        default: return .null
        }
    }
}

private struct SQLiteReadConnection: Connection {
    let reader: SQLiteReader
    let counter: StatementCounter?
    var dialect: Dialect { .sqlite }

    func rows(_ sql: SQL) throws -> [Row] {
        var result: [Row] = []
        try each(sql) { result.append($0) }
        return result
    }

    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        counter?.increment()
        try reader.each(sql, body)
    }

    // Refused by `query_only`, in SQLite's own words.
    func execute(_ sql: SQL) throws -> Int {
        try each(sql) { _ in }
        return 0
    }

    func script(_ text: StaticString) throws { throw DatabaseError.failed("a script inside a read") }

    func merge(_ lines: BulkLines, _ chosen: [Int], into table: BulkTable) throws {
        throw DatabaseError.failed("a merge inside a read")
    }
}
