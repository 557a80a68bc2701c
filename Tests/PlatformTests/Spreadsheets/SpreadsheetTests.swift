import Foundation
import TestSupport
import Testing

@testable import Platform

@Suite("Exports CSV")
struct CSVTests {
    private func line(_ cells: SpreadsheetCell...) -> String {
        String(decoding: CSVWriter(columns: []).row(cells), as: UTF8.self)
    }

    @Test("l'en-tête porte la marque UTF-8 et les titres")
    func enTete() {
        let header = CSVWriter(columns: [SpreadsheetColumn("Numéro"), SpreadsheetColumn("État; à ce jour")]).header()
        #expect(Array(header.prefix(3)) == [0xEF, 0xBB, 0xBF])
        #expect(String(decoding: header.dropFirst(3), as: UTF8.self) == "Numéro;\"État; à ce jour\"\r\n")
    }

    @Test("chaque type à la française")
    func types() {
        #expect(
            line(
                .text("été"), .integer(-12), .number(1234.5), .centimes(123_456), .centimes(-5),
                .date(year: 2026, month: 3, day: 2), .instant(.test), .empty)
                == "été;-12;1234,5;1234,56;-0,05;02/03/2026;02/03/2026 10:00;\r\n")
    }

    @Test("guillemets, séparateurs et sauts de ligne sont protégés")
    func guillemets() {
        #expect(
            line(.text("a\"b"), .text("a;b"), .text("a\r\nb"), .text(" a"))
                == "\"a\"\"b\";\"a;b\";\"a\r\nb\";\" a\"\r\n")
    }

    @Test(
        "un texte qui serait pris pour une formule est neutralisé",
        arguments: ["=1+1", "+33", "-2", "@SOMME(A1)", "\t=1", "\r=1"])
    func formule(text: String) {
        let written = line(.text(text))
        #expect(written.hasPrefix("'" + text) || written.hasPrefix("\"'" + text))
    }
}

@Suite("Exports Excel")
struct XLSXTests {
    private func unzip(_ path: String, _ entry: String) async throws -> String {
        try await Python.blocking.run {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = ["unzip", "-p", path, entry]
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            return String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        }
    }

    @Test("titres figés, filtre, valeurs typées, formats français")
    func contenu() async throws {
        try await withTemporaryDirectory { directory async throws in
            let path = directory + "/export.xlsx"
            let columns = ["Numéro", "Montant", "Date", "Déposé le", "Nombre", "Rang"].map { SpreadsheetColumn($0) }
            let writer = try XLSXWriter(path: path, sheet: "Dossiers : 2026/03", columns: columns)
            try writer.append([
                .text("=1+1 & <été>"), .centimes(123_456), .date(year: 2026, month: 3, day: 2), .instant(.test),
                .number(2.5), .integer(7),
            ])
            try writer.append([.text("b\0c"), .empty, .empty])
            try writer.close()
            let sheet = try await unzip(path, "xl/worksheets/sheet1.xml")
            #expect(sheet.contains("=1+1 &amp; &lt;été&gt;") && !sheet.contains("<f>"))
            #expect(sheet.contains("<v>1234.56</v>"))
            // 2 March 2026 is day 46083 of Excel, 10:00 in Paris five twelfths of it.
            #expect(sheet.contains("<v>46083</v>") && sheet.contains("<v>46083.416666"))
            #expect(sheet.contains(#"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#))
            #expect(sheet.contains(#"<autoFilter ref="A1:F3"/>"#))
            #expect(sheet.contains(">bc<"))
            let styles = try await unzip(path, "xl/styles.xml")
            #expect(styles.contains("dd/mm/yyyy") && styles.contains("€") && styles.contains("<b/>"))
            #expect(try await unzip(path, "xl/workbook.xml").contains(#"name="Dossiers  202603""#))
            let bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
            #expect(FileInspection(bytes) == FileInspection(judged: .xlsx, isComplete: true, isEncrypted: false))
        }
    }

    @Test("vingt mille lignes s'écrivent")
    func beaucoup() async throws {
        try await withTemporaryDirectory { directory async throws in
            let path = directory + "/export.xlsx"
            let writer = try XLSXWriter(
                path: path, sheet: "Lignes", columns: [SpreadsheetColumn("N°"), SpreadsheetColumn("Nom")])
            for index in 1...20_000 { try writer.append([.integer(index), .text("ligne \(index)")]) }
            try writer.close()
            #expect(try await unzip(path, "xl/worksheets/sheet1.xml").contains("ligne 20000"))
        }
    }

    @Test("un dossier absent est une erreur à la fermeture, pas un silence")
    func dossierAbsent() throws {
        let writer = try XLSXWriter(path: "/nulle-part/x.xlsx", sheet: "a", columns: [SpreadsheetColumn("a")])
        #expect(throws: XLSXError.self) { try writer.close() }
    }
}
