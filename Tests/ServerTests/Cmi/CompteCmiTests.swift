import Platform
import Testing

@testable import Identity
@testable import Server

@Suite("Portail CMI : adresse en attente, identifiant entier")
struct CompteCmiTests {
    private let voleur = "paul.aubier@pirate.example"

    private func demander(
        _ browser: Browser, _ nouvelle: String, motDePasse: String = Browser.motDePasse
    ) async throws -> PageLue {
        try await browser.remplir(
            "/cmi/compte", vers: "/cmi/compte/courriel",
            [
                "mot-de-passe-du-compte": motDePasse, "nouvel-email": nouvelle, "confirmation-nouvel-email": nouvelle,
            ])
    }

    enum Facon: CaseIterable, Sendable { case monCompte, lien, referent }

    @Test("Un nouveau mot de passe, d'où qu'il vienne, annule le changement d'adresse", arguments: Facon.allCases)
    func nouveauMotDePasse(facon: Facon) async throws {
        try await withPlateforme { essai in
            let browser = essai.browser()
            try await browser.creationCmi(
                Essai.profil, Browser.temporaire, courriel: "basile.courtois@mdph.example")
            _ = try await demander(browser, voleur, motDePasse: "Glycine!verte")
            let lien = try await essai.lien("cmi.courriel", a: voleur)
            #expect(try await essai.browser().get(lien).status == 200)
            let neuf = ["nouveau-mot-de-passe": "Boussole?mauve", "confirmation-mot-de-passe": "Boussole?mauve"]
            switch facon {
            case .monCompte:
                try await browser.remplir(
                    "/cmi/compte", vers: "/cmi/compte/mot-de-passe",
                    neuf.merging(["mot-de-passe-actuel": "Glycine!verte"]) { $1 })
            case .lien:
                try await essai.browser().remplir(
                    "/cmi/mot-de-passe-oublie", vers: "/cmi/mot-de-passe-oublie", ["identifiant": Essai.profil])
                try await essai.browser().remplir(
                    try await essai.lien("cmi.oubli"), vers: "/cmi/nouveau-mot-de-passe", neuf)
            case .referent:
                let fiche = try await essai.fiche(Essai.profil)
                try await essai.referent().remplir(fiche, vers: fiche + "/reinitialisation", [:])
                let temporaire = try await essai.temporaire("basile.courtois@mdph.example")
                try await essai.browser().creationCmi(
                    Essai.profil, temporaire, courriel: "basile.courtois@mdph.example", motDePasse: "Boussole?mauve")
            }
            #expect(try await essai.browser().connexionCmi(Essai.profil, "Boussole?mauve").status == 200)
            #expect(try await essai.browser().get(lien).status == 410)
        }
    }

    @Test("Une boîte n'est pas noyée de demandes : au-delà de quelques-unes par heure, plus rien ne part")
    func quota() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.referent()
            var page = try await demander(browser, voleur)
            var parties = 0
            while page.status == 200, parties < 10 {
                parties += 1
                page = try await demander(browser, voleur)
            }
            #expect(page.status == 429)
            #expect((1...5).contains(parties))
            #expect(
                page.erreurs.map(\.message)
                    == ["Trop de messages ont été envoyés à cette adresse. Attendez une heure."])
            #expect(try await essai.courriels(a: voleur).count == parties)
        }
    }

    @Test(
        "L'identifiant se saisit entier ou sans le code de l'organisme",
        arguments: [
            ("DEMO03", "00001DEMO03"), ("00001DEMO03", "00001DEMO03"), ("00001 demo03", "00001DEMO03"),
            ("00001", "0000100001"), ("000011234567890", "000011234567890"),
            ("00001123456789012345", "00001123456789012345"),
        ])
    func identifiant(saisi: String, entier: String) {
        var formulaire = FormulaireDeProfilCmi(code: "00001")
        let profil = formulaire.lire(
            FormData([
                .init(name: "nom", value: "Vasseur"), .init(name: "prenom", value: "Élodie"),
                .init(name: "identifiant", value: saisi), .init(name: "email", value: "elodie.vasseur@mdph.example"),
                .init(name: "confirmation-email", value: "elodie.vasseur@mdph.example"),
            ]), referent: false)
        #expect(profil?.identifiant == entier, "\(formulaire.erreurs)")
    }
}
