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
    /// For the years 0 to 9999. Written digit by digit, as it is read: a page shows and compares dozens of moments.
    package var iso: String {
        let (days, rest) = milliseconds.floorDivided(by: 86_400_000)
        let (y, m, d) = Instant.civil(days: Int(days))
        let ms = Int(rest)
        return String(unsafeUninitializedCapacity: 24) { text in
            var place = 0
            func put(_ number: Int, _ width: Int, _ mark: UInt8) {
                Digits.put(number, width, at: place, text)
                text[place + width] = mark
                place += width + 1
            }
            put(y, 4, UInt8(ascii: "-"))
            put(m, 2, UInt8(ascii: "-"))
            put(d, 2, UInt8(ascii: "T"))
            put(ms / 3_600_000, 2, UInt8(ascii: ":"))
            put(ms / 60_000 % 60, 2, UInt8(ascii: ":"))
            put(ms / 1000 % 60, 2, UInt8(ascii: "."))
            put(ms % 1000, 3, UInt8(ascii: "Z"))
            return place
        }
    }

    /// Reads what `iso` wrote; nil for anything else.
    package init?(iso text: String) {
        var text = text
        guard let milliseconds = text.withUTF8({ Instant.read($0) }) else { return nil }
        self.milliseconds = milliseconds
    }

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        guard bytes.count == 24, bytes[10] == UInt8(ascii: "T"), bytes[23] == UInt8(ascii: "Z") else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for index in range {
                guard (48...57).contains(bytes[index]) else { return nil }
                value = value * 10 + Int(bytes[index] - 48)
            }
            return value
        }
        guard let y = number(0..<4), let m = number(5..<7), let d = number(8..<10), (1...12).contains(m),
            let h = number(11..<13), let min = number(14..<16), let s = number(17..<19), let ms = number(20..<23)
        else { return nil }
        return Int64(days(y, m, d)) * 86_400_000 + Int64(h * 3_600_000 + min * 60_000 + s * 1000 + ms)
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

    /// The moment at which clocks in metropolitan France show this. In the hour that autumn repeats, the first of the two;
    /// in the hour that spring skips, one hour later on the clock.
    package init(paris wall: WallClock) {
        let days = Int64(Instant.days(wall.year, wall.month, wall.day))
        let shown = days * 86_400_000 + Int64(wall.hour * 60 + wall.minute) * 60_000
        let summer = shown - 7_200_000
        milliseconds = Instant.parisOffset(at: summer) == 7200 ? summer : shown - 3_600_000
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

    package init(year: Int, month: Int, day: Int, hour: Int, minute: Int) {
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
    }

    /// `14/10/2025`
    package var date: String { Digits.text([(day, 2), (month, 2), (year, 4)], separator: UInt8(ascii: "/")) }
    /// `09:27`
    package var time: String { Digits.text([(hour, 2), (minute, 2)], separator: UInt8(ascii: ":")) }
    /// `2025-10-14`
    package var isoDate: String { Digits.text([(year, 4), (month, 2), (day, 2)], separator: UInt8(ascii: "-")) }
}

/// Numbers of a fixed width, zeros first.
private enum Digits {
    static func put(_ number: Int, _ width: Int, at place: Int, _ text: UnsafeMutableBufferPointer<UInt8>) {
        var left = max(0, number)
        for rank in stride(from: place + width - 1, through: place, by: -1) {
            text[rank] = UInt8(48 + left % 10)
            left /= 10
        }
    }

    static func text(_ numbers: [(value: Int, width: Int)], separator: UInt8) -> String {
        String(unsafeUninitializedCapacity: 16) { text in
            var place = 0
            for number in numbers {
                if place > 0 {
                    text[place] = separator
                    place += 1
                }
                put(number.value, number.width, at: place, text)
                place += number.width
            }
            return place
        }
    }
}

extension Int64 {
    fileprivate func floorDivided(by divisor: Int64) -> (Int64, Int64) {
        let (q, r) = quotientAndRemainder(dividingBy: divisor)
        return r < 0 ? (q - 1, r + divisor) : (q, r)
    }
}
