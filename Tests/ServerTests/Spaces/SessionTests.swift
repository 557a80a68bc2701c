import HTTPTypes
import NIOCore
import Platform
import Testing

@testable import Server

@Suite("Session d'un espace")
struct SessionTests {
    @Test("Une session finie renvoie se connecter, puis ramène à la page demandée")
    func expireeEnLecture() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            essai.clock.advance(seconds: 13 * 3600)
            let page = try await browser.get(Contrat.liste + "?f=" + encode("etat:Accordé"))
            #expect(page.uri.hasPrefix("/cas/login"))
            var form = try #require(page.formulaire(vers: "/cas/login"))
            form["username"] = "gestion.of@formation.example"
            form["password"] = Browser.motDePasse
            let retour = try await browser.submit(form)
            #expect(retour.uri == Contrat.liste + "?f=" + encode("etat:Accordé"))
            #expect(retour.status == 200)
        }
    }

    @Test("Deux heures sans rien demander finissent la session, une demande avant la prolonge")
    func inactivite() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            essai.clock.advance(seconds: 2 * 3600 - 60)
            #expect(try await browser.envoyer(.get, "/of").status == 200)
            essai.clock.advance(seconds: 2 * 3600 - 60)
            #expect(try await browser.envoyer(.get, "/of").status == 200)
            essai.clock.advance(seconds: 2 * 3600)
            #expect(try await browser.envoyer(.get, "/of").status == 303)
        }
    }

    @Test("Un envoi sans session garde les réponses, qui repartent après reconnexion")
    func expireeEnEcriture() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.creer()
            let page = try await browser.get(Contrat.etape(id, 1))
            var form = try #require(page.etape)
            form["employeur.denomination"] = "L'ATELIER <D'ESSAI> & \"FILS\""
            browser.oublier("__")
            let gardee = try await browser.submit(form, ("action", "sauvegarder"))
            #expect(gardee.status == 401)
            #expect(gardee.titres == ["Vos réponses sont conservées"])
            let reprise = try #require(gardee.formulaire(vers: Contrat.etape(id, 1)))
            #expect(reprise["employeur.denomination"] == "L'ATELIER <D'ESSAI> & \"FILS\"")
            #expect(reprise["csrf"] == nil)

            // Signed in again in another tab: the page kept is sent as it is, and confirmed.
            try await browser.login(as: "gestion.of@formation.example")
            let confirmer = try await browser.submit(reprise)
            #expect(confirmer.status == 403)
            #expect(confirmer.titres == ["Vos réponses sont conservées"])
            let seconde = try #require(confirmer.formulaire(vers: Contrat.etape(id, 1)))
            #expect(seconde["csrf"] != nil)
            let faite = try await browser.submit(seconde)
            #expect(faite.status == 422, "le Siret manque encore")
            #expect(faite.etape?["employeur.denomination"] == "L'ATELIER <D'ESSAI> & \"FILS\"")
        }
    }

    @Test("Des fichiers envoyés sans session ne sont pas dits conservés")
    func fichiersSansSession() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.creer()
            browser.oublier("__")
            let page = try await browser.envoyerMultipart(
                id, Browser.multipart([("csrf", "x")], [.init(nom: "a.pdf", octets: Fichiers.pdf)]))
            #expect(page.status == 401)
            #expect(!page.lisible.contains("conservées"))
            #expect(page.lisible.contains("Connectez-vous"))
        }
    }

    @Test("La sauvegarde en silence sans session répond en JSON")
    func autosaveSansSession() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.creer()
            browser.oublier("__")
            let page = try await browser.autosave(id, 1, version: 1, csrf: "", [("employeur.denomination", "X")])
            #expect(page.status == 401)
            #expect(page.headers[.contentType]?.hasPrefix("application/json") == true)
            #expect(page.corps.contains("\"connexion\""))
        }
    }

    @Test(
        "Sans jeton, ou avec celui d'un autre, le formulaire revient avec ses réponses",
        arguments: [nil, "", "x", "autre"] as [String?])
    func csrf(jeton: String?) async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let other = try await essai.connecte("admin.of@formation.example")
            let id = try await browser.creer()
            var form = try #require(try await browser.get(Contrat.etape(id, 1)).etape)
            form["csrf"] = jeton == "autre" ? try await other.get("/of").csrf : jeton
            form["employeur.denomination"] = "GARDÉE"
            let page = try await browser.submit(form)
            #expect(page.status == 403)
            #expect(page.formulaire(vers: Contrat.etape(id, 1))?["employeur.denomination"] == "GARDÉE")
            let relu = try await browser.get(Contrat.etape(id, 1))
            #expect(relu.etape?["employeur.denomination"] == "", "rien n'est écrit")
        }
    }

    @Test("La sauvegarde en silence avec un jeton périmé répond en JSON")
    func autosaveJetonPerime() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.creer()
            let page = try await browser.autosave(id, 1, version: 1, csrf: "x", [("employeur.denomination", "X")])
            #expect(page.status == 403)
            #expect(page.headers[.contentType]?.hasPrefix("application/json") == true)
        }
    }

    @Test(
        "Un envoi venu d'un autre site est refusé",
        arguments: [
            ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://pirate.example"),
            ("Origin", "null"),
        ])
    func autreSite(entete: String, valeur: String) async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.creer()
            let form = try #require(try await browser.get(Contrat.etape(id, 1)).etape)
            let name = try #require(HTTPField.Name(entete))
            let page = try await browser.poster(
                form.action, form.champs + [("employeur.denomination", "PIRATE")], headers: [name: valeur])
            #expect(page.status == 403)
            #expect(try await browser.get(Contrat.etape(id, 1)).etape?["employeur.denomination"] == "")
        }
    }

    @Test("Qui n'a pas de rôle au bureau lit qu'il n'y a pas accès, et peut partir")
    func sansAcces() async throws {
        try await withPlateforme { essai in
            let browser = essai.browser()
            let page = try await browser.login(as: "gestion.of@formation.example", a: "/opco")
            #expect(page.status == 403)
            #expect(page.lisible.contains("Votre compte n'a pas encore d'accès"))
            let sortie = try #require(page.formulaire(vers: "/opco/deconnexion"))
            #expect(try await browser.submit(sortie).status == 200)
            #expect(try await browser.get("/opco").uri.hasPrefix("/cas/login"))
        }
    }

    @Test(
        "Qui n'a pas de rôle dans une application reste à son seuil : il y demande un accès",
        arguments: [
            ("gestion@garage.example", "/of"), ("agent@opco.example", "/app"), ("nouveau@personne.example", "/of"),
            ("gestion.of@formation.example", "/app"),
        ])
    func seuil(courriel: String, espace: String) async throws {
        try await withPlateforme { essai in
            let browser = essai.browser()
            let page = try await browser.login(as: courriel, a: espace)
            #expect(page.status == 200)
            #expect(page.uri == espace + "/inscription")
            #expect(page.formulaire(vers: espace + "/deconnexion") != nil)
            let liste = espace + "/contrats-apprentissage"
            #expect(try await browser.get(liste).uri == espace + "/inscription")
            #expect(try await browser.post(liste, [("csrf", "x")]).status == 403)
        }
    }

    @Test(
        "Choisir un établissement qu'on ne tient pas ne mène nulle part",
        arguments: ["99999840400019", "", "' OR 1=1", "98765432400019\u{0}"])
    func perimetre(siret: String) async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let csrf = try #require(try await browser.get("/of").csrf)
            let page = try await browser.post("/of/etablissement", [("csrf", csrf), ("perimetre", siret)])
            #expect(page.status == 404)
        }
    }
}
