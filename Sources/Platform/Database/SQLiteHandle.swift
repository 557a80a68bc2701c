import CSQLite
import SQLiteShim

/// An open connection of SQLite; it closes with the last one who holds it. Used by one caller at a time.
final class SQLiteHandle: @unchecked Sendable {
    let pointer: OpaquePointer

    /// - Parameters:
    ///   - path: file; nil keeps the database in memory.
    ///   - creating: makes the file when it is absent.
    ///   - script: what every connection of this kind begins with.
    /// - Throws: `DatabaseError`
    init(path: String?, creating: Bool, _ script: String) throws {
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (creating ? SQLITE_OPEN_CREATE : 0)
        let code = sqlite3_open_v2(path ?? ":memory:", &opened, flags, nil)
        guard code == SQLITE_OK, let opened else {
            sqlite3_close_v2(opened)
            throw DatabaseError.unavailable("SQLite \(code)")
        }
        pointer = opened
        sqlite3_busy_timeout(opened, 10_000)
        guard mg_sqlite_configure(opened) == SQLITE_OK else { throw failure }
        try run(script)
    }

    deinit { sqlite3_close_v2(pointer) }

    /// Several statements, without values.
    func run(_ script: String) throws {
        guard sqlite3_exec(pointer, script, nil, nil, nil) == SQLITE_OK else { throw failure }
    }

    /// What was refused last, in the terms of no engine.
    var failure: DatabaseError {
        let words = sqlite3_errmsg(pointer).map { String(cString: $0) } ?? "SQLite"
        let code = sqlite3_extended_errcode(pointer)
        // The low byte is the code, the rest says more about it.
        return switch code & 0xFF {
        case SQLITE_CONSTRAINT:
            SQLiteHandle.unique.contains(code) ? .uniqueViolation(words) : .constraintViolation(words)
        case SQLITE_BUSY, SQLITE_LOCKED: .busy(words)
        case SQLITE_FULL, SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_READONLY: .unavailable(words)
        default: .failed(words)
        }
    }

    /// `SQLITE_CONSTRAINT_PRIMARYKEY` and `SQLITE_CONSTRAINT_UNIQUE`, macros that Swift does not import.
    private static let unique: [Int32] = [SQLITE_CONSTRAINT | 6 << 8, SQLITE_CONSTRAINT | 8 << 8]
}
