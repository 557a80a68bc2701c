import Foundation
import Testing

@testable import Platform

@Suite("Nature d'un fichier")
struct FileInspectionTests {
    private let pdf = Array(
        """
        %PDF-1.4
        1 0 obj << /Type /Catalog /EncryptMetadata true >> endobj
        xref
        0 1
        0000000000 65535 f
        trailer << /Size 2 /Root 1 0 R >>
        startxref
        67
        %%EOF

        """.utf8)

    private let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Self.chunk("IHDR", [UInt8](repeating: 0, count: 13))
        + Self.chunk("IDAT", Array("IEND est aussi dans les données".utf8)) + Self.chunk("IEND", [])

    /// A thumbnail with its own end inside the first segment, a stuffed byte, a restart, a second scan.
    private let jpeg: [UInt8] =
        [
            0xFF, 0xD8, 0xFF, 0xE1, 0x00, 0x08, 0xFF, 0xD8, 0x11, 0x22, 0xFF, 0xD9, 0xFF, 0xDA, 0x00, 0x04, 1, 2, 9, 9,
            0xFF, 0x00,
        ]
        + [9, 0xFF, 0xD0, 7, 0xFF, 0xC4, 0x00, 0x03, 5, 0xFF, 0xDA, 0x00, 0x02, 4, 4, 0xFF, 0xD9]

    private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let length = UInt32(content.count)
        return (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) } + Array(name.utf8) + content + [
            0, 0, 0, 0,
        ]
    }

    @Test("PDF, PNG et JPEG entiers sont reconnus")
    func entiers() {
        #expect(FileInspection(pdf) == FileInspection(judged: .pdf, isComplete: true, isEncrypted: false))
        #expect(FileInspection(png) == FileInspection(judged: .png, isComplete: true, isEncrypted: false))
        #expect(FileInspection(jpeg) == FileInspection(judged: .jpeg, isComplete: true, isEncrypted: false))
    }

    @Test("ce qui suit la fin d'une image ne la rend pas incomplète")
    func suite() {
        #expect(FileInspection(png + [0, 0, 0]).isComplete)
        #expect(FileInspection(jpeg + Array("SEFT".utf8)).isComplete)
    }

    @Test("une image coupée, où que ce soit, est incomplète")
    func images() {
        for count in 24..<png.count { #expect(!FileInspection(Array(png.prefix(count))).isComplete) }
        for count in 3..<jpeg.count { #expect(!FileInspection(Array(jpeg.prefix(count))).isComplete, "\(count)") }
    }

    @Test("un PDF sans %%EOF est incomplet")
    func pdfCoupe() {
        let cut = FileInspection(Array(pdf.dropLast(8)))
        #expect(cut.kind == .pdf && !cut.isComplete)
    }

    @Test("un PDF chiffré se voit, que la table soit à la fin, au début ou dans un flux")
    func pdfChiffre() {
        func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
        let atEnd = text(pdf).replacingOccurrences(of: "/Size 2", with: "/Size 2 /Encrypt 5 0 R")
        #expect(FileInspection(Array(atEnd.utf8)).isEncrypted)

        let padding = String(repeating: "% remplissage\n", count: 20_000)
        func linearised(_ extra: String) -> [UInt8] {
            let head = "%PDF-1.5\n"
            let table = "xref\n0 1\n" + String(repeating: "0000000000 65535 f\n", count: 5000)
            return Array(
                (head + table + "trailer << /Size 2 \(extra) >>\nstartxref\n0\n%%EOF\n" + padding
                    + "startxref\n\(head.utf8.count)\n%%EOF\n").utf8)
        }
        #expect(FileInspection(linearised("/Encrypt 5 0 R")).isEncrypted)
        #expect(!FileInspection(linearised("/Info 5 0 R")).isEncrypted)

        func stream(_ extra: String) -> [UInt8] {
            let head = "%PDF-1.5\n"
            return Array(
                (head + "7 0 obj << /Type /XRef \(extra) >> stream\n/Encrypt " + padding
                    + "\nendstream endobj\nstartxref\n\(head.utf8.count)\n%%EOF").utf8)
        }
        #expect(FileInspection(stream("/Encrypt<</V 4>>")).isEncrypted)
        #expect(!FileInspection(stream("/W [1 2 1]")).isEncrypted)
    }

    @Test("un PDF dont l'adresse de la table ment est parcouru en entier")
    func pdfMenteur() {
        let bytes = Array(
            "%PDF-1.4\n\(String(repeating: "x", count: 70_000))/Encrypt 5 0 R\n\(String(repeating: "y", count: 5000))startxref\n999999999\n%%EOF"
                .utf8)
        #expect(FileInspection(bytes).isEncrypted)
    }

    @Test(
        "un texte, un programme ou une page ne sont de nul genre",
        arguments: ["", "bonjour", "MZ\u{90}", "<html>", "%PD", "PK"])
    func inconnu(text: String) {
        #expect(FileInspection(Array(text.utf8)) == FileInspection(judged: nil, isComplete: false, isEncrypted: false))
    }

    @Test(
        "une archive est nommée par ce qu'elle contient, et une archive coupée est incomplète",
        .enabled(if: Python.isThere, "needs python3"),
        arguments: [
            (["[Content_Types].xml", "word/document.xml"], FileKind.docx),
            (["[Content_Types].xml", "xl/workbook.xml"], .xlsx),
            (["[Content_Types].xml", "ppt/presentation.xml"], .pptx), (["a.txt"], .zip), (["mimetype"], .odt),
        ])
    func archives(entries: [String], kind: FileKind) async throws {
        try await withTemporaryDirectory { directory async throws in
            let path = directory + "/a.zip"
            _ = try await Python.start("make_zip.py", path, entries.joined(separator: ","))
            let bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
            #expect(FileInspection(bytes) == FileInspection(judged: kind, isComplete: true, isEncrypted: false))
            let cut = FileInspection(Array(bytes.dropLast(10)))
            #expect(!cut.isComplete)
        }
    }

    @Test("un fichier du dépôt s'inspecte sans être lu en entier")
    func depuisLeDepot() async throws {
        try await withTemporaryDirectory { directory async throws in
            let store = LocalFileStore(directory)
            let stored = try await store.put(pdf)
            #expect(try await store.inspect(stored.sha256) == FileInspection(pdf))
        }
    }

    @Test("des octets au hasard derrière une signature ne font rien tomber")
    func hasard() {
        for seed in 0..<400 {
            var state = UInt64(seed) &+ 1
            var bytes = [pdf, png, jpeg, [0x50, 0x4B, 0x03, 0x04] + Array("PK\u{05}\u{06}".utf8)][seed % 4]
            for _ in 0..<60 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let place = Int(state >> 33) % (bytes.count + 1)
                bytes.insert(UInt8(truncatingIfNeeded: state >> 20), at: max(place, min(8, bytes.count)))
            }
            _ = FileInspection(bytes)
        }
    }
}
