import HTTPTypes
import Platform
import Testing

@testable import Identity
@testable import Server

@Suite("Ce qui change pendant qu'on se connecte")
struct CoursesTests {
    private let courriel = "gestion.of@formation.example"

    private func formulaire(_ browser: Browser) async throws -> FormulaireLu {
        var form = try #require(try await browser.get("/cas/login").formulaire(vers: "/cas/login"))
        form["username"] = courriel
        form["password"] = Browser.motDePasse
        return form
    }

    private func remplacer(_ essai: Essai) async throws {
        _ = try await Comptes(essai.services).changer(courriel: courriel, motDePasse: Browser.motDePasseNeuf)
    }

    private func vieillir(_ essai: Essai) async throws {
        let phc = try await PasswordHasher(.init(memoryKiB: 16, passes: 1, lanes: 1)).hash(Browser.motDePasse)
        _ = try await essai.database.write { db in
            try db.execute("UPDATE compte SET mot_de_passe = \(phc) WHERE courriel = \(courriel)")
        }
    }

    @Test("Un mot de passe remplacé après sa vérification n'ouvre plus de session")
    func remplace() async throws {
        let entretemps = Entretemps()
        try await withPlateforme(entretemps: entretemps) { essai in
            let browser = essai.browser()
            let form = try await formulaire(browser)
            entretemps.avantEcriture { try await remplacer(essai) }
            let page = try await browser.poster(form.action, form.champs)
            #expect(page.status == 422)
            #expect(page.erreurs.map(\.message) == ["L'adresse email ou le mot de passe est incorrect."])
            #expect(browser.cookies["__Secure-TGC"] == nil)
            #expect(try await essai.nombre("SELECT COUNT(*) FROM cas_session") == 0)
        }
    }

    @Test("Refaire l'empreinte ne remet pas le mot de passe remplacé entre-temps")
    func rehachage() async throws {
        let entretemps = Entretemps()
        try await withPlateforme(entretemps: entretemps) { essai in
            try await vieillir(essai)
            let browser = essai.browser()
            let form = try await formulaire(browser)
            entretemps.avantEcriture { try await remplacer(essai) }
            #expect(try await browser.poster(form.action, form.champs).status == 422)
            #expect(try await essai.browser().entrer(courriel).status == 422, "l'ancien ne sert plus")
            #expect(try await essai.browser().entrer(courriel, Browser.motDePasseNeuf).status == 200)
        }
    }

    @Test("Deux connexions au même instant refont l'empreinte, et entrent toutes deux")
    func deuxRehachages() async throws {
        let entretemps = Entretemps()
        try await withPlateforme(entretemps: entretemps) { essai in
            try await vieillir(essai)
            let browser = essai.browser()
            let form = try await formulaire(browser)
            entretemps.avantEcriture { _ = try await essai.browser().entrer(courriel) }
            #expect(try await browser.poster(form.action, form.champs).status == 303)
            #expect(try await essai.nombre("SELECT COUNT(*) FROM cas_session") == 2)
        }
    }

    @Test("Le code accepté et la session ouverte ne font qu'un : rien ne passe entre les deux")
    func code() async throws {
        let entretemps = Entretemps()
        try await withPlateforme(entretemps: entretemps) { essai in
            let totp = TOTP(secret: SecureRandom.bytes(TOTP.longueurDuSecret))
            let maintenant = essai.clock.now
            let coffre = essai.services.coffre
            try await essai.database.write { db in
                let id = try db.count("SELECT id FROM compte WHERE courriel = \(courriel)")
                let scelle = try coffre.seal(totp.secret, context: SecondFacteurStore.contexte(id))
                try db.execute(
                    """
                    INSERT INTO second_facteur (compte_id, secret, cree_le, confirme_le)
                    VALUES (\(id), \(scelle), \(maintenant.iso), \(maintenant.iso))
                    """)
            }
            let browser = essai.browser()
            var form = try #require(
                try await browser.entrer(courriel).formulaire(vers: "/cas/verification"))
            form["code"] = totp.code(pas: TOTP.pas(essai.clock.now))
            entretemps.avantEcriture(sauter: 1) { try await remplacer(essai) }
            #expect(try await browser.poster(form.action, form.champs).status == 303)
            #expect(entretemps.attend, "une seule écriture")
            #expect(try await browser.get("/cas/login").titres == ["Vous êtes connecté"])
        }
    }

    @Test("Le mot de passe remplacé pendant la mise en place du second facteur, rien n'est confirmé ni ouvert")
    func enrolement() async throws {
        let entretemps = Entretemps()
        try await withPlateforme(profil: { $0.secondFacteurDesAgents = .obligatoire }, entretemps: entretemps) {
            essai in
            let agent = "agent@opco.example"
            let browser = essai.browser()
            let page = try await browser.login(as: agent, a: "/opco")
            var form = try #require(page.formulaire(vers: "/cas/verification/enrolement"))
            form["code"] = try #require(page.totp).code(pas: TOTP.pas(essai.clock.now))
            entretemps.avantEcriture {
                _ = try await Comptes(essai.services).changer(courriel: agent, motDePasse: Browser.motDePasseNeuf)
            }
            let suite = try await browser.post(form.action, form.champs)
            #expect(suite.uri == "/cas/login")
            #expect(browser.cookies["__Secure-TGC"] == nil)
            #expect(
                try await essai.nombre("SELECT COUNT(*) FROM second_facteur WHERE confirme_le IS NOT NULL") == 0)
        }
    }

    @Test("Qui change son mot de passe pendant qu'un lien le remplace n'écrase pas celui du lien")
    func changement() async throws {
        let entretemps = Entretemps()
        try await withPlateforme(entretemps: entretemps) { essai in
            let browser = essai.browser()
            _ = try await browser.entrer(courriel)
            var form = try #require(
                try await browser.get("/cas/compte/mot-de-passe").formulaire(vers: "/cas/compte/mot-de-passe"))
            form["actuel"] = Browser.motDePasse
            form["nouveau"] = "Cormoran-Bleu-8"
            form["confirmation"] = "Cormoran-Bleu-8"
            entretemps.avantEcriture { try await remplacer(essai) }
            let suite = try await browser.post(form.action, form.champs)
            #expect(suite.uri.hasPrefix("/cas/login"))
            #expect(try await essai.browser().entrer(courriel, "Cormoran-Bleu-8").status == 422)
            #expect(try await essai.browser().entrer(courriel, Browser.motDePasseNeuf).status == 200)
        }
    }

    @Test("Des essais partis ensemble : le compte plein pendant la vérification, même le bon mot de passe attend")
    func ensemble() async throws {
        let entretemps = Entretemps()
        try await withPlateforme(entretemps: entretemps) { essai in
            let browser = essai.browser()
            let form = try await formulaire(browser)
            let paire = Freins(courriel, .opco, prefixe: "", appareil: nil).paire
            let fin = essai.clock.now.adding(seconds: Freins.fenetre)
            entretemps.apresLecture {
                _ = try await essai.database.write { db in
                    try db.execute(
                        """
                        INSERT INTO freinage (cle, nombre, fin) VALUES (\(paire.texte), \(Freins.parPaire), \(fin.iso))
                        """)
                }
            }
            let page = try await browser.poster(form.action, form.champs)
            #expect(page.status == 429)
            #expect(browser.cookies["__Secure-TGC"] == nil)
            #expect(try await essai.nombre("SELECT nombre FROM freinage") == Freins.parPaire, "non compté")
        }
    }
}

@Suite("Portail CMI : ce qui change pendant qu'on se connecte")
struct CoursesCmiTests {
    /// As the référent, or the OPCO for a référent, does.
    private func reinitialiser(_ essai: Essai, _ identifiant: String) async throws {
        let phc = try await essai.services.hasher.hash("Autre.temporaire")
        let maintenant = essai.clock.now
        try await essai.database.write { db in
            let id = try db.count("SELECT compte_id FROM cmi_profil WHERE identifiant = \(identifiant)")
            try CmiStore.reinitialiser(
                id, motDePasse: phc, jusquAu: maintenant.adding(seconds: 86_400), at: maintenant, on: db)
        }
    }

    @Test("L'ancien mot de passe n'ouvre pas la première connexion qu'on vient de redonner")
    func ancien() async throws {
        let entretemps = Entretemps()
        try await withPlateforme(entretemps: entretemps) { essai in
            let browser = essai.browser()
            var form = try #require(try await browser.get("/cmi").formulaire(vers: "/cmi"))
            form["identifiant"] = Essai.referent
            form["mot-de-passe"] = Browser.motDePasse
            entretemps.avantEcriture { try await reinitialiser(essai, Essai.referent) }
            let page = try await browser.poster(form.action, form.champs)
            #expect(page.status == 422)
            #expect(page.erreurs.map(\.message) == ["L'identifiant ou le mot de passe est incorrect."])
            #expect(try await essai.nombre("SELECT COUNT(*) FROM cmi_session") == 0)
        }
    }

    @Test("Qui change son mot de passe pendant qu'on le réinitialise ne reprend pas le compte")
    func changement() async throws {
        let entretemps = Entretemps()
        try await withPlateforme(entretemps: entretemps) { essai in
            let browser = try await essai.referent()
            var form = try #require(
                try await browser.get("/cmi/compte").formulaire(vers: "/cmi/compte/mot-de-passe"))
            form["mot-de-passe-actuel"] = Browser.motDePasse
            form["nouveau-mot-de-passe"] = "Glycine!verte"
            form["confirmation-mot-de-passe"] = "Glycine!verte"
            entretemps.avantEcriture { try await reinitialiser(essai, Essai.referent) }
            let suite = try await browser.post(form.action, form.champs)
            #expect(suite.uri == "/cmi")
            #expect(try await essai.browser().connexionCmi(Essai.referent, "Glycine!verte").status == 422)
            #expect(try await essai.nombre("SELECT COUNT(*) FROM cmi_session") == 0)
        }
    }

    @Test("Le compte ne se crée pas avec un mot de passe temporaire remplacé entre-temps")
    func creation() async throws {
        let entretemps = Entretemps()
        try await withPlateforme(entretemps: entretemps) { essai in
            let browser = essai.browser()
            let page = try await browser.connexionCmi(Essai.profil, Browser.temporaire)
            var form = try #require(page.formulaire(vers: "/cmi/creation-de-compte"))
            form["nouveau-mot-de-passe"] = "Glycine!verte"
            form["confirmation-mot-de-passe"] = "Glycine!verte"
            form["confirmation-email"] = "basile.courtois@mdph.example"
            entretemps.avantEcriture { try await reinitialiser(essai, Essai.profil) }
            let suite = try await browser.submit(form)
            #expect(suite.lisible.contains("Ce mot de passe temporaire a déjà servi, a été remplacé ou a expiré."))
            #expect(try await essai.nombre("SELECT COUNT(*) FROM cmi_session") == 0)
            let encore = try await essai.browser().connexionCmi(Essai.profil, "Autre.temporaire")
            #expect(encore.titres == ["CREATION DE COMPTE"])
        }
    }

    @Test("Se connecter de nouveau dans le même navigateur ferme la session remplacée")
    func remplacee() async throws {
        try await withPlateforme { essai in
            let browser = essai.browser()
            var form = try #require(try await browser.get("/cmi").formulaire(vers: "/cmi"))
            form["identifiant"] = Essai.referent
            form["mot-de-passe"] = Browser.motDePasse
            for _ in 0..<2 { #expect(try await browser.poster(form.action, form.champs).status == 303) }
            #expect(try await essai.nombre("SELECT COUNT(*) FROM cmi_session") == 1)
            #expect(try await browser.get("/cmi/compte").status == 200)
        }
    }

    @Test("On se déconnecte aussi de la création de compte")
    func sortir() async throws {
        try await withPlateforme { essai in
            let browser = essai.browser()
            let page = try await browser.connexionCmi(Essai.profil, Browser.temporaire)
            let sortie = try #require(page.formulaire(vers: "/cmi/deconnexion"))
            #expect(try await browser.submit(sortie).lisible.contains("Vous êtes déconnecté."))
            #expect(try await essai.nombre("SELECT COUNT(*) FROM cmi_session") == 0)
        }
    }
}

extension PageLue {
    /// The key that a set-up page shows, as an application would take it.
    var totp: TOTP? {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        let cle = texte("code").first?.filter { $0 != " " } ?? ""
        let bits = cle.flatMap { lettre -> [Int] in
            let rang = alphabet.firstIndex(of: lettre) ?? 0
            return (0..<5).map { rang >> (4 - $0) & 1 }
        }
        let octets = (0..<bits.count / 8).map { rang in
            bits[rang * 8..<rang * 8 + 8].reduce(UInt8(0)) { $0 << 1 | UInt8($1) }
        }
        return octets.isEmpty ? nil : TOTP(secret: octets)
    }
}
