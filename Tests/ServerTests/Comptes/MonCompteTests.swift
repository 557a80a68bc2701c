import HTTPTypes
import Platform
import Testing

@testable import Identity
@testable import Server

@Suite("Mon compte")
struct MonCompteTests {
    private let courriel = "gestion.of@formation.example"

    @Test("Sans session, la connexion est demandée, puis ramène à la page")
    func sansSession() async throws {
        try await withPlateforme { essai in
            let browser = essai.browser()
            let page = try await browser.get("/cas/compte/sessions")
            #expect(page.uri.hasPrefix("/cas/login"))
            var form = try #require(page.formulaire(vers: "/cas/login"))
            form["username"] = courriel
            form["password"] = Browser.motDePasse
            let retour = try await browser.submit(form)
            #expect(retour.uri.hasPrefix("/cas/compte/sessions"))
            #expect(retour.titres == ["Mes sessions"])
        }
    }

    @Test("Le menu du profil mène à Mon compte")
    func menu() async throws {
        try await withPlateforme { essai in
            let page = try await essai.connecte().get("/of")
            #expect(page.corps.contains("href=\"/cas/compte\""))
        }
    }

    @Test(
        "Un acte sans jeton est refusé",
        arguments: [
            "mot-de-passe", "email", "double-authentification", "double-authentification/retrait",
            "double-authentification/codes", "double-authentification/activation", "sessions", "pas-moi", "fermeture",
        ])
    func sansJeton(chemin: String) async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(courriel)
            let page = try await browser.post("/cas/compte/" + chemin, [("actuel", Browser.motDePasse)])
            #expect(page.status == 403)
            #expect(try await browser.get("/of").status == 200)
        }
    }

    // MARK: Password

    @Test("Changer de mot de passe ferme les autres sessions, garde celle-ci, et un email le dit")
    func motDePasse() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(courriel)
            let autre = try await essai.connecte(courriel)
            let page = try await browser.envoyer(
                "/cas/compte/mot-de-passe",
                [
                    "actuel": Browser.motDePasse, "nouveau": Browser.motDePasseNeuf,
                    "confirmation": Browser.motDePasseNeuf,
                ])
            #expect(page.lisible.contains("Votre mot de passe est changé."))
            #expect(try await browser.get("/of").status == 200)
            #expect(try await autre.get("/of").uri.hasPrefix("/cas/login"))
            #expect(try await essai.courriels(a: courriel).last?.sujet == "Votre mot de passe a changé")
            #expect(try await essai.browser().login(as: courriel, motDePasse: Browser.motDePasseNeuf).uri == "/of")
        }
    }

    @Test(
        "Un changement de mot de passe refusé dit pourquoi",
        arguments: [
            ("", "Tramway-Ocre-71", "Saisissez votre mot de passe"),
            ("Faux2026!", "Tramway-Ocre-71", "Ce mot de passe n'est pas le vôtre"),
            ("Demo2026!", "Demo2026!", "l'un des plus utilisés"), ("Demo2026!", "court", "8 caractères minimum"),
        ])
    func motDePasseRefuse(actuel: String, nouveau: String, message: String) async throws {
        try await withPlateforme { essai in
            let page = try await essai.connecte(courriel).envoyer(
                "/cas/compte/mot-de-passe", ["actuel": actuel, "nouveau": nouveau, "confirmation": nouveau])
            #expect(page.status == 422)
            #expect(page.erreurs.contains { $0.message.contains(message) }, "\(page.erreurs)")
            #expect(try await essai.browser().login(as: courriel).uri == "/of")
        }
    }

    @Test("Le mot de passe actuel ne se devine pas depuis une session volée")
    func motDePasseDevine() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(courriel)
            for _ in 0..<10 {
                _ = try await browser.envoyer("/cas/compte/fermeture", ["actuel": "Faux2026!"])
            }
            let page = try await browser.envoyer("/cas/compte/fermeture", ["actuel": Browser.motDePasse])
            #expect(page.erreurs.map(\.message) == ["Trop d'essais : attendez quinze minutes avant de recommencer"])
        }
    }

    // MARK: Address

    private func demander(_ browser: Browser, _ nouvelle: String) async throws -> PageLue {
        try await browser.envoyer(
            "/cas/compte/email", ["email": nouvelle, "email-confirmation": nouvelle, "actuel": Browser.motDePasse])
    }

    private let nouvelle = "sacha.delorme@cfa-saules.example"

    @Test("On se déconnecte de toutes les pages de « Mon compte »")
    func sortie() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(courriel)
            for chemin in ["", "/mot-de-passe", "/email", "/double-authentification", "/sessions", "/fermeture"] {
                let page = try await browser.get("/cas/compte" + chemin)
                let liens = page.markup.elements.filter { $0.name == "a" }.compactMap { $0.attributes["href"] }
                #expect(liens.contains("/cas/logout"), "\(chemin)")
            }
        }
    }

    @Test("L'adresse change quand la nouvelle confirme ; l'ancienne est avertie et peut annuler")
    func adresse() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(courriel)
            let page = try await demander(browser, nouvelle)
            #expect(page.lisible.contains("Un email a été envoyé à \(nouvelle)"))
            #expect(try await essai.courriels(a: courriel).last?.sujet == "Changement d'adresse demandé")
            #expect(try await essai.browser().login(as: courriel).uri == "/of", "rien n'a changé encore")
            let lien = try #require(try await essai.courriels(a: nouvelle).last?.lien("/cas/confirmation-email"))
            let boite = essai.browser()
            let demande = try await boite.get(lien)
            #expect(demande.lisible.contains(nouvelle))
            _ = try await boite.submit(try #require(demande.formulaire(vers: "/cas/confirmation-email")))
            #expect(try await essai.browser().login(as: nouvelle).uri == "/of")
            #expect(try await essai.browser().login(as: courriel).status == 422)
            #expect(
                try await browser.get("/cas/compte/connexions").lisible.contains("Réussie"), "le passé suit l'adresse")
            #expect(try await boite.get(lien).status == 404)

            let annulation = try #require(try await essai.courriels(a: courriel).last?.lien("/cas/annulation-email"))
            essai.clock.advance(seconds: 6 * 86_400)
            let ancienne = essai.browser()
            let choix = try await ancienne.submit(
                try #require(try await ancienne.get(annulation).formulaire(vers: "/cas/annulation-email")))
            #expect(choix.uri.hasPrefix("/cas/reinitialisation?jeton="))
            #expect(try await browser.get("/of").uri.hasPrefix("/cas/login"), "toutes les sessions sont fermées")
            #expect(try await essai.browser().login(as: nouvelle).status == 422)
            var form = try #require(choix.formulaire(vers: "/cas/reinitialisation"))
            form["nouveau"] = Browser.motDePasseNeuf
            form["confirmation"] = Browser.motDePasseNeuf
            _ = try await ancienne.submit(form)
            #expect(try await essai.browser().login(as: courriel, motDePasse: Browser.motDePasseNeuf).uri == "/of")
        }
    }

    @Test("L'annulation dure sept jours")
    func annulationTardive() async throws {
        try await withPlateforme { essai in
            _ = try await demander(try await essai.connecte(courriel), nouvelle)
            let lien = try #require(try await essai.courriels(a: nouvelle).last?.lien("/cas/confirmation-email"))
            let boite = essai.browser()
            _ = try await boite.submit(
                try #require(try await boite.get(lien).formulaire(vers: "/cas/confirmation-email")))
            let annulation = try #require(try await essai.courriels(a: courriel).last?.lien("/cas/annulation-email"))
            essai.clock.advance(seconds: 7 * 86_400 + 1)
            #expect(try await boite.get(annulation).status == 404)
        }
    }

    @Test("Une adresse prise n'est dite qu'à qui lit sa boîte")
    func adressePrise() async throws {
        try await withPlateforme { essai in
            let prise = "admin.of@formation.example"
            let browser = try await essai.connecte(courriel)
            // « admin » is a function: the platform's own accounts of demonstration have such addresses.
            #expect(try await demander(browser, prise).status == 422)
            _ = try await essai.compteNeuf(nouvelle)
            let avant = try await essai.courriels(a: nouvelle).count
            #expect(try await demander(browser, nouvelle).lisible.contains("Un email a été envoyé à \(nouvelle)"))
            let courriels = try await essai.courriels(a: nouvelle)
            #expect(courriels.count == avant + 1)
            let boite = essai.browser()
            let lien = try #require(courriels.last?.lien("/cas/confirmation-email"))
            let page = try await boite.submit(
                try #require(try await boite.get(lien).formulaire(vers: "/cas/confirmation-email")))
            #expect(page.status == 409)
            #expect(page.titres == ["Cette adresse a déjà un compte"])
            #expect(try await essai.browser().login(as: courriel).uri == "/of")
        }
    }

    @Test(
        "Une nouvelle adresse à corriger est refusée",
        arguments: ["contact@cfa.example", "", "gestion.of@formation.example"])
    func adresseRefusee(adresse: String) async throws {
        try await withPlateforme { essai in
            let page = try await demander(try await essai.connecte(courriel), adresse)
            #expect(page.status == 422)
            #expect(page.erreurs.first?.lien == "#email")
        }
    }

    // MARK: Sessions

    private let firefox: HTTPFields = [
        .userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"
    ]

    @Test("Mes sessions les liste avec l'appareil, et en ferme une ou toutes les autres")
    func sessions() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(courriel)
            let deux = try await essai.connecte(courriel)
            let trois = try await essai.connecte(courriel)
            let page = try await browser.get("/cas/compte/sessions")
            let form = try #require(page.formulaire(vers: "/cas/compte/sessions"))
            let references = form.boutons.filter { $0.valeur != "autres" }
            #expect(references.count == 2)
            #expect(page.lisible.contains("Cette session"))
            let fermee = try await browser.submit(form, ("session", references[0].valeur))
            #expect(fermee.lisible.contains("La session est fermée."))
            var restantes = 0
            for autre in [deux, trois] where try await autre.get("/of").uri == "/of" { restantes += 1 }
            #expect(restantes == 1)
            _ = try await browser.submit(form, ("session", "autres"))
            for autre in [deux, trois] { #expect(try await autre.get("/of").uri.hasPrefix("/cas/login")) }
            #expect(try await browser.get("/of").uri == "/of")
        }
    }

    @Test("La session d'un autre n'existe pas", arguments: ["", "0", "autre"])
    func sessionDUnAutre(reference: String) async throws {
        try await withPlateforme { essai in
            let autre = try await essai.connecte("admin.of@formation.example")
            let siens = try await essai.database.read { db in
                try db.rows("SELECT compte_id FROM cas_session").map { try $0.int("compte_id") }
            }
            let maintenant = essai.clock.now
            let sienne = try await essai.database.read { db in
                try SessionsDuCompteStore.lister(siens[0], at: maintenant, on: db)
            }
            let browser = try await essai.connecte(courriel)
            let form = try #require(
                try await browser.get("/cas/compte/sessions").formulaire(vers: "/cas/compte/sessions"))
            let page = try await browser.submit(
                form, ("session", reference == "autre" ? sienne[0].reference : reference))
            #expect(page.status == 404)
            #expect(try await autre.get("/of").uri == "/of")
        }
    }

    @Test("Mes connexions dit les réussites et les échecs, sans l'adresse entière")
    func connexions() async throws {
        try await withPlateforme { essai in
            for _ in 0..<3 { _ = try await essai.browser().entrer(courriel, "Faux2026!") }
            let browser = try await essai.connecte(courriel)
            let page = try await browser.get("/cas/compte/connexions")
            #expect(page.lisible.contains("Mot de passe refusé (3 fois)"))
            #expect(page.lisible.contains("Réussie"))
            essai.clock.advance(seconds: 61 * 86_400)
            let plusTard = try await essai.connecte(courriel)
            #expect(!(try await plusTard.get("/cas/compte/connexions").lisible.contains("refusé")))
        }
    }

    @Test(
        "L'appareil et le lieu sont dits en gros",
        arguments: [
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox sur Windows"),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
                "Safari sur iPhone"
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
                "Chrome sur Linux"
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0",
                "Edge sur Windows"
            ),
            ("curl/8.5.0", "Appareil non reconnu"), ("", "Appareil non reconnu"),
        ])
    func appareils(agent: String, nom: String) { #expect(Visite.nom(agent) == nom) }

    @Test(
        "Le lieu n'est jamais l'adresse entière",
        arguments: [
            ("203.0.113.77", "203.0.113.x"), ("2001:db8:12:34::9", "2001:db8:12:x"), ("", ""), ("unix", ""),
        ])
    func lieux(adresse: String, lieu: String) { #expect(Visite.debut(ClientAddress(adresse).prefix) == lieu) }

    // MARK: New devices, « Ce n'était pas moi »

    @Test("Un nouvel appareil vaut un email, un appareil connu n'en vaut pas")
    func nouvelAppareil() async throws {
        try await withPlateforme { essai in
            let premier = try await essai.connecte(courriel)
            #expect(try await essai.courriels(a: courriel).isEmpty, "le premier appareil n'a rien à quoi être comparé")
            premier.oublier("__Secure-TGC")
            _ = try await premier.entrer(courriel)
            #expect(try await essai.courriels(a: courriel).isEmpty)
            _ = try await essai.connecte(courriel)
            #expect(try await essai.courriels(a: courriel).map(\.sujet) == ["Connexion depuis un nouvel appareil"])
        }
    }

    @Test("Le lien « Ce n'était pas moi » ferme tout et fait choisir un autre mot de passe")
    func pasMoiParEmail() async throws {
        try await withPlateforme { essai in
            let titulaire = try await essai.connecte(courriel)
            let voleur = try await essai.connecte(courriel)
            let lien = try #require(try await essai.courriels(a: courriel).last?.lien("/cas/pas-moi"))
            let boite = essai.browser()
            let page = try await boite.get(lien)
            #expect(try await voleur.get("/of").uri == "/of", "regarder le lien ne fait rien")
            let choix = try await boite.submit(try #require(page.formulaire(vers: "/cas/pas-moi")))
            #expect(choix.uri.hasPrefix("/cas/reinitialisation?jeton="))
            for autre in [titulaire, voleur] { #expect(try await autre.get("/of").uri.hasPrefix("/cas/login")) }
            #expect(try await voleur.login(as: courriel).status == 422, "le mot de passe volé ne sert plus")
            #expect(try await essai.nombre("SELECT COUNT(*) FROM journal WHERE action = 'compte.pas-moi'") == 1)
            #expect(try await boite.get(lien).status == 404)
        }
    }

    @Test("Depuis la liste, le lien va à la boîte : la session qui demande est peut-être celle du voleur")
    func pasMoiParLaListe() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(courriel)
            let page = try await browser.get("/cas/compte/connexions")
            let fin = try await browser.submit(try #require(page.formulaire(vers: "/cas/compte/pas-moi")))
            #expect(fin.uri == "/cas/login")
            #expect(fin.lisible.contains("Toutes vos sessions sont fermées"))
            #expect(try await browser.get("/of").uri.hasPrefix("/cas/login"))
            #expect(try await essai.courriels(a: courriel).last?.lien("/cas/reinitialisation") != nil)
        }
    }

    // MARK: Closing

    @Test("Fermer son compte efface l'adresse et les accès ; l'adresse peut servir à un autre compte")
    func fermeture() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(courriel)
            let refus = try await browser.envoyer("/cas/compte/fermeture", ["actuel": "Faux2026!"])
            #expect(refus.status == 422)
            let page = try await browser.envoyer("/cas/compte/fermeture", ["actuel": Browser.motDePasse])
            #expect(page.lisible.contains("Votre compte est fermé."))
            #expect(try await essai.browser().login(as: courriel).status == 422)
            #expect(try await browser.get("/of").uri.hasPrefix("/cas/login"))
            #expect(try await essai.nombre("SELECT COUNT(*) FROM compte WHERE courriel = \(courriel)") == 0)
            #expect(try await essai.nombre("SELECT COUNT(*) FROM compte WHERE nom = 'Delorme' AND actif = 0") == 1)
            let mail = try #require(try await essai.courriels(a: courriel).last)
            #expect(mail.sujet == "Votre compte est fermé")
            #expect(!mail.texte.contains("mot-de-passe-oublie"), "ce compte n'a plus de mot de passe à choisir")
        }
    }

    @Test("Le seul administrateur d'un établissement en désigne un autre avant de fermer son compte")
    func seulAdministrateur() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte("admin.of@formation.example")
            let page = try await browser.get("/cas/compte/fermeture")
            #expect(page.lisible.contains("OF GENERIQUE (SIRET 98765432400019)"))
            #expect(page.formulaire(vers: "/cas/compte/fermeture") == nil)
            let csrf = try #require(try await browser.get("/cas/compte/mot-de-passe").csrf)
            let force = try await browser.post(
                "/cas/compte/fermeture", [("csrf", csrf), ("actuel", Browser.motDePasse)])
            #expect(force.status == 409)
            #expect(try await browser.get("/of").status == 200)
        }
    }

    @Test(
        "Une page demande au plus cinq instructions SQL",
        arguments: [
            "", "/mot-de-passe", "/email", "/double-authentification", "/sessions", "/connexions", "/fermeture",
        ])
    func instructions(page: String) async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(courriel)
            let counter = StatementCounter()
            let lue = try await StatementCounter.$current.withValue(counter) {
                try await browser.envoyer(.get, "/cas/compte" + page)
            }
            #expect(lue.status == 200)
            #expect(counter.count <= 5, "\(counter.count)")
        }
    }
}
