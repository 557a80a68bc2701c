import Synchronization

/// Small writes that come at the same time share one transaction: what a commit costs is then paid once for all of
/// them. Each caller waits for its own, and gets its own outcome.
package final class SharedWrites<Item: Sendable, Outcome: Sendable>: Sendable {
    /// Items of one transaction, at most.
    private static var limit: Int { 128 }

    private struct Waiting {
        let item: Item
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

    /// As durable as `Database.writeRelaxed`.
    package func write(_ item: Item) async throws -> Outcome {
        try await withCheckedThrowingContinuation { continuation in
            let first = state.withLock { state in
                state.waiting.append(Waiting(item: item, continuation: continuation))
                defer { state.isWriting = true }
                return !state.isWriting
            }
            if first { Task { await self.drain() } }
        }
    }

    private func drain() async {
        while let batch = next() {
            let body = body
            let items = batch.map(\.item)
            do {
                let outcomes = try await database.writeRelaxed { db in try items.map { try body($0, db) } }
                for (one, outcome) in zip(batch, outcomes) { one.continuation.resume(returning: outcome) }
            } catch {
                for one in batch { one.continuation.resume(throwing: error) }
            }
        }
    }

    private func next() -> [Waiting]? {
        state.withLock { state in
            let batch = Array(state.waiting.prefix(SharedWrites.limit))
            state.waiting.removeFirst(batch.count)
            state.isWriting = !batch.isEmpty
            return batch.isEmpty ? nil : batch
        }
    }
}
