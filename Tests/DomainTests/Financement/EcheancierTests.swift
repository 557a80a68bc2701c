import Testing

@testable import Domain

@Suite("Échéancier")
struct EcheancierTests {
    private func engagement(
        _ npec: Int, _ conclusion: String, _ debut: String, _ fin: String, premierEquipement: Int = 0
    ) throws -> Engagement {
        Engagement(
            npecAnnuel: npec, conclusion: try jour(conclusion), debut: try jour(debut), fin: try jour(fin),
            premierEquipementDemande: premierEquipement)
    }

    private func lignes(_ echeances: [Echeance]) -> [String] {
        echeances.map { "\($0.numero) a\($0.annee) \($0.codification) \($0.ouverture) \($0.centimes)" }
    }

    @Test("avant juillet 2025 : 40 %, 30 % à 6 mois, le reste à 9 mois")
    func avant() throws {
        let calcul = try engagement(815_500, "2022-09-05", "2022-09-12", "2023-06-30", premierEquipement: 50_000)
        #expect(
            lignes(Echeancier(calcul).echeances) == [
                "0 a1 0 2022-09-12 50000", "1 a1 1 2022-09-12 271833", "2 a1 2 2023-03-12 203875",
                "3 a1 99 2023-06-12 203875",
            ])
    }

    @Test("avant juillet 2025, une année courte finit par son reste")
    func avantCourte() throws {
        // 6 months: opens on the day after the last, which is not a day of the year.
        #expect(
            lignes(Echeancier(try engagement(120_000, "2022-09-01", "2022-09-01", "2023-02-28")).echeances) == [
                "1 a1 1 2022-09-01 24000", "2 a1 99 2023-02-28 36000",
            ])
        #expect(
            lignes(Echeancier(try engagement(120_000, "2022-09-01", "2022-09-01", "2023-03-01")).echeances) == [
                "1 a1 1 2022-09-01 28000", "2 a1 2 2023-03-01 21000", "3 a1 99 2023-03-01 21000",
            ])
    }

    @Test("depuis juillet 2025 : 40, 30, 20, et 10 % avec l'année suivante ou après la fin")
    func depuis() throws {
        let echeancier = Echeancier(try engagement(786_600, "2025-08-25", "2025-09-01", "2027-08-31"))
        #expect(
            lignes(echeancier.echeances) == [
                "1 a1 1 2025-09-01 314640", "2 a1 2 2026-03-01 235980", "3 a1 3 2026-06-01 157320",
                "4 a1 4 2026-09-01 78660",
                "5 a2 5 2026-09-01 314640", "6 a2 6 2027-03-01 235980", "7 a2 7 2027-06-01 157320",
                "8 a2 99 2027-09-01 78660",
            ])
        #expect(echeancier.echeances.last?.limite?.iso == "2027-12-31")
        #expect(echeancier.echeances.dropLast().allSatisfy { $0.limite == nil })
    }

    @Test("depuis juillet 2025, ce qui ne s'ouvre pas va au solde")
    func depuisCourte() throws {
        let calcul = try engagement(365_000, "2025-09-22", "2025-10-01", "2026-01-08")
        #expect(lignes(Echeancier(calcul).echeances) == ["1 a1 1 2025-10-01 40000", "2 a1 99 2026-01-09 60000"])
        let sept = try engagement(365_000, "2025-09-22", "2025-10-01", "2026-04-30")
        #expect(Echeancier(sept).echeances.map(\.centimes) == [84_800, 63_600, 63_600])
    }

    @Test(
        "la somme des échéances est l'engagement, au centime",
        arguments: [
            ("2023-01-02", "2023-01-02", "2026-06-30", 777_777), ("2025-12-31", "2026-01-31", "2029-02-28", 999_999),
            ("2025-09-01", "2025-09-01", "2026-02-28", 1), ("2024-02-01", "2024-02-29", "2026-08-15", 123_457),
        ])
    func somme(conclusion: String, debut: String, fin: String, npec: Int) throws {
        let calcul = try engagement(npec, conclusion, debut, fin, premierEquipement: 50_000)
        let echeances = Echeancier(calcul).echeances
        #expect(echeances.reduce(0) { $0 + $1.centimes } == calcul.totalAvecPremierEquipement)
        #expect(echeances.map(\.numero) == Array(0..<echeances.count))
        #expect(echeances.filter { $0.codification == "99" }.count == 1)
        #expect(zip(echeances.dropFirst(), echeances.dropFirst(2)).allSatisfy { $0.ouverture <= $1.ouverture })
    }

    @Test("rupture : ce qui est payé reste, la différence va au dernier solde")
    func rupture() throws {
        let initial = Echeancier(try engagement(786_600, "2025-08-25", "2025-09-01", "2027-08-31"))
        let payees = Array(initial.echeances.prefix(1))
        // Broken on 28/02/2026: 181 days of 365.
        let recalcule = try engagement(786_600, "2025-08-25", "2025-09-01", "2026-02-28")
        #expect(recalcule.total == 390_067)
        let apres = EcheancierApresRupture(recalcule, payees: payees)
        #expect(lignes(apres.echeances) == ["1 a1 1 2025-09-01 314640", "2 a1 99 2026-03-01 75427"])
        #expect(apres.indu == 0)
    }

    @Test("rupture : au-delà du nouvel engagement, un indu, et plus rien à payer")
    func indu() throws {
        let initial = Echeancier(try engagement(786_600, "2025-08-25", "2025-09-01", "2027-08-31"))
        let payees = Array(initial.echeances.prefix(2))
        let apres = EcheancierApresRupture(
            try engagement(786_600, "2025-08-25", "2025-09-01", "2026-02-28"), payees: payees)
        #expect(apres.echeances == payees)
        #expect(apres.indu == 550_620 - 390_067)
    }

    @Test("rupture sans rien de payé : l'échéancier du contrat raccourci, premier équipement compris")
    func ruptureSansPaiement() throws {
        let recalcule = try engagement(786_600, "2025-08-25", "2025-09-01", "2026-02-28", premierEquipement: 50_000)
        let apres = EcheancierApresRupture(recalcule, payees: [])
        #expect(apres.echeances.map(\.centimes) == Echeancier(recalcule).echeances.map(\.centimes))
        #expect(apres.indu == 0)
    }

    @Test("rupture en deuxième année : l'année finie garde ses parts, la suivante prend le reste")
    func ruptureEnDeuxiemeAnnee() throws {
        let initial = Echeancier(try engagement(786_600, "2025-08-25", "2025-09-01", "2027-08-31"))
        let payees = Array(initial.echeances.prefix(3))
        let recalcule = try engagement(786_600, "2025-08-25", "2025-09-01", "2026-10-31")
        let apres = EcheancierApresRupture(recalcule, payees: payees)
        #expect(apres.echeances.reduce(0) { $0 + $1.centimes } == recalcule.total)
        #expect(apres.echeances.map(\.numero) == [1, 2, 3, 4, 5, 6])
        #expect(apres.echeances.last?.codification == "99")
        #expect(apres.echeances.last?.ouverture.iso == "2026-11-01")
    }
}
