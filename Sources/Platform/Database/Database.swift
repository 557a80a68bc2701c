import Synchronization

/// A database, SQLite or PostgreSQL, behind the one interface that stores know.
package protocol Database: Sendable {
    var dialect: Dialect { get }

    /// A consistent snapshot to read from.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// As `read`, for what lasts: an export. Away from the threads that answer pages, and few at a time.
    func lengthyRead<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// One transaction: committed and on disk when this returns, rolled back when the body throws. On PostgreSQL
    /// the body runs again after a serialization failure, so it must have no effect outside the database.
    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Transactions one after the other, until `next` has none left, for rows that are worthless a minute later: they
    /// survive the end of the process, but a power cut may undo one that was told done. They leave no job. Returns at
    /// once: `SharedWrites` is what waits.
    func writeRelaxed(series next: @escaping @Sendable () -> SharedTransaction?)

    func close() async
}

/// What a store function receives: a connection inside a transaction.
package protocol Connection {
    var dialect: Dialect { get }

    /// - Returns: the number of rows changed.
    /// - Throws: `DatabaseError`
    @discardableResult func execute(_ sql: SQL) throws -> Int

    /// Runs a script of several statements without values: migrations only.
    func script(_ text: StaticString) throws

    /// Calls the body for each row without holding them all: exports and imports.
    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws

    /// Inserts the chosen lines, or updates those whose key is there already. No key may come twice.
    ///
    /// - Parameter chosen: indexes of the lines to write.
    func merge(_ lines: BulkLines, _ chosen: [Int], into table: BulkTable) throws
}

extension Connection {
    /// - Throws: `DatabaseError`
    package func rows(_ sql: SQL) throws -> [Row] {
        var rows: [Row] = []
        try each(sql) { rows.append($0) }
        return rows
    }

    package func first(_ sql: SQL) throws -> Row? { try rows(sql).first }

    /// First column of the first row, zero without rows.
    package func count(_ sql: SQL) throws -> Int { try rows(sql).first?.int(0) ?? 0 }
}

package enum Dialect: Sendable { case sqlite, postgres }

/// A row, read by column name. A missing name or a NULL where a value is declared is a programming error that
/// `Row.Mismatch` reports with the name; it never reaches a person as such.
package struct Row: Sendable {
    let columns: RowColumns
    package let values: [SQLValue]

    package struct Mismatch: Error, CustomStringConvertible {
        package let column: String
        package init(column: String) { self.column = column }
        package var description: String { "column \(column) is absent, NULL or of another type" }
    }

    package subscript(name: String) -> SQLValue {
        guard let index = columns.position(of: name) else { return .null }
        return values[index]
    }

    package func string(_ name: String) throws -> String {
        guard let value = optionalString(name) else { throw Mismatch(column: name) }
        return value
    }

    package func optionalString(_ name: String) -> String? {
        if case .text(let text) = self[name] { return text }
        return nil
    }

    package func int(_ name: String) throws -> Int {
        guard let value = optionalInt(name) else { throw Mismatch(column: name) }
        return value
    }

    package func optionalInt(_ name: String) -> Int? { Row.int(self[name]) }

    package func bool(_ name: String) throws -> Bool { try int(name) != 0 }

    package func blob(_ name: String) throws -> [UInt8] {
        guard case .blob(let bytes) = self[name] else { throw Mismatch(column: name) }
        return bytes
    }

    package func optionalBlob(_ name: String) -> [UInt8]? {
        if case .blob(let bytes) = self[name] { return bytes }
        return nil
    }

    /// By position, for single-column answers.
    package func int(_ index: Int) -> Int? { values.indices.contains(index) ? Row.int(values[index]) : nil }

    private static func int(_ value: SQLValue) -> Int? {
        switch value {
        case .integer(let number): Int(number)
        case .real(let number): Int(number)
        default: nil
        }
    }
}

/// Names of a statement's columns, shared by its rows.
package final class RowColumns: Sendable {
    private let names: [String]
    private let index: [String: Int]
    /// Rows are read in the order of their columns, or nearly: the next name is most often the one asked for.
    private let next = Atomic(0)

    init(_ names: [String]) {
        let index = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        self.index = index
        // A name that comes twice is read where it comes first.
        self.names = names.enumerated().map { index[$1] == $0 ? $1 : "" }
    }

    /// The first column of that name.
    func position(of name: String) -> Int? {
        let guess = next.load(ordering: .relaxed)
        if guess < names.count, names[guess] == name, !name.isEmpty {
            next.store(guess + 1, ordering: .relaxed)
            return guess
        }
        guard let found = index[name] else { return nil }
        next.store(found + 1, ordering: .relaxed)
        return found
    }
}

/// What the engines refuse, in the terms of neither.
package enum DatabaseError: Error {
    /// A UNIQUE constraint, with the engine's words.
    case uniqueViolation(String)
    /// A foreign key, CHECK or NOT NULL constraint.
    case constraintViolation(String)
    /// Transient: another transaction won, or the pool is exhausted.
    case busy(String)
    case unavailable(String)
    case failed(String)
}
