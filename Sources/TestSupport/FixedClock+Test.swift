package import Platform

extension FixedClock {
    /// Monday 2 March 2026, 09:00 UTC, 10:00 in Paris. A new one each time: a test moves only its own.
    package static var test: FixedClock { FixedClock(.test) }
}

extension Instant {
    /// 2026-03-02T09:00:00Z
    package static let test = Instant(milliseconds: 1_772_442_000_000)
}
