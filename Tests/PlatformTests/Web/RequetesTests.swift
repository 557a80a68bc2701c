import HTTPTypes
import Hummingbird
import Platform
import Testing

@Suite("Champs et témoins d'une requête")
struct RequetesTests {
    @Test(
        "Champs d'une adresse ou d'un formulaire",
        arguments: [
            ("", []), ("&&", []), ("a", [("a", "")]), ("a=", [("a", "")]), ("=b", [("", "b")]),
            ("a=1&b=2&a=3", [("a", "1"), ("b", "2"), ("a", "3")]), ("a=1=2", [("a", "1=2")]), ("&a=1&", [("a", "1")]),
            ("a+b=c+d", [("a b", "c d")]), ("a%3Db=%26%2B%25", [("a=b", "&+%")]), ("n=%C3%A9t%c3%a9", [("n", "été")]),
        ])
    func champs(texte: String, attendus: [(String, String)]) {
        let lus = FormData(urlEncoded: Array(texte.utf8)).fields
        #expect(lus == attendus.map { FormData.Field(name: $0.0, value: $0.1) })
    }

    @Test(
        "Un échappement mal écrit reste ce qu'il est",
        arguments: ["%", "%4", "%zz", "%4z", "100%", "%%41", "%\u{e9}0"])
    func echappement(texte: String) {
        let attendu = texte.replacing("%41", with: "A")
        #expect(FormData(urlEncoded: Array("a=\(texte)".utf8))["a"] == attendu)
    }

    @Test("Ce qui n'est pas de l'UTF-8 est remplacé, sans rien prendre de la suite")
    func autreCodage() {
        let lus = FormData(urlEncoded: Array("a=%E9t%E9&b=%C3&c=%ED%A0%80%00x".utf8))
        #expect(lus["a"] == "\u{FFFD}t\u{FFFD}")
        #expect(lus["b"] == "\u{FFFD}")
        #expect(lus["c"].hasSuffix("\0x") && !lus["c"].unicodeScalars.contains { (0xD800...0xDFFF).contains($0.value) })
    }

    @Test("Au-delà du nombre demandé, il est dit que tout n'est pas lu")
    func trop() {
        let lus = FormData(urlEncoded: Array("a=1&b=2&&c=3".utf8), fieldsMax: 2)
        #expect(lus.fields.count == 2 && lus.isTruncated)
        #expect(!FormData(urlEncoded: Array("a=1&b=2&&".utf8), fieldsMax: 2).isTruncated)
    }

    @Test(
        "Un témoin parmi d'autres",
        arguments: [
            ("t=1", "1"), ("a=0; t=1; b=2", "1"), ("a=0;t=1", "1"), ("t=", ""), ("t=a=b", "a=b"), ("  t=1", "1"),
            ("at=0; t=1", "1"), ("ta=0; t=1", "1"), ("t; t=1", "1"), (";;t=1;", "1"), ("t=1; t=2", "1"),
            ("T=1", nil), ("at=1", nil), ("ta=1", nil), ("t", nil), ("", nil), ("a=t=1", nil),
        ])
    func temoin(entete: String, attendu: String?) {
        let head = HTTPRequest(
            method: .get, scheme: "http", authority: "opco.example", path: "/", headerFields: [.cookie: entete])
        #expect(Request(head: head, body: .init(buffer: .init())).cookie("t") == attendu)
    }
}
