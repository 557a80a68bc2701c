import Domain
import Platform
import Testing

@testable import Habilitations
@testable import Identity
@testable import Server

@Suite("Double authentification des agents")
struct SecondFacteurDesAgentsTests {
    private let courriel = "gestion.of@formation.example"

    private func nommer(_ essai: Essai) async throws {
        let maintenant = essai.clock.now
        try await essai.database.write { db in
            let id = try db.count("SELECT id FROM compte WHERE courriel = \(courriel)")
            try HabilitationStore.nommer(
                agent: id, role: .gestionnaire, opco: "OPCO", par: .opco, at: maintenant, on: db)
        }
    }

    private func ressaisir(_ browser: Browser, _ page: PageLue) async throws -> PageLue {
        var form = try #require(page.formulaire(vers: "/cas/login"), "\(page.uri) : \(page.lisible)")
        form["username"] = courriel
        form["password"] = Browser.motDePasse
        return try await browser.submit(form)
    }

    private func mettreEnPlace(_ essai: Essai, _ browser: Browser, _ page: PageLue) async throws -> PageLue {
        var form = try #require(page.formulaire(vers: "/cas/verification/enrolement"), "\(page.uri)")
        form["code"] = try #require(page.totp).code(pas: TOTP.pas(essai.clock.now))
        return try await browser.submit(form)
    }

    @Test("Le profil n'en dit rien : elle est obligatoire")
    func parDefaut() async throws {
        try await withPlateforme(profil: { $0.secondFacteurDesAgents = nil }) { essai in
            let page = try await essai.browser().login(as: "agent@opco.example", a: "/opco")
            #expect(page.uri == "/cas/verification/enrolement")
            #expect(try await essai.browser().login(as: courriel).uri == "/of", "les autres ne sont pas concernés")
        }
    }

    @Test("Nommé agent pendant qu'on est connecté : le bureau demande le mot de passe, puis l'application")
    func nommeEnsuite() async throws {
        try await withPlateforme(profil: { $0.secondFacteurDesAgents = .obligatoire }) { essai in
            let browser = try await essai.identifie(champs: [("rememberMe", "true")])
            try await nommer(essai)
            essai.clock.advance(seconds: 60)
            let page = try await browser.get("/opco")
            #expect(page.uri.hasPrefix("/cas/login?service=") && page.uri.contains("renew=true"))
            #expect(try await browser.get("/of").status == 200, "le reste demeure ouvert")
            let enrolement = try await ressaisir(browser, page)
            #expect(try await mettreEnPlace(essai, browser, enrolement).titres == ["Vos codes de secours"])
            #expect(try await browser.get("/opco").status == 200)
        }
    }

    @Test("Une session du bureau ouverte avant d'être nommé n'y donne pas accès")
    func bureauOuvertAvant() async throws {
        try await withPlateforme(profil: { $0.secondFacteurDesAgents = .obligatoire }) { essai in
            let browser = try await essai.connecte(courriel)
            #expect(try await browser.get("/opco").status == 403)
            try await nommer(essai)
            let page = try await browser.get("/opco")
            #expect(page.uri.hasPrefix("/cas/login") && page.formulaire(vers: "/cas/login") != nil)
        }
    }

    @Test("Mise en place après s'être connecté, elle doit encore servir une fois")
    func miseEnPlaceEnsuite() async throws {
        try await withPlateforme(profil: { $0.secondFacteurDesAgents = .obligatoire }) { essai in
            let browser = try await essai.connecte(courriel)
            let chemin = "/cas/compte/double-authentification"
            essai.clock.advance(seconds: 60)
            let page = try await browser.envoyer(chemin, ["actuel": Browser.motDePasse])
            let totp = try #require(page.totp)
            var form = try #require(page.formulaire(vers: chemin + "/activation"))
            form["code"] = totp.code(pas: TOTP.pas(essai.clock.now))
            #expect(try await browser.submit(form).titres == ["Vos codes de secours"])
            try await nommer(essai)
            let verification = try await ressaisir(browser, try await browser.get("/opco"))
            #expect(verification.uri == "/cas/verification")
            essai.clock.advance(seconds: 60)
            var code = try #require(verification.formulaire(vers: "/cas/verification"))
            code["code"] = totp.code(pas: TOTP.pas(essai.clock.now))
            let bureau = try await browser.submit(code)
            #expect(bureau.uri.hasPrefix("/opco/") && bureau.status == 200)
        }
    }

    @Test("La façon de remettre le ticket survit à la mise en place")
    func methode() async throws {
        try await withPlateforme(profil: {
            $0.services += Applis.profil
            $0.secondFacteurDesAgents = .obligatoire
        }) { essai in
            let browser = essai.browser()
            var form = try #require(
                try await browser.get("/cas/login?method=POST&service=" + encode(Applis.agenda)).formulaire(
                    vers: "/cas/login"))
            form["username"] = "agent@opco.example"
            form["password"] = Browser.motDePasse
            let codes = try await mettreEnPlace(essai, browser, try await browser.submit(form))
            let liens = codes.markup.elements.filter { $0.name == "a" }.compactMap { $0.attributes["href"] }
            #expect(liens.contains { decode($0).hasSuffix("&method=POST") })
        }
    }
}
