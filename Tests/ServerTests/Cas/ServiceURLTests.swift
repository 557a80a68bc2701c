import Testing

@testable import Identity

@Suite("Adresse d'un service")
struct ServiceURLTests {
    private let service = RegisteredService(name: "Agenda", origin: "https://agenda.opco.example", path: "/entree")

    private func admis(_ texte: String) -> Bool { ServiceURL(texte).map(service.matches) ?? false }

    @Test(
        "Est admise à l'origine exacte, au chemin inscrit ou dessous",
        arguments: [
            "https://agenda.opco.example/entree", "https://agenda.opco.example/entree?a=1&b=%2F%0A",
            "https://agenda.opco.example/entree/sous/page", "https://agenda.opco.example/entree/caf%C3%A9?x=@y",
            "https://agenda.opco.example/entree/.well-known",
        ])
    func admise(texte: String) { #expect(admis(texte)) }

    @Test(
        "Est refusée dès qu'elle pourrait se lire autrement",
        arguments: [
            "", "/", "agenda.opco.example/entree", "javascript:alert(1)", "//agenda.opco.example/entree",
            "https:agenda.opco.example/entree", "https:///agenda.opco.example/entree",
            "http://agenda.opco.example/entree", "HTTPS://agenda.opco.example/entree",
            "https://AGENDA.opco.example/entree", "https://agenda.opco.example:443/entree",
            "https://agenda.opco.example:8443/entree", "https://agenda.opco.example./entree",
            "https://moi@agenda.opco.example/entree", "https://agenda.opco.example@pirate.example/entree",
            "https://agenda.opco.example%40pirate.example/entree", "https://agenda.opco.example%2fpirate/entree",
            "https://agenda.opco.example.pirate.example/entree", "https://pirate.example/agenda.opco.example/entree",
            "https://agenda.opco.example/", "https://agenda.opco.example/Entree",
            "https://agenda.opco.example/entreepirate",
            "https://agenda.opco.example/entree#ancre", "https://agenda.opco.example/entree\\pirate",
            "https://agenda.opco.example\\@pirate.example/entree", "https://agenda.opco.example/entree//pirate",
            "https://agenda.opco.example//entree", "https://agenda.opco.example/entree/../admin",
            "https://agenda.opco.example/entree/..;/admin", "https://agenda.opco.example/entree/./x",
            "https://agenda.opco.example/entree/%2e%2e/admin", "https://agenda.opco.example/entree/%2E%2E/admin",
            "https://agenda.opco.example/entree/%252e%252e/admin", "https://agenda.opco.example/entree/..%2fadmin",
            "https://agenda.opco.example/entree%5cadmin", "https://agenda.opco.example/entree/%0d%0aSet-Cookie:a",
            "https://agenda.opco.example/entree/%00", "https://agenda.opco.example/entree/%zz",
            "https://agenda.opco.example/entree/%", "https://agenda.opco.example/entree\r\nSet-Cookie: a=b",
            "https://agenda.opco.example/entree\u{0}", "https://agenda.opco.example/entree?a=\u{0}",
            "https://agenda.opco.example/entree?\r\nX: y", "https://agenda.opco.example/entrée",
            "https://agenda.opco.example /entree", " https://agenda.opco.example/entree",
            "https://agenda.opco.example/entree?" + String(repeating: "a", count: 2048),
        ])
    func refusee(texte: String) { #expect(!admis(texte)) }

    @Test("Un chemin inscrit avec une barre finale n'admet que ce qui est dessous")
    func barreFinale() throws {
        let service = RegisteredService(name: "Documents", origin: "https://a.example", path: "/cas/")
        #expect(service.matches(try #require(ServiceURL("https://a.example/cas/x"))))
        #expect(service.matches(try #require(ServiceURL("https://a.example/cas/"))))
        #expect(!service.matches(try #require(ServiceURL("https://a.example/cas"))))
        #expect(!service.matches(try #require(ServiceURL("https://a.example/casx/"))))
    }

    @Test("Le ticket s'ajoute à la requête qui existe")
    func ajout() throws {
        #expect(
            try #require(ServiceURL("https://a.example/x")).adding(ticket: "ST-1") == "https://a.example/x?ticket=ST-1")
        #expect(
            try #require(ServiceURL("https://a.example/x?a=1")).adding(ticket: "ST-1")
                == "https://a.example/x?a=1&ticket=ST-1")
    }

    @Test(
        "Une inscription mal écrite est signalée quand le profil est lu",
        arguments: [
            ("https://a.example/", "/x"), ("a.example", "/x"), ("https://a.example", "x"), ("https://a.example", ""),
            ("https://a.example", "/x?y"), ("https://a.example", "/x/../y"),
        ])
    func inscription(origine: String, chemin: String) {
        #expect(RegisteredService(name: "A", origin: origine, path: chemin).defaut != nil)
    }

    @Test("Une adresse de déconnexion mal écrite aussi")
    func inscriptionDeconnexion() {
        var service = RegisteredService(name: "A", origin: "https://a.example", path: "/x")
        #expect(service.defaut == nil)
        service.deconnexion = "https://a.example@pirate.example/"
        #expect(service.defaut != nil)
    }
}
