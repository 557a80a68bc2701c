import CLibPQ
import Dispatch
import Foundation
import Synchronization

/// PostgreSQL through libpq: a bounded pool of connections, each used by one transaction at a time on its own
/// thread, with prepared statements kept per connection.
package final class PostgresDatabase: Database {
    package var dialect: Dialect { .postgres }
    private let pool: PostgresPool
    /// Two exports at once leave most connections to the pages.
    private let exports = Turnstile(places: 2)

    /// - Parameters:
    ///   - url: `postgres://…` as libpq reads it.
    ///   - size: the most connections held at once.
    package init(url: String, size: Int = 8) {
        pool = PostgresPool(url: url, size: size)
    }

    package func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", attempts: 1, body)
    }

    package func lengthyRead<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await exports.pass { [self] in try await read(body) }
    }

    package func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await transaction("BEGIN ISOLATION LEVEL SERIALIZABLE", attempts: 12, body)
    }

    package func writeRelaxed(series next: @escaping @Sendable () -> SharedTransaction?) {
        Task {
            while let transaction = next() {
                let result: Result<Void, any Error>
                do {
                    try await StatementCounter.counting(with: transaction.counter) {
                        try await write { db in
                            try db.script("SET LOCAL synchronous_commit = off")
                            try transaction.body(db)
                        }
                    }
                    result = .success(())
                } catch {
                    result = .failure(error)
                }
                transaction.done(result)
            }
        }
    }

    package func close() async { await pool.close() }

    private func transaction<T: Sendable>(
        _ begin: String, attempts: Int, _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        let counter = StatementCounter.current
        let session = try await pool.take()
        let outcome: Result<T, any Error> = await withCheckedContinuation { continuation in
            session.queue.async {
                continuation.resume(
                    returning: Result {
                        try session.run(begin: begin, attempts: attempts, counter: counter, body)
                    })
            }
        }
        await pool.give(back: session)
        return try outcome.get()
    }
}

/// Hands out sessions, opening them as needed up to a bound; the others wait their turn.
private actor PostgresPool {
    private let url: String
    private let size: Int
    private var idle: [PostgresSession] = []
    private var opened = 0
    private var waiting: [CheckedContinuation<PostgresSession, Never>] = []

    init(url: String, size: Int) {
        self.url = url
        self.size = size
    }

    func take() async throws -> PostgresSession {
        if let session = idle.popLast() { return session }
        if opened < size {
            opened += 1
            return PostgresSession(url: url)
        }
        return await withCheckedContinuation { waiting.append($0) }
    }

    func give(back session: PostgresSession) {
        if waiting.isEmpty {
            idle.append(session)
        } else {
            waiting.removeFirst().resume(returning: session)
        }
    }

    /// Once this returns, the server holds nothing open of what was idle.
    func close() async {
        let closing = idle
        opened -= idle.count
        idle = []
        for session in closing {
            await withCheckedContinuation { continuation in
                session.queue.async {
                    session.disconnect()
                    continuation.resume()
                }
            }
        }
    }
}

/// One connection and the queue on which alone it is touched.
private final class PostgresSession: @unchecked Sendable {
    let queue = DispatchQueue(label: "postgres", qos: .userInitiated)
    private let url: String
    private var connection: OpaquePointer?
    private var prepared: [String: String] = [:]

    init(url: String) { self.url = url }

    deinit { if let connection { PQfinish(connection) } }

    func run<T>(
        begin: String, attempts: Int, counter: StatementCounter?, _ body: (any Connection) throws -> T
    ) throws -> T {
        var attempt = 1
        while true {
            do {
                return try runOnce(begin: begin, inLane: attempt > 1, counter, body)
            } catch {
                guard attempt < attempts, isWorthRetrying(error, attempt: attempt) else { throw error }
                attempt += 1
                // Losers of a race come back at different moments.
                Thread.sleep(forTimeInterval: Double.random(in: 0...0.002) * Double(attempt))
            }
        }
    }

    /// A duplicate may only mean that another transaction wrote the row after this one looked for it (PostgreSQL
    /// 15 § 13.5): looked for again, it is found. One that comes back is a duplicate.
    private func isWorthRetrying(_ error: any Error, attempt: Int) -> Bool {
        switch error {
        case DatabaseError.busy: true
        case DatabaseError.uniqueViolation: attempt == 1
        default: false
        }
    }

    private func runOnce<T>(
        begin: String, inLane: Bool, _ counter: StatementCounter?, _ body: (any Connection) throws -> T
    ) throws -> T {
        let opening = inLane ? RetryLane.enter : begin
        let fresh = try connect()
        do {
            try command(opening)
        } catch DatabaseError.unavailable where !fresh {
            // The server closed an idle connection: nothing was done yet, so open another.
            disconnect()
            try connect()
            try command(opening)
        }
        do {
            if inLane { try command(begin) }
            let result = try body(PostgresConnection(session: self, counter: counter))
            try command("COMMIT")
            if inLane { leaveLane() }
            return result
        } catch {
            if let connection, PQtransactionStatus(connection) != PQTRANS_IDLE { try? command("ROLLBACK") }
            if inLane { leaveLane() }
            if let connection, PQstatus(connection) == CONNECTION_BAD { disconnect() }
            throw error
        }
    }

    /// A connection that cannot give the lock back is closed: the server then releases it.
    private func leaveLane() {
        do { try command(RetryLane.leave) } catch { disconnect() }
    }

    @discardableResult
    private func connect() throws -> Bool {
        if connection != nil { return false }
        guard let handle = PQconnectdb(url) else { throw DatabaseError.unavailable("out of memory") }
        guard PQstatus(handle) == CONNECTION_OK else {
            let words = String(cString: PQerrorMessage(handle))
            PQfinish(handle)
            throw DatabaseError.unavailable(words)
        }
        connection = handle
        prepared = [:]
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        return true
    }

    func disconnect() {
        if let connection { PQfinish(connection) }
        connection = nil
        prepared = [:]
    }

    func command(_ text: String) throws {
        guard let connection else { throw DatabaseError.unavailable("not connected") }
        let result = PQexec(connection, text)
        defer { PQclear(result) }
        try check(result)
    }

    /// Runs a prepared statement; the caller clears the result.
    func query(_ sql: SQL) throws -> OpaquePointer? {
        guard let connection else { throw DatabaseError.unavailable("not connected") }
        let (text, values) = sql.rendered(for: .postgres)
        let parameters = PostgresParameters(values)
        let key = text + parameters.signature
        let name: String
        if let known = prepared[key] {
            name = known
        } else {
            name = "s\(prepared.count)"
            let result = parameters.types.withUnsafeBufferPointer {
                PQprepare(connection, name, text, Int32(values.count), $0.baseAddress)
            }
            defer { PQclear(result) }
            try check(result)
            prepared[key] = name
        }
        let result = parameters.withPointers { pointers, lengths, formats in
            PQexecPrepared(connection, name, Int32(values.count), pointers, lengths, formats, 0)
        }
        do {
            try check(result)
        } catch {
            PQclear(result)
            throw error
        }
        return result
    }

    private func check(_ result: OpaquePointer?) throws {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return
        default: break
        }
        let words = connection.map { String(cString: PQerrorMessage($0)) } ?? "no connection"
        guard let field = PQresultErrorField(result, Int32(UInt8(ascii: "C"))) else {
            throw DatabaseError.unavailable(words)
        }
        let state = String(cString: field)
        switch state {
        case "23505": throw DatabaseError.uniqueViolation(words)
        case _ where state.hasPrefix("23"): throw DatabaseError.constraintViolation(words)
        case "40001", "40P01", "55P03": throw DatabaseError.busy(words)
        case _ where state.hasPrefix("08") || state.hasPrefix("57P") || state.hasPrefix("53"):
            throw DatabaseError.unavailable(words)
        default: throw DatabaseError.failed("\(state) \(words)")
        }
    }
}

private struct PostgresConnection: Connection {
    let session: PostgresSession
    let counter: StatementCounter?
    var dialect: Dialect { .postgres }

    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        counter?.increment()
        let result = try session.query(sql)
        defer { PQclear(result) }
        let width = PQnfields(result)
        let columns = RowColumns((0..<width).map { String(cString: PQfname(result, $0)) })
        let decoders = (0..<width).map { PostgresDecoder(type: PQftype(result, $0)) }
        for line in 0..<PQntuples(result) {
            let values = decoders.enumerated().map { column, decoder -> SQLValue in
                if PQgetisnull(result, line, Int32(column)) != 0 { return .null }
                return decoder.decode(
                    PQgetvalue(result, line, Int32(column)), length: PQgetlength(result, line, Int32(column)))
            }
            try body(Row(columns: columns, values: values))
        }
    }

    func execute(_ sql: SQL) throws -> Int {
        counter?.increment()
        let result = try session.query(sql)
        defer { PQclear(result) }
        return Int(String(cString: PQcmdTuples(result))) ?? 0
    }

    func script(_ text: StaticString) throws { try session.command(text.description) }
}

/// Parameters as libpq wants them: text, with the types that keep `$1` from being ambiguous.
private struct PostgresParameters {
    private var texts: [[UInt8]?] = []
    private(set) var types: [Oid] = []

    init(_ values: [SQLValue]) {
        for value in values {
            switch value {
            case .null:
                texts.append(nil)
                types.append(0)
            case .integer(let number):
                texts.append(Array(String(number).utf8) + [0])
                types.append(20)
            case .real(let number):
                texts.append(Array(String(number).utf8) + [0])
                types.append(701)
            case .text(let text):
                texts.append(Array(text.utf8) + [0])
                types.append(25)
            case .blob(let bytes):
                texts.append(bytes)
                types.append(17)
            }
        }
    }

    /// A statement is prepared once per combination of types.
    var signature: String { types.map { " \($0)" }.joined() }

    func withPointers<R>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> R
    ) -> R {
        let lengths = texts.map { Int32($0?.count ?? 0) }
        let formats = types.map { Int32($0 == 17 ? 1 : 0) }
        let storage = texts.map { bytes -> UnsafeMutablePointer<CChar>? in
            guard let bytes else { return nil }
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: max(bytes.count, 1))
            for (index, byte) in bytes.enumerated() { copy[index] = CChar(bitPattern: byte) }
            return copy
        }
        defer { for pointer in storage { pointer?.deallocate() } }
        return storage.map { UnsafePointer($0) }.withUnsafeBufferPointer { pointers in
            lengths.withUnsafeBufferPointer { lengths in
                formats.withUnsafeBufferPointer { formats in
                    body(pointers.baseAddress, lengths.baseAddress, formats.baseAddress)
                }
            }
        }
    }
}

private enum PostgresDecoder {
    case integer, real, boolean, blob, text

    init(type: Oid) {
        switch type {
        case 20, 21, 23, 26: self = .integer
        case 700, 701, 1700: self = .real
        case 16: self = .boolean
        case 17: self = .blob
        default: self = .text
        }
    }

    func decode(_ value: UnsafeMutablePointer<CChar>?, length: Int32) -> SQLValue {
        guard let value else { return .null }
        switch self {
        case .boolean: return .integer(value[0] == CChar(UInt8(ascii: "t")) ? 1 : 0)
        case .integer: return Int64(String(cString: value)).map { .integer($0) } ?? .null
        case .real: return Double(String(cString: value)).map { .real($0) } ?? .null
        case .text: return .text(String(cString: value))
        case .blob:
            var count = 0
            return value.withMemoryRebound(to: UInt8.self, capacity: Int(length)) { bytes in
                guard let plain = PQunescapeBytea(bytes, &count) else { return .null }
                defer { PQfreemem(plain) }
                return .blob(Array(UnsafeBufferPointer(start: plain, count: count)))
            }
        }
    }
}
