import Testing

@testable import Domain

@Suite("Jour civil")
struct JourTests {
    @Test("un rang et son jour se répondent sur huit siècles")
    func rangAllerRetour() {
        for rang in stride(from: -150_000, to: 150_000, by: 37) {
            #expect(Jour(rang: rang).rang == rang)
        }
    }

    @Test("ajouter des mois garde le jour, ou prend le dernier du mois")
    func ajouterDesMois() throws {
        let fin = try #require(Jour(2025, 8, 31))
        #expect(fin.ajoutant(mois: 6) == Jour(2026, 2, 28))
        #expect(fin.ajoutant(mois: 12) == Jour(2026, 8, 31))
        #expect(try #require(Jour(2024, 2, 29)).ajoutant(mois: 12) == Jour(2025, 2, 28))
    }

    @Test("le 21 novembre 2026 est un samedi")
    func jourDeSemaine() throws {
        #expect(try #require(Jour(2026, 11, 21)).jourDeSemaine == 6)
    }

    @Test("un jour s'écrit et se relit, d'un texte comme d'un morceau de texte")
    func ecriture() throws {
        for rang in stride(from: -700_000, to: 2_900_000, by: 4_999) {
            let jour = Jour(rang: rang)
            #expect(Jour(iso: jour.iso) == jour)
            #expect(Jour(iso: "du \(jour.iso)".dropFirst(3)) == jour)
            #expect(jour.francais == jour.iso.split(separator: "-").reversed().joined(separator: "/"))
        }
        #expect(try #require(Jour(2025, 8, 1)).iso == "2025-08-01")
        #expect(try #require(Jour(1, 2, 3)).francais == "03/02/0001")
    }

    @Test(
        "un jour impossible ne se lit pas", arguments: ["2025-02-29", "2025-13-01", "25-01-01", "2025-1-1", "", "abc"])
    func impossible(texte: String) {
        #expect(Jour(iso: texte) == nil)
    }
}
