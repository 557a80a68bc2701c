import HTTPTypes
import Platform
import Testing

@testable import Identity
@testable import Server

@Suite("Essais en série")
struct FreinageTests {
    private let victime = "gestion.of@formation.example"

    /// A device from which the account was entered, signed out since.
    private func appareilConnu(_ essai: Essai) async throws -> Browser {
        let browser = try await essai.connecte(victime)
        browser.oublier("__Host-session")
        browser.oublier("__Secure-TGC")
        return browser
    }

    @Test("Mille échecs d'un inconnu n'empêchent pas le titulaire d'entrer depuis son appareil")
    func milleEchecs() async throws {
        try await withPlateforme { essai in
            let titulaire = try await appareilConnu(essai)
            let pirate = essai.browser()
            var form = try #require(try await pirate.get("/cas/login").formulaire(vers: "/cas/login"))
            form["username"] = victime
            form["password"] = "Faux2026!"
            var statuts: [Int: Int] = [:]
            for _ in 0..<1000 { statuts[try await pirate.poster(form.action, form.champs).status, default: 0] += 1 }
            #expect(statuts == [422: 10, 429: 990])
            #expect(try await essai.browser().entrer(victime).status == 429, "un appareil inconnu attend")
            let page = try await titulaire.login(as: victime)
            #expect(page.status == 200 && page.uri == "/of")
            // What is refused without being checked is not written down.
            #expect(try await essai.nombre("SELECT COUNT(*) FROM journal WHERE action = 'connexion.refusee'") == 10)
        }
    }

    @Test("Un appareil connu a sa propre limite")
    func appareilConnuLimite() async throws {
        try await withPlateforme { essai in
            let titulaire = try await appareilConnu(essai)
            for _ in 0..<10 { #expect(try await titulaire.entrer(victime, "Faux2026!").status == 422) }
            #expect(try await titulaire.entrer(victime).status == 429)
            essai.clock.advance(seconds: 901)
            #expect(try await titulaire.entrer(victime).status == 200)
        }
    }

    @Test("Les compteurs sont ceux de la base : une autre instance les voit")
    func autreInstance() async throws {
        try await withPlateforme { essai in
            for _ in 0..<10 { _ = try await essai.browser().entrer(victime, "Faux2026!") }
            let autre = Freins(victime, .opco, prefixe: "", appareil: nil)
            let maintenant = essai.clock.now
            let compteurs = try await essai.database.read { db in
                try FreinageStore.lire(autre.lus, at: maintenant, on: db)
            }
            #expect(compteurs[autre.paire.texte] == 10)
            #expect(autre.refuse(compteurs, connu: false))
        }
    }

    @Test(
        "Les limites, une par une",
        arguments: [
            ("paire", 9, false), ("paire", 10, true), ("compte", 99, false), ("compte", 100, true),
            ("adresse", 99, false), ("adresse", 100, true), ("connexions", 5000, false),
        ])
    func limites(compteur: String, nombre: Int, refuse: Bool) {
        let freins = Freins("a@b.example", .opco, prefixe: "192.0.2.1", appareil: "e")
        let cle = freins.lus.first { $0.texte.hasPrefix(compteur) }
        #expect(freins.refuse([cle?.texte ?? "": nombre], connu: false) == refuse)
        #expect(!freins.refuse([cle?.texte ?? "": nombre], connu: true))
    }

    @Test("Pendant une rafale, les limites par compte et par adresse se resserrent")
    func rafale() {
        let freins = Freins("a@b.example", .opco, prefixe: "192.0.2.1", appareil: nil)
        for cle in [freins.compte, freins.adresse] {
            #expect(freins.refuse([freins.tous.texte: 5000, cle.texte: 20], connu: false))
            #expect(!freins.refuse([freins.tous.texte: 4999, cle.texte: 20], connu: false))
        }
    }

    @Test("Deux adresses d'un même /64 sont comptées ensemble, deux /64 séparément")
    func ipv6() {
        func adresse(_ texte: String) -> String {
            Freins("a@b.example", .opco, prefixe: ClientAddress(texte).prefix, appareil: nil).adresse.texte
        }
        #expect(adresse("2001:db8:0:1::1") == adresse("2001:db8:0:1:ffff::2"))
        #expect(adresse("2001:db8:0:1::1") != adresse("2001:db8:0:2::1"))
    }

    @Test("Le journal ne se remplit pas sans fin : la rafale y est dite une fois")
    func journalBorne() async throws {
        try await withPlateforme { essai in
            let maintenant = essai.clock.now
            let cle = Freins("a@b.example", .opco, prefixe: "", appareil: nil).tous
            _ = try await essai.database.write { db in
                try db.execute(
                    """
                    INSERT INTO freinage (cle, nombre, fin)
                    VALUES (\(cle.texte), \(Freins.auJournal - 1), \(maintenant.adding(seconds: 600).iso))
                    """)
            }
            for numero in 0..<5 { _ = try await essai.browser().entrer("inconnu\(numero)@b.example", "Faux2026!") }
            #expect(try await essai.nombre("SELECT COUNT(*) FROM journal WHERE action = 'connexion.refusee'") == 1)
            #expect(try await essai.nombre("SELECT COUNT(*) FROM journal WHERE action = 'connexion.rafale'") == 1)
        }
    }

    @Test("Au-delà de trente demandes d'une adresse en une heure, l'inscription est refusée en mots, sans rien écrire")
    func inscriptionsEnSerie() async throws {
        try await withPlateforme { essai in
            let browser = essai.browser()
            var form = try #require(try await browser.get("/cas/inscription").formulaire(vers: "/cas/inscription"))
            var statuts: [Int: Int] = [:]
            for numero in 0..<200 {
                form["email"] = "jean.roy\(numero)@cfa.example"
                form["email-confirmation"] = "jean.roy\(numero)@cfa.example"
                statuts[try await browser.poster(form.action, form.champs).status, default: 0] += 1
            }
            #expect(statuts == [303: 30, 429: 170])
            #expect(try await essai.nombre("SELECT COUNT(*) FROM demande_de_lien") == 30)
            let page = try await browser.post(form.action, form.champs)
            #expect(
                page.erreurs.map(\.message) == [
                    "Trop de demandes sont arrivées en peu de temps. Attendez une heure avant de recommencer."
                ])
            essai.clock.advance(seconds: 3601)
            #expect(try await essai.browser().inscrire("jean.roy@cfa.example").status == 200)
        }
    }

    @Test("Au-delà de mille demandes par heure, d'où qu'elles viennent, chaque adresse n'en fait plus que deux")
    func inscriptionsDePartout() async throws {
        try await withPlateforme { essai in
            let fin = essai.clock.now.adding(seconds: 3600)
            _ = try await essai.database.write { db in
                try db.execute("INSERT INTO freinage (cle, nombre, fin) VALUES ('inscription', 1000, \(fin.iso))")
            }
            for _ in 0..<2 { #expect(try await essai.browser().inscrire("jean.roy@cfa.example").status == 200) }
            let page = try await essai.browser().inscrire("jean.roy@cfa.example")
            #expect(page.status == 429)
            #expect(page.erreurs.first?.message.contains("Attendez une heure") == true)
            #expect(try await essai.nombre("SELECT COUNT(*) FROM demande_de_lien") == 2)
        }
    }

    @Test("Au-delà de trois mille demandes par heure, plus aucune n'est prise")
    func inscriptionsSansFin() async throws {
        try await withPlateforme { essai in
            let fin = essai.clock.now.adding(seconds: 3600)
            _ = try await essai.database.write { db in
                try db.execute("INSERT INTO freinage (cle, nombre, fin) VALUES ('inscription', 3000, \(fin.iso))")
            }
            let page = try await essai.browser().inscrire("jean.roy@cfa.example")
            #expect(page.status == 429)
            #expect(page.erreurs.first?.message.contains("Attendez une heure") == true)
            #expect(try await essai.nombre("SELECT COUNT(*) FROM demande_de_lien") == 0)
        }
    }

    @Test("Les demandes d'inconnus ne font taire ni l'alerte d'un nouvel appareil, ni le mot de passe oublié")
    func alerteQuandMeme() async throws {
        try await withPlateforme { essai in
            let victime = "double@groupe.example"
            _ = try await essai.connecte(victime)
            for _ in 0..<6 { _ = try await essai.browser().inscrire(victime) }
            try await essai.repondre()
            #expect(try await essai.courriels(genre: "compte.inscription").count == 2)
            _ = try await essai.connecte(victime)
            #expect(try await essai.courriels(genre: "compte.appareil").count == 1)
            for _ in 0..<4 { _ = try await essai.browser().oublierMotDePasse(victime) }
            try await essai.repondre()
            #expect(try await essai.courriels(genre: "compte.oubli").count == 1)
        }
    }

    @Test(
        "Un envoi démesuré avant toute session est refusé en mots, sans être lu",
        arguments: [
            "/cas/login", "/cas/entree", "/cmi", "/cmi/identifiant-oublie", "/cmi/mot-de-passe-oublie",
            CmiPaths.nouveauMotDePasse(), CmiPaths.confirmationDuCourriel(), CmiPaths.retourDuCourriel(),
        ])
    func demesure(chemin: String) async throws {
        try await withPlateforme { essai in
            let page = try await essai.browser().poster(
                chemin, [("password", String(repeating: "a", count: 70_000))])
            #expect(page.status == 413)
        }
    }

    @Test("Un mot de passe bien trop long est un mot de passe faux")
    func motDePasseDemesure() async throws {
        try await withPlateforme { essai in
            let page = try await essai.browser().entrer(victime, String(repeating: "é", count: 5000))
            #expect(page.status == 422)
        }
    }

    @Test("Un mot de passe gardé avec d'autres paramètres est refait à la connexion suivante")
    func rehachage() async throws {
        try await withPlateforme { essai in
            let ancien = PasswordHasher(.init(memoryKiB: 16, passes: 1, lanes: 1))
            let phc = try await ancien.hash(Browser.motDePasse)
            _ = try await essai.database.write { db in
                try db.execute("UPDATE compte SET mot_de_passe = \(phc) WHERE courriel = \(victime)")
            }
            #expect(try await essai.browser().entrer(victime, "Faux2026!").status == 422)
            #expect(try await motDePasse(essai) == phc, "un essai manqué ne change rien")
            _ = try await essai.connecte(victime)
            let refait = try await motDePasse(essai)
            #expect(refait.hasPrefix("$argon2id$v=19$m=8,t=1,p=1$"))
            #expect(try await essai.connecte(victime).get("/of").uri == "/of")
        }
    }

    private func motDePasse(_ essai: Essai) async throws -> String {
        try await essai.database.read { db in
            try db.first("SELECT mot_de_passe FROM compte WHERE courriel = \(victime)")?.string("mot_de_passe") ?? ""
        }
    }

    @Test("Une adresse reçoit cinq emails par heure au plus, quoi qu'on demande")
    func cinqParHeure() async throws {
        try await withPlateforme { essai in
            let victime = "double@groupe.example"
            for tour in 0..<8 {
                let browser = essai.browser()
                _ =
                    tour.isMultiple(of: 2)
                    ? try await browser.inscrire(victime) : try await browser.oublierMotDePasse(victime)
            }
            // Whoever has the password causes alerts too.
            for _ in 0..<6 { _ = try await essai.connecte(victime) }
            try await essai.repondre()
            #expect(try await essai.courriels(genre: "compte.appareil").count == 2)
            #expect(try await essai.courriels(a: victime).count == 5)
            essai.clock.advance(seconds: 3601)
            _ = try await essai.browser().oublierMotDePasse(victime)
            try await essai.repondre()
            #expect(try await essai.courriels(a: victime).count == 6)
        }
    }

    @Test("Le ménage retire ce qui est passé, et rien d'autre")
    func menage() async throws {
        try await withPlateforme { essai in
            _ = try await essai.connecte(victime)
            _ = try await essai.browser().entrer(victime, "Faux2026!")
            essai.clock.advance(seconds: 59 * 86_400)
            _ = try await essai.browser().entrer(victime, "Faux2026!")
            let maintenant = essai.clock.now
            _ = try await essai.database.write { db in try Jobs.enqueue(MenageDesComptesJob(), on: db, at: maintenant) }
            try await essai.repondre()
            #expect(try await essai.nombre("SELECT COUNT(*) FROM freinage") == 4)
            #expect(try await essai.nombre("SELECT COUNT(*) FROM connexion") == 3)
            essai.clock.advance(seconds: 2 * 86_400)
            let apres = essai.clock.now
            _ = try await essai.database.write { db in try Jobs.enqueue(MenageDesComptesJob(), on: db, at: apres) }
            try await essai.repondre()
            #expect(try await essai.nombre("SELECT COUNT(*) FROM freinage") == 0)
            #expect(try await essai.nombre("SELECT COUNT(*) FROM connexion") == 1)
        }
    }
}
