import Platform
import Testing

@testable import Identity
@testable import Server

@Suite("Changement d'adresse en attente")
struct AdresseEnAttenteTests {
    private let courriel = "gestion.of@formation.example"
    private let voleur = "paul.aubier@pirate.example"

    enum Facon: CaseIterable, Sendable { case monCompte, lien, exploitant, creation }

    @Test("Un nouveau mot de passe, d'où qu'il vienne, l'annule", arguments: Facon.allCases)
    func nouveauMotDePasse(facon: Facon) async throws {
        try await withPlateforme { essai in
            let lien = try await demander(try await essai.connecte(courriel), essai)
            #expect(try await essai.browser().get(lien).status == 200)
            switch facon {
            case .monCompte:
                let page = try await essai.connecte(courriel).envoyer(
                    "/cas/compte/mot-de-passe",
                    [
                        "actuel": Browser.motDePasse, "nouveau": Browser.motDePasseNeuf,
                        "confirmation": Browser.motDePasseNeuf,
                    ])
                #expect(page.lisible.contains("Votre mot de passe est changé."))
            case .lien:
                _ = try await essai.browser().oublierMotDePasse(courriel)
                try await essai.repondre()
                let oubli = try #require(try await essai.courriels(a: courriel).last?.lien("/cas/reinitialisation"))
                try await essai.browser().choisir(oubli, Browser.motDePasseNeuf)
            case .exploitant:
                #expect(
                    try await Comptes(essai.services).changer(courriel: courriel, motDePasse: Browser.motDePasseNeuf))
            case .creation:
                try await Comptes(essai.services).creer(
                    courriel: courriel, prenom: "Sacha", nom: "Delorme", motDePasse: Browser.motDePasseNeuf)
            }
            #expect(try await essai.browser().get(lien).status == 404)
            #expect(try await essai.browser().login(as: courriel, motDePasse: Browser.motDePasseNeuf).uri == "/of")
        }
    }

    @Test("L'empreinte refaite du même mot de passe la laisse en attente")
    func empreinteRefaite() async throws {
        try await withPlateforme { essai in
            let lien = try await demander(try await essai.connecte(courriel), essai)
            let phc = try await essai.services.hasher.hash(Browser.motDePasse)
            try await essai.database.write { db in
                let id = try #require(try CompteStore.find(courriel: courriel, on: db)).id
                try CompteStore.refaireEmpreinte(id, phc, on: db)
            }
            #expect(try await essai.browser().get(lien).status == 200)
        }
    }

    @Test("Une adresse prise laisse le lien entier : il sert dès que l'autre compte est fermé")
    func liensEntiers() async throws {
        let sienne = "sacha.delorme@cfa-saules.example"
        try await withPlateforme { essai in
            let browser = try await essai.compteNeuf(sienne)
            try await browser.entrer(sienne, Browser.motDePasseNeuf)
            let nouvelle = "sacha.aubrac@cfa-saules.example"
            let lien = try await demander(browser, essai, nouvelle, Browser.motDePasseNeuf)
            try await prise(essai, nouvelle, lien, vers: "/cas/confirmation-email")
            let boite = essai.browser()
            let suite = try await boite.submit(
                try #require(try await boite.get(lien).formulaire(vers: "/cas/confirmation-email")))
            #expect(suite.uri.hasPrefix("/cas/login"))
            let annulation = try #require(try await essai.courriels(a: sienne).last?.lien("/cas/annulation-email"))
            try await prise(essai, sienne, annulation, vers: "/cas/annulation-email")
            let choix = try await boite.submit(
                try #require(try await boite.get(annulation).formulaire(vers: "/cas/annulation-email")))
            #expect(choix.uri.hasPrefix("/cas/reinitialisation?jeton="))
        }
    }

    /// Another account has the address while the link is followed, then leaves it.
    private func prise(_ essai: Essai, _ adresse: String, _ lien: String, vers action: String) async throws {
        let autre = try await essai.compteNeuf(adresse)
        let boite = essai.browser()
        let page = try await boite.submit(try #require(try await boite.get(lien).formulaire(vers: action)))
        #expect(page.status == 409)
        #expect(page.titres == ["Cette adresse a déjà un compte"])
        try await autre.entrer(adresse, Browser.motDePasseNeuf)
        _ = try await autre.envoyer("/cas/compte/fermeture", ["actuel": Browser.motDePasseNeuf])
        #expect(try await essai.nombre("SELECT COUNT(*) FROM compte WHERE courriel = \(adresse)") == 0)
    }

    @Test("La même adresse, autrement écrite, garde « Mes connexions »")
    func memeAdresse() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(courriel)
            let change = try await essai.database.write { db in
                let id = try #require(try CompteStore.find(courriel: courriel, on: db)).id
                return try CompteStore.changerCourriel(id, courriel.uppercased(), incertaine: false, on: db)
            }
            #expect(change)
            #expect(try await browser.get("/cas/compte/connexions").lisible.contains("Réussie"))
        }
    }

    /// - Returns: the link sent to the new address.
    private func demander(
        _ browser: Browser, _ essai: Essai, _ nouvelle: String? = nil, _ motDePasse: String = Browser.motDePasse
    ) async throws -> String {
        let nouvelle = nouvelle ?? voleur
        _ = try await browser.envoyer(
            "/cas/compte/email", ["email": nouvelle, "email-confirmation": nouvelle, "actuel": motDePasse])
        return try #require(try await essai.courriels(a: nouvelle).last?.lien("/cas/confirmation-email"))
    }
}
