import Platform

/// Turns the lines of one official file into the lines of one table.
protocol LineMapper {
    /// The key and the columns that the file feeds; the import adds `empreinte` and `maj`.
    var table: BulkTable { get }
    /// The column and the value that say that something has ceased, nil when nothing in the file says it.
    var ceased: (column: StaticString, value: String)? { get }

    /// Appends the values of the table's columns, in their order.
    ///
    /// - Returns: why the line is rejected, nil when it was appended.
    mutating func map(_ line: Line, into lines: inout BulkLines) -> String?
}

extension LineMapper {
    var ceased: (column: StaticString, value: String)? { nil }
}

extension BulkLines {
    mutating func append(_ text: String?) {
        if let text { append(text.utf8) } else { appendNull() }
    }

    mutating func append(_ flag: Bool) { append(flag ? 1 : 0 as Int64) }

    /// A name as it is searched, NULL without a name.
    mutating func append(folding bytes: some Collection<UInt8>, scratch: inout [UInt8]) {
        scratch.removeAll(keepingCapacity: true)
        Cellule.fold(bytes, into: &scratch)
        if scratch.isEmpty { appendNull() } else { append(scratch) }
    }
}
