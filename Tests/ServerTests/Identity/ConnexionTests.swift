import HTTPTypes
import Platform
import Testing

@testable import Identity
@testable import Server

@Suite("Connexion et tickets")
struct ConnexionTests {
    private let service = "/cas/login?service=" + encode(Browser.origine + "/of/authenticate?retour=%2Fof")

    @Test("Un mot de passe faux et un compte inconnu reçoivent la même page")
    func memeReponse() async throws {
        try await withPlateforme { essai in
            var pages: [PageLue] = []
            for courriel in ["gestion.of@formation.example", "inconnu@formation.example"] {
                let browser = essai.browser()
                let page = try await browser.login(as: courriel, motDePasse: "Faux2026!")
                #expect(page.status == 422)
                #expect(page.titre.hasPrefix("Erreur : "))
                #expect(page.erreurs.map(\.message) == ["L'adresse email ou le mot de passe est incorrect."])
                #expect(page.formulaire(vers: "/cas/login")?["username"] == courriel, "l'adresse reste")
                #expect(page.formulaire(vers: "/cas/login")?["password"] == "", "le mot de passe ne revient jamais")
                pages.append(page)
            }
            let texte = pages.map { $0.lisible }
            #expect(texte[0] == texte[1])
        }
    }

    @Test(
        "Un champ vide a son message et garde l'autre",
        arguments: [("", "x", "username"), ("a@b.example", "", "password")])
    func champVide(courriel: String, motDePasse: String, champ: String) async throws {
        try await withPlateforme { essai in
            let page = try await essai.browser().login(as: courriel, motDePasse: motDePasse)
            #expect(page.status == 422)
            #expect(page.erreurs.count == 1)
            let lien = try #require(page.erreurs.first?.lien)
            #expect(
                page.markup.elements.contains {
                    $0.attributes["id"] == String(lien.dropFirst()) && $0.attributes["name"] == champ
                })
        }
    }

    @Test(
        "Une adresse hostile ne fait rien casser",
        arguments: [
            "a\u{0}b@c.example", String(repeating: "a", count: 30 << 10), "<script>alert(1)</script>", "' OR 1=1 --",
            "😀\u{202E}x",
        ])
    func hostile(courriel: String) async throws {
        try await withPlateforme { essai in
            let page = try await essai.browser().login(as: courriel, motDePasse: courriel)
            #expect(page.status == 422)
            #expect(!page.corps.contains("<script>alert"))
        }
    }

    @Test("Après dix essais manqués, la page demande d'attendre, et un autre compte entre toujours")
    func ralentissement() async throws {
        try await withPlateforme { essai in
            let browser = essai.browser()
            for _ in 0..<10 { _ = try await browser.login(as: "gestion.of@formation.example", motDePasse: "Faux2026!") }
            let page = try await browser.login(as: "gestion.of@formation.example")
            #expect(page.status == 429)
            #expect(
                page.erreurs.map(\.message) == [
                    "Trop d'essais de connexion. Attendez quinze minutes avant d'essayer de nouveau."
                ])
            #expect(try await essai.browser().login(as: "admin.of@formation.example").status == 200)
            essai.clock.advance(seconds: 901)
            #expect(try await essai.browser().login(as: "gestion.of@formation.example").status == 200)
        }
    }

    @Test("Un formulaire de connexion sans son jeton est redemandé")
    func sansJeton() async throws {
        try await withPlateforme { essai in
            let page = try await essai.browser().post(
                "/cas/login", [("username", "gestion.of@formation.example"), ("password", Browser.motDePasse)])
            #expect(page.status == 422)
            #expect(
                page.erreurs.map(\.message) == [
                    "La page de connexion n'est plus à jour. Saisissez de nouveau votre mot de passe."
                ])
        }
    }

    @Test(
        "Un service qui n'est pas inscrit est refusé, jamais suivi",
        arguments: [
            "https://pirate.example/of/authenticate", "http://localhost:8080.pirate.example/of/authenticate",
            "http://localhost:8080@pirate.example/of/authenticate",
            "http://localhost:8080/of/authenticate/../../cas/login",
            "http://localhost:8080/of", "javascript:alert(1)", "//pirate.example",
            "http://localhost:8080/of/authenticatepirate",
        ])
    func serviceInconnu(service: String) async throws {
        try await withPlateforme { essai in
            let page = try await essai.browser().get("/cas/login?service=" + encode(service))
            #expect(page.status == 403)
            #expect(page.headers[.location] == nil)
            #expect(page.lisible.contains("L'application demandée n'est pas autorisée"))
        }
    }

    /// Signs in and stops at the redirection that carries the ticket.
    private func ticket(_ essai: Essai) async throws -> (Browser, String) {
        let browser = essai.browser()
        let page = try await browser.get("/of")
        var form = try #require(page.formulaire(vers: "/cas/login"))
        form["username"] = "gestion.of@formation.example"
        form["password"] = Browser.motDePasse
        let answer = try await browser.poster(form.action, form.champs)
        return (browser, try #require(answer.location))
    }

    @Test("Un ticket ne sert qu'une fois")
    func ticketRejoue() async throws {
        try await withPlateforme { essai in
            let (browser, location) = try await ticket(essai)
            let onglet = browser.onglet()
            #expect(try await browser.envoyer(.get, location).location == "/of")
            let again = try await onglet.envoyer(.get, location)
            #expect(again.status == 303)
            #expect(again.location?.hasPrefix("/cas/login?service=") == true)
            #expect(onglet.cookies["__Host-session-of"] == nil)
        }
    }

    @Test("Un ticket de plus de trente secondes ne vaut plus rien")
    func ticketExpire() async throws {
        try await withPlateforme { essai in
            let (browser, location) = try await ticket(essai)
            essai.clock.advance(seconds: 31)
            let page = try await browser.envoyer(.get, location)
            #expect(page.location?.hasPrefix("/cas/login?service=") == true)
        }
    }

    @Test("Un ticket d'un espace n'ouvre pas un autre")
    func ticketAilleurs() async throws {
        try await withPlateforme { essai in
            let (browser, location) = try await ticket(essai)
            let page = try await browser.envoyer(
                .get, location.replacing("/of/authenticate", with: "/opco/authenticate"))
            #expect(page.location?.hasPrefix("/cas/login?service=") == true)
            #expect(!browser.cookies.keys.contains { $0.hasPrefix("__Host-session") })
        }
    }

    @Test("Le ticket qu'un autre est allé chercher ne fait entrer personne sous son compte")
    func ticketDUnAutre() async throws {
        try await withPlateforme { essai in
            let (_, location) = try await ticket(essai)
            let inconnu = essai.browser()
            #expect(try await inconnu.get(location).formulaire(vers: "/cas/login") != nil)
            #expect(inconnu.cookies["__Host-session-of"] == nil)
            let connu = try await essai.connecte("admin.of@formation.example")
            let page = try await connu.get(location)
            #expect(page.uri == "/of", "la porte repart chercher un ticket à soi")
            #expect(page.lisible.contains("admin.of@formation.example"))
            #expect(!page.lisible.contains("gestion.of@formation.example"))
        }
    }

    @Test("Cinq onglets partis se connecter : chacun entre, les plus anciens en repartant")
    func plusieursOnglets() async throws {
        try await withPlateforme { essai in
            let browser = essai.browser()
            var departs: [PageLue] = []
            for _ in 0...EtatDEntree.auPlus { departs.append(try await browser.get("/of")) }
            for (rang, depart) in departs.enumerated() {
                var form = try #require(depart.formulaire(vers: "/cas/login"))
                form["username"] = "gestion.of@formation.example"
                form["password"] = Browser.motDePasse
                let retour = try #require(try await browser.poster(form.action, form.champs).location)
                let porte = try await browser.envoyer(.get, retour)
                #expect(porte.location?.hasPrefix(rang < 2 ? "/cas/login" : "/of") == true, "onglet \(rang)")
                #expect(try await browser.suivre(porte).uri == "/of", "onglet \(rang)")
            }
        }
    }

    @Test("Un témoin d'entrée fabriqué ne casse rien", arguments: ["", ".", "....", "\u{1}", "a.b.c.d.e.f.g", "🥐"])
    func temoinHostile(valeur: String) async throws {
        try await withPlateforme { essai in
            let page = try await essai.browser().envoyer(
                .get, "/of/authenticate?ticket=ST-x&etat=" + encode(valeur),
                headers: [.cookie: "__Host-etats=" + valeur])
            #expect(page.status == 303)
            #expect(page.location?.hasPrefix("/cas/login?service=") == true)
            let rendu = page.headers[values: .setCookie].first { $0.hasPrefix("__Host-etats=") }
            #expect(rendu?.prefix { $0 != ";" }.count == "__Host-etats=".count + 22, "rien de lui n'est rendu")
        }
    }

    @Test(
        "Le retour après connexion ne mène qu'à une page de l'espace",
        arguments: [
            "//pirate.example", "https://pirate.example", "/opco", "/of//pirate.example", "/of\\pirate", "/office",
        ])
    func retourAilleurs(retour: String) async throws {
        try await withPlateforme { essai in
            let page = try await essai.browser().envoyer(.get, "/of/authenticate?retour=" + encode(retour))
            let location = try #require(page.location)
            #expect(!location.contains("pirate"))
            #expect(location.contains(encode("?retour=" + encode("/of") + "&etat=")))
        }
    }

    @Test("Se déconnecter ferme l'espace et la connexion commune")
    func deconnexion() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let page = try await browser.get("/of")
            let cookie = try #require(browser.cookies["__Host-session-of"])
            let sortie = try await browser.submit(try #require(page.formulaire(vers: "/of/deconnexion")))
            #expect(sortie.uri.hasPrefix("/cas/login"))
            #expect(sortie.lisible.contains("Vous êtes déconnecté."))
            let stolen = try await essai.browser().envoyer(
                .get, "/of", headers: [.cookie: "__Host-session-of=\(cookie)"])
            #expect(stolen.status == 303)
            #expect(try await browser.get("/of").uri.hasPrefix("/cas/login"))
        }
    }
}
