import CSQLite

/// The statements of one connection of SQLite, kept prepared by the place of their literals in the program: a statement
/// is neither put together nor looked up as text when it runs again. Used by one caller at a time.
final class SQLiteStatements: @unchecked Sendable {
    let handle: SQLiteHandle
    private var known: [[UInt]: PreparedStatement] = [:]

    /// Statements are few and written in the source; lists of values make more of them than are worth keeping.
    private static let kept = 300

    init(_ handle: SQLiteHandle) { self.handle = handle }

    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try with(sql) { statement in
            var place: Int32 = 0
            for part in sql.parts {
                guard let value = part.bound else { continue }
                place += 1
                try bind(value, place, statement.handle)
            }
            while true {
                switch sqlite3_step(statement.handle) {
                case SQLITE_DONE: return
                case SQLITE_ROW: try body(Row(columns: statement.columns, values: statement.values()))
                default: throw handle.failure
                }
            }
        }
    }

    /// Lends the statement, prepared and without values, and takes it back as it was.
    func with(_ sql: SQL, _ body: (PreparedStatement) throws -> Void) throws {
        let statement = try prepared(sql)
        defer {
            sqlite3_reset(statement.handle)
            sqlite3_clear_bindings(statement.handle)
        }
        try body(statement)
    }

    /// - Returns: the number of rows changed.
    func execute(_ sql: SQL) throws -> Int {
        let before = sqlite3_total_changes(handle.pointer)
        try each(sql) { _ in }
        // A count of 32 bits over the life of the connection: it comes round again, and a difference does not mind.
        return Int(sqlite3_total_changes(handle.pointer) &- before)
    }

    /// Runs a statement without values nor rows: what begins and ends transactions.
    func step(_ statement: PreparedStatement) throws {
        let code = sqlite3_step(statement.handle)
        sqlite3_reset(statement.handle)
        guard code == SQLITE_DONE else { throw handle.failure }
    }

    func prepare(_ text: String) throws -> PreparedStatement {
        var made: OpaquePointer?
        let code = sqlite3_prepare_v3(handle.pointer, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil)
        guard code == SQLITE_OK, let made else { throw handle.failure }
        return PreparedStatement(handle: made)
    }

    private func prepared(_ sql: SQL) throws -> PreparedStatement {
        let shape = sql.shape
        // A statement that is being walked, its body asking the same again, cannot be walked twice at once.
        if let shape, let statement = known[shape], sqlite3_stmt_busy(statement.handle) == 0 { return statement }
        let statement = try prepare(sql.rendered(for: .sqlite).text)
        if let shape {
            if known.count >= SQLiteStatements.kept { known.removeAll() }
            known[shape] = statement
        }
        return statement
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
        guard code == SQLITE_OK else { throw handle.failure }
    }
}

/// A prepared statement, with the names of its columns; ends with the last one who holds it.
final class PreparedStatement {
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
