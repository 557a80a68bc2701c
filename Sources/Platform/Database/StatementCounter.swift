import Synchronization

/// Counts the statements issued while it is current: pages are held to five, a test and the measures count them.
package final class StatementCounter: Sendable {
    @TaskLocal package static var current: StatementCounter?

    private let value = Mutex(0)

    package init() {}

    package var count: Int { value.withLock { $0 } }

    func increment() { value.withLock { $0 += 1 } }

    /// Runs the body while the counter is current; nil leaves the one that is.
    package static func counting<T>(
        with counter: StatementCounter?, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> T
    ) async rethrows -> T {
        guard let counter else { return try await body() }
        return try await $current.withValue(counter, operation: body)
    }
}
