/// CSV as French spreadsheets open it: `;`, decimal comma, UTF-8 with a byte-order mark, quotes of RFC 4180.
package struct CSVWriter: Sendable {
    private let columns: [SpreadsheetColumn]

    package init(columns: [SpreadsheetColumn]) { self.columns = columns }

    /// The byte-order mark and the titles.
    package func header() -> [UInt8] { [0xEF, 0xBB, 0xBF] + row(columns.map { .text($0.title) }) }

    package func row(_ cells: [SpreadsheetCell]) -> [UInt8] {
        Array(cells.map(CSVWriter.field).joined(separator: ";").utf8) + [13, 10]
    }

    private static func field(_ cell: SpreadsheetCell) -> String {
        switch cell {
        case .empty: ""
        case .text(let text): quoted(harmless(text))
        case .integer(let number): String(number)
        case .number(let number): number.isFinite ? String(number).map { $0 == "." ? "," : String($0) }.joined() : ""
        case .centimes(let amount): euros(amount)
        case .date(let year, let month, let day): "\(two(day))/\(two(month))/\(year)"
        case .instant(let instant): instant.paris.date + " " + instant.paris.time
        }
    }

    /// A spreadsheet takes for a formula what begins so, and formulas reach files and the network.
    private static func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r\n".unicodeScalars.contains(first) else { return text }
        return "'" + text
    }

    private static func quoted(_ text: String) -> String {
        let special: Set<Unicode.Scalar> = [";", "\"", "\r", "\n", ","]
        guard text.unicodeScalars.contains(where: special.contains) || text.first == " " || text.last == " " else {
            return text
        }
        return "\"" + text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
    }

    private static func euros(_ amount: Int) -> String {
        (amount < 0 ? "-" : "") + "\(amount.magnitude / 100)," + two(Int(amount.magnitude % 100))
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
