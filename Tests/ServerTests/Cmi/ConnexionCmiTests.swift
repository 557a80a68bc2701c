import Domain
import HTTPTypes
import Platform
import Testing

@testable import Identity
@testable import Server

@Suite("Portail CMI : connexion et première connexion")
struct ConnexionCmiTests {
    @Test("La page de connexion porte les libellés du portail, et ses liens mènent quelque part")
    func pageDeConnexion() async throws {
        try await withPlateforme { essai in
            let browser = essai.browser()
            let page = try await browser.get("/cmi")
            #expect(page.status == 200)
            for texte in [
                "Bienvenue sur le Portail Carte Mobilité Inclusion Organisme", "CONNECTEZ-VOUS",
                "Les champs marqués d'un astérisque (*) sont obligatoires.", "Identifiant oublié",
                "Mot de passe oublié", "SE CONNECTER", "Mentions légales", "CGU", "Plan du site", "Accessibilité",
                "FAQ",
            ] {
                #expect(page.lisible.contains(texte), "\(texte)")
            }
            for element in page.markup.elements where element.name == "a" {
                let href = try #require(element.attributes["href"])
                guard href.hasPrefix("/") else { continue }
                #expect(try await browser.get(href).status == 200, "\(href)")
            }
            // Also as a site map, from which every page of the portal is reached.
            for route in ["/cmi/faq", "/cmi/plan-du-site", "/cmi/mentions-legales", "/cmi/cgu", "/cmi/accessibilite"] {
                #expect(try await browser.get(route).status == 200, "\(route)")
            }
        }
    }

    @Test(
        "Un champ vide a son message exact",
        arguments: [
            ("", "", ["La saisie de l'identifiant est obligatoire.", "La saisie du mot de passe est obligatoire."]),
            ("00001DEMO01", "", ["La saisie du mot de passe est obligatoire."]),
            (" ", "x", ["La saisie de l'identifiant est obligatoire."]),
        ])
    func champVide(identifiant: String, motDePasse: String, messages: [String]) async throws {
        try await withPlateforme { essai in
            let page = try await essai.browser().connexionCmi(identifiant, motDePasse)
            #expect(page.status == 422)
            #expect(page.titre.hasPrefix("Erreur : "))
            #expect(page.erreurs.map(\.message) == messages)
            #expect(page.formulaire(vers: "/cmi")?["identifiant"] == identifiant)
            #expect(page.formulaire(vers: "/cmi")?["mot-de-passe"] == "")
        }
    }

    @Test(
        "L'identifiant est reconnu avec des espaces et dans toutes les casses",
        arguments: ["00001DEMO01", "00001demo01", " 00001 Demo01 ", "00001-DEMO-01"])
    func ecritures(identifiant: String) async throws {
        try await withPlateforme { essai in
            let page = try await essai.browser().connexionCmi(identifiant, Browser.motDePasse)
            #expect(page.status == 200)
            #expect(page.titres == ["Bonjour Ariane MARCHAL"])
            #expect(page.lisible.contains("Vous êtes référent de l'organisme 00001 - MDPH FICTIVE"))
        }
    }

    @Test(
        "Un mot de passe faux, un identifiant inconnu et un identifiant hostile reçoivent la même réponse",
        arguments: [
            "00001DEMO01", "99999INCONNU", "<script>alert(1)</script>", "a\u{0}b", "' OR 1=1 --",
            String(repeating: "A", count: 60 << 10), "😀",
        ])
    func memeReponse(identifiant: String) async throws {
        try await withPlateforme { essai in
            let page = try await essai.browser().connexionCmi(identifiant, "Faux2026!")
            #expect(page.status == 422)
            #expect(page.erreurs.map(\.message) == ["L'identifiant ou le mot de passe est incorrect."])
            #expect(!page.corps.contains("<script>alert"))
        }
    }

    @Test("Après dix essais manqués, la page demande d'attendre")
    func ralentissement() async throws {
        try await withPlateforme { essai in
            let browser = essai.browser()
            for _ in 0..<10 { _ = try await browser.connexionCmi("00001DEMO01", "Faux2026!") }
            #expect(try await browser.connexionCmi("00001DEMO01", Browser.motDePasse).status == 429)
            essai.clock.advance(seconds: 901)
            #expect(try await browser.connexionCmi("00001DEMO01", Browser.motDePasse).status == 200)
        }
    }

    @Test("Un compte du portail n'ouvre pas les espaces de l'OPCO, ni l'inverse")
    func portailsSepares() async throws {
        try await withPlateforme { essai in
            #expect(
                try await essai.browser().connexionCmi("admin@opco.example", Browser.motDePasse).erreurs.map(\.message)
                    == ["L'identifiant ou le mot de passe est incorrect."])
            for identifiant in ["00001DEMO01", "ariane.marchal@mdph.example"] {
                #expect(try await essai.browser().login(as: identifiant, a: "/of").status == 422, "\(identifiant)")
            }
            let cmi = try await essai.referent()
            #expect(try await cmi.get("/opco").uri.hasPrefix("/cas/login"))
            let agent = try await essai.connecte("admin@opco.example", a: "/opco")
            #expect(try await agent.get("/cmi/profils").lisible.contains("CONNECTEZ-VOUS"))
            // The cookie of one space under the name of the other.
            let vole = try #require(agent.cookies["__Host-session-opco"])
            let page = try await essai.browser().envoyer(
                .get, "/cmi/compte", headers: [.cookie: "__Host-session-cmi=\(vole)"])
            #expect(page.location == "/cmi")
        }
    }

    @Test("La première connexion mène à la création de compte, aux champs remplis, et nulle part ailleurs")
    func premiereConnexion() async throws {
        try await withPlateforme { essai in
            let browser = essai.browser()
            let page = try await browser.connexionCmi(Essai.profil, Browser.temporaire)
            #expect(page.titres == ["CREATION DE COMPTE"])
            let form = try #require(page.formulaire(vers: "/cmi/creation-de-compte"))
            #expect(form["nom"] == "Courtois")
            #expect(form["prenom"] == "Basile")
            #expect(form["identifiant"] == "00001DEMO02")
            #expect(form["email"] == "basile.courtois@mdph.example")
            #expect(form["mot-de-passe-temporaire"] == "••••••••", "le mot de passe n'est jamais renvoyé")
            #expect(!page.corps.contains(Browser.temporaire))
            for route in ["/cmi", "/cmi/compte", "/cmi/alertes", "/cmi/profils"] {
                #expect(try await browser.get(route).uri == "/cmi/creation-de-compte", "\(route)")
            }
        }
    }

    @Test(
        "La création de compte refuse ce qui manque ou ne va pas, avec sa phrase",
        arguments: [
            (
                "", "", "",
                [
                    "La saisie du nouveau mot de passe est obligatoire.",
                    "La saisie de la confirmation du mot de passe est obligatoire.",
                    "La saisie de la confirmation de votre email est obligatoire.",
                ]
            ),
            (
                "glycine!verte", "glycine!verte", "basile.courtois@mdph.example",
                [
                    "Le nouveau mot de passe doit compter 8 caractères minimum avec : 1 majuscule, 1 minuscule et 1 caractère spécial."
                ]
            ),
            (
                "Glycine!verte", "Glycine?verte", "basile.courtois@mdph.example",
                ["Les deux mots de passe saisis sont différents."]
            ),
            (
                "Glycine!verte", "Glycine!verte", "autre@mdph.example",
                ["La confirmation de votre email doit être identique à l'email affiché."]
            ),
            (
                "Temp2026!", "Temp2026!", "basile.courtois@mdph.example",
                ["Ce mot de passe est l'un des plus utilisés, donc l'un des premiers essayés : choisissez-en un autre"]
            ),
        ])
    func creationRefusee(motDePasse: String, double: String, courriel: String, messages: [String]) async throws {
        try await withPlateforme { essai in
            let browser = essai.browser()
            try await browser.connexionCmi(Essai.profil, Browser.temporaire)
            let page = try await browser.remplir(
                "/cmi/creation-de-compte", vers: "/cmi/creation-de-compte",
                [
                    "nouveau-mot-de-passe": motDePasse, "confirmation-mot-de-passe": double,
                    "confirmation-email": courriel,
                ])
            #expect(page.status == 422)
            #expect(page.erreurs.map(\.message) == messages)
            #expect(page.formulaire(vers: "/cmi/creation-de-compte")?["confirmation-email"] == courriel)
            #expect(page.formulaire(vers: "/cmi/creation-de-compte")?["nouveau-mot-de-passe"] == "")
        }
    }

    @Test("Le mot de passe temporaire n'est pas repris comme mot de passe")
    func temporaireRepris() async throws {
        try await withPlateforme { essai in
            let fiche = try await essai.fiche(Essai.profil)
            try await essai.referent().remplir(fiche, vers: fiche + "/reinitialisation", [:])
            let temporaire = try await essai.temporaire("basile.courtois@mdph.example")
            let browser = essai.browser()
            let refus = try await browser.creationCmi(
                Essai.profil, temporaire, courriel: "basile.courtois@mdph.example", motDePasse: temporaire)
            #expect(refus.status == 422)
            #expect(
                refus.erreurs.map(\.message) == [
                    "Le nouveau mot de passe doit être différent du mot de passe temporaire."
                ])
            #expect(!refus.corps.contains(temporaire))
            #expect(
                try await browser.get("/cmi").uri == "/cmi/creation-de-compte", "la première connexion reste à faire")
        }
    }

    @Test("Le compte créé, le mot de passe temporaire ne sert plus et le nouveau ouvre le portail")
    func creation() async throws {
        try await withPlateforme { essai in
            let browser = essai.browser()
            let page = try await browser.creationCmi(
                Essai.profil, Browser.temporaire, courriel: " Basile.Courtois@mdph.example")
            #expect(page.uri == "/cmi")
            #expect(page.lisible.contains("Votre compte est créé."))
            #expect(page.titres == ["Bonjour Basile COURTOIS"])
            #expect(page.lisible.contains("Ariane MARCHAL, ariane.marchal@mdph.example"), "son référent est nommé")
            #expect(
                try await essai.browser().connexionCmi(Essai.profil, Browser.temporaire).erreurs.map(\.message)
                    == ["L'identifiant ou le mot de passe est incorrect."])
            #expect(try await essai.browser().connexionCmi(Essai.profil, "Glycine!verte").status == 200)
            #expect(try await essai.courrielsCmi("cmi.compte").map(\.a) == ["basile.courtois@mdph.example"])
        }
    }

    @Test("Interrompue, la première connexion se reprend avec le mot de passe temporaire, jusqu'au bout des 7 jours")
    func reprise() async throws {
        try await withPlateforme { essai in
            let ancien = essai.browser()
            try await ancien.connexionCmi(Essai.profil, Browser.temporaire)
            essai.clock.advance(seconds: 7 * 86_400 - 60)
            let browser = essai.browser()
            #expect(
                try await browser.connexionCmi(Essai.profil, Browser.temporaire).titres == ["CREATION DE COMPTE"])
            #expect(
                try await ancien.get("/cmi/creation-de-compte").lisible.contains("CONNECTEZ-VOUS"),
                "la plus récente ferme la précédente")
            essai.clock.advance(seconds: 61)
            var form = try #require(
                try await browser.get("/cmi/creation-de-compte").formulaire(vers: "/cmi/creation-de-compte"))
            form["nouveau-mot-de-passe"] = "Glycine!verte"
            form["confirmation-mot-de-passe"] = "Glycine!verte"
            form["confirmation-email"] = "basile.courtois@mdph.example"
            let tard = try await browser.submit(form)
            #expect(tard.lisible.contains("Ce mot de passe temporaire a déjà servi, a été remplacé ou a expiré."))
        }
    }

    @Test("Passé sept jours, le mot de passe temporaire est dit expiré, et le référent en envoie un autre")
    func expire() async throws {
        try await withPlateforme { essai in
            essai.clock.advance(seconds: 7 * 86_400)
            let page = try await essai.browser().connexionCmi(Essai.profil, Browser.temporaire)
            #expect(page.status == 422)
            #expect(
                page.erreurs.map(\.message) == [
                    "Votre mot de passe temporaire a expiré le 07/10/2025. Demandez-en un nouveau au référent de votre organisme."
                ])
            let referent = try await essai.referent()
            let liste = try await referent.get("/cmi/profils")
            #expect(liste.lisible.contains("Mot de passe temporaire expiré"))
            let fiche = try await essai.fiche(Essai.profil)
            let apres = try await referent.remplir(fiche, vers: fiche + "/reinitialisation", [:])
            #expect(apres.lisible.contains("Un nouveau mot de passe temporaire est envoyé par courriel."))
            let nouveau = try await essai.temporaire("basile.courtois@mdph.example")
            #expect(nouveau.count == 17)
            #expect(try await essai.browser().connexionCmi(Essai.profil, nouveau).titres == ["CREATION DE COMPTE"])
        }
    }

    @Test("Deux créations à la fois : une seule réussit")
    func deuxOnglets() async throws {
        try await withPlateforme { essai in
            let browser = essai.browser()
            let page = try await browser.connexionCmi(Essai.profil, Browser.temporaire)
            var form = try #require(page.formulaire(vers: "/cmi/creation-de-compte"))
            form["nouveau-mot-de-passe"] = "Glycine!verte"
            form["confirmation-mot-de-passe"] = "Glycine!verte"
            form["confirmation-email"] = "basile.courtois@mdph.example"
            let autre = browser.onglet()
            #expect(try await browser.submit(form).lisible.contains("Votre compte est créé."))
            let seconde = try await autre.submit(form)
            #expect(seconde.lisible.contains("CONNECTEZ-VOUS"))
            #expect(try await essai.courrielsCmi("cmi.compte").count == 1)
        }
    }

    @Test("Se déconnecter ferme la session, et le cookie gardé n'ouvre plus rien")
    func deconnexion() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.referent()
            let cookie = try #require(browser.cookies["__Host-session-cmi"])
            #expect(
                browser.cookiesRecus.contains {
                    $0.hasPrefix("__Host-session-cmi=") && $0.contains("Secure; HttpOnly; SameSite=Lax")
                })
            let page = try await browser.remplir("/cmi", vers: "/cmi/deconnexion", [:])
            #expect(page.lisible.contains("Vous êtes déconnecté."))
            let vole = try await essai.browser().envoyer(
                .get, "/cmi/compte", headers: [.cookie: "__Host-session-cmi=\(cookie)"])
            #expect(vole.status == 303)
        }
    }

    @Test("Un formulaire sans son jeton est refusé")
    func sansJeton() async throws {
        try await withPlateforme { essai in
            let page = try await essai.browser().post(
                "/cmi", [("identifiant", "00001DEMO01"), ("mot-de-passe", Browser.motDePasse)])
            #expect(page.status == 422)
            let browser = try await essai.referent()
            for route in ["/cmi/alertes", "/cmi/deconnexion", "/cmi/profils/nouveau", "/cmi/compte/mot-de-passe"] {
                #expect(try await browser.poster(route, []).status == 403, "\(route)")
            }
            for route in ["/cmi/identifiant-oublie", "/cmi/mot-de-passe-oublie"] {
                #expect(try await essai.browser().poster(route, []).status == 403, "\(route)")
            }
        }
    }
}

extension Essai {
    /// Address of a profile's page.
    func fiche(_ identifiant: String) async throws -> String {
        let id = try await database.read { db in
            try db.first("SELECT compte_id FROM cmi_profil WHERE identifiant = \(identifiant)")?.int("compte_id")
        }
        return "/cmi/profils/\(try #require(id))"
    }
}
