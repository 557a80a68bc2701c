import HTTPTypes
import Platform
import Testing

@testable import Server

@Suite("Cinq instructions SQL par page, au plus")
struct InstructionsSQLTests {
    /// Opens the page twice: what the first visit writes down (use of the session) is not of the page.
    private func compter(_ browser: Browser, _ uri: String) async throws -> Int {
        _ = try await browser.get(uri)
        let counter = StatementCounter()
        let page = try await StatementCounter.$current.withValue(counter) { try await browser.envoyer(.get, uri) }
        #expect(page.status == 200, "\(uri)")
        return counter.count
    }

    @Test("Pages de l'organisme de formation")
    func organisme() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let brouillon = try await browser.brouillonComplet()
            let etape6 = try await browser.get(Contrat.etape(brouillon, 6))
            _ = try await browser.deposer(brouillon, [.init(nom: "a.pdf", octets: Fichiers.pdf)], page: etape6)
            let transmis = try await browser.dossierTransmis()
            var pages = (1...7).map { Contrat.etape(brouillon, $0) }
            pages += [
                "/of", Contrat.liste, Contrat.liste + "?vue=brouillon",
                Contrat.liste + "?q=tran&f=" + encode("etat:Transmis;Accordé"),
            ]
            pages += ["", "/recu", "/cerfa", "/cerfa.pdf", "/apercu", "/pieces"].map {
                "\(Contrat.liste)/\(transmis)\($0)"
            }
            pages += ["/of/notifications", "/of/notifications/reglages", Contrat.liste + "/export/csv"]
            // A look-up without script is the step and one search.
            pages.append("\(Contrat.etape(brouillon, 1))?chercher=employeur&q=999998008")
            for uri in pages {
                let count = try await compter(browser, uri)
                #expect(count <= 5, "\(uri) : \(count)")
            }
        }
    }

    @Test("Pages des habilitations")
    func habilitations() async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte(Administration.admin)
            let id = try await essai.compte(Administration.gestion)
            for uri in [
                Administration.liste, Administration.liste + "?voir=\(id)&q=a", Administration.creation,
                Administration.modification(id), Administration.liste + "/historique", "/of/etablissements",
                "/of/etablissements/\(Administration.ici)",
            ] {
                let count = try await compter(admin, uri)
                #expect(count <= 5, "\(uri) : \(count)")
            }
            let opco = try await essai.connecte("admin@opco.example", a: "/opco")
            let aide = "/opco/etablissements/\(Administration.ici)/of/utilisateurs"
            for uri in [
                "/opco/utilisateurs", "/opco/utilisateurs/historique", "/opco/etablissements", aide, aide + "/creation",
                aide + "/\(id)/modification", aide + "/historique",
            ] {
                let count = try await compter(opco, uri)
                #expect(count <= 5, "\(uri) : \(count)")
            }
        }
    }

    @Test("Pages du bureau de l'OPCO")
    func bureau() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.dossierTransmis()
            let agent = try await essai.connecte("agent@opco.example", a: "/opco")
            let liste = "/opco/contrats-apprentissage"
            let page = try await agent.get("\(liste)/\(id)")
            _ = try await agent.submit(try #require(page.formulaire(vers: "\(liste)/\(id)/prise-en-charge")))
            var pages = [liste, liste + "?q=tran", liste + "?vue=tous&etat=transmis&etat=refuse&tri=nom&page=2"]
            pages += ["", "/demande-de-pieces", "/accord", "/refus"].map { "\(liste)/\(id)\($0)" }
            for uri in pages {
                let count = try await compter(agent, uri)
                #expect(count <= 5, "\(uri) : \(count)")
            }
            let comptable = try await essai.connecte("comptable@opco.example", a: "/opco")
            for uri in ["\(liste)/\(id)/cerfa", "\(liste)/\(id)/cerfa.pdf"] {
                #expect(try await compter(comptable, uri) <= 5, "\(uri)")
                // Who reads the sensitive answers leaves a line in the journal, whose own statements come on top.
                #expect(try await compter(agent, uri) <= 7, "\(uri)")
            }
            let superviseur = try await essai.connecte("superviseur@opco.example", a: "/opco")
            #expect(try await compter(superviseur, "\(liste)/\(id)/affectation") <= 5)
        }
    }

    @Test("Espace des entreprises et demandes d'inscription")
    func inscriptions() async throws {
        try await withPlateforme { essai in
            let personne = try await essai.connecte("nouveau@personne.example", a: "/app")
            #expect(try await compter(personne, "/app/inscription") <= 5)
            _ = try await personne.demander()
            for uri in ["/app/inscription", "/app/inscription/confirmation"] {
                #expect(try await compter(personne, uri) <= 5, "\(uri)")
            }
            let agent = try await essai.connecte("agent@opco.example", a: "/opco")
            let id = try await essai.demande()
            for uri in ["", "?vue=toutes&q=brassier", "/\(id)", "/\(id)/acceptation", "/\(id)/refus"] {
                let count = try await compter(agent, "/opco/inscriptions" + uri)
                #expect(count <= 5, "\(uri) : \(count)")
            }
            let entreprise = try await essai.connecte("gestion@garage.example", a: "/app")
            for uri in ["/app", "/app/contrats-apprentissage"] {
                #expect(try await compter(entreprise, uri) <= 5, "\(uri)")
            }
        }
    }

    @Test(
        "Les pages ouvertes à tous n'en demandent aucune",
        arguments: ["/", "/cgu", "/aide", "/accessibilite", "/mentions-legales", "/cas/login", "/healthz"])
    func publiques(uri: String) async throws {
        try await withPlateforme { essai in
            let count = try await compter(essai.browser(), uri)
            #expect(count == 0)
        }
    }
}
