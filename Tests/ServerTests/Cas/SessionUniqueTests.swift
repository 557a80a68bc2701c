import HTTPTypes
import Platform
import Testing

@testable import Identity
@testable import Server

@Suite("Connexion unique")
struct SessionUniqueTests {
    @Test("Une deuxième application s'ouvre sans mot de passe, sans cache")
    func deuxieme() async throws {
        try await withApplis { essai in
            let browser = try await essai.identifie()
            let page = try await browser.envoyer(.get, "/cas/login?service=" + encode(Applis.agenda + "?a=1"))
            #expect(page.status == 303)
            #expect(page.headers[.cacheControl] == "no-store")
            #expect(page.location?.hasPrefix(Applis.agenda + "?a=1&ticket=ST-") == true)
        }
    }

    @Test("gateway : sans session, retour sans ticket ; avec renew ou sans service, on demande le mot de passe")
    func gateway() async throws {
        try await withApplis { essai in
            let service = "service=" + encode(Applis.agenda)
            let inconnu = essai.browser()
            #expect(try await inconnu.envoyer(.get, "/cas/login?gateway=true&" + service).location == Applis.agenda)
            for uri in ["/cas/login?gateway=true&renew=true&" + service, "/cas/login?gateway=true"] {
                let page = try await inconnu.envoyer(.get, uri)
                #expect(page.status == 200)
                #expect(page.formulaire(vers: "/cas/login") != nil)
            }
            let connu = try await essai.identifie()
            let page = try await connu.envoyer(.get, "/cas/login?gateway=true&" + service)
            #expect(page.location?.contains("ticket=ST-") == true)
        }
    }

    @Test("renew redemande le mot de passe malgré la session")
    func renew() async throws {
        try await withApplis { essai in
            let page = try await essai.identifie().envoyer(
                .get, "/cas/login?renew=true&service=" + encode(Applis.agenda))
            #expect(page.status == 200)
            #expect(page.formulaire(vers: "/cas/login")?["service"] == Applis.agenda)
        }
    }

    @Test("warn : une page prévient, et n'entre qu'au bouton CONTINUER")
    func avertir() async throws {
        try await withApplis { essai in
            let browser = try await essai.identifie(champs: [("warn", "true")])
            let page = try await browser.envoyer(.get, "/cas/login?service=" + encode(Applis.agenda))
            #expect(page.status == 200)
            #expect(page.titres == ["Vous allez entrer dans Agenda"])
            #expect(!page.corps.contains("ST-"))
            let form = try #require(page.formulaire(vers: "/cas/entree"))
            let entree = try await browser.poster(form.action, form.champs)
            #expect(entree.location?.hasPrefix(Applis.agenda + "?ticket=ST-") == true)
            // Another site cannot press the button.
            let sansJeton = try await browser.poster("/cas/entree", [("service", Applis.agenda)])
            #expect(sansJeton.location == "/cas/login?service=" + URLText.encode(Applis.agenda))
            let ailleurs = try await browser.poster("/cas/entree", [("service", "https://pirate.example/")])
            #expect(ailleurs.status == 403)
        }
    }

    @Test("method=POST remet le ticket dans un formulaire, HEADER dans les en-têtes")
    func methodes() async throws {
        try await withApplis { essai in
            let browser = try await essai.identifie()
            let service = "&service=" + encode(Applis.agenda)
            let post = try await browser.envoyer(.get, "/cas/login?method=POST" + service)
            let form = try #require(post.formulaire(vers: Applis.agenda))
            let ticket = try #require(form["ticket"])
            #expect(
                post.headers[.contentSecurityPolicy]?.contains("form-action 'self' https://agenda.opco.example;")
                    == true)
            #expect(try await essai.valider(ticket).cas("user").count == 1)
            let header = try await browser.envoyer(.get, "/cas/login?method=HEADER" + service)
            #expect(header.status == 200)
            let noms = try ["service", "ticket"].map { try #require(HTTPField.Name($0)) }
            #expect(header.headers[noms[0]] == Applis.agenda)
            let autre = try #require(header.headers[noms[1]])
            #expect(try await essai.valider(autre).cas("user").count == 1)
        }
    }

    @Test("La méthode demandée survit à la saisie du mot de passe")
    func methodeApresSaisie() async throws {
        try await withApplis { essai in
            let browser = essai.browser()
            var form = try #require(
                try await browser.get("/cas/login?method=POST&service=" + encode(Applis.agenda)).formulaire(
                    vers: "/cas/login"))
            form["username"] = "gestion.of@formation.example"
            form["password"] = Browser.motDePasse
            let page = try await browser.poster(form.action, form.champs)
            #expect(page.formulaire(vers: Applis.agenda)?["ticket"]?.hasPrefix("ST-") == true)
        }
    }

    @Test("Rester connecté : trois mois, sur la demande de la personne seulement, et le service l'apprend")
    func seSouvenir() async throws {
        try await withApplis { essai in
            let court = try await essai.identifie()
            #expect(
                court.cookiesRecus.contains {
                    $0.hasPrefix("__Secure-TGC=") && !$0.contains("Max-Age") && $0.contains("Path=/cas;")
                })
            let long = try await essai.identifie(champs: [("rememberMe", "true")])
            #expect(long.cookiesRecus.contains { $0.hasPrefix("__Secure-TGC=") && $0.contains("Max-Age=7776000") })
            let page = try await essai.valider(try await long.ticket(), Applis.agenda, "/cas/p3/serviceValidate")
            #expect(page.cas("longTermAuthenticationRequestTokenUsed") == ["true"])
            essai.clock.advance(seconds: 12 * 3600 + 1)
            #expect(try await court.envoyer(.get, "/cas/login?service=" + encode(Applis.agenda)).status == 200)
            _ = try await long.ticket()
            essai.clock.advance(seconds: 90 * 86_400)
            #expect(try await long.envoyer(.get, "/cas/login?service=" + encode(Applis.agenda)).status == 200)
        }
    }

    @Test("Un cookie inventé, énorme ou périmé mène à la page de connexion")
    func cookieInvente() async throws {
        try await withApplis { essai in
            for valeur in ["x", "TGT-" + String(repeating: "a", count: 8000), "' OR 1=1 --", ""] {
                let page = try await essai.browser().envoyer(
                    .get, "/cas/login?service=" + encode(Applis.agenda), headers: [.cookie: "__Secure-TGC=" + valeur])
                #expect(page.status == 200)
                #expect(page.formulaire(vers: "/cas/login") != nil)
            }
        }
    }

    @Test("Connecté sans service : la liste de ses applications, sans autre")
    func applications() async throws {
        try await withApplis { essai in
            let page = try await essai.identifie().get("/cas/login")
            #expect(page.titres == ["Vous êtes connecté"])
            let liens = page.markup.elements.filter { $0.name == "a" }.compactMap { $0.attributes["href"] }
            #expect(liens.contains("/of"))
            #expect(!liens.contains("/opco"))
            #expect(liens.contains("https://documents.opco.example/"), "montrée dans la liste")
            #expect(!liens.contains { $0.contains("agenda") }, "pas dans la liste")
            #expect(liens.contains("/cas/compte"))
            #expect(liens.contains("/cas/logout"))
            #expect(page.headers[.cacheControl] == "no-store")
        }
    }

    @Test("La politique d'une page de connexion ne nomme que le service demandé")
    func politique() async throws {
        try await withApplis { essai in
            let browser = essai.browser()
            let autre = try await browser.get("/cas/login?service=" + encode(Applis.agenda))
            #expect(
                autre.headers[.contentSecurityPolicy]?.contains("form-action 'self' https://agenda.opco.example; ")
                    == true)
            let notre = try await browser.get("/cas/login?service=" + encode(Browser.origine + "/of/authenticate"))
            #expect(notre.headers[.contentSecurityPolicy]?.contains("form-action 'self'; ") == true)
            let faux = try #require(autre.formulaire(vers: "/cas/login"))
            let refus = try await browser.poster(faux.action, faux.champs)
            #expect(refus.status == 422)
            #expect(refus.headers[.contentSecurityPolicy]?.contains("https://agenda.opco.example") == true)
        }
    }

    @Test("Un formulaire de connexion ne se rejoue pas")
    func rejeu() async throws {
        try await withApplis { essai in
            let browser = essai.browser()
            var form = try #require(try await browser.get("/cas/login").formulaire(vers: "/cas/login"))
            form["username"] = "gestion.of@formation.example"
            form["password"] = Browser.motDePasse
            let autre = browser.onglet()
            #expect(try await browser.poster(form.action, form.champs).status == 303)
            let encore = try await autre.poster(form.action, form.champs)
            #expect(encore.status == 422)
            #expect(encore.headers[values: .setCookie].allSatisfy { !$0.contains("TGC") })
        }
    }

    @Test("Un formulaire d'un autre navigateur, altéré ou de la veille n'est pas reconnu")
    func formulaireEtranger() async throws {
        try await withApplis { essai in
            let browser = essai.browser()
            var form = try #require(try await browser.get("/cas/login").formulaire(vers: "/cas/login"))
            form["username"] = "gestion.of@formation.example"
            form["password"] = Browser.motDePasse
            let autre = essai.browser()
            _ = try await autre.get("/cas/login")
            #expect(try await autre.poster(form.action, form.champs).status == 422)
            var altere = form
            altere["execution"] = String(repeating: "0", count: 100)
            #expect(try await browser.poster(form.action, altere.champs).status == 422)
            essai.clock.advance(seconds: 12 * 3600)
            #expect(try await browser.poster(form.action, form.champs).status == 422)
        }
    }

    @Test("Quelqu'un d'autre se connecte dans le même navigateur : rien du premier ne reste ouvert")
    func autrePersonne() async throws {
        try await withApplis { essai in
            let browser = try await essai.connecte()
            let session = try #require(browser.cookies["__Host-session-of"])
            var form = try #require(try await browser.get("/cas/login?renew=true").formulaire(vers: "/cas/login"))
            form["username"] = "agent@opco.example"
            form["password"] = Browser.motDePasse
            try await browser.submit(form)
            let volee = try await essai.browser().envoyer(
                .get, "/of", headers: [.cookie: "__Host-session-of=" + session])
            #expect(volee.status == 303)
        }
    }

    @Test("La même personne se reconnecte : ses applications restent ouvertes, et finiront ensemble")
    func memePersonne() async throws {
        try await withApplis { essai in
            let browser = try await essai.connecte()
            _ = try await essai.valider(try await browser.ticket())
            let ancien = try #require(browser.cookies["__Secure-TGC"])
            let espace = try #require(browser.cookies["__Host-session-of"])
            var form = try #require(try await browser.get("/cas/login?renew=true").formulaire(vers: "/cas/login"))
            form["username"] = "gestion.of@formation.example"
            form["password"] = Browser.motDePasse
            try await browser.submit(form)
            #expect(try await browser.get("/of").status == 200)
            #expect(browser.cookies["__Host-session-of"] == espace, "sans repasser par la porte")
            #expect(browser.cookies["__Secure-TGC"] != ancien)
            let vole = try await essai.browser().envoyer(
                .get, "/cas/login", headers: [.cookie: "__Secure-TGC=" + ancien])
            #expect(vole.formulaire(vers: "/cas/login") != nil, "l'ancien jeton n'ouvre plus rien")
            _ = try await browser.get("/cas/logout")
            #expect(try await essai.deconnexionsEnAttente().count == 1)
        }
    }

    @Test("Repasser par la porte d'un espace ferme la session qu'elle y remplace")
    func porteRepassee() async throws {
        try await withApplis { essai in
            let browser = try await essai.connecte()
            let ancienne = try #require(browser.cookies["__Host-session-of"])
            #expect(try await browser.get("/of/authenticate").status == 200)
            #expect(browser.cookies["__Host-session-of"] != ancienne)
            let volee = try await essai.browser().envoyer(
                .get, "/of", headers: [.cookie: "__Host-session-of=" + ancienne])
            #expect(volee.status == 303)
        }
    }

    @Test("Une session d'espace ne dure pas plus que la session commune dont elle vient")
    func bornee() async throws {
        try await withApplis { essai in
            let browser = try await essai.identifie()
            essai.clock.advance(seconds: 11 * 3600)
            #expect(try await browser.get("/of").status == 200)
            essai.clock.advance(seconds: 3599)
            #expect(try await browser.envoyer(.get, "/of").status == 200)
            essai.clock.advance(seconds: 1)
            #expect(try await browser.envoyer(.get, "/of").status == 303)
        }
    }

    @Test("Le service au chemin le plus long l'emporte, où qu'il soit dans le profil")
    func cheminLePlusLong() throws {
        let origine = "https://documents.opco.example"
        let services = ServicesInscrits(tous: [
            RegisteredService(name: "Tout", origin: origine, path: "/"),
            RegisteredService(name: "Intranet", origin: origine, path: "/intranet/"),
        ])
        #expect(services[origine + "/intranet/page"]?.service.name == "Intranet")
        #expect(services[origine + "/intranets"]?.service.name == "Tout")
        #expect(services.tous.map(\.name) == ["Tout", "Intranet"], "la liste garde l'ordre du profil")
    }

    @Test("Chaque porte d'une entreprise est un service", arguments: ["", "/automobile", "/transport", "/urbain"])
    func portes(branche: String) async throws {
        try await withApplis { essai in
            let browser = try await essai.identifie("gestion@garage.example")
            let porte = try await browser.envoyer(.get, "/app/authenticate" + branche)
            let login = try #require(porte.location)
            #expect(login.hasPrefix("/cas/login?service="))
            let retour = try #require(try await browser.envoyer(.get, login).location)
            #expect(
                retour.hasPrefix("/app/authenticate\(branche)?retour=%2Fapp&etat=") && retour.contains("&ticket=ST-"))
            #expect(try await browser.envoyer(.get, retour).location == "/app")
            #expect(browser.cookies["__Host-session-app"] != nil)
        }
    }
}
