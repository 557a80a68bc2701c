import Testing

@testable import Domain

@Suite("Règles sur le contrat et la formation")
struct ReglesDuContratTests {
    private static let avenant = ["contrat.typeContratApp": "36", "contrat.numeroContratPrecedent": "035202509037237"]

    /// Contract 26/09/2025 → 25/09/2027, concluded on 22/09/2025; training 29/09/2025 → 27/07/2027, 840 hours.
    @Test(
        "dates",
        arguments: [
            Cas("date-conclusion", nil, ["contrat.dateConclusion": "2025-09-26"]),
            Cas("date-conclusion", .erreur, ["contrat.dateConclusion": "2025-09-27"]),
            Cas("date-conclusion", nil, ["contrat.dateConclusion": ""]),
            Cas("date-conclusion-future", nil, [:], le: "2025-09-22"),
            Cas("date-conclusion-future", .erreur, [:], le: "2025-09-21"),
            Cas("duree-contrat", .erreur, ["contrat.dateFinContrat": "2026-03-24"]),
            Cas("duree-contrat", nil, ["contrat.dateFinContrat": "2026-03-25"]),
            Cas("duree-contrat", nil, ["contrat.dateFinContrat": "2028-09-25"]),
            Cas("duree-contrat", .avertissement, ["contrat.dateFinContrat": "2028-09-26"]),
            Cas("duree-contrat", nil, ["contrat.dateFinContrat": "2029-09-25", "apprenti.handicap": "oui"]),
            Cas("duree-contrat", .avertissement, ["contrat.dateFinContrat": "2029-09-26", "apprenti.handicap": "oui"]),
            Cas("duree-contrat", .avertissement, ["contrat.dateFinContrat": "2030-03-25"]),
            Cas("duree-contrat", .erreur, ["contrat.dateFinContrat": "2030-03-26"]),
            Cas("duree-contrat", .erreur, ["contrat.dateFinContrat": "2025-09-25"]),
            Cas("duree-contrat", nil, ["contrat.dateFinContrat": ""]),
            // 02/09 → 01/03 is six months.
            Cas(
                "duree-contrat", nil,
                ["contrat.dateDebutContrat": "2025-09-02", "contrat.dateFinContrat": "2026-03-01"]),
            Cas("fin-formation", nil, ["formation.dateFinFormation": "2027-09-25"]),
            Cas("fin-formation", .erreur, ["formation.dateFinFormation": "2027-09-26"]),
            Cas("fin-formation", .erreur, ["formation.dateFinFormation": "2025-09-25"]),
            Cas("fin-formation", nil, ["formation.dateFinFormation": "2025-09-26"]),
            Cas("fin-formation", nil, ["formation.dateFinFormation": ""]),
            Cas("fin-contrat-formation", nil, ["formation.dateFinFormation": "2027-07-25"]),
            Cas("fin-contrat-formation", .avertissement, ["formation.dateFinFormation": "2027-07-24"]),
            Cas("fin-contrat-formation", .avertissement, ["formation.dateFinFormation": "2027-06-25"]),
            Cas("fin-contrat-formation", .erreur, ["formation.dateFinFormation": "2027-06-24"]),
            Cas("debut-formation-cfa", nil, ["formation.dateDebutFormation": "2025-06-26"]),
            Cas("debut-formation-cfa", .erreur, ["formation.dateDebutFormation": "2025-06-25"]),
            Cas("debut-formation-cfa", nil, ["formation.dateDebutFormation": "2025-12-26"]),
            Cas("debut-formation-cfa", .erreur, ["formation.dateDebutFormation": "2025-12-27"]),
            Cas("debut-formation-pratique", .erreur, ["contrat.dateFormationPratiqueEmployeur": "2025-09-25"]),
            Cas("debut-formation-pratique", nil, ["contrat.dateFormationPratiqueEmployeur": "2025-12-26"]),
            Cas("debut-formation-pratique", .erreur, ["contrat.dateFormationPratiqueEmployeur": "2025-12-27"]),
            Cas(
                "debut-formation-pratique", .erreur,
                [
                    "contrat.dateFormationPratiqueEmployeur": "2025-10-10", "contrat.dateFinContrat": "2025-10-09",
                ]),
            Cas(
                "debut-formation-pratique", nil,
                [
                    "contrat.dateFormationPratiqueEmployeur": "2020-01-01", "contrat.dateConclusion": "2023-04-18",
                ]),
            Cas("date-effet-avenant", .erreur, avenant),
            Cas("date-effet-avenant", nil, avenant.merging(["contrat.dateEffetAvenant": "2025-09-26"]) { $1 }),
            Cas("date-effet-avenant", .erreur, avenant.merging(["contrat.dateEffetAvenant": "2025-09-25"]) { $1 }),
            Cas("date-effet-avenant", nil, avenant.merging(["contrat.dateEffetAvenant": "2027-09-25"]) { $1 }),
            Cas("date-effet-avenant", .erreur, avenant.merging(["contrat.dateEffetAvenant": "2027-09-26"]) { $1 }),
            Cas("date-effet-avenant", nil, ["contrat.dateEffetAvenant": "2027-09-26"]),
            Cas("numero-contrat-precedent", .avertissement, ["contrat.typeContratApp": "21"]),
            Cas("numero-contrat-precedent", .avertissement, ["contrat.typeContratApp": "23"]),
            Cas("numero-contrat-precedent", .erreur, ["contrat.typeContratApp": "38"]),
            Cas("numero-contrat-precedent", nil, avenant),
            Cas("numero-contrat-precedent", nil, ["contrat.typeContratApp": "11"]),
            // Started on Friday 26/09/2025: the fifth working day is Thursday 02/10/2025.
            Cas("depot-tardif", nil, [:], le: "2025-10-02"),
            Cas("depot-tardif", .avertissement, [:], le: "2025-10-03"),
            Cas("depot-tardif", nil, ["contrat.dateDebutContrat": ""], le: "2025-10-03"),
        ])
    func dates(cas: Cas) throws { try cas.verifier() }

    @Test(
        "travail et volume",
        arguments: [
            Cas("duree-hebdo", nil, ["contrat.dureeTravailHebdoHeures": "40"]),
            Cas(
                "duree-hebdo", .erreur,
                ["contrat.dureeTravailHebdoHeures": "40", "contrat.dureeTravailHebdoMinutes": "1"]),
            Cas("duree-hebdo", .erreur, ["contrat.dureeTravailHebdoMinutes": "60"]),
            Cas("duree-hebdo", nil, ["contrat.dureeTravailHebdoMinutes": "59"]),
            Cas(
                "duree-hebdo", .avertissement,
                [
                    "contrat.dureeTravailHebdoMinutes": "1", "apprenti.dateNaissance": "2007-09-27",
                ]),
            Cas("duree-hebdo", nil, ["apprenti.dateNaissance": "2007-09-27"]),
            Cas(
                "duree-hebdo", .erreur,
                ["contrat.dureeTravailHebdoHeures": "41", "apprenti.dateNaissance": "2007-09-27"]),
            // 730 days: 25 % of 1607 × 730 / 365 is 803.5 hours.
            Cas("formation-quotite", .erreur, ["formation.dureeFormation": "803"]),
            Cas("formation-quotite", nil, ["formation.dureeFormation": "804"]),
            Cas("formation-quotite", nil, ["formation.dureeFormation": ""]),
            Cas("distanciel", nil, ["formation.nombreHeuresEnDistanciel": "840"]),
            Cas("distanciel", .erreur, ["formation.nombreHeuresEnDistanciel": "841"]),
            Cas("distanciel", nil, ["formation.nombreHeuresEnDistanciel": ""]),
        ])
    func travail(cas: Cas) throws { try cas.verifier() }

    private static func certification(_ active: Bool, _ fin: String?) -> DonneesDeReference {
        DonneesDeReference(
            etablissements: [
                "99999800800018": .init(ferme: false, test: false), "98765432400019": .init(ferme: false, test: false),
            ],
            certifications: ["RNCP38203": .init(active: active, finEnregistrement: fin.flatMap { Jour(iso: $0) })])
    }

    @Test(
        "fiche RNCP active au début de la formation",
        arguments: [
            (true, nil, true), (false, nil, false), (false, "2025-09-29", true), (false, "2025-09-28", false),
            (true, "2025-09-28", false), (true, "2030-01-01", true),
        ] as [(Bool, String?, Bool)])
    func rncp(active: Bool, fin: String?, juste: Bool) throws {
        let constats = try Exemples.constats(referentiel: Self.certification(active, fin))
        #expect(constats.map(\.regle) == (juste ? [] : ["rncp-inactif"]))
    }

    @Test("une fiche que le référentiel ne connaît pas ne lève rien")
    func rncpInconnu() throws {
        #expect(try Exemples.constats(["formation.rncp": "RNCP99"], referentiel: Self.certification(false, nil)) == [])
    }
}
