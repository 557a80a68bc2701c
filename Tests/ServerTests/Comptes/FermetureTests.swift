import Domain
import HTTPTypes
import Platform
import Testing

@testable import Server

@Suite("Fermer son compte")
struct FermetureTests {
    private static let page = "/cas/compte/fermeture"

    private func forcer(_ browser: Browser) async throws -> PageLue {
        let csrf = try #require(try await browser.get("/cas/compte/mot-de-passe").csrf)
        return try await browser.post(Self.page, [("csrf", csrf), ("actuel", Browser.motDePasse)])
    }

    private func fermer(_ browser: Browser) async throws -> PageLue {
        try await browser.envoyer(Self.page, ["actuel": Browser.motDePasse])
    }

    @Test("Un collègue invité qui n'a pas répondu n'est pas un autre administrateur")
    func invite() async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte(Administration.admin)
            let creation = try await admin.creer(
                "collegue@formation.example", "Rivoire", "Maud", sexe: "F", [(Administration.ici, "administrateur_of")])
            #expect(creation.lisible.contains("L'utilisateur est créé"))
            let page = try await admin.get(Self.page)
            #expect(page.lisible.contains("OF GENERIQUE (SIRET 98765432400019)"))
            #expect(page.formulaire(vers: Self.page) == nil)
            #expect(try await forcer(admin).status == 409)
            try await essai.creer("second@formation.example", [(Administration.ici, .administrateurOF)])
            #expect(try await fermer(admin).lisible.contains("Votre compte est fermé."))
        }
    }

    @Test("Le dernier administrateur de l'OPCO en désigne un autre avant de fermer son compte")
    func dernierAdministrateurDeLOPCO() async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte("admin@opco.example", a: "/opco")
            let page = try await admin.get(Self.page)
            #expect(page.lisible.contains("OPCO Mobilités"))
            #expect(page.formulaire(vers: Self.page) == nil)
            #expect(try await forcer(admin).status == 409)
            try await essai.creer("second@opco.example", agent: .administrateur)
            #expect(try await fermer(admin).lisible.contains("Votre compte est fermé."))
        }
    }

    @Test("Ce que le compte tenait est retiré, dans le journal et dans l'historique des collègues")
    func trace() async throws {
        try await withPlateforme { essai in
            _ = try await fermer(try await essai.connecte(Administration.gestion))
            _ = try await fermer(try await essai.connecte("agent@opco.example", a: "/opco"))
            for action in ["habilitation.retirer", "agent.retirer"] {
                #expect(
                    try await essai.nombre("SELECT COUNT(*) FROM journal WHERE action = \(action)") == 1, "\(action)")
            }
            let admin = try await essai.connecte(Administration.admin)
            #expect(try await admin.get(Administration.liste + "/historique").lisible.contains("Accès retiré"))
            let opco = try await essai.connecte("admin@opco.example", a: "/opco")
            #expect(try await opco.get("/opco/utilisateurs/historique").lisible.contains("Accès retiré"))
        }
    }

    @Test("Une demande d'accès qui attend est retirée, sans l'adresse ni le téléphone")
    func demande() async throws {
        try await withPlateforme { essai in
            let personne = try await essai.connecte("nouveau@personne.example", a: "/app")
            _ = try await personne.demander()
            let id = try await essai.demande()
            #expect(try await fermer(personne).lisible.contains("Votre compte est fermé."))
            #expect(
                try await essai.nombre(
                    "SELECT COUNT(*) FROM demande WHERE etat = 'retiree' AND courriel = '' AND telephone = ''") == 1)
            let agent = try await essai.connecte("agent@opco.example", a: "/opco")
            #expect(!(try await agent.get("/opco/inscriptions").lisible.contains("BRASSIER")))
            let fiche = try await agent.get("/opco/inscriptions/\(id)")
            #expect(fiche.lisible.contains("Retirée"))
            #expect(fiche.lisible.contains("le compte est fermé"))
            #expect(try await agent.get("/opco/inscriptions/\(id)/acceptation").status == 409)
            #expect(
                try await essai.nombre("SELECT COUNT(*) FROM journal WHERE action = 'inscription.retirer'") == 1)
            essai.clock.advance(seconds: 25 * 3600)
            try await essai.repondre()
            #expect(try await essai.courriels(genre: "inscription.rappel").isEmpty)
        }
    }
}
