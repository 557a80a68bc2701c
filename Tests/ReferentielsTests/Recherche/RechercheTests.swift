import Domain
import Foundation
import Platform
import Testing

@testable import Referentiels

@Suite("Recherche dans les données de référence")
struct RechercheTests {
    @Test("par les 9 premiers chiffres : les ouverts, le siège en tête, puis les fermés")
    func parSiren() async throws {
        try await avecExemples { database in
            let found = try await database.read { db in try Etablissement.chercher(siret: "999 997 604", db) }
            #expect(found.map(\.siret) == ["99999760400015", "99999760400023", "99999760400031"])
            #expect(found.map(\.ferme) == [false, false, true])
            #expect(found[0].nom == "GARAGE DES TILLEULS")
            #expect(found[1].nom == "GARAGE DES TILLEULS - CARROSSERIE")
            #expect(found[1].raisonSociale == "GARAGE DES TILLEULS")
            #expect(found[0].siege && !found[1].siege)
            #expect(found[0].adresse.ligne == "18 rue DES FORGES, 35000 RENNES")
            #expect(found[2].fermeLe == Jour(2022, 12, 31))
            #expect(found[0].siren == "999997604" && found[0].nic == "00015")
        }
    }

    @Test(
        "par une partie du SIRET",
        arguments: [
            ("9999976040002", 1), ("99999760400015", 1), ("99999760", 0), ("", 0), ("99999760400099", 0), ("%", 0),
        ])
    func parSiret(_ cas: (String, Int)) async throws {
        try await avecExemples { database in
            let found = try await database.read { db in try Etablissement.chercher(siret: cas.0, db) }
            #expect(found.count == cas.1)
        }
    }

    @Test(
        "par le début du nom, de l'établissement ou de l'entreprise",
        arguments: [
            ("garage des til", 3), ("Carrosserie Lan", 1), ("auto-école", 2), ("lou exemple", 1), ("GA", 0),
            ("zzz", 0), ("100%", 0),
        ])
    func parNom(_ cas: (String, Int)) async throws {
        try await avecExemples { database in
            let found = try await database.read { db in try Etablissement.chercher(nom: cas.0, db) }
            #expect(found.count == cas.1, "\(cas.0) : \(found.map(\.nom))")
        }
    }

    @Test("l'établissement du guide est marqué comme fictif")
    func deTest() async throws {
        try await avecExemples { database in
            let guide = try await database.read { db in try Etablissement.trouver(siret: "99999999900009", db) }
            #expect(guide?.test == true)
            let other = try await database.read { db in try Etablissement.trouver(siret: "98765432400019", db) }
            #expect(other?.test == false)
            #expect(other?.nom == "OF GENERIQUE")
        }
    }

    @Test("un organisme : déclaration d'activité, UAI, Qualiopi, adresse")
    func organisme() async throws {
        try await avecExemples { database in
            let found = try await database.read { db in try OrganismeDeFormation.trouver(siret: "987 654 324 00019", db)
            }
            #expect(found?.denomination == "OF GENERIQUE")
            #expect(found?.nda == "53350000135")
            #expect(found?.uai == "0999990W")
            #expect(found?.courriel == "contact@formation.example")
            #expect(found?.qualiopi.apprentissage == true)
            #expect(found?.qualiopi.bilan == false)
            #expect(found?.adresse.codePostal == "35000")
            let none = try await database.read { db in try OrganismeDeFormation.trouver(siret: "99999760400015", db) }
            #expect(none == nil)
            let named = try await database.read { db in try OrganismeDeFormation.chercher(nom: "cfa des", db) }
            #expect(named.map(\.siret) == ["99999840400019"])
        }
    }

    @Test(
        "une certification par son code ou par les mots de son intitulé",
        arguments: [
            ("RNCP38372", "RNCP38372"), ("38372", "RNCP38372"), ("carrossier", "RNCP38203"),
            ("motocycles maintenance", "RNCP99003"), ("véhicules CAP particulières", "RNCP38565"),
        ])
    func certification(_ cas: (String, String)) async throws {
        try await avecExemples { database in
            let found = try await database.read { db in try Certification.chercher(cas.0, db) }
            #expect(found.first?.rncp == cas.1)
        }
    }

    @Test("une fiche avec son niveau, sa fin et ses codes diplôme")
    func fiche() async throws {
        try await avecExemples { database in
            let sheet = try await database.read { db in try Certification.trouver(rncp: "38203", db) }
            #expect(sheet?.niveau == 3)
            #expect(sheet?.active == true)
            #expect(sheet?.finEnregistrement == Jour(2028, 8, 31))
            #expect(sheet?.codesDiplome == ["50025420"])
            let old = try await database.read { db in try Certification.trouver(rncp: "RNCP28776", db) }
            #expect(old?.active == false)
            let none = try await database.read { db in try Certification.chercher("%", db) }
            #expect(none == [])
        }
    }

    @Test(
        "les communes d'un code postal",
        arguments: [("35500", 9), ("74960", 1), ("75116", 1), ("00000", 0), ("355", 0), ("", 0)])
    func communes(_ cas: (String, Int)) async throws {
        try await avecExemples { database in
            let found = try await database.read { db in try Commune.chercher(codePostal: cas.0, db) }
            #expect(found.count == cas.1)
            #expect(found.map(\.nom) == found.map(\.nom).sorted())
        }
    }

    @Test(
        "une convention par son code ou ses mots",
        arguments: [
            ("1090", "1090"), ("109", "1090"), ("16", "0016"), ("0016", "0016"), ("services automobile", "1090"),
            ("transports routiers", "0016"), ("9999", "9999"),
        ])
    func conventions(_ text: String, _ expected: String) {
        #expect(ConventionCollective.chercher(text).first?.idcc == expected)
    }

    @Test("une convention inconnue n'est pas trouvée", arguments: ["", "7777", "zzzz"])
    func conventionInconnue(_ text: String) {
        #expect(ConventionCollective.chercher(text) == [])
        #expect(ConventionCollective.trouver(idcc: text) == nil)
    }

    @Test("tout ce qu'un dossier nomme est lu en une requête")
    func donnees() async throws {
        try await avecExemples { database in
            let answers = Reponses([
                "employeur.siret": "99999760400031", "organismeFormation.siret": "99999999900009",
                "organismeFormationLieuFormationPrincipal.siret": "11111111111111", "formation.rncp": "RNCP28776",
                "employeur.denomination": "98765432400019",
            ])
            let counter = StatementCounter()
            let data = try await StatementCounter.$current.withValue(counter) {
                try await database.read { db in try Referentiels.donneesDeReference(for: answers, db) }
            }
            #expect(counter.count == 1)
            #expect(data.etablissements["99999760400031"]?.ferme == true)
            #expect(data.etablissements["99999999900009"]?.test == true)
            #expect(data.etablissements.count == 2)
            #expect(data.certifications["RNCP28776"]?.active == false)
            let none = try await database.read { db in try Referentiels.donneesDeReference(for: Reponses(), db) }
            #expect(none.etablissements.isEmpty && none.certifications.isEmpty)
        }
    }

    @Test("les valeurs s'écrivent en JSON")
    func json() async throws {
        try await avecExemples { database in
            let found = try await database.read { db in try Etablissement.trouver(siret: "99999760400031", db) }
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            let text = String(decoding: try encoder.encode(found), as: UTF8.self)
            #expect(text.contains(#""fermeLe":"2022-12-31""#))
            #expect(text.contains(#""codePostal":"35300""#))
        }
    }
}

@Suite("Niveau de prise en charge")
struct NiveauDePriseEnChargeTests {
    func trouver(
        _ rncp: String, _ idcc: String, _ day: String, cpne: String? = nil
    ) async throws -> NiveauDePriseEnCharge {
        var found = NiveauDePriseEnCharge.absent
        try await avecExemples { database in
            let conclusion = try #require(Jour(iso: day))
            found = try await database.read { db in
                try NiveauDePriseEnCharge.trouver(rncp: rncp, idcc: idcc, conclusion: conclusion, cpne: cpne, db)
            }
        }
        return found
    }

    @Test(
        "suit la date de conclusion",
        arguments: [
            ("RNCP38372", "1090", "2022-09-12", 815_500), ("RNCP38372", "1090", "2025-08-31", 815_500),
            ("RNCP38372", "1090", "2025-09-01", 782_880), ("38565", "1090", "2024-01-01", 786_600),
            ("RNCP38565", "3017", "2024-01-01", 740_000), ("RNCP38372", "16", "2024-01-01", 795_000),
            ("RNCP38203", "1090", "2024-01-01", 799_850), ("RNCP38372", "1424", "2022-09-01", 830_000),
        ])
    func montant(_ cas: (String, String, String, Int)) async throws {
        guard case .montant(let choice) = try await trouver(cas.0, cas.1, cas.2) else {
            Issue.record("un seul montant attendu")
            return
        }
        #expect(choice.centimes == cas.3)
    }

    @Test(
        "absent : avant la première édition, sans montant, branche ou fiche inconnue",
        arguments: [
            ("RNCP38372", "1090", "2022-08-31"), ("RNCP38372", "3217", "2024-01-01"),
            ("RNCP38203", "0016", "2024-01-01"), ("RNCP38372", "9999", "2024-01-01"),
            ("RNCP11111", "1090", "2024-01-01"),
        ])
    func absent(_ cas: (String, String, String)) async throws {
        #expect(try await trouver(cas.0, cas.1, cas.2) == .absent)
    }

    @Test("plusieurs branches pour une convention : il faut choisir")
    func plusieurs() async throws {
        guard case .plusieurs(let choices) = try await trouver("RNCP38372", "3223", "2024-01-01") else {
            Issue.record("plusieurs montants attendus")
            return
        }
        #expect(choices.map(\.cpne).sorted() == ["188", "325"])
        guard case .montant(let chosen) = try await trouver("RNCP38372", "3223", "2024-01-01", cpne: "325")
        else {
            Issue.record("la branche choisie donne un montant")
            return
        }
        #expect(chosen.centimes == 760_000)
    }
}
