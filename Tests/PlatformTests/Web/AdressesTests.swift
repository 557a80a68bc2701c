import Testing

@testable import Platform

@Suite("Adresses")
struct AdressesTests {
    @Test("une adresse est son gabarit, chaque paramètre à sa place")
    func gabarits() {
        let list: Route<> = Route("/of", "/dossiers")
        let one: Route<Int> = Route("/of", "/dossiers/{id}/recu")
        let two: Route<Int, String> = Route("/of", "/dossiers/{id}/pieces/{piece}")
        let whole: Route<String> = Route("/of/{siret}/export")
        #expect(list() == "/of/dossiers")
        #expect(one(12) == "/of/dossiers/12/recu")
        #expect(two(7, "a b/../c") == "/of/dossiers/7/pieces/ab..c")
        #expect(whole("99999999800012") == "/of/99999999800012/export")
    }

    @Test("un paramètre qui ressemble à un gabarit n'en ouvre pas un autre")
    func accolades() {
        let two: Route<String, String> = Route("/a", "/{x}/{y}")
        #expect(two("{y}", "z") == "/a/y/z")
    }

    @Test(
        "un texte d'adresse n'y laisse que ce qui n'a pas besoin d'échappement",
        arguments: [("abc-._~9", "abc-._~9"), ("a b", "a%20b"), ("é;&=", "%C3%A9%3B%26%3D"), ("", "")])
    func textes(_ text: String, _ expected: String) { #expect(URLText.encode(text) == expected) }
}
