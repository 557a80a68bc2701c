import Foundation
import Testing

@testable import Dossiers

@Suite("Réponses lues en JSON")
struct ReponsesJSONTests {
    @Test(
        "se relisent comme elles ont été écrites",
        arguments: [
            [:], ["a": ""], ["apprenti.nom": "LE GOFF", "apprenti.prenom": "Maïwenn"], ["q": "dit « \"oui\" » \\ non/"],
            ["lignes": "une\ndeux\r\ttrois\u{8}\u{c}"], ["emoji": "👩🏽‍🔧", "controle": "a\u{1}b"],
        ])
    func allerRetour(valeurs: [String: String]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        #expect(try ReponsesJSON.lire(String(decoding: encoder.encode(valeurs), as: UTF8.self)) == valeurs)
    }

    @Test("acceptent les blancs et les échappements que d'autres écrivent")
    func blancs() throws {
        #expect(try ReponsesJSON.lire(#" { "a" : "\u00e9" , "b":"x" } "#) == ["a": "é", "b": "x"])
    }

    @Test("refusent ce qui n'est pas un objet de textes", arguments: ["", "[]", #"{"a":1}"#, #"{"a":"b""#, #"{"a":"b"} x"#, "{\"a"])
    func refus(texte: String) {
        #expect(throws: (any Error).self) { try ReponsesJSON.lire(texte) }
    }
}
