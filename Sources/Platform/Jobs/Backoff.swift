/// The delay before a failed job runs again: twice the last one each time, up to six hours, spread by a quarter
/// either way so that what failed together does not come back together.
enum Backoff {
    static func seconds(afterAttempt attempt: Int) -> Int {
        let plain = 30.0 * Double(1 << min(max(attempt, 1) - 1, 16))
        return Int((min(plain, 6 * 3600) * Double.random(in: 0.75...1.25)).rounded())
    }
}
