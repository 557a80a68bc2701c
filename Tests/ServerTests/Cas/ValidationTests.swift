import HTTPTypes
import Platform
import Testing

@testable import Identity
@testable import Server

@Suite("Validation des tickets")
struct ValidationTests {
    private static let uris = [
        "/cas/serviceValidate", "/cas/proxyValidate", "/cas/p3/serviceValidate", "/cas/p3/proxyValidate",
    ]

    @Test("CAS 1 répond en deux lignes")
    func cas1() async throws {
        try await withApplis { essai in
            let browser = try await essai.identifie()
            let ticket = try await browser.ticket()
            let page = try await essai.valider(ticket, Applis.agenda, "/cas/validate")
            #expect(page.corps == "yes\ngestion.of@formation.example\n")
            #expect(page.headers[.contentType]?.hasPrefix("text/plain") == true)
            #expect(try await essai.valider(ticket, Applis.agenda, "/cas/validate").corps == "no\n\n")
            #expect(try await essai.valider("ST-x", Applis.agenda, "/cas/validate").corps == "no\n\n")
            #expect(try await essai.appel("/cas/validate", []).corps == "no\n\n")
        }
    }

    @Test("CAS 2 nomme la personne, sans rien dire de plus d'elle")
    func cas2() async throws {
        try await withApplis { essai in
            let browser = try await essai.identifie()
            for uri in ["/cas/serviceValidate", "/cas/proxyValidate"] {
                let page = try await essai.valider(
                    try await browser.ticket(pour: Applis.documents), Applis.documents, uri)
                #expect(page.status == 200)
                #expect(page.headers[.contentType]?.hasPrefix("application/xml") == true)
                #expect(page.headers[.cacheControl] == "no-store")
                #expect(page.cas("user") == ["gestion.of@formation.example"])
                #expect(!page.corps.contains("cas:attributes"))
                #expect(!page.corps.contains("proxies"))
            }
        }
    }

    @Test("CAS 3 ajoute les attributs de l'authentification, puis ceux que le service reçoit")
    func cas3() async throws {
        try await withApplis { essai in
            let browser = try await essai.identifie()
            for uri in ["/cas/p3/serviceValidate", "/cas/p3/proxyValidate"] {
                let page = try await essai.valider(
                    try await browser.ticket(pour: Applis.documents), Applis.documents, uri)
                #expect(page.cas("authenticationDate") == [Essai.maintenant.iso])
                #expect(page.cas("longTermAuthenticationRequestTokenUsed") == ["false"])
                #expect(page.cas("isFromNewLogin") == ["false"])
                #expect(page.cas("email") == ["gestion.of@formation.example"])
                #expect(page.cas("nom").count == 1)
                #expect(page.cas("prenom").isEmpty, "ce service ne reçoit pas le prénom")
                #expect(page.cas("roles").isEmpty)
                let agenda = try await essai.valider(try await browser.ticket(), Applis.agenda, uri)
                #expect(agenda.cas("email").isEmpty && agenda.cas("nom").isEmpty, "celui-ci ne reçoit rien")
            }
        }
    }

    @Test("Les applications de la plateforme reçoivent les rôles et les SIRET")
    func habilitations() async throws {
        try await withApplis { essai in
            let browser = try await essai.identifie()
            let service = Browser.origine + "/of/authenticate"
            let ticket = try await browser.envoyer(.get, "/cas/login?service=" + encode(service)).location ?? ""
            let page = try await essai.valider(
                String(ticket.split(separator: "ticket=").last ?? ""), service, "/cas/p3/serviceValidate")
            #expect(page.cas("roles") == ["gestionnaireOF"] || page.cas("roles").count == 1)
            #expect(page.cas("sirets").allSatisfy { $0.count == 14 } && !page.cas("sirets").isEmpty)
            #expect(page.cas("prenom").count == 1)
        }
    }

    @Test("Un ticket ne se valide qu'une fois, quelle que soit l'adresse", arguments: uris)
    func uneFois(uri: String) async throws {
        try await withApplis { essai in
            let ticket = try await essai.identifie().ticket()
            #expect(try await essai.valider(ticket, Applis.agenda, uri).codeCas == nil)
            for encore in ValidationTests.uris {
                #expect(try await essai.valider(ticket, Applis.agenda, encore).codeCas == "INVALID_TICKET")
            }
        }
    }

    @Test("Deux validations au même instant : une seule réussit")
    func course() async throws {
        try await withApplis { essai in
            let browser = try await essai.identifie()
            for _ in 0..<5 {
                let ticket = try await browser.ticket()
                let codes = try await withThrowingTaskGroup(of: String?.self) { group in
                    for _ in 0..<12 { group.addTask { try await essai.valider(ticket).codeCas } }
                    return try await group.reduce(into: [String?]()) { $0.append($1) }
                }
                #expect(codes.filter { $0 == nil }.count == 1)
                #expect(codes.compactMap(\.self).allSatisfy { $0 == "INVALID_TICKET" })
            }
        }
    }

    @Test("Présenté par un autre service, il est refusé et brûlé")
    func autreService() async throws {
        try await withApplis { essai in
            let browser = try await essai.identifie()
            for autre in [Applis.documents, Applis.agenda + "?a", "https://pirate.example/"] {
                let ticket = try await browser.ticket()
                #expect(try await essai.valider(ticket, autre).codeCas == "INVALID_SERVICE", "\(autre)")
                #expect(try await essai.valider(ticket).codeCas == "INVALID_TICKET", "brûlé")
            }
        }
    }

    @Test("Passé trente secondes, il ne vaut plus rien")
    func expire() async throws {
        try await withApplis { essai in
            let ticket = try await essai.identifie().ticket()
            essai.clock.advance(seconds: 30)
            #expect(try await essai.valider(ticket).codeCas == "INVALID_TICKET")
        }
    }

    @Test("renew ne se contente pas d'une session déjà ouverte")
    func renew() async throws {
        try await withApplis { essai in
            let browser = try await essai.identifie()
            let ouverte = try await essai.valider(
                try await browser.ticket(), Applis.agenda, "/cas/serviceValidate", [("renew", "true")])
            #expect(ouverte.codeCas == "INVALID_TICKET")
            // Asked again although a session is open, the password is typed: this ticket will do.
            let page = try await browser.get("/cas/login?renew=true&service=" + encode(Applis.agenda))
            var form = try #require(page.formulaire(vers: "/cas/login"))
            form["username"] = "gestion.of@formation.example"
            form["password"] = Browser.motDePasse
            let location = try #require(try await browser.poster(form.action, form.champs).location)
            let saisi = try await essai.valider(
                String(location.split(separator: "ticket=").last ?? ""), Applis.agenda, "/cas/p3/serviceValidate",
                [("renew", "true")])
            #expect(saisi.codeCas == nil)
            #expect(saisi.cas("isFromNewLogin") == ["true"])
        }
    }

    @Test("Une session fermée rend ses tickets sans valeur")
    func sessionFermee() async throws {
        try await withApplis { essai in
            let browser = try await essai.identifie()
            let ticket = try await browser.ticket()
            _ = try await browser.envoyer(.get, "/cas/logout")
            #expect(try await essai.valider(ticket).codeCas == "INVALID_TICKET")
        }
    }

    @Test("Un compte fermé aussi")
    func compteFerme() async throws {
        try await withApplis { essai in
            let ticket = try await essai.identifie().ticket()
            try await essai.database.write { db in
                _ = try db.execute("UPDATE compte SET actif = 0 WHERE courriel = 'gestion.of@formation.example'")
            }
            #expect(try await essai.valider(ticket).codeCas == "INVALID_TICKET")
        }
    }

    @Test(
        "Sans service ou sans ticket, la demande est incomplète",
        arguments: [[], [("service", Applis.agenda)], [("ticket", "ST-1")], [("service", ""), ("ticket", "")]])
    func incomplete(champs: [(String, String)]) async throws {
        try await withApplis { essai in
            for uri in ValidationTests.uris {
                let page = try await essai.appel(uri, champs)
                #expect(page.status == 200)
                #expect(page.codeCas == "INVALID_REQUEST")
            }
        }
    }

    @Test(
        "Un ticket hostile est refusé, en XML bien formé, et n'atteint pas la base",
        arguments: [
            "ST-' OR 1=1 --", "ST-<x>&\"", "ST-\u{0}", "ST-\r\nSet-Cookie: a=b",
            "ST-" + String(repeating: "9", count: 10_240),
            "PT-00", "PGT-00", "TGT-00", "é😀",
        ])
    func hostile(ticket: String) async throws {
        try await withApplis { essai in
            for uri in ValidationTests.uris {
                let page = try await essai.valider(ticket, Applis.agenda, uri)
                #expect(page.status == 200)
                #expect(page.codeCas == "INVALID_TICKET")
                #expect(!page.corps.contains("Set-Cookie") && !page.corps.contains("<x>"))
            }
        }
    }

    @Test("JSON dit la même chose que XML : une valeur est une chaîne, plusieurs un tableau")
    func json() async throws {
        try await withApplis { essai in
            let browser = try await essai.identifie()
            let bon = try await essai.valider(
                try await browser.ticket(pour: Applis.documents), Applis.documents, "/cas/p3/serviceValidate",
                [("format", "JSON")])
            #expect(bon.headers[.contentType]?.hasPrefix("application/json") == true)
            #expect(bon.corps.contains(#""user":"gestion.of@formation.example""#))
            #expect(bon.corps.contains(#""email":"gestion.of@formation.example""#))
            #expect(bon.corps.contains(#""isFromNewLogin":false"#))
            let refus = try await essai.valider("ST-1", Applis.agenda, "/cas/serviceValidate", [("format", "JSON")])
            #expect(
                refus.corps
                    == #"{"serviceResponse":{"authenticationFailure":{"code":"INVALID_TICKET","description":"Le ticket n'est pas reconnu."}}}"#
            )
            let autre = try await essai.valider("ST-1", Applis.agenda, "/cas/serviceValidate", [("format", "YAML")])
            #expect(autre.codeCas == "INVALID_REQUEST")
        }
    }

    @Test("Une panne se dit dans le protocole, et laisse une trace")
    func panne() async throws {
        try await withApplis { essai in
            let ticket = try await essai.identifie().ticket()
            try await essai.database.write { db in _ = try db.execute("DROP TABLE cas_usage") }
            let page = try await essai.valider(ticket)
            #expect(page.status == 500)
            #expect(page.codeCas == "INTERNAL_ERROR")
            #expect(essai.logs.lines.contains { $0.hasPrefix("error validation failed") })
        }
    }
}
