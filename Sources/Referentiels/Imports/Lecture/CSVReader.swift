import Foundation

/// Comma, semicolon or tab separated values with quotes (RFC 4180), LF or CRLF, with or without byte order mark.
///
/// One window of the file is held; a line longer than it is refused. After a line that cannot be read, reading goes
/// on at the next end of line, so that one stray quote costs one line.
final class CSVReader: LineReader {
    private(set) var header = Header([])
    private(set) var number = 0
    var position: Int { offset }
    var consumed: Int { upcoming - 1 }

    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")

    private let source: any ByteSource
    private let window: UnsafeMutablePointer<UInt8>
    private let capacity: Int
    private var fields: UnsafeMutablePointer<Line.Field>
    private var fieldCapacity = 256
    private var fieldCount = 0
    private var separator = UInt8(ascii: ",")
    private var start = 0
    private var end = 0
    private var atEnd = false
    /// Offset in the file of `window[start]`.
    private var offset = 0
    /// Number of the line at `window[start]`.
    private var upcoming = 1

    /// - Throws: `ImportError` when there is no header to read.
    init(_ source: any ByteSource, window size: Int = 1 << 20) throws {
        self.source = source
        capacity = size
        window = .allocate(capacity: size)
        fields = .allocate(capacity: fieldCapacity)
        try readHeader()
    }

    deinit {
        window.deallocate()
        fields.deallocate()
    }

    func resume(position: Int, consumed: Int) throws {
        try source.seek(to: position)
        (start, end, atEnd, offset, upcoming) = (0, 0, false, position, consumed + 1)
    }

    func next() throws -> Reading? {
        guard try skipBlankLines() else { return nil }
        number = upcoming
        while true {
            switch scan() {
            case .complete(let stop, let lines):
                let reading = line(upTo: stop)
                consume(stop - start, lines: lines)
                return reading
            case .incomplete:
                if try fill() { continue }
                return try refuse(atEnd ? "guillemet jamais refermé" : "guillemet jamais refermé, ou ligne démesurée")
            case .misplacedQuote:
                return try refuse("guillemet mal placé")
            }
        }
    }

    // MARK: Reading one line

    private enum Scan {
        /// The offset after the line in the window, and how many ends of line it holds.
        case complete(Int, Int)
        case incomplete
        case misplacedQuote
    }

    /// Finds the cells of the line at `start`.
    private func scan() -> Scan {
        var p = start
        var lines = 1
        fieldCount = 0
        while true {
            if p < end, window[p] == CSVReader.quote {
                p += 1
                let first = p
                var doubled = false
                while true {
                    while p < end, window[p] != CSVReader.quote {
                        if window[p] == CSVReader.newline { lines += 1 }
                        p += 1
                    }
                    if p == end { return .incomplete }
                    if p + 1 == end, !atEnd { return .incomplete }
                    guard p + 1 < end, window[p + 1] == CSVReader.quote else { break }
                    doubled = true
                    p += 2
                }
                add(Line.Field(start: first, end: p, doubled: doubled))
                p += 1
                if p < end, window[p] == UInt8(ascii: "\r") { p += 1 }
                if p == end { return atEnd ? .complete(p, lines) : .incomplete }
                if window[p] == CSVReader.newline { return .complete(p + 1, lines) }
                guard window[p] == separator else { return .misplacedQuote }
                p += 1
            } else {
                let first = p
                while p < end, window[p] != separator, window[p] != CSVReader.newline { p += 1 }
                if p == end, !atEnd { return .incomplete }
                let last = p
                if p < end, window[p] == separator {
                    add(Line.Field(start: first, end: last))
                    p += 1
                } else {
                    let bare = last > first && window[last - 1] == UInt8(ascii: "\r") ? last - 1 : last
                    add(Line.Field(start: first, end: bare))
                    return .complete(p == end ? p : p + 1, lines)
                }
            }
        }
    }

    private func line(upTo stop: Int) -> Reading {
        var high: UInt8 = 0
        var nul = false
        for p in start..<stop {
            high |= window[p]
            nul = nul || window[p] == 0
        }
        if nul { return .refused("caractère nul") }
        if header.count > 0, fieldCount != header.count {
            let last = fields[fieldCount - 1]
            guard fieldCount == header.count + 1, last.start == last.end else {
                return .refused("\(fieldCount) colonnes au lieu de \(header.count)")
            }
            fieldCount -= 1
        }
        for index in 0..<fieldCount where fields[index].doubled { halveQuotes(index) }
        return .line(
            Line(base: window, fields: UnsafeBufferPointer(start: fields, count: fieldCount), ascii: high < 128))
    }

    private func halveQuotes(_ index: Int) {
        var written = fields[index].start
        var p = written
        while p < fields[index].end {
            window[written] = window[p]
            written += 1
            p += window[p] == CSVReader.quote ? 2 : 1
        }
        fields[index].end = written
    }

    private func add(_ field: Line.Field) {
        if fieldCount == fieldCapacity {
            let larger = UnsafeMutablePointer<Line.Field>.allocate(capacity: fieldCapacity * 2)
            larger.moveInitialize(from: fields, count: fieldCount)
            fields.deallocate()
            fields = larger
            fieldCapacity *= 2
        }
        (fields + fieldCount).initialize(to: field)
        fieldCount += 1
    }

    /// Gives the line up and goes to the first end of line after its start.
    private func refuse(_ reason: String) throws -> Reading {
        repeat {
            var p = start
            while p < end, window[p] != CSVReader.newline { p += 1 }
            if p < end {
                consume(p + 1 - start, lines: 1)
                return .refused(reason)
            }
            consume(p - start, lines: 0)
        } while try fill()
        return .refused(reason)
    }

    // MARK: The window

    private func consume(_ count: Int, lines: Int) {
        start += count
        offset += count
        upcoming += lines
    }

    /// - Returns: false when nothing more can be read into the window: end of file, or a line as long as it.
    private func fill() throws -> Bool {
        if atEnd || (start == 0 && end == capacity) { return false }
        if start > 0 {
            window.update(from: window + start, count: end - start)
            end -= start
            start = 0
        }
        let count = try source.read(into: UnsafeMutableBufferPointer(start: window + end, count: capacity - end))
        end += count
        atEnd = count == 0
        return true
    }

    private func skipBlankLines() throws -> Bool {
        while true {
            if start == end, try !fill() || start == end { return false }
            if window[start] == CSVReader.newline {
                consume(1, lines: 1)
            } else if window[start] == UInt8(ascii: "\r"), start + 1 < end, window[start + 1] == CSVReader.newline {
                consume(2, lines: 1)
            } else {
                return true
            }
        }
    }

    // MARK: The header

    private func readHeader() throws {
        while end < 3, try fill(), !atEnd {}
        if end >= 3, window[0] == 0xEF, window[1] == 0xBB, window[2] == 0xBF { consume(3, lines: 0) }
        guard try skipBlankLines() else { throw ImportError.fichierVide }
        separator = guessSeparator()
        guard case .line(let line) = try next() else { throw ImportError.entete }
        header = Header(line)
    }

    /// The separator that the first line holds most of, outside quotes.
    private func guessSeparator() -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var quoted = false
        for p in start..<end {
            if window[p] == CSVReader.quote { quoted.toggle() }
            if quoted { continue }
            if window[p] == CSVReader.newline { break }
            counts[window[p], default: 0] += 1
        }
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? candidates[0]
    }
}
