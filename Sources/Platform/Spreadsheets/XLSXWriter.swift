import CXLSXWriter

package enum XLSXError: Error {
    /// More rows than a sheet holds (1 048 576 with the titles).
    case tooManyRows
    case failed(String)
}

/// An Excel workbook of one sheet, written row after row in constant memory: bold frozen titles, filters, dates
/// and amounts in French formats. For one thread; call it from a `BlockingPool`.
package final class XLSXWriter {
    private static let rowLimit = 1_048_576

    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let formats: Formats
    private let columnCount: Int
    private var row: UInt32 = 1
    private var isOpen = true

    private struct Formats {
        let title, text, integer, number, euros, date, instant: UnsafeMutablePointer<lxw_format>?
    }

    /// - Parameters:
    ///   - path: of the file to make.
    ///   - sheet: name of the sheet; what Excel refuses in one is left out.
    /// - Throws: `XLSXError`
    package init(path: String, sheet name: String, columns: [SpreadsheetColumn]) throws {
        var options = lxw_workbook_options()
        options.constant_memory = 1
        guard let workbook = workbook_new_opt(path, &options),
            let sheet = workbook_add_worksheet(workbook, XLSXWriter.sheetName(name))
        else { throw XLSXError.failed("the workbook cannot be made") }
        self.workbook = workbook
        self.sheet = sheet
        columnCount = columns.count
        func format(_ pattern: String?) -> UnsafeMutablePointer<lxw_format>? {
            let format = workbook_add_format(workbook)
            if let pattern { format_set_num_format(format, pattern) }
            return format
        }
        // Excel translates these patterns: a French one shows `1 234,50 €`.
        formats = Formats(
            title: format(nil), text: format("@"), integer: format("0"), number: format("#,##0.00##"),
            euros: format("#,##0.00\\ \"€\""), date: format("dd/mm/yyyy"), instant: format("dd/mm/yyyy\\ hh:mm"))
        format_set_bold(formats.title)
        for (index, column) in columns.enumerated() {
            worksheet_set_column(sheet, UInt16(index), UInt16(index), column.width, nil)
            worksheet_write_string(sheet, 0, UInt16(index), column.title, formats.title)
        }
        worksheet_freeze_panes(sheet, 1, 0)
    }

    deinit { if isOpen { workbook_close(workbook) } }

    /// - Throws: `XLSXError.tooManyRows`, `.failed`
    package func append(_ cells: [SpreadsheetCell]) throws {
        guard row < XLSXWriter.rowLimit else { throw XLSXError.tooManyRows }
        for (index, cell) in cells.prefix(columnCount).enumerated() {
            let code = write(cell, UInt16(index))
            guard code == LXW_NO_ERROR else { throw XLSXWriter.failure(code) }
        }
        row += 1
    }

    /// The file is whole when this returns.
    ///
    /// - Throws: `XLSXError.failed`
    package func close() throws {
        guard isOpen else { return }
        if columnCount > 0 { worksheet_autofilter(sheet, 0, 0, row - 1, UInt16(columnCount - 1)) }
        isOpen = false
        let code = workbook_close(workbook)
        guard code == LXW_NO_ERROR else { throw XLSXWriter.failure(code) }
    }

    private func write(_ cell: SpreadsheetCell, _ column: UInt16) -> lxw_error {
        switch cell {
        case .empty: return LXW_NO_ERROR
        case .text(let text): return worksheet_write_string(sheet, row, column, XLSXWriter.text(text), formats.text)
        case .integer(let number):
            return worksheet_write_number(sheet, row, column, Double(number), formats.integer)
        case .number(let number):
            return number.isFinite ? worksheet_write_number(sheet, row, column, number, formats.number) : LXW_NO_ERROR
        case .centimes(let amount):
            return worksheet_write_number(sheet, row, column, Double(amount) / 100, formats.euros)
        case .date(let year, let month, let day):
            var date = lxw_datetime(
                year: Int32(year), month: Int32(month), day: Int32(day), hour: 0, min: 0, sec: 0)
            return worksheet_write_datetime(sheet, row, column, &date, formats.date)
        case .instant(let instant):
            let wall = instant.paris
            var date = lxw_datetime(
                year: Int32(wall.year), month: Int32(wall.month), day: Int32(wall.day), hour: Int32(wall.hour),
                min: Int32(wall.minute), sec: 0)
            return worksheet_write_datetime(sheet, row, column, &date, formats.instant)
        }
    }

    /// Excel's limit is 32 767 characters in a cell; C strings end at the null character.
    private static func text(_ text: String) -> String {
        let plain = text.utf8.contains(0) ? text.filter { $0 != "\0" } : text
        return plain.utf16.count <= 32_767 ? plain : String(plain.prefix(16_000))
    }

    private static func sheetName(_ name: String) -> String {
        let allowed = name.filter { !"[]:*?/\\'".contains($0) }
        return allowed.isEmpty ? "Feuille" : String(allowed.prefix(31))
    }

    private static func failure(_ code: lxw_error) -> XLSXError { .failed(String(cString: lxw_strerror(code))) }
}
