import Testing

@testable import Domain

@Suite("Règles sur la rémunération")
struct ReglesRemunerationTests {
    private static let p = "contrat.remuneration."
    private static let aucune = Dictionary(
        uniqueKeysWithValues: ["1.1", "2.1"].flatMap { ordre in
            ["dateDebut", "dateFin", "taux", "typeSalaire"].map { ("\(p)\(ordre).\($0)", "") }
        })

    /// Two periods: 26/09/2025 → 25/09/2026 at 43 %, 26/09/2026 → 25/09/2027 at 51 %.
    @Test(
        "périodes et taux",
        arguments: [
            Cas("remuneration-periodes", .erreur, aucune),
            Cas("remuneration-periodes", .erreur, [p + "1.1.dateFin": "2026-09-24"]),
            Cas("remuneration-periodes", .erreur, [p + "1.1.dateFin": "2026-09-26"]),
            Cas("remuneration-periodes", .erreur, [p + "1.1.dateDebut": "2025-09-27"]),
            Cas("remuneration-periodes", .erreur, [p + "2.1.dateFin": "2027-09-24"]),
            Cas("remuneration-periodes", .erreur, [p + "2.1.dateFin": "2027-09-26"]),
            Cas("remuneration-periodes", .erreur, [p + "1.1.dateFin": ""]),
            Cas("remuneration-periodes", .erreur, [p + "1.1.dateDebut": "31/02/2025"]),
            Cas("remuneration-periodes", nil, [:]),
            Cas("remuneration-minimale", .erreur, [p + "1.1.taux": "4299"]),
            Cas("remuneration-minimale", nil, [p + "1.1.taux": "4300"]),
            Cas("remuneration-minimale", nil, [p + "1.1.taux": "10000"]),
            Cas("remuneration-minimale", nil, [p + "1.1.taux": ""]),
            // One period over both years must reach the higher rate of the two.
            Cas(
                "remuneration-minimale", .erreur,
                [
                    p + "1.1.dateFin": "2027-09-25", p + "2.1.dateDebut": "", p + "2.1.dateFin": "", p + "2.1.taux": "",
                ]),
            Cas(
                "remuneration-minimale", nil,
                [
                    p + "1.1.dateFin": "2027-09-25", p + "1.1.taux": "5100", p + "2.1.dateDebut": "",
                    p + "2.1.dateFin": "",
                    p + "2.1.taux": "",
                ]),
            // 43 % of 1 801.80 € is 774.774 €, 774.78 above.
            Cas("salaire-embauche", nil, ["contrat.salaireEmbauche": "77478"]),
            Cas("salaire-embauche", .erreur, ["contrat.salaireEmbauche": "77477"]),
            Cas("salaire-embauche", nil, ["contrat.salaireEmbauche": ""]),
            Cas("salaire-embauche", nil, ["contrat.salaireEmbauche": "100", "contrat.dureeTravailHebdoHeures": ""]),
        ])
    func periodes(cas: Cas) throws { try cas.verifier() }

    @Test("sans aucune période, une seule règle parle")
    func aucunePeriode() throws {
        #expect(try Exemples.constats(Self.aucune).map(\.regle) == ["remuneration-periodes"])
    }

    private static let prolongation = [
        "contrat.typeContratApp": "33", "contrat.numeroContratPrecedent": "035202509037237",
        "contrat.dateEffetAvenant": "2026-09-26",
    ]

    @Test(
        "prolongation",
        arguments: [
            Cas("avenant-prolongation", nil, prolongation),
            Cas("avenant-prolongation", nil, prolongation.merging([p + "1.1.taux": "5100"]) { $1 }),
            Cas("avenant-prolongation", .erreur, prolongation.merging([p + "1.1.taux": "5101"]) { $1 }),
            Cas("avenant-prolongation", nil, [p + "1.1.taux": "5101"]),
            Cas(
                "avenant-prolongation", nil,
                prolongation.merging([p + "1.1.taux": "5101", "contrat.dateEffetAvenant": "2025-09-26"]) { $1 }),
            Cas(
                "avenant-prolongation", .erreur,
                prolongation.merging([p + "1.1.taux": "5101", "contrat.dateEffetAvenant": "2025-09-27"]) { $1 }),
        ])
    func avenant(cas: Cas) throws { try cas.verifier() }
}
