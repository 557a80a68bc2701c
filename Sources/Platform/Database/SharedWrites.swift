import Synchronization

/// Small writes that come at the same time share one transaction: what a commit costs is then paid once for all of
/// them. Each caller waits for its own, and gets its own outcome.
package final class SharedWrites<Item: Sendable, Outcome: Sendable>: Sendable {
    /// Items of one transaction, at most.
    private static var limit: Int { 128 }

    private struct Waiting {
        let item: Item
        let counter: StatementCounter?
        let continuation: CheckedContinuation<Outcome, any Error>
    }

    private struct State {
        var waiting: [Waiting] = []
        var isWriting = false
    }

    private let state = Mutex(State())
    private let database: any Database
    private let body: @Sendable (Item, any Connection) throws -> Outcome

    /// - Parameter body: writes one item. It must not depend on the others of its transaction, and what it refuses is an
    ///   outcome: an error fails them all.
    package init(_ database: any Database, _ body: @escaping @Sendable (Item, any Connection) throws -> Outcome) {
        self.database = database
        self.body = body
    }

    /// As durable as `Database.writeRelaxed(series:)` is.
    package func write(_ item: Item) async throws -> Outcome {
        let counter = StatementCounter.current
        return try await withCheckedThrowingContinuation { continuation in
            let first = state.withLock { state in
                state.waiting.append(Waiting(item: item, counter: counter, continuation: continuation))
                defer { state.isWriting = true }
                return !state.isWriting
            }
            if first { database.writeRelaxed(series: { self.next() }) }
        }
    }

    private func next() -> SharedTransaction? {
        let batch = state.withLock { state in
            var batch: [Waiting] = []
            if state.waiting.count <= SharedWrites.limit {
                swap(&batch, &state.waiting)
            } else {
                batch = Array(state.waiting.prefix(SharedWrites.limit))
                state.waiting.removeFirst(batch.count)
            }
            state.isWriting = !batch.isEmpty
            return batch
        }
        guard let first = batch.first else { return nil }
        let outcomes = Mutex<[Outcome]>([])
        let body = body
        return SharedTransaction(counter: first.counter) { db in
            let made = try batch.map { try body($0.item, db) }
            outcomes.withLock { $0 = made }
        } done: { result in
            switch result {
            case .success:
                for (one, outcome) in zip(batch, outcomes.withLock({ $0 })) {
                    one.continuation.resume(returning: outcome)
                }
            case .failure(let error): for one in batch { one.continuation.resume(throwing: error) }
            }
        }
    }
}

/// One of a series of transactions.
package struct SharedTransaction: Sendable {
    let counter: StatementCounter?
    /// May run again, as that of any write.
    let body: @Sendable (any Connection) throws -> Void
    /// Told once, after the commit or the failure.
    let done: @Sendable (Result<Void, any Error>) -> Void
}
