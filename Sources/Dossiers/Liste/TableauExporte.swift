import Foundation
import Platform

/// What a list is exported to, as the address names it.
enum FormatDExport: String, Sendable, CaseIterable {
    case xlsx, csv

    var type: String {
        switch self {
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .csv: "text/csv; charset=utf-8"
        }
    }
}

/// A list as a spreadsheet, in the two formats offered.
struct TableauExporte {
    let colonnes: [String]
    let lignes: [[SpreadsheetCell]]

    private var entetes: [SpreadsheetColumn] { colonnes.map { SpreadsheetColumn($0, width: 22) } }

    func octets(_ format: FormatDExport) throws -> [UInt8] {
        switch format {
        case .xlsx: try xlsx()
        case .csv: csv()
        }
    }

    /// The writer of workbooks works on a file: a temporary one, gone when this returns.
    private func xlsx() throws -> [UInt8] {
        let url = FileManager.default.temporaryDirectory.appending(path: "export-\(SecureRandom.token(bytes: 12)).xlsx")
        defer { try? FileManager.default.removeItem(at: url) }
        let writer = try XLSXWriter(path: url.path, sheet: "Dossiers", columns: entetes)
        for ligne in lignes { try writer.append(ligne) }
        try writer.close()
        return [UInt8](try Data(contentsOf: url))
    }

    private func csv() -> [UInt8] {
        let writer = CSVWriter(columns: entetes)
        return lignes.reduce(into: writer.header()) { $0 += writer.row($1) }
    }
}
