import Synchronization

/// Wakes the workers of this process when a job may have been added, instead of at their next look.
package final class JobSignal: Sendable {
    private struct State {
        var generation = 0
        var next = 0
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    package func wake() {
        let sleepers = state.withLock { state in
            state.generation += 1
            defer { state.waiting = [:] }
            return state.waiting.values.map { $0 }
        }
        for sleeper in sleepers { sleeper.resume() }
    }

    /// To be read before looking for work: a wake-up that comes in between is then not missed.
    var generation: Int { state.withLock { $0.generation } }

    /// Returns at the next wake-up, at once when there was one since, after the duration, or when cancelled.
    func wait(since generation: Int, atMost duration: Duration) async {
        let ticket = state.withLock { state in
            state.next += 1
            return state.next
        }
        let timer = Task {
            try? await Task.sleep(for: duration)
            self.release(ticket)
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let pass = state.withLock { state in
                    if state.generation != generation || Task.isCancelled { return true }
                    state.waiting[ticket] = continuation
                    return false
                }
                if pass { continuation.resume() }
            }
        } onCancel: {
            release(ticket)
        }
        timer.cancel()
    }

    private func release(_ ticket: Int) {
        let sleeper = state.withLock { $0.waiting.removeValue(forKey: ticket) }
        sleeper?.resume()
    }
}
