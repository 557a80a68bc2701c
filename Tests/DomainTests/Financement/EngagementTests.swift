import Testing

@testable import Domain

@Suite("Engagement")
struct EngagementTests {
    private func engagement(
        _ npec: Int, _ conclusion: String, _ debut: String, _ fin: String,
        heures: Engagement.Heures = .init(total: 0, distance: 0), premierEquipement: Int = 0
    ) throws -> Engagement {
        Engagement(
            npecAnnuel: npec, conclusion: try jour(conclusion), debut: try jour(debut), fin: try jour(fin),
            heures: heures, premierEquipementDemande: premierEquipement)
    }

    @Test("8 155 € par an du 12/09/2022 au 30/06/2023 : 6 795,83 € et 500 €")
    func dossierDuGuide() throws {
        let calcul = try engagement(815_500, "2022-09-05", "2022-09-12", "2023-06-30", premierEquipement: 50_000)
        #expect(calcul.regime == .avant)
        #expect(calcul.total == 679_583)
        #expect(calcul.premierEquipement == 50_000)
        #expect(calcul.totalAvecPremierEquipement == 729_583)
    }

    @Test(
        "mois commencés",
        arguments: [
            ("2022-09-12", "2023-06-30", 10), ("2022-09-12", "2022-09-12", 1), ("2022-09-12", "2022-10-11", 1),
            ("2022-09-12", "2022-10-12", 2), ("2023-09-28", "2024-10-03", 13), ("2023-08-31", "2024-02-28", 6),
            ("2023-08-31", "2024-02-29", 7), ("2023-08-31", "2023-08-30", 0), ("2022-09-01", "2024-08-31", 24),
        ])
    func mois(debut: String, fin: String, mois: Int) throws {
        #expect(Engagement.moisCommences(du: try jour(debut), au: try jour(fin)) == mois)
    }

    @Test("le calendrier qui s'arrête en 9999 ne fait pas tourner le calcul sans fin")
    func finDuCalendrier() throws {
        #expect(Engagement.moisCommences(du: try jour("9999-01-01"), au: try jour("9999-12-31")) > 11)
    }

    @Test("avant juillet 2025, une année pleine puis les mois restants")
    func deuxAnnees() throws {
        let calcul = try engagement(700_000, "2023-09-01", "2023-09-28", "2024-10-03")
        #expect(calcul.annees.map(\.centimes) == [700_000, 58_333])
        #expect(calcul.total == 758_333)
    }

    @Test(
        "le régime suit la date de conclusion, au jour près",
        arguments: [
            ("2025-06-30", RegimeFinancement.avant), ("2025-07-01", .depuis),
        ])
    func regime(conclusion: String, attendu: RegimeFinancement) throws {
        #expect(RegimeFinancement(conclusion: try jour(conclusion)) == attendu)
    }

    @Test("depuis juillet 2025, au jour le jour, et une année pleine vaut exactement le niveau")
    func auJourLeJour() throws {
        let calcul = try engagement(786_600, "2025-09-22", "2025-09-26", "2027-09-25")
        #expect(calcul.annees.map(\.centimes) == [786_600, 786_600])
        // 100 days of 365.
        let court = try engagement(365_000, "2025-09-22", "2025-10-01", "2026-01-08")
        #expect(court.annees.map(\.centimes) == [100_000])
    }

    @Test("une année qui contient un 29 février compte 366 jours")
    func bissextile() throws {
        let calcul = try engagement(366_000, "2027-08-30", "2027-09-01", "2027-12-09")
        #expect(calcul.annees.first?.execution.joursPleins == 366)
        #expect(calcul.total == 100_000)
    }

    @Test(
        "arrondi au centime, à la moitié vers le haut",
        arguments: [
            (1, 1, 2, 1), (1, 1, 3, 0), (5, 50, 100, 3), (815_500, 10, 12, 679_583), (100, 1, 200, 1),
        ])
    func arrondi(montant: Int, numerateur: Int, denominateur: Int, attendu: Int) {
        #expect(Arrondi.part(montant, numerateur, sur: denominateur) == attendu)
    }

    @Test(
        "à distance pour 80 % ou plus : un cinquième de moins, avec un plancher de 4 000 €",
        arguments: [
            (800_000, 1000, 800, 640_000), (800_000, 1000, 799, 800_000), (450_000, 1000, 1000, 400_000),
            (500_000, 1000, 900, 400_000), (300_000, 1000, 900, 300_000), (800_000, 1001, 800, 800_000),
            (800_000, 1001, 801, 640_000), (800_000, 0, 0, 800_000),
        ])
    func distance(npec: Int, total: Int, aDistance: Int, attendu: Int) throws {
        let heures = Engagement.Heures(total: total, distance: aDistance)
        #expect(try engagement(npec, "2025-09-01", "2025-09-01", "2026-08-31", heures: heures).total == attendu)
    }

    @Test("à distance avant juillet 2025 : aucun effet")
    func distanceAvant() throws {
        let heures = Engagement.Heures(total: 100, distance: 100)
        #expect(try engagement(800_000, "2025-06-30", "2025-09-01", "2026-08-31", heures: heures).total == 800_000)
    }

    @Test(
        "premier équipement : ce qui est demandé, 500 € au plus",
        arguments: [(0, 0), (30_000, 30_000), (62_000, 50_000), (-1, 0)])
    func premierEquipement(demande: Int, attendu: Int) throws {
        let calcul = try engagement(100, "2025-09-01", "2025-09-01", "2026-08-31", premierEquipement: demande)
        #expect(calcul.premierEquipement == attendu)
    }

    @Test("montants proposés, ligne à ligne")
    func montants() throws {
        let calcul = try engagement(786_600, "2025-08-25", "2025-09-01", "2027-08-31", premierEquipement: 62_000)
        let montants = MontantsProposes(calcul, premierEquipementDemande: 62_000)
        #expect(montants.lignes.map(\.libelle) == ["NPEC année 1", "NPEC année 2", "1er Equipement"])
        #expect(montants.totalDemande == 1_635_200)
        #expect(montants.totalPropose == 1_623_200)
    }

    @Test(
        "rien à calculer sans date, ou quand la fin précède le début",
        arguments: [
            ["contrat.dateConclusion": ""], ["contrat.dateFinContrat": ""], ["contrat.dateFinContrat": "2025-09-25"],
        ])
    func sansDate(changements: [String: String]) throws {
        #expect(Engagement(try Exemples.reponses(changements), npecAnnuel: 1) == nil)
    }
}
