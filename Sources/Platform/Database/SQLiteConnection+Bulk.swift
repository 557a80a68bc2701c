import CSQLite

extension SQLiteConnection {
    /// One statement prepared once and run for each line, its values bound where they lie rather than copied.
    func merge(_ lines: BulkLines, _ chosen: [Int], into table: BulkTable) throws {
        if chosen.isEmpty { return }
        let places = SQL.join(table.columns.map { _ in "?" }, ", ")
        let sql = table.insertion + " VALUES (" + places + ")" + table.update
        counter?.increment()
        try statements.with(sql) { statement in
            let handle = statement.handle
            try lines.bytes.withUnsafeBufferPointer { bytes in
                for line in chosen {
                    for (column, declared) in table.columns.enumerated() {
                        let place = Int32(column + 1)
                        guard let range = lines.range(line: line, column: column) else {
                            sqlite3_bind_null(handle, place)
                            continue
                        }
                        switch declared.kind {
                        case .integer: sqlite3_bind_int64(handle, place, number(bytes[range]))
                        case .blob:
                            let cell = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[range]))
                            sqlite3_bind_blob(handle, place, cell.baseAddress, Int32(cell.count), nil)
                        case .text:
                            let cell = UnsafeBufferPointer(rebasing: bytes[range])
                            cell.withMemoryRebound(to: CChar.self) { chars in
                                _ = sqlite3_bind_text(handle, place, chars.baseAddress, Int32(chars.count), nil)
                            }
                        }
                    }
                    let code = sqlite3_step(handle)
                    sqlite3_reset(handle)
                    guard code == SQLITE_DONE else { throw statements.handle.failure }
                }
            }
        }
    }
}

private func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int64 {
    var value: Int64 = 0
    var negative = false
    for byte in digits {
        if byte == UInt8(ascii: "-") { negative = true } else { value = value &* 10 &- Int64(byte &- 48) }
    }
    return negative ? value : 0 &- value
}
