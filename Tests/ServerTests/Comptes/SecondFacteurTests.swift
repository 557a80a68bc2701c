import HTTPTypes
import Platform
import Testing

@testable import Identity
@testable import Server

@Suite("Double authentification")
struct SecondFacteurTests {
    private let courriel = "gestion.of@formation.example"
    private let chemin = "/cas/compte/double-authentification"

    /// Sets the application up, from « Mon compte ».
    private func activer(_ essai: Essai, _ browser: Browser) async throws -> (secret: TOTP, codes: [String]) {
        let page = try await browser.envoyer(chemin, ["actuel": Browser.motDePasse])
        #expect(page.titres == ["Double authentification"])
        #expect(page.corps.contains("<svg class=\"qr\""))
        let totp = try page.cleACopier
        var form = try #require(page.formulaire(vers: chemin + "/activation"))
        form["code"] = totp.code(pas: TOTP.pas(essai.clock.now))
        let codes = try await browser.submit(form)
        #expect(codes.titres == ["Vos codes de secours"])
        let lus = codes.texte("code")
        #expect(lus.count == 10 && Set(lus).count == 10)
        return (totp, lus)
    }

    private func code(_ browser: Browser, _ page: PageLue, _ code: String, champ: String = "code") async throws
        -> PageLue
    {
        var form = try #require(page.formulaire(vers: "/cas/verification"), "\(page.uri) : \(page.lisible)")
        form[champ] = code
        return try await browser.submit(form)
    }

    @Test("Le code est demandé après le mot de passe, et mène à l'application demandée")
    func parcours() async throws {
        try await withPlateforme { essai in
            let premier = try await essai.connecte(courriel)
            let (totp, _) = try await activer(essai, premier)
            let browser = essai.browser()
            let page = try await browser.login(as: courriel)
            #expect(page.uri == "/cas/verification")
            #expect(page.titres == ["Code de vérification"])
            #expect(page.corps.contains("autocomplete=\"one-time-code\""))
            #expect(
                try await browser.onglet().get("/of").uri.hasPrefix("/cas/login"), "rien n'est ouvert avant le code")
            essai.clock.advance(seconds: 30)
            let entree = try await code(browser, page, totp.code(pas: TOTP.pas(essai.clock.now)))
            #expect(entree.uri == "/of" && entree.status == 200)
        }
    }

    @Test("Un code ne sert qu'une fois, celui de l'activation compris")
    func rejeu() async throws {
        try await withPlateforme { essai in
            let premier = try await essai.connecte(courriel)
            let (totp, _) = try await activer(essai, premier)
            let courant = totp.code(pas: TOTP.pas(essai.clock.now))
            let browser = essai.browser()
            let refus = try await code(browser, try await browser.login(as: courriel), courant)
            #expect(refus.status == 422)
            essai.clock.advance(seconds: 30)
            let suivant = totp.code(pas: TOTP.pas(essai.clock.now))
            #expect(try await code(browser, refus, suivant).uri == "/of")
            let voleur = essai.browser()
            let page = try await voleur.login(as: courriel)
            #expect(try await code(voleur, page, suivant).status == 422)
        }
    }

    @Test("Cinq codes faux, et le mot de passe est redemandé")
    func essais() async throws {
        try await withPlateforme { essai in
            let (totp, _) = try await activer(essai, try await essai.connecte(courriel))
            let browser = essai.browser()
            var page = try await browser.login(as: courriel)
            for _ in 0..<4 {
                page = try await code(browser, page, "000000")
                #expect(page.status == 422)
                #expect(page.erreurs.map(\.lien) == ["#code"])
            }
            page = try await code(browser, page, "000000")
            #expect(page.uri.hasPrefix("/cas/login?service="), "où l'on allait n'est pas oublié")
            #expect(page.lisible.contains("Trop de codes ont été essayés."))
            essai.clock.advance(seconds: 30)
            #expect(try await browser.get("/cas/verification").uri == "/cas/login", "l'attente est finie")
            #expect(!totp.code(pas: 1).isEmpty)
        }
    }

    @Test("Vingt codes faux en un quart d'heure, même en retapant le mot de passe, et plus aucun n'est examiné")
    func essaisDuCompte() async throws {
        try await withPlateforme { essai in
            let (totp, _) = try await activer(essai, try await essai.connecte(courriel))
            let browser = essai.browser()
            for _ in 0..<4 {
                var page = try await browser.login(as: courriel)
                for _ in 0..<5 { page = try await code(browser, page, "000000") }
            }
            essai.clock.advance(seconds: 60)
            let page = try await browser.login(as: courriel)
            let refus = try await code(browser, page, totp.code(pas: TOTP.pas(essai.clock.now)))
            #expect(refus.uri.hasPrefix("/cas/login"))
            essai.clock.advance(seconds: 900)
            let apres = try await browser.login(as: courriel)
            #expect(try await code(browser, apres, totp.code(pas: TOTP.pas(essai.clock.now))).uri == "/of")
        }
    }

    @Test("Cinquante codes faux en un jour, et seul un code de secours entre encore ; un email l'a dit une fois")
    func essaisDuJour() async throws {
        try await withPlateforme { essai in
            let (totp, codes) = try await activer(essai, try await essai.connecte(courriel))
            let browser = essai.browser()
            for rang in 0..<10 {
                if rang % 4 == 0 { essai.clock.advance(seconds: 901) }
                var page = try await browser.login(as: courriel)
                for _ in 0..<5 { page = try await code(browser, page, "000000") }
            }
            essai.clock.advance(seconds: 901)
            for _ in 0..<2 {
                let page = try await browser.login(as: courriel)
                let refus = try await code(browser, page, totp.code(pas: TOTP.pas(essai.clock.now)))
                #expect(refus.uri.hasPrefix("/cas/login"))
            }
            #expect(
                try await essai.courriels(a: courriel).filter { $0.sujet == "Trop de codes refusés" }.count == 1)
            _ = try await browser.login(as: courriel)
            let secours = try await browser.get("/cas/verification?secours")
            #expect(try await code(browser, secours, codes[0], champ: "secours").uri == "/of")
            essai.clock.advance(seconds: 86_400)
            let demain = essai.browser()
            let page = try await demain.login(as: courriel)
            #expect(try await code(demain, page, totp.code(pas: TOTP.pas(essai.clock.now))).uri == "/of")
        }
    }

    @Test("Un code de secours remplace l'application, une fois, et un email le dit")
    func secours() async throws {
        try await withPlateforme { essai in
            let (_, codes) = try await activer(essai, try await essai.connecte(courriel))
            let browser = essai.browser()
            _ = try await browser.login(as: courriel)
            let page = try await browser.get("/cas/verification?secours")
            #expect(try await code(browser, page, " " + codes[0].uppercased() + " ", champ: "secours").uri == "/of")
            #expect(try await essai.courriels(a: courriel).contains { $0.texte.contains("Il vous en reste 9") })
            let autre = essai.browser()
            _ = try await autre.login(as: courriel)
            let encore = try await code(
                autre, try await autre.get("/cas/verification?secours"), codes[0], champ: "secours")
            #expect(encore.status == 422)
            #expect(encore.erreurs.first?.message.contains("Ce code de secours n'est pas l'un des vôtres") == true)
        }
    }

    @Test("L'attente du code est celle d'un navigateur, pendant dix minutes")
    func attente() async throws {
        try await withPlateforme { essai in
            _ = try await activer(essai, try await essai.connecte(courriel))
            let browser = essai.browser()
            _ = try await browser.login(as: courriel)
            #expect(try await essai.browser().get("/cas/verification").uri == "/cas/login")
            #expect(try await browser.get("/cas/verification").status == 200)
            essai.clock.advance(seconds: 601)
            #expect(try await browser.get("/cas/verification").uri == "/cas/login")
        }
    }

    @Test("Un code vide ou hostile est refusé en mots", arguments: ["", "   ", "12345\u{0}", "<b>", "é😀"])
    func hostile(texte: String) async throws {
        try await withPlateforme { essai in
            _ = try await activer(essai, try await essai.connecte(courriel))
            let browser = essai.browser()
            let page = try await code(browser, try await browser.login(as: courriel), texte)
            #expect(page.status == 422)
        }
    }

    @Test("Le secret et les codes ne sont pas lisibles dans la base")
    func auRepos() async throws {
        try await withPlateforme { essai in
            let (totp, codes) = try await activer(essai, try await essai.connecte(courriel))
            let (secret, empreintes) = try await essai.database.read { db in
                (
                    try db.first("SELECT secret FROM second_facteur")?.blob("secret") ?? [],
                    try db.rows("SELECT empreinte FROM code_de_secours").map { try $0.string("empreinte") }
                )
            }
            #expect(secret.count > 20 && !secret.contains(subsequence: totp.secret))
            #expect(empreintes.count == 10)
            for code in codes { #expect(!empreintes.contains { $0.contains(code.filter { $0 != "-" }) }) }
        }
    }

    /// The code of the next step: the present one has served.
    private func suivant(_ essai: Essai, _ totp: TOTP) -> String {
        essai.clock.advance(seconds: 30)
        return totp.code(pas: TOTP.pas(essai.clock.now))
    }

    @Test("Retirée avec le mot de passe et un code, jamais sans", arguments: [true, false])
    func retrait(secours: Bool) async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(courriel)
            let (totp, codes) = try await activer(essai, browser)
            for (actuel, code) in [("Faux2026!", codes[0]), (Browser.motDePasse, ""), (Browser.motDePasse, "000000")] {
                let refus = try await browser.envoyer(
                    chemin, ["actuel": actuel, "code": code], vers: chemin + "/retrait")
                #expect(refus.status == 422)
                #expect(refus.erreurs.map(\.lien) == [actuel == "Faux2026!" ? "#actuel" : "#code"])
            }
            #expect(try await essai.browser().login(as: courriel).uri == "/cas/verification")
            let fait = try await browser.envoyer(
                chemin, ["actuel": Browser.motDePasse, "code": secours ? codes[0] : suivant(essai, totp)],
                vers: chemin + "/retrait")
            #expect(fait.lisible.contains("La double authentification est retirée."))
            #expect(try await essai.browser().login(as: courriel).uri == "/of")
            #expect(
                try await essai.courriels(a: courriel).map(\.sujet).filter { $0.hasPrefix("Double") } == [
                    "Double authentification activée", "Double authentification retirée",
                ])
        }
    }

    @Test("L'exploitant la retire à qui a tout perdu, et seulement s'il le dit", arguments: [true, false])
    func perdue(sansSecondFacteur: Bool) async throws {
        try await withPlateforme { essai in
            _ = try await activer(essai, try await essai.connecte(courriel))
            _ = try await Comptes(essai.services).changer(
                courriel: courriel, motDePasse: Browser.motDePasseNeuf, sansSecondFacteur: sansSecondFacteur)
            let page = try await essai.browser().login(as: courriel, motDePasse: Browser.motDePasseNeuf)
            #expect(page.uri == (sansSecondFacteur ? "/of" : "/cas/verification"))
        }
    }

    @Test("D'autres codes de secours remplacent les premiers")
    func renouvellement() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(courriel)
            let (totp, anciens) = try await activer(essai, browser)
            let page = try await browser.envoyer(
                chemin, ["actuel": Browser.motDePasse, "code": suivant(essai, totp)], vers: chemin + "/codes")
            let nouveaux = page.texte("code")
            #expect(nouveaux.count == 10 && Set(nouveaux).isDisjoint(with: anciens))
            #expect(page.lisible.contains("Vos codes précédents ne servent plus."))
            #expect(!page.lisible.contains("La double authentification est activée"))
            #expect(try await essai.courriels(a: courriel).last?.sujet == "De nouveaux codes de secours")
        }
    }

    @Test(
        "Obligatoire pour les agents quand le profil le dit : à mettre en place avant d'entrer, et impossible à retirer"
    )
    func obligatoire() async throws {
        try await withPlateforme(profil: { $0.secondFacteurDesAgents = .obligatoire }) { essai in
            #expect(try await essai.browser().login(as: courriel).uri == "/of", "les autres ne sont pas concernés")
            let agent = "agent@opco.example"
            let browser = essai.browser()
            let page = try await browser.login(as: agent, a: "/opco")
            #expect(page.uri == "/cas/verification/enrolement")
            #expect(page.lisible.contains("Votre rôle demande une double authentification"))
            #expect(try await browser.onglet().get("/opco").uri.hasPrefix("/cas/login"))
            var form = try #require(page.formulaire(vers: "/cas/verification/enrolement"))
            form["code"] = "000000"
            let refus = try await browser.submit(form)
            #expect(refus.status == 422)
            let totp = try refus.cleACopier
            form["code"] = totp.code(pas: TOTP.pas(essai.clock.now))
            let codes = try await browser.submit(form)
            #expect(codes.texte("code").count == 10)
            #expect(try await browser.get("/opco").status == 200)
            let compte = try await browser.get(chemin)
            #expect(compte.lisible.contains("Votre rôle la demande."))
            let retrait = try await browser.envoyer(
                chemin, ["actuel": Browser.motDePasse, "code": suivant(essai, totp)], vers: chemin + "/retrait")
            #expect(retrait.status == 403)
        }
    }

    @Test("Qui en a une donne aussi un code pour changer d'adresse, de mot de passe ou fermer son compte")
    func codeRedemande() async throws {
        let nouvelle = "sacha.delorme@cfa-saules.example"
        let actes: [(chemin: String, champs: [String: String], fait: String)] = [
            (
                "/cas/compte/email", ["email": nouvelle, "email-confirmation": nouvelle],
                "Un email a été envoyé à \(nouvelle)"
            ),
            (
                "/cas/compte/mot-de-passe",
                ["nouveau": Browser.motDePasseNeuf, "confirmation": Browser.motDePasseNeuf],
                "Votre mot de passe est changé."
            ),
            ("/cas/compte/fermeture", ["actuel": Browser.motDePasseNeuf], "Votre compte est fermé."),
        ]
        try await withPlateforme { essai in
            let browser = try await essai.connecte(courriel)
            let (totp, _) = try await activer(essai, browser)
            for (chemin, reponses, fait) in actes {
                let champs = ["actuel": Browser.motDePasse].merging(reponses) { $1 }
                for code in ["", "000000"] {
                    let refus = try await browser.envoyer(chemin, champs.merging(["code": code]) { $1 })
                    #expect(refus.status == 422, "\(chemin)")
                    #expect(refus.erreurs.map(\.lien) == ["#code"])
                }
                let page = try await browser.envoyer(chemin, champs.merging(["code": suivant(essai, totp)]) { $1 })
                #expect(page.lisible.contains(fait), "\(chemin)")
            }
        }
    }
}

extension [UInt8] {
    fileprivate func contains(subsequence: [UInt8]) -> Bool {
        guard count >= subsequence.count else { return false }
        return (0...count - subsequence.count).contains { Array(self[$0..<$0 + subsequence.count]) == subsequence }
    }
}
