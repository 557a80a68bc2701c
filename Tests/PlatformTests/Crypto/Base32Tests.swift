import Platform
import Testing

@Suite("Base 32")
struct Base32Tests {
    @Test(
        "RFC 4648 § 10, sans les signes égal",
        arguments: [
            ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ])
    func exemples(texte: String, code: String) {
        #expect(Base32.encode(Array(texte.utf8)) == code)
        #expect(Base32.decode(code[...]) == Array(texte.utf8))
    }

    @Test("Ce qui est écrit se relit, de toute longueur")
    func allerRetour() {
        for longueur in 0..<200 {
            let octets = SecureRandom.bytes(longueur)
            #expect(Base32.decode(Base32.encode(octets)[...]) == octets)
        }
    }

    @Test(
        "Une autre écriture des mêmes octets est refusée",
        arguments: ["my", "MZ", "MY======", "M", "MYA", "MZXW6YTBOJ", "M0", "M1", "M8", "MÉ", " MY", "MY\n", "MY\0"])
    func autreEcriture(code: String) { #expect(Base32.decode(code[...]) == nil) }
}
