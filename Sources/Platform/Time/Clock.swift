import Foundation
import Synchronization

/// Where the platform reads the time. Nothing else calls the system's clock.
package protocol Clock: Sendable {
    var now: Instant { get }
}

package struct SystemClock: Clock {
    package init() {}

    package var now: Instant { Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down))) }
}

/// A clock that stands still until it is moved: tests and demonstrations.
package final class FixedClock: Clock {
    private let value: Mutex<Instant>

    package init(_ now: Instant) { value = Mutex(now) }

    package var now: Instant { value.withLock { $0 } }

    package func advance(seconds: Int) { value.withLock { $0 = $0.adding(seconds: seconds) } }

    package func set(_ instant: Instant) { value.withLock { $0 = instant } }
}
