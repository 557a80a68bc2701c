/// Lines of values kept as UTF-8 bytes in one buffer, to be written many at a time: what an import holds between
/// two transactions. No `String` is made on the way.
package struct BulkLines: Sendable {
    /// Number of values of each line.
    package let width: Int
    package private(set) var bytes: [UInt8] = []
    /// For each value, the offset after its last byte, or `-1 - offset` when it is NULL.
    private var ends: [Int] = []

    package init(width: Int) {
        self.width = width
    }

    package var count: Int { ends.count / width }

    package var isEmpty: Bool { ends.isEmpty }

    package mutating func append(_ value: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: value)
        ends.append(bytes.count)
    }

    package mutating func append(_ value: some Collection<UInt8>) {
        bytes.append(contentsOf: value)
        ends.append(bytes.count)
    }

    package mutating func appendNull() { ends.append(-1 - bytes.count) }

    package mutating func append(_ number: Int64) {
        if number >= 0, number < 10 {
            bytes.append(48 + UInt8(number))
        } else {
            bytes.append(contentsOf: String(number).utf8)
        }
        ends.append(bytes.count)
    }

    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    /// Bytes of a value in `bytes`, nil when it is NULL.
    package func range(line: Int, column: Int) -> Range<Int>? {
        let index = line * width + column
        let end = ends[index]
        return end < 0 ? nil : offset(index - 1)..<end
    }

    /// FNV-1a of the values already written of the last, unfinished line, with their limits: two lines with the same
    /// print hold the same values.
    package func printOfPartialLine() -> Int64 {
        let first = ends.count - ends.count % width
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        bytes.withUnsafeBufferPointer { bytes in
            for index in first..<ends.count {
                let end = ends[index]
                for position in offset(index - 1)..<(end < 0 ? -1 - end : end) {
                    hash = (hash ^ UInt64(bytes[position])) &* 0x100_0000_01b3
                }
                hash = (hash ^ (end < 0 ? 0x1fe : 0x1ff)) &* 0x100_0000_01b3
            }
        }
        return Int64(bitPattern: hash)
    }

    private func offset(_ index: Int) -> Int {
        guard index >= 0 else { return 0 }
        let end = ends[index]
        return end < 0 ? -1 - end : end
    }
}

/// The table that lines are merged into. Names are literals: nothing of a file becomes SQL.
package struct BulkTable: Sendable {
    package enum Kind: Sendable { case text, integer, blob }

    package struct Column: Sendable {
        package let name: StaticString
        package let kind: Kind

        package static func text(_ name: StaticString) -> Column { Column(name: name, kind: .text) }
        package static func integer(_ name: StaticString) -> Column { Column(name: name, kind: .integer) }
        package static func blob(_ name: StaticString) -> Column { Column(name: name, kind: .blob) }
    }

    package let name: StaticString
    /// The first columns, which make the primary key; all of them texts. None when lines are only added.
    package let keys: Int
    package let columns: [Column]

    package init(_ name: StaticString, keys: [StaticString], _ others: [Column]) {
        self.init(name, keys: keys.count, columns: keys.map { .text($0) } + others)
    }

    /// A table that lines are only ever added to: a key that comes twice is refused.
    package init(appending name: StaticString, _ columns: [Column]) {
        self.init(name, keys: 0, columns: columns)
    }

    private init(_ name: StaticString, keys: Int, columns: [Column]) {
        self.name = name
        self.keys = keys
        self.columns = columns
    }

    package func adding(_ more: [Column]) -> BulkTable { BulkTable(name, keys: keys, columns: columns + more) }
}
