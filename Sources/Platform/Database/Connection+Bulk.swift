extension Connection {
    /// Looks up which lines' keys are in the table already.
    ///
    /// - Parameter reading: columns of the table to bring back.
    /// - Returns: one row per line found, with its index as `ligne`.
    package func matches(_ lines: BulkLines, in table: BulkTable, reading: [StaticString]) throws -> [Row] {
        if lines.isEmpty { return [] }
        let names = table.columns.prefix(table.keys).map { SQL(literal: $0.name) }
        let read = SQL.join(reading.map { ", t." + SQL(literal: $0) }, "")
        switch dialect {
        case .sqlite:
            // CROSS JOIN fixes the order of the loops: the keys outside, the primary key inside.
            let conditions = names.enumerated().map { index, name in
                "t." + name + " = json_extract(j.value, \("$[\(index)]"))"
            }
            return try rows(
                "SELECT j.key AS ligne" + read + " FROM json_each(\(lines.jsonOfKeys(table))) j CROSS JOIN "
                    + SQL(literal: table.name) + " t ON " + SQL.join(conditions, " AND "))
        case .postgres:
            let arrays = names.indices.map { index -> SQL in "\(lines.arrayLiteral(of: index, where: nil))::text[]" }
            let conditions = names.map { "t." + $0 + " = u." + $0 }
            return try rows(
                "SELECT u.rang - 1 AS ligne" + read + " FROM unnest(" + SQL.join(arrays, ", ")
                    + ") WITH ORDINALITY AS u (" + SQL.join(names, ", ") + ", rang) JOIN " + SQL(literal: table.name)
                    + " t ON " + SQL.join(conditions, " AND "))
        }
    }

    /// One array per column, in one statement: what PostgreSQL does best. SQLite has its own way.
    package func merge(_ lines: BulkLines, _ chosen: [Int], into table: BulkTable) throws {
        if chosen.isEmpty { return }
        let arrays = table.columns.enumerated().map { index, column -> SQL in
            let array = lines.arrayLiteral(of: index, where: chosen, kind: column.kind)
            return switch column.kind {
            case .text: "\(array)::text[]"
            case .integer: "\(array)::bigint[]"
            case .blob: "\(array)::bytea[]"
            }
        }
        _ = try execute(table.insertion + " SELECT * FROM unnest(" + SQL.join(arrays, ", ") + ") AS u" + table.update)
    }
}

extension BulkTable {
    var insertion: SQL {
        "INSERT INTO " + SQL(literal: name) + " (" + SQL.join(columns.map { SQL(literal: $0.name) }, ", ") + ")"
    }

    var update: SQL {
        if keys == 0 { return "" }
        let names = columns.map { SQL(literal: $0.name) }
        let set = SQL.join(names.dropFirst(keys).map { $0 + " = excluded." + $0 }, ", ")
        let key = " ON CONFLICT (" + SQL.join(Array(names.prefix(keys)), ", ") + ") DO "
        return names.count == keys ? key + "NOTHING" : key + "UPDATE SET " + set
    }
}

extension BulkLines {
    /// `[["99999760400015"],…]`
    fileprivate func jsonOfKeys(_ table: BulkTable) -> String {
        var json: [UInt8] = [UInt8(ascii: "[")]
        json.reserveCapacity(count * 20)
        for line in 0..<count {
            json.append(contentsOf: (line == 0 ? "[" : ",[").utf8)
            for column in 0..<table.keys {
                if column > 0 { json.append(UInt8(ascii: ",")) }
                append(quoting: range(line: line, column: column), to: &json, json: true)
            }
            json.append(UInt8(ascii: "]"))
        }
        json.append(UInt8(ascii: "]"))
        return String(decoding: json, as: UTF8.self)
    }

    /// `{"a","b",NULL}`, PostgreSQL's spelling of an array of texts.
    fileprivate func arrayLiteral(of column: Int, where chosen: [Int]?, kind: BulkTable.Kind = .text) -> String {
        var text: [UInt8] = [UInt8(ascii: "{")]
        func add(_ line: Int) {
            if text.count > 1 { text.append(UInt8(ascii: ",")) }
            if let range = range(line: line, column: column) {
                if kind == .blob {
                    append(hexadecimal: range, to: &text)
                } else {
                    append(quoting: range, to: &text, json: false)
                }
            } else {
                text.append(contentsOf: "NULL".utf8)
            }
        }
        if let chosen { for line in chosen { add(line) } } else { for line in 0..<count { add(line) } }
        text.append(UInt8(ascii: "}"))
        return String(decoding: text, as: UTF8.self)
    }

    /// `"\\x0a1b"`: bytes as an element of an array.
    private func append(hexadecimal range: Range<Int>, to text: inout [UInt8]) {
        text.append(contentsOf: #""\\x"#.utf8)
        for byte in bytes[range] {
            for half in [byte >> 4, byte & 15] { text.append(half < 10 ? 48 + half : 87 + half) }
        }
        text.append(UInt8(ascii: "\""))
    }

    /// Both escape the quote and the backslash; JSON wants no control character, which no key holds.
    private func append(quoting range: Range<Int>?, to text: inout [UInt8], json: Bool) {
        text.append(UInt8(ascii: "\""))
        if let range {
            for byte in bytes[range] {
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { text.append(UInt8(ascii: "\\")) }
                text.append(json && byte < 32 ? 32 : byte)
            }
        }
        text.append(UInt8(ascii: "\""))
    }
}
