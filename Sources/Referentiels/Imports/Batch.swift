import Platform

/// Lines read, to be written in one transaction.
struct Batch: Sendable {
    private let table: BulkTable
    private let ceasedColumn: Int?
    private let ceasedValue: String
    private let printColumn: Int
    private var lines: BulkLines
    private var numbers: [Int] = []
    /// Lines that were rejected while reading, and how many lines were read.
    private(set) var read = ImportReport()
    /// Where the reader stood after the last line.
    let position: Int
    let consumed: Int

    var isEmpty: Bool { read.lues == 0 }

    /// Reads up to `limit` lines.
    ///
    /// - Parameter suffix: columns that say where the line comes from, and are no part of what it says.
    init(
        _ source: inout SourceTable, limit: Int, suffix: [(column: StaticString, value: String)]
    ) throws {
        let own = source.mapper.table
        table = own.adding([.integer("empreinte")] + suffix.map { .text($0.column) })
        printColumn = own.columns.count
        let ceased = source.mapper.ceased
        ceasedColumn = ceased.flatMap { ceased in
            own.columns.firstIndex { $0.name.description == ceased.column.description }
        }
        ceasedValue = ceased?.value ?? ""
        lines = BulkLines(width: table.columns.count)
        let values = suffix.map { Array($0.value.utf8) }
        while read.lues < limit, let reading = try source.reader.next() {
            read.lues += 1
            switch reading {
            case .refused(let reason): read.reject(source.reader.number, reason)
            case .line(let line):
                if let reason = source.mapper.map(line, into: &lines) {
                    read.reject(source.reader.number, reason)
                    continue
                }
                lines.append(lines.printOfPartialLine())
                for value in values { lines.append(value) }
                numbers.append(source.reader.number)
            }
        }
        position = source.reader.position
        consumed = source.reader.consumed
    }

    /// Writes what is new or different.
    ///
    /// - Returns: the counts of this batch.
    func write(_ db: any Connection) throws -> ImportReport {
        var report = read
        let replaced = linesWithLaterTwin()
        for line in replaced.sorted() {
            report.reject(numbers[line], "remplacée par une ligne suivante de même clé")
        }
        var reading: [StaticString] = ["empreinte"]
        if let ceasedColumn { reading.append(table.columns[ceasedColumn].name) }
        var known: [Row?] = Array(repeating: nil, count: lines.count)
        for row in try db.matches(lines, in: table, reading: reading) { known[try row.int("ligne")] = row }

        var chosen: [Int] = []
        for line in 0..<lines.count where !replaced.contains(line) {
            guard let row = known[line] else {
                report.ajoutees += 1
                chosen.append(line)
                continue
            }
            if try row.int("empreinte") == print(line) {
                report.inchangees += 1
                continue
            }
            report.modifiees += 1
            chosen.append(line)
            if let ceasedColumn, text(line, ceasedColumn) == ceasedValue,
                row[table.columns[ceasedColumn].name.description].asText != ceasedValue
            {
                report.fermees += 1
            }
        }
        try db.merge(lines, chosen, into: table)
        return report
    }

    private func print(_ line: Int) -> Int? { Int(text(line, printColumn)) }

    private func text(_ line: Int, _ column: Int) -> String {
        lines.range(line: line, column: column).map { String(decoding: lines.bytes[$0], as: UTF8.self) } ?? ""
    }

    /// Lines whose key comes again in the batch. Official files are sorted, so the common case compares neighbours.
    private func linesWithLaterTwin() -> Set<Int> {
        var sorted = true
        for line in 1..<max(1, lines.count) where sorted { sorted = precedes(line - 1, line) }
        if sorted { return [] }
        var last: [[UInt8]: Int] = [:]
        var replaced: Set<Int> = []
        for line in 0..<lines.count {
            var key: [UInt8] = []
            for column in 0..<table.keys {
                key += lines.bytes[lines.range(line: line, column: column) ?? 0..<0]
                key.append(0x1F)
            }
            if let former = last.updateValue(line, forKey: key) { replaced.insert(former) }
        }
        return replaced
    }

    private func precedes(_ a: Int, _ b: Int) -> Bool {
        for column in 0..<table.keys {
            guard let first = lines.range(line: a, column: column), let second = lines.range(line: b, column: column)
            else { return false }
            if lines.bytes[first].lexicographicallyPrecedes(lines.bytes[second]) { return true }
            if !lines.bytes[first].elementsEqual(lines.bytes[second]) { return false }
        }
        return false
    }
}

extension SQLValue {
    fileprivate var asText: String {
        switch self {
        case .text(let text): text
        case .integer(let number): String(number)
        default: ""
        }
    }
}
