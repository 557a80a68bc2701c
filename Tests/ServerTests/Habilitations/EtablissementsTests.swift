import Domain
import HTTPTypes
import Platform
import Testing

@testable import Server

@Suite("Etablissements rattachés à son compte")
struct EtablissementsTests {
    private static let fiche = "/of/etablissements/\(Administration.ici)"

    @Test("La liste dit le principal, le SIRET, l'adresse, la ville et l'état")
    func liste() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte("double@groupe.example")
            let page = try await browser.get("/of/etablissements")
            #expect(
                page.texte("th").map { $0 } == [
                    "Établissement principal", "SIRET", "Établissement", "Adresse", "Ville", "Actif", "Actions",
                ])
            for attendu in [
                Administration.ici, Administration.ailleurs, "12 allée DES ESSAIS", "RENNES", "LILLE", "Sélectionné",
            ] {
                #expect(page.lisible.contains(attendu), "\(attendu)")
            }
            #expect(!page.lisible.contains("ENTREPRISE FICTIVE"))
        }
    }

    @Test(
        "Recherche et filtres sont dans l'adresse",
        arguments: [
            ("?q=lille", 1), ("?q=98765", 1), ("?f=ville:Rennes;Lille", 2), ("?f=ville:Brest", 0), ("?f=actif:oui", 2),
        ])
    func requete(query: String, attendu: Int) async throws {
        try await withPlateforme { essai in
            let page = try await essai.connecte("double@groupe.example").get("/of/etablissements" + query)
            #expect(page.texte("td").count == attendu * 7)
        }
    }

    @Test("« SÉLECTIONNER » change l'établissement des pages")
    func selection() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte("double@groupe.example")
            let page = try await browser.get("/of/etablissements")
            let csrf = try #require(page.csrf)
            try await browser.post("/of/etablissement", [("csrf", csrf), ("perimetre", Administration.ailleurs)])
            #expect(try await browser.get(Administration.liste).lisible.contains("SIRET \(Administration.ailleurs)"))
        }
    }

    @Test("La fiche vient des données de référence ; un gestionnaire la lit")
    func fiche() async throws {
        try await withPlateforme { essai in
            let page = try await essai.connecte().get(Self.fiche)
            for attendu in [
                "987654324", "00019", "0999990W", "53350000135", "contact@formation.example", "35000", "RENNES",
            ] {
                #expect(page.lisible.contains(attendu), "\(attendu)")
            }
            #expect(page.formulaire(vers: Self.fiche) == nil)
            let refus = try await essai.connecte().post(
                Self.fiche, [("csrf", try #require(page.csrf)), ("courriel", "pirate@mal.example")])
            #expect(refus.status == 403)
        }
    }

    @Test("L'administrateur corrige le contact, et le journal le sait")
    func contact() async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte(Administration.admin)
            var form = try #require(try await admin.get(Self.fiche).formulaire(vers: Self.fiche))
            form["courriel"] = "pas une adresse"
            form["telephone"] = "12"
            let refus = try await admin.submit(form)
            #expect(refus.status == 422)
            #expect(refus.erreurs.map(\.lien) == ["#courriel", "#telephone"])
            #expect(refus.formulaire(vers: Self.fiche)?["courriel"] == "pas une adresse")
            form["courriel"] = "accueil@formation.example"
            form["telephone"] = "0299000020"
            let page = try await admin.submit(form)
            #expect(page.lisible.contains("est enregistré"))
            #expect(page.formulaire(vers: Self.fiche)?["telephone"] == "02 99 00 00 20")
            #expect(try await essai.nombre("SELECT COUNT(*) FROM journal WHERE action = 'etablissement.contact'") == 1)
        }
    }

    @Test(
        "La fiche de ce que l'on ne tient pas : 404",
        arguments: [DemoComptes.antenne.siret, "00000000000000", "abc", "1%00", "98765432400019%20"])
    func ailleurs(siret: String) async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte(Administration.admin)
            #expect(try await admin.get("/of/etablissements/\(siret)").status == 404)
        }
    }
}
