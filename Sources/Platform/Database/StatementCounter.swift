import Synchronization

/// Counts the statements issued while it is current: pages are held to five, and a test counts them.
package final class StatementCounter: Sendable {
    @TaskLocal package static var current: StatementCounter?

    private let value = Mutex(0)

    package init() {}

    package var count: Int { value.withLock { $0 } }

    func increment() { value.withLock { $0 += 1 } }
}
