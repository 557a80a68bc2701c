import HTTPTypes
import Platform
import Testing

@testable import Identity
@testable import Server

@Suite("Tickets de mandataire")
struct MandataireTests {
    private static let rappel = "https://documents.opco.example/cas/rappel"

    /// A proxy-granting ticket, as the callback would have received it.
    private func mandat(
        _ essai: Essai, _ browser: Browser, mandataires: [String] = [rappel], service: String = Applis.documents
    ) async throws -> String {
        let token = try #require(browser.cookies["__Secure-TGC"])
        let pgt = "PGT-" + Hex.encode(SecureRandom.bytes(32))
        let now = essai.clock.now
        try await essai.database.write { db in
            try MandatStore.accorder(
                pgt, session: TicketStore.digest(token), mandataires: mandataires, service: service, at: now, on: db)
        }
        return pgt
    }

    private func ticket(_ essai: Essai, _ pgt: String, pour cible: String = Applis.agenda) async throws -> PageLue {
        try await essai.appel("/cas/proxy", [("pgt", pgt), ("targetService", cible)])
    }

    @Test("Un mandat donne un ticket, que proxyValidate accepte en nommant les mandataires, le dernier d'abord")
    func chaine() async throws {
        try await withApplis { essai in
            let browser = try await essai.identifie()
            let pgt = try await mandat(
                essai, browser, mandataires: [MandataireTests.rappel, "https://avant.example/rappel"])
            for (uri, proxies) in [("/cas/proxyValidate", 2), ("/cas/p3/proxyValidate", 2)] {
                let pt = try #require(try await ticket(essai, pgt).cas("proxyTicket").first)
                #expect(pt.hasPrefix("PT-"))
                let page = try await essai.valider(pt, Applis.agenda, uri)
                #expect(page.cas("user") == ["gestion.of@formation.example"])
                #expect(page.cas("proxy").count == proxies)
                #expect(page.cas("proxy") == [MandataireTests.rappel, "https://avant.example/rappel"])
                #expect(try await essai.valider(pt, Applis.agenda, uri).codeCas == "INVALID_TICKET")
            }
        }
    }

    @Test(
        "serviceValidate refuse un ticket de mandataire, le dit, et le brûle",
        arguments: ["/cas/serviceValidate", "/cas/p3/serviceValidate"])
    func refuse(uri: String) async throws {
        try await withApplis { essai in
            let browser = try await essai.identifie()
            let pt = try #require(try await ticket(essai, try await mandat(essai, browser)).cas("proxyTicket").first)
            let page = try await essai.valider(pt, Applis.agenda, uri)
            #expect(page.codeCas == "INVALID_TICKET_SPEC")
            #expect(page.corps.contains("proxyValidate"))
            #expect(try await essai.valider(pt, Applis.agenda, "/cas/proxyValidate").codeCas == "INVALID_TICKET")
            let autre = try #require(try await ticket(essai, try await mandat(essai, browser)).cas("proxyTicket").first)
            #expect(try await essai.valider(autre, Applis.agenda, "/cas/validate").corps == "no\n\n")
        }
    }

    @Test("renew refuse un ticket de mandataire")
    func renew() async throws {
        try await withApplis { essai in
            let browser = try await essai.identifie()
            let pt = try #require(try await ticket(essai, try await mandat(essai, browser)).cas("proxyTicket").first)
            let page = try await essai.valider(pt, Applis.agenda, "/cas/proxyValidate", [("renew", "true")])
            #expect(page.codeCas == "INVALID_TICKET")
        }
    }

    @Test("La déconnexion met fin au mandat et à ses tickets")
    func fin() async throws {
        try await withApplis { essai in
            let browser = try await essai.identifie()
            let pgt = try await mandat(essai, browser)
            let pt = try #require(try await ticket(essai, pgt).cas("proxyTicket").first)
            _ = try await browser.envoyer(.get, "/cas/logout")
            #expect(try await ticket(essai, pgt).codeCas == "INVALID_REQUEST")
            #expect(try await essai.valider(pt, Applis.agenda, "/cas/proxyValidate").codeCas == "INVALID_TICKET")
        }
    }

    @Test("Ce que proxy refuse, avec son code")
    func refusDeProxy() async throws {
        try await withApplis { essai in
            let browser = try await essai.identifie()
            let pgt = try await mandat(essai, browser)
            #expect(try await essai.appel("/cas/proxy", []).codeCas == "INVALID_REQUEST")
            #expect(try await essai.appel("/cas/proxy", [("pgt", pgt)]).codeCas == "INVALID_REQUEST")
            for faux in ["PGT-00", "ST-00", String(repeating: "a", count: 10_240), "\u{0}", "' OR 1=1 --"] {
                #expect(try await ticket(essai, faux).codeCas == "INVALID_REQUEST")
            }
            for cible in ["https://pirate.example/", "https://agenda.opco.example/", "//x", "x\r\ny"] {
                #expect(try await ticket(essai, pgt, pour: cible).codeCas == "UNAUTHORIZED_SERVICE")
            }
            // The right was withdrawn since: « Agenda » never had it.
            let sans = try await mandat(essai, browser, service: Applis.agenda)
            #expect(try await ticket(essai, sans).codeCas == "UNAUTHORIZED_SERVICE")
            let json = try await essai.appel(
                "/cas/proxy", [("pgt", pgt), ("targetService", Applis.agenda), ("format", "JSON")])
            #expect(json.corps.contains(#"{"proxySuccess":{"proxyTicket":"PT-"#))
        }
    }

    @Test("Un service sans ce droit ne peut pas demander de mandat")
    func sansDroit() async throws {
        try await withApplis { essai in
            let ticket = try await essai.identifie().ticket()
            let page = try await essai.valider(
                ticket, Applis.agenda, "/cas/serviceValidate", [("pgtUrl", MandataireTests.rappel)])
            #expect(page.codeCas == "UNAUTHORIZED_SERVICE_PROXY")
            #expect(try await essai.valider(ticket).codeCas == "INVALID_TICKET", "brûlé")
        }
    }

    @Test(
        "Une adresse de rappel qui n'est pas https, mal écrite ou privée est refusée",
        arguments: [
            "http://documents.opco.example/cas/rappel", "javascript:alert(1)",
            "https://moi@documents.opco.example/cas/",
            "https://127.0.0.1/", "https://localhost:1/", "https://[::1]/", "https://169.254.169.254/latest/meta-data",
            "https://10.0.0.1/", "https://[::ffff:10.0.0.1]/", "file:///etc/passwd", "https://x\r\ny/",
        ])
    func rappelRefuse(rappel: String) async throws {
        try await withApplis { essai in
            let ticket = try await essai.identifie().ticket(pour: Applis.documents)
            let page = try await essai.valider(ticket, Applis.documents, "/cas/serviceValidate", [("pgtUrl", rappel)])
            #expect(page.codeCas == "INVALID_PROXY_CALLBACK")
        }
    }
}
