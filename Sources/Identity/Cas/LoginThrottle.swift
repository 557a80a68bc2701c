import Platform
import Synchronization

/// Slows down guessing: failures are counted per account and per address prefix, over a quarter of an hour, in
/// this process. An account is never locked: another address still gets in.
final class LoginThrottle: Sendable {
    /// Failures of one address on one account, and of one address over all accounts.
    static let perAccount = 10
    static let perAddress = 100
    /// Seconds over which failures count.
    static let window = 900
    /// Keys remembered at most; beyond, the oldest window is forgotten.
    static let capacity = 100_000

    private struct Counter {
        var failures: Int
        var since: Instant
    }

    private let counters = Mutex<[String: Counter]>([:])

    func allows(account: String, address: String, at now: Instant) -> Bool {
        counters.withLock { counters in
            LoginThrottle.failures(counters["\(address) \(account)"], at: now) < LoginThrottle.perAccount
                && LoginThrottle.failures(counters[address], at: now) < LoginThrottle.perAddress
        }
    }

    func failed(account: String, address: String, at now: Instant) {
        counters.withLock { counters in
            if counters.count > LoginThrottle.capacity {
                counters = counters.filter { now.seconds(since: $0.value.since) < LoginThrottle.window }
                if counters.count > LoginThrottle.capacity { counters = [:] }
            }
            for key in ["\(address) \(account)", address] {
                let before = LoginThrottle.failures(counters[key], at: now)
                counters[key] = Counter(failures: before + 1, since: before == 0 ? now : counters[key]?.since ?? now)
            }
        }
    }

    func succeeded(account: String, address: String) {
        counters.withLock { $0["\(address) \(account)"] = nil }
    }

    private static func failures(_ counter: Counter?, at now: Instant) -> Int {
        guard let counter, now.seconds(since: counter.since) < window else { return 0 }
        return counter.failures
    }
}
