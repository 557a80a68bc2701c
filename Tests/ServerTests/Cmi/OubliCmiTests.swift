import Platform
import Testing

@testable import Server

@Suite("Portail CMI : identifiant et mot de passe oubliés")
struct OubliCmiTests {
    private let courriel = "ariane.marchal@mdph.example"

    @Test(
        "Un email absent ou impossible a le message exact",
        arguments: ["", "   ", "ariane", "a@b", "a\u{0}@", String(repeating: "a", count: 60 << 10), "<script>@x"])
    func emailRefuse(saisie: String) async throws {
        try await withPlateforme { essai in
            let page = try await essai.browser().remplir(
                "/cmi/identifiant-oublie", vers: "/cmi/identifiant-oublie", ["email": saisie])
            #expect(page.status == 422)
            #expect(page.titres == ["IDENTIFIANT OUBLIÉ"])
            #expect(
                page.erreurs.map(\.message) == [
                    "La saisie de l'email est obligatoire et doit être une adresse email valide."
                ])
            #expect(page.lisible.contains("VALIDER") && page.lisible.contains("ANNULER"))
            #expect(try await essai.courrielsCmi("cmi.oubli").isEmpty)
        }
    }

    @Test("L'identifiant part à l'adresse du compte, avec l'organisme")
    func identifiant() async throws {
        try await withPlateforme { essai in
            let page = try await essai.browser().remplir(
                "/cmi/identifiant-oublie", vers: "/cmi/identifiant-oublie", ["email": " Ariane.Marchal@MDPH.example "])
            #expect(page.uri == "/cmi")
            #expect(page.lisible.contains("Si un compte est rattaché à cette adresse, son identifiant vient d'y être"))
            let mails = try await essai.courrielsCmi("cmi.oubli")
            #expect(mails.map(\.a) == [courriel])
            #expect(mails[0].texte.contains("Identifiant : 00001DEMO01"))
            #expect(mails[0].texte.contains("Organisme : 00001 - MDPH FICTIVE"))
        }
    }

    @Test("Une adresse et un identifiant inconnus reçoivent la même page, et aucun courriel ne part")
    func memePage() async throws {
        try await withPlateforme { essai in
            var pages: [String] = []
            for saisie in [courriel, "inconnu@mdph.example"] {
                pages.append(
                    try await essai.browser().remplir(
                        "/cmi/identifiant-oublie", vers: "/cmi/identifiant-oublie", ["email": saisie]
                    ).lisible)
            }
            #expect(pages[0] == pages[1])
            pages = []
            for saisie in ["00001DEMO01", "00001INCONNU"] {
                pages.append(
                    try await essai.browser().remplir(
                        "/cmi/mot-de-passe-oublie", vers: "/cmi/mot-de-passe-oublie", ["identifiant": saisie]
                    ).lisible)
            }
            #expect(pages[0] == pages[1])
            #expect(try await essai.courrielsCmi("cmi.oubli").map(\.a) == [courriel, courriel])
        }
    }

    @Test("La demande fait le même travail pour un inconnu : autant d'instructions, et une tâche")
    func memeTravail() async throws {
        try await withPlateforme { essai in
            var comptes: [Int] = []
            for saisie in ["00001DEMO01", "00001INCONNU"] {
                let browser = essai.browser()
                var form = try #require(
                    try await browser.get("/cmi/mot-de-passe-oublie").formulaire(vers: "/cmi/mot-de-passe-oublie"))
                form["identifiant"] = saisie
                let counter = StatementCounter()
                let demande = form
                _ = try await StatementCounter.$current.withValue(counter) {
                    try await browser.poster(demande.action, demande.champs)
                }
                comptes.append(counter.count)
            }
            #expect(comptes[0] == comptes[1])
            #expect(comptes[0] > 0)
        }
    }

    @Test("L'identifiant vide ou incomplet a son message")
    func identifiantRefuse() async throws {
        try await withPlateforme { essai in
            for (saisie, message) in [
                ("", "La saisie de l'identifiant est obligatoire."),
                (
                    "00001",
                    "Saisissez l'identifiant entier : le code émetteur de l'organisme (5 caractères), puis 1 à 15 lettres ou chiffres."
                ),
            ] {
                let page = try await essai.browser().remplir(
                    "/cmi/mot-de-passe-oublie", vers: "/cmi/mot-de-passe-oublie", ["identifiant": saisie])
                #expect(page.status == 422)
                #expect(page.titres == ["MOT DE PASSE OUBLIÉ"])
                #expect(page.erreurs.map(\.message) == [message])
            }
        }
    }

    @Test("Le lien change le mot de passe une fois, ferme les sessions et le confirme par courriel")
    func lien() async throws {
        try await withPlateforme { essai in
            let ouverte = try await essai.referent()
            try await demander(essai)
            let lien = try await essai.lien("cmi.oubli")
            let browser = essai.browser()
            _ = try await browser.get(lien)
            #expect(try await browser.get(lien).status == 200, "lire la page ne dépense pas le lien")
            let page = try await browser.remplir(
                lien, vers: "/cmi/nouveau-mot-de-passe",
                ["nouveau-mot-de-passe": "Boussole?mauve", "confirmation-mot-de-passe": "Boussole?mauve"])
            #expect(page.lisible.contains("Votre mot de passe est changé. Connectez-vous."))
            #expect(try await browser.get(lien).status == 410)
            #expect(try await ouverte.get("/cmi/compte").lisible.contains("CONNECTEZ-VOUS"))
            #expect(try await essai.browser().connexionCmi("00001DEMO01", Browser.motDePasse).status == 422)
            #expect(try await essai.browser().connexionCmi("00001DEMO01", "Boussole?mauve").status == 200)
            #expect(try await essai.courrielsCmi("cmi.mot-de-passe").map(\.a) == [courriel])
        }
    }

    @Test("L'appareil qui a choisi le mot de passe par le lien est connu du compte")
    func appareilConnu() async throws {
        try await withPlateforme { essai in
            _ = try await essai.referent()
            try await demander(essai)
            let browser = essai.browser()
            try await browser.remplir(
                try await essai.lien("cmi.oubli"), vers: "/cmi/nouveau-mot-de-passe",
                ["nouveau-mot-de-passe": "Boussole?mauve", "confirmation-mot-de-passe": "Boussole?mauve"])
            #expect(browser.cookies["__Secure-appareil-cmi"] != nil)
            essai.clock.advance(seconds: 60)
            try await browser.connexionCmi(Essai.referent, "Boussole?mauve")
            #expect(try await essai.courrielsCmi("cmi.alerte").isEmpty)
        }
    }

    @Test("Un mot de passe trop long est dit trop long")
    func tropLong() async throws {
        try await withPlateforme { essai in
            try await demander(essai)
            let long = "Aa?" + String(repeating: "x", count: 1022)
            let page = try await essai.browser().remplir(
                try await essai.lien("cmi.oubli"), vers: "/cmi/nouveau-mot-de-passe",
                ["nouveau-mot-de-passe": long, "confirmation-mot-de-passe": long])
            #expect(page.status == 422)
            #expect(page.erreurs.map(\.message) == ["Le nouveau mot de passe doit compter 1024 caractères au plus."])
        }
    }

    @Test("Un lien expiré, altéré, remplacé ou d'un autre genre ne sert plus")
    func liensMorts() async throws {
        try await withPlateforme { essai in
            try await demander(essai)
            let premier = try await essai.lien("cmi.oubli")
            try await demander(essai)
            let second = try await essai.lien("cmi.oubli")
            #expect(premier != second)
            let browser = essai.browser()
            #expect(try await browser.get(premier).status == 410, "le plus récent remplace le précédent")
            #expect(try await browser.get(second + "x").status == 410)
            #expect(try await browser.get("/cmi/nouveau-mot-de-passe").status == 410)
            #expect(try await browser.get("/cmi/nouveau-mot-de-passe?jeton=" + encode("a\u{0}b")).status == 410)
            #expect(
                try await browser.get(second.replacing("nouveau-mot-de-passe", with: "confirmation-email")).status
                    == 410)
            #expect(try await browser.get(second).status == 200)
            essai.clock.advance(seconds: 3601)
            #expect(try await browser.get(second).status == 410)
        }
    }

    @Test("Au plus trois courriels par heure partent vers une adresse, pour ce que chacun peut demander")
    func troisParHeure() async throws {
        try await withPlateforme { essai in
            for _ in 0..<8 { try await demander(essai) }
            #expect(try await essai.courrielsCmi("cmi.oubli").count == 3)
            essai.clock.advance(seconds: 3601)
            try await demander(essai)
            #expect(try await essai.courrielsCmi("cmi.oubli").count == 4)
        }
    }

    @Test("Trop de demandes d'un même endroit sont refusées avec une phrase, et n'écrivent rien")
    func tropDeDemandes() async throws {
        try await withPlateforme { essai in
            let browser = essai.browser()
            var statuts: [Int] = []
            for rang in 0..<32 {
                statuts.append(
                    try await browser.remplir(
                        "/cmi/mot-de-passe-oublie", vers: "/cmi/mot-de-passe-oublie", ["identifiant": "00001X\(rang)"]
                    ).status)
            }
            #expect(statuts == Array(repeating: 200, count: 30) + [429, 429])
            let demandes = try await essai.database.read { db in try db.count("SELECT COUNT(*) FROM cmi_demande") }
            #expect(demandes == 30)
        }
    }

    @Test("Avant la première connexion, le courriel dit quoi faire au lieu de donner un lien")
    func avantLaCreation() async throws {
        try await withPlateforme { essai in
            try await demander(essai, "00001DEMO02")
            let mail = try #require(try await essai.courrielsCmi("cmi.oubli").last)
            #expect(mail.a == "basile.courtois@mdph.example")
            #expect(mail.texte.contains("Vous n'avez pas encore créé votre compte."))
            #expect(!mail.texte.contains("jeton="))
        }
    }

    private func demander(_ essai: Essai, _ identifiant: String = "00001 demo01") async throws {
        let page = try await essai.browser().remplir(
            "/cmi/mot-de-passe-oublie", vers: "/cmi/mot-de-passe-oublie", ["identifiant": identifiant])
        #expect(page.status == 200)
        try await essai.repondre()
    }
}
