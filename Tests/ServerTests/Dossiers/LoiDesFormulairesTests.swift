import Domain
import Foundation
import HTTPTypes
import Platform
import Testing

@testable import Server

@Suite("Loi des formulaires, page par page")
struct LoiDesFormulairesTests {
    /// What holds on every page of a form, whatever its state.
    private func verifier(_ page: PageLue, erreurs: Bool) {
        let markup = page.markup
        #expect(markup.broken == [], "\(page.uri)")
        #expect(page.titres.count == 1, "\(page.uri) : \(page.titres)")
        #expect(page.titre.hasPrefix("Erreur : ") == erreurs, "\(page.uri) : \(page.titre)")
        let principal = markup.elements.firstIndex { $0.name == "main" }
        let h1 = markup.elements.firstIndex { $0.name == "h1" }
        let resume = markup.elements.firstIndex { $0.attributes["id"] == "erreurs" }
        #expect((resume != nil) == erreurs, "\(page.uri)")
        if let resume, let h1, let principal {
            #expect(principal < resume && resume < h1, "le résumé est en tête de la page")
            #expect(markup.elements[resume].attributes["tabindex"] == "-1")
        }
        for erreur in page.erreurs where erreur.lien.hasPrefix("#") {
            let controle = markup.elements.first { $0.attributes["id"] == String(erreur.lien.dropFirst()) }
            #expect(controle != nil, "« \(erreur.message) » mène à \(erreur.lien)")
            #expect(
                controle?.ancestors.contains { markup.elements[$0].attributes["hidden"] != nil } == false,
                "« \(erreur.message) » mène à un champ caché")
        }
        for element in markup.elements where element.attributes["aria-invalid"] == "true" && element.name != "fieldset"
        {
            let decrit =
                element.attributes["aria-describedby"]
                ?? element.ancestors.compactMap { markup.elements[$0].attributes["aria-describedby"] }.last
            #expect(decrit != nil, "\(element.attributes["name"] ?? "") fautif sans message")
        }
        for form in markup.elements
        where form.name == "form" && form.attributes["id"] == "etape" && form.attributes["novalidate"] == nil {
            #expect(page.titre.contains("Étape 6"), "les messages sont les nôtres")
        }
    }

    @Test("Chaque étape, à l'ouverture et après « SUIVANT » à vide", arguments: 1...7)
    func etapes(numero: Int) async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.creer()
            let page = try await browser.get(Contrat.etape(id, numero))
            #expect(page.titres.first?.contains("Étape \(numero) sur 7") == true)
            verifier(page, erreurs: false)
            if numero == 6 { return }
            let refus = try await browser.submit(
                try #require(page.etape), ("action", numero == 7 ? "transmettre" : "suivant"))
            #expect(refus.status == 422)
            verifier(refus, erreurs: true)
            // The same words in the summary and beside the field, once hidden « Erreur : » is left out.
            if numero < 7 {
                for erreur in refus.erreurs.prefix(5) {
                    #expect(refus.lisible.components(separatedBy: erreur.message).count >= 3, "\(erreur.message)")
                    for mot in ["invalide", "S'il vous plaît", "Veuillez"] { #expect(!erreur.message.contains(mot)) }
                }
            }
        }
    }

    @Test("Un contrat rempli de fautes : chaque étape tient ses promesses")
    func fautes() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.brouillonComplet()
            for (etape, champ) in [
                (1, "employeur.siret"), (2, "apprenti.courriel"), (3, "maitre1.courriel"),
                (4, "contrat.salaireEmbauche"), (5, "formation.rncp"),
            ] {
                var form = try #require(try await browser.get(Contrat.etape(id, etape)).etape)
                form[champ] = "faux"
                let page = try await browser.submit(form, ("action", "suivant"))
                #expect(page.status == 422, "\(champ)")
                verifier(page, erreurs: true)
                #expect(page.erreurs.contains { $0.lien == "#" + elementID(champ) }, "\(champ) : \(page.erreurs)")
            }
        }
    }

    @Test(
        "Les champs de la personne disent leur usage aux navigateurs",
        arguments: [
            (2, "apprenti.nom", "family-name"), (2, "apprenti.prenom", "given-name"), (2, "apprenti.courriel", "email"),
            (2, "apprenti.telephone", "tel"), (2, "apprenti.adresse.codePostal", "postal-code"),
            (2, "apprenti.dateNaissance.jour", "bday-day"),
            (2, "apprenti.dateNaissance.annee", "bday-year"), (2, "apprenti.nir", "off"), (1, "employeur.siret", "off"),
        ])
    func usages(etape: Int, champ: String, usage: String) async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let page = try await browser.get(Contrat.etape(try await browser.creer(), etape))
            let controle = try #require(page.markup.elements.first { $0.attributes["name"] == champ })
            #expect(controle.attributes["autocomplete"] == usage)
        }
    }

    @Test("Un NIR enregistré revient masqué, se rouvre à la demande, et reste si l'on n'y touche pas")
    func nirMasque() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.brouillonComplet()
            for uri in [
                Contrat.etape(id, 2), Contrat.etape(id, 7), "\(Contrat.liste)/\(id)/cerfa",
                "\(Contrat.liste)/\(id)/apercu",
            ] {
                #expect(!(try await browser.get(uri)).corps.contains("207013523804774"), "\(uri)")
            }
            let ferme = try #require(try await browser.get(Contrat.etape(id, 2)).etape)
            #expect(ferme["apprenti.nir"] == nil)
            let suite = try await browser.submit(ferme, ("action", "suivant"))
            #expect(suite.uri == Contrat.etape(id, 3), "\(suite.erreurs)")
            let ouvert = try await browser.submit(ferme, ("ouvrir", "apprenti.nir"))
            #expect(ouvert.etape?["apprenti.nir"] == "207013523804774")
            let sensibles = try await essai.database.read { db in
                try db.rows("SELECT reponses FROM dossier_reponses").map { try $0.string("reponses") }.joined()
            }
            #expect(!sensibles.contains("207013523804774"))
            #expect(!sensibles.contains("apprenti.handicap"))
        }
    }

    @Test(
        "La connexion et la liste sont en règle aussi",
        arguments: [
            "/cas/login", "/of", "/of/contrats-apprentissage", "/of/notifications", "/of/notifications/reglages",
        ])
    func autresPages(uri: String) async throws {
        try await withPlateforme { essai in
            let browser = uri.hasPrefix("/cas") ? essai.browser() : try await essai.connecte()
            verifier(try await browser.get(uri), erreurs: false)
        }
    }
}
