import Foundation

/// A moment in UTC, to the millisecond. Stored as `2025-10-14T09:27:00.000Z`, which sorts as time does.
package struct Instant: Sendable, Hashable, Comparable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

    package func adding(seconds: Int) -> Instant { Instant(milliseconds: milliseconds + Int64(seconds) * 1000) }

    /// Seconds from the other moment to this one.
    package func seconds(since other: Instant) -> Int { Int((milliseconds - other.milliseconds) / 1000) }
}

extension Instant {
    package var iso: String {
        let (days, rest) = milliseconds.floorDivided(by: 86_400_000)
        let (y, m, d) = Instant.civil(days: Int(days))
        let ms = Int(rest)
        return Instant.digits(y, 4) + "-" + Instant.digits(m, 2) + "-" + Instant.digits(d, 2) + "T"
            + Instant.digits(ms / 3_600_000, 2) + ":" + Instant.digits(ms / 60_000 % 60, 2) + ":"
            + Instant.digits(ms / 1000 % 60, 2) + "." + Instant.digits(ms % 1000, 3) + "Z"
    }

    /// Reads what `iso` wrote; nil for anything else.
    package init?(iso text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 24, bytes[10] == UInt8(ascii: "T"), bytes[23] == UInt8(ascii: "Z") else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard (48...57).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 48)
            }
            return value
        }
        guard let y = number(0..<4), let m = number(5..<7), let d = number(8..<10), (1...12).contains(m),
            let h = number(11..<13), let min = number(14..<16), let s = number(17..<19), let ms = number(20..<23)
        else { return nil }
        let days = Instant.days(y, m, d)
        milliseconds = Int64(days) * 86_400_000 + Int64(h * 3_600_000 + min * 60_000 + s * 1000 + ms)
    }

    private static func digits(_ n: Int, _ width: Int) -> String {
        let text = String(n)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yoe = y - era * 400
        let doy = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468
    }

    private static func civil(days: Int) -> (Int, Int, Int) {
        let z = days + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let doe = z - era * 146_097
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100)
        let mp = (5 * doy + 2) / 153
        let m = mp < 10 ? mp + 3 : mp - 9
        return (yoe + era * 400 + (m <= 2 ? 1 : 0), m, doy - (153 * mp + 2) / 5 + 1)
    }

    /// The moment as a clock in metropolitan France shows it.
    package var paris: WallClock {
        let offset = Instant.parisOffset(at: milliseconds)
        let local = milliseconds + Int64(offset) * 1000
        let (days, rest) = local.floorDivided(by: 86_400_000)
        let (y, m, d) = Instant.civil(days: Int(days))
        return WallClock(year: y, month: m, day: d, hour: Int(rest) / 3_600_000, minute: Int(rest) / 60_000 % 60)
    }

    /// Summer time runs from the last Sunday of March, 01:00 UTC, to the last Sunday of October, 01:00 UTC
    /// (directive 2000/84/EC).
    private static func parisOffset(at milliseconds: Int64) -> Int {
        let (days, _) = milliseconds.floorDivided(by: 86_400_000)
        let year = civil(days: Int(days)).0
        func lastSunday(_ month: Int) -> Int64 {
            let last = Instant.days(year, month, 31)
            let weekday = ((last + 4) % 7 + 7) % 7
            return Int64(last - weekday) * 86_400_000 + 3_600_000
        }
        return milliseconds >= lastSunday(3) && milliseconds < lastSunday(10) ? 7200 : 3600
    }
}

/// What a clock on a French wall shows.
package struct WallClock: Sendable, Equatable {
    package let year, month, day, hour, minute: Int

    /// `14/10/2025`
    package var date: String { two(day) + "/" + two(month) + "/" + String(year) }
    /// `09:27`
    package var time: String { two(hour) + ":" + two(minute) }
    /// `2025-10-14`
    package var isoDate: String { String(year) + "-" + two(month) + "-" + two(day) }

    private func two(_ n: Int) -> String { n < 10 ? "0\(n)" : String(n) }
}

extension Int64 {
    fileprivate func floorDivided(by divisor: Int64) -> (Int64, Int64) {
        let (q, r) = quotientAndRemainder(dividingBy: divisor)
        return r < 0 ? (q - 1, r + divisor) : (q, r)
    }
}
