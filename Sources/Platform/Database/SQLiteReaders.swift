import Synchronization

/// The connections that read, opened as they are needed.
///
/// A read runs on the thread that asks: it lasts microseconds, and two changes of thread would cost more than it. One
/// that finds every connection taken waits its turn without holding a thread.
final class SQLiteReaders: Sendable {
    private struct State {
        var idle: [SQLiteReader] = []
        var opened = 0
        var waiting: [CheckedContinuation<SQLiteReader, any Error>] = []
        var closed = false
    }

    private let state = Mutex(State())
    private let path: String
    private let pragmas: String
    private let limit: Int

    init(path: String, pragmas: String, limit: Int) {
        self.path = path
        self.pragmas = pragmas
        self.limit = limit
    }

    func read<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) async throws -> T {
        let reader = try await take()
        defer { give(back: reader) }
        return try reader.snapshot(StatementCounter.current, body)
    }

    /// The same on a thread of the pool: a read of seconds would keep a thread on which pages are made.
    func read<T: Sendable>(
        on pool: BlockingPool, _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        let counter = StatementCounter.current
        let reader = try await take()
        defer { give(back: reader) }
        return try await pool.run { try reader.snapshot(counter, body) }
    }

    func close() {
        let (waiting, idle) = state.withLock { state in
            state.closed = true
            defer {
                state.waiting = []
                state.idle = []
            }
            return (state.waiting, state.idle)
        }
        _ = idle
        for continuation in waiting {
            continuation.resume(throwing: DatabaseError.unavailable("the database is closed"))
        }
    }

    private enum Place {
        case idle(SQLiteReader)
        case new, wait, closed
    }

    private func take() async throws -> SQLiteReader {
        let place = state.withLock { state -> Place in
            if state.closed { return .closed }
            if let reader = state.idle.popLast() { return .idle(reader) }
            guard state.opened < limit else { return .wait }
            state.opened += 1
            return .new
        }
        switch place {
        case .idle(let reader): return reader
        case .closed: throw DatabaseError.unavailable("the database is closed")
        case .wait: return try await turn()
        case .new:
            do {
                return try SQLiteReader(path: path, pragmas: pragmas)
            } catch {
                state.withLock { $0.opened -= 1 }
                throw error
            }
        }
    }

    private func turn() async throws -> SQLiteReader {
        try await withCheckedThrowingContinuation { continuation in
            let place = state.withLock { state -> Place in
                if state.closed { return .closed }
                if let reader = state.idle.popLast() { return .idle(reader) }
                state.waiting.append(continuation)
                return .wait
            }
            switch place {
            case .idle(let reader): continuation.resume(returning: reader)
            case .closed: continuation.resume(throwing: DatabaseError.unavailable("the database is closed"))
            case .new, .wait: break
            }
        }
    }

    private func give(back reader: SQLiteReader) {
        let next = state.withLock { state -> CheckedContinuation<SQLiteReader, any Error>? in
            if state.closed { return nil }
            if state.waiting.isEmpty {
                state.idle.append(reader)
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume(returning: reader)
    }
}
