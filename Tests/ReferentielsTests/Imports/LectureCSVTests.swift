import Foundation
import Testing

@testable import Referentiels

@Suite("Lecture d'un fichier CSV")
struct LectureCSVTests {
    /// Bytes given a few at a time, as a slow disk would.
    final class Memoire: ByteSource {
        private let bytes: [UInt8]
        private var offset = 0
        init(_ bytes: [UInt8]) { self.bytes = bytes }
        func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws -> Int {
            let part = bytes[offset..<min(bytes.count, offset + min(7, buffer.count))]
            _ = buffer.update(fromContentsOf: part)
            offset += part.count
            return part.count
        }
        func seek(to offset: Int) throws { self.offset = offset }
    }

    func lire(_ text: String, window: Int = 256) throws -> [String] {
        let reader = try CSVReader(Memoire(Array(text.utf8)), window: window)
        var lines: [String] = []
        while let reading = try reader.next() {
            switch reading {
            case .line(let line):
                let cells = (0..<line.fields.count).map { Cellule.decode(line[$0]) }
                lines.append("\(reader.number): " + cells.joined(separator: "|"))
            case .refused(let reason): lines.append("\(reader.number)! \(reason)")
            }
        }
        return lines
    }

    @Test(
        "lit séparateurs, guillemets et fins de ligne",
        arguments: [
            ("a,b\n1,2\n3,4\n", ["2: 1|2", "3: 3|4"]),
            ("a;b\n1;2,5\n", ["2: 1|2,5"]),
            ("a\tb\n1\t2\n", ["2: 1|2"]),
            ("a;b\r\n1;2\r\n", ["2: 1|2"]),
            ("\u{FEFF}a;b\n1;2", ["2: 1|2"]),
            ("a;b\n\n\r\n1;2\n\n", ["4: 1|2"]),
            ("a;b\n\"1;1\";\"2\"\n", ["2: 1;1|2"]),
            ("a;b\n\"dit \"\"non\"\"\";2\n", ["2: dit \"non\"|2"]),
            ("a;b\n\"deux\nlignes\";2\n3;4\n", ["2: deux\nlignes|2", "4: 3|4"]),
            ("a;b\n\"\";\n", ["2: |"]),
            ("a;b\n1;2;\n", ["2: 1|2"]),
            ("a;b\n1;l'un dit \"oui\"\n", ["2: 1|l'un dit \"oui\""]),
            ("\"a;a\",\"b\"\n1,2\n", ["2: 1|2"]),
        ])
    func lit(_ text: String, _ expected: [String]) throws {
        #expect(try lire(text) == expected)
    }

    @Test(
        "refuse une ligne mal formée et lit la suivante",
        arguments: [
            ("a;b\n1\n3;4\n", ["2! 1 colonnes au lieu de 2", "3: 3|4"]),
            ("a;b\n1;2;3\n3;4\n", ["2! 3 colonnes au lieu de 2", "3: 3|4"]),
            ("a;b\n\"1\"x;2\n3;4\n", ["2! guillemet mal placé", "3: 3|4"]),
            ("a;b\n\"1;2\n3;4\n", ["2! guillemet jamais refermé", "3: 3|4"]),
            ("a;b\n1;\u{0}\n3;4\n", ["2! caractère nul", "3: 3|4"]),
        ])
    func refuse(_ text: String, _ expected: [String]) throws {
        #expect(try lire(text) == expected)
    }

    @Test("une ligne plus longue que la fenêtre est refusée, pas la suivante")
    func lignedemesuree() throws {
        let text = "a;b\n\"" + String(repeating: "x", count: 600) + "\";2\n3;4\n"
        #expect(try lire(text) == ["2! guillemet jamais refermé, ou ligne démesurée", "3: 3|4"])
    }

    @Test("la taille de la fenêtre ne change rien", arguments: [32, 33, 40, 47, 64, 100, 1000])
    func fenetre(_ size: Int) throws {
        let lines = (0..<50).map { "\"n° \($0) \"\"x\"\"\";\($0)\r\n" }.joined()
        let expected = (0..<50).map { "\($0 + 2): n° \($0) \"x\"|\($0)" }
        #expect(try lire("a;b\r\n" + lines, window: size) == expected)
    }

    @Test("reprend à chaque position")
    func reprise() throws {
        let bytes = Array("a;b\n1;2\n\"3\n3\";4\n5;6\n".utf8)
        let reader = try CSVReader(Memoire(bytes), window: 64)
        while try reader.next() != nil {
            let other = try CSVReader(Memoire(bytes), window: 64)
            try other.resume(position: reader.position, consumed: reader.consumed)
            let rest = try CSVReader(Memoire(bytes), window: 64)
            try rest.resume(position: reader.position, consumed: reader.consumed)
            #expect(other.consumed == reader.consumed)
            if try other.next() != nil { #expect(other.number == reader.consumed + 1) }
        }
    }

    @Test("décode l'UTF-8, et le Latin-1 cellule par cellule")
    func encodages() {
        let latin: [UInt8] = [0x56, 0x49, 0x54, 0x52, 0xC9]
        #expect(latin.withUnsafeBufferPointer { Cellule.decode($0) } == "VITRÉ")
        #expect(Array("VITRÉ".utf8).withUnsafeBufferPointer { Cellule.decode($0) } == "VITRÉ")
    }

    @Test("retrouve une colonne quelle que soit sa graphie")
    func colonnes() throws {
        let header = Header(["#Code_commune_INSEE", "Libellé d'acheminement", "adresse.codePostal"])
        #expect(try header.column("code_commune_insee") == 0)
        #expect(try header.column("Libelle_d_acheminement") == 1)
        #expect(try header.column("adresse_codepostal") == 2)
        #expect(throws: ImportError.colonneAbsente("siret")) { try header.column("siret") }
    }

    @Test("un fichier vide ou sans en-tête est refusé", arguments: ["", "\n\n", "\u{FEFF}"])
    func vide(_ text: String) {
        #expect(throws: ImportError.fichierVide) { try CSVReader(Memoire(Array(text.utf8))) }
    }
}
