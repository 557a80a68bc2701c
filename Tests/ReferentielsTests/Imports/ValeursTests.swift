import Domain
import Testing

@testable import Referentiels

@Suite("Valeurs des fichiers officiels")
struct ValeursTests {
    func cellule<T>(_ text: String, _ body: (Octets) -> T) -> T { Array(text.utf8).withUnsafeBufferPointer(body) }

    @Test(
        "lit un SIRET",
        arguments: [
            ("99999760400015", "99999760400015"), ("\t99999760400015", "99999760400015"),
            ("999 997 604 00015", "99999760400015"), ("5010012345678", "05010012345678"),
        ])
    func siret(_ text: String, _ expected: String) {
        var digits: [UInt8] = []
        #expect(cellule(text) { Valeurs.siret($0, into: &digits) })
        #expect(String(decoding: digits, as: UTF8.self) == expected)
    }

    @Test("refuse ce qui n'est pas un SIRET", arguments: ["", "999997604", "9999976040001A", "999997604000155"])
    func pasUnSiret(_ text: String) {
        var digits: [UInt8] = []
        #expect(!cellule(text) { Valeurs.siret($0, into: &digits) })
    }

    @Test(
        "lit un montant",
        arguments: [
            ("8155", Valeurs.Montant.centimes(815_500)), ("8 155 €", .centimes(815_500)),
            ("8\u{00A0}155,50 €", .centimes(815_550)), ("8\u{202F}155", .centimes(815_500)),
            ("8155.1000000000004", .centimes(815_510)), ("7828.7999999999993", .centimes(782_880)), ("0", .centimes(0)),
            ("NC", .aucun), ("nr", .aucun), ("", .aucun),
            ("-12", .illisible), ("huit", .illisible), ("1.234,56", .illisible), ("8155x", .illisible),
        ])
    func montant(_ text: String, _ expected: Valeurs.Montant) {
        #expect(cellule(text, Valeurs.montant) == expected)
    }

    @Test(
        "lit un jour",
        arguments: [
            ("2025-10-14", "2025-10-14"), ("14/10/2025", "2025-10-14"), ("2025-10-14T00:00:00", "2025-10-14"),
            ("45488", "2024-07-15"), ("45488.0", "2024-07-15"), ("44805", "2022-09-01"),
        ])
    func jour(_ text: String, _ expected: String) {
        #expect(cellule(text, Valeurs.jour)?.iso == expected)
    }

    @Test(
        "refuse un jour qui n'existe pas", arguments: ["2025-02-30", "31/04/2025", "bientôt", "14-10-2025", "", "12"])
    func pasUnJour(_ text: String) {
        #expect(cellule(text, Valeurs.jour) == nil)
    }

    @Test(
        "trouve le département",
        arguments: [
            ("35238", "35000", "35"), ("2A004", "20090", "2A"), ("2B033", "20200", "2B"), ("97411", "97400", "974"),
            ("98818", "98800", "988"), ("", "20090", "2A"), ("", "20600", "2B"), ("", "97200", "972"),
            ("", "01000", "01"),
        ])
    func departement(_ commune: String, _ postal: String, _ expected: String) {
        let found = cellule(commune) { a in cellule(postal) { Valeurs.departement(commune: a, codePostal: $0) } }
        #expect(found.map { String(decoding: $0, as: UTF8.self) } == expected)
    }

    @Test("sans commune ni code postal, pas de département")
    func sansDepartement() {
        #expect(cellule("") { Valeurs.departement(commune: $0, codePostal: $0) } == nil)
    }

    @Test(
        "replie un nom pour le chercher",
        arguments: [
            ("Carrosserie  Lantelme", "CARROSSERIE LANTELME"), ("GARAGE DE L'ÉTANG", "GARAGE DE L ETANG"),
            (" Œuvre & Cie. ", "OEUVRE CIE"), ("Straße", "STRASSE"), ("漢字", ""),
        ])
    func replie(_ text: String, _ expected: String) {
        #expect(Cellule.fold(text) == expected)
    }

    @Test(
        "lit un code RNCP",
        arguments: [
            ("RNCP38372", "RNCP38372"), ("38372", "RNCP38372"), ("rncp 38372", "RNCP38372"), ("RS5678", "RS5678"),
        ])
    func rncp(_ text: String, _ expected: String) {
        #expect(cellule(text, Valeurs.rncp) == expected)
    }

    @Test("refuse ce qui n'est pas un code RNCP", arguments: ["", "RNCP", "RNCP12345678", "ABC12", "RNCP12A"])
    func pasUnRncp(_ text: String) {
        #expect(cellule(text, Valeurs.rncp) == nil)
    }
}
