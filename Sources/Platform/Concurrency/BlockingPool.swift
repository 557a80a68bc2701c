import Dispatch
import Synchronization

/// Threads of its own for calls that block or compute for long, so that they never hold up the threads on which
/// everything asynchronous runs. At most `threads` calls run at once and at most `waiting` others queue.
package final class BlockingPool: Sendable {
    package struct Full: Error {}

    private struct State {
        var idle: [DispatchQueue]
        var waiting: [@Sendable (DispatchQueue) -> Void] = []
    }

    private let state: Mutex<State>
    private let limit: Int

    package init(_ name: String, threads: Int, waiting limit: Int = .max) {
        self.limit = limit
        state = Mutex(State(idle: (0..<max(1, threads)).map { DispatchQueue(label: "\(name)-\($0)") }))
    }

    /// - Throws: `BlockingPool.Full` when the queue is full, otherwise what the body throws.
    package func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<T, any Error>) in
            let work: @Sendable (DispatchQueue) -> Void = { thread in
                thread.async {
                    let result = Result { try body() }
                    self.release(thread)
                    continuation.resume(with: result)
                }
            }
            let start: (@Sendable () -> Void)? = state.withLock { state in
                if let thread = state.idle.popLast() { return { work(thread) } }
                guard state.waiting.count < limit else { return { continuation.resume(throwing: Full()) } }
                state.waiting.append(work)
                return nil
            }
            start?()
        }
    }

    private func release(_ thread: DispatchQueue) {
        let next: (@Sendable (DispatchQueue) -> Void)? = state.withLock { state in
            if state.waiting.isEmpty {
                state.idle.append(thread)
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?(thread)
    }
}
