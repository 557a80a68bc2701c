import Testing

@testable import Domain

@Suite("Rémunération minimale")
struct RemunerationTests {
    /// `ordre debut fin taux` of each period.
    private func periodes(_ naissance: String, _ debut: String, _ fin: String) throws -> [String] {
        PeriodeMinimale.decouper(naissance: try jour(naissance), du: try jour(debut), au: try jour(fin))
            .map { "\($0.ordre) \($0.debut) \($0.fin) \($0.taux / 100)" }
    }

    @Test("18 ans le jour du début : la nouvelle tranche vaut dès le début")
    func anniversaireAuDebut() throws {
        #expect(try periodes("2007-09-26", "2025-09-26", "2026-09-25") == ["1.1 2025-09-26 2026-09-25 43"])
    }

    @Test("18 ans le lendemain du début : la nouvelle tranche vaut au 1er du mois suivant")
    func anniversaireApresLeDebut() throws {
        #expect(
            try periodes("2007-09-27", "2025-09-26", "2026-09-25") == [
                "1.1 2025-09-26 2025-09-30 27", "1.2 2025-10-01 2026-09-25 43",
            ])
    }

    @Test("un anniversaire le 1er du mois vaut au 1er du mois suivant")
    func anniversaireLePremier() throws {
        #expect(
            try periodes("2008-05-01", "2025-09-01", "2026-08-31") == [
                "1.1 2025-09-01 2026-05-31 27", "1.2 2026-06-01 2026-08-31 43",
            ])
    }

    @Test("né un 29 février, l'anniversaire est le 28 des années communes")
    func bissextile() throws {
        #expect(
            try periodes("2008-02-29", "2025-09-01", "2026-08-31") == [
                "1.1 2025-09-01 2026-02-28 27", "1.2 2026-03-01 2026-08-31 43",
            ])
        #expect(Age.ans(try jour("2008-02-29"), au: try jour("2026-02-27")) == 17)
        #expect(Age.ans(try jour("2008-02-29"), au: try jour("2026-02-28")) == 18)
        #expect(Age.ans(try jour("2008-02-29"), au: try jour("2028-02-28")) == 19)
    }

    @Test("une tranche qui prend effet le premier jour d'une année ne la coupe pas")
    func effetAuPremierJour() throws {
        #expect(
            try periodes("2008-08-15", "2025-09-01", "2027-08-31") == [
                "1.1 2025-09-01 2026-08-31 27", "2.1 2026-09-01 2027-08-31 51",
            ])
    }

    @Test("une tranche qui prendrait effet après la fin ne coupe rien")
    func effetApresLaFin() throws {
        #expect(try periodes("2008-08-15", "2025-09-01", "2026-08-31") == ["1.1 2025-09-01 2026-08-31 27"])
    }

    @Test("les années 4 et 5 suivent la troisième, jusqu'à 5.2")
    func anneesLongues() throws {
        #expect(
            try periodes("2004-10-10", "2021-09-01", "2026-02-28") == [
                "1.1 2021-09-01 2022-08-31 27", "2.1 2022-09-01 2022-10-31 39", "2.2 2022-11-01 2023-08-31 51",
                "3.1 2023-09-01 2024-08-31 67", "4.1 2024-09-01 2025-08-31 67", "5.1 2025-09-01 2025-10-31 67",
                "5.2 2025-11-01 2026-02-28 78",
            ])
    }

    @Test(
        "avant 16 ans, la première tranche",
        arguments: [(14, 27), (17, 27), (18, 43), (20, 43), (21, 53), (25, 53), (26, 100)])
    func tranches(age: Int, taux: Int) {
        #expect(TrancheAge(age: age).taux(annee: 1) == taux * 100)
    }

    @Test("un contrat qui commence le 31 se découpe sur le dernier jour du mois")
    func finDeMois() throws {
        let annees = AnneeExecution.decouper(du: try jour("2024-02-29"), au: try jour("2026-03-15"))
        #expect(annees.map(\.debut.iso) == ["2024-02-29", "2025-02-28", "2026-02-28"])
        #expect(annees.map(\.jours) == [365, 365, 16])
    }

    @Test("aucune année quand la fin précède le début")
    func finAvantDebut() throws {
        #expect(AnneeExecution.decouper(du: try jour("2025-02-02"), au: try jour("2025-02-01")).isEmpty)
        #expect(AnneeExecution.decouper(du: try jour("2025-02-01"), au: try jour("2025-02-01")).count == 1)
    }

    @Test(
        "minimum arrondi au centime supérieur, sans arrondi intermédiaire",
        arguments: [
            // 11.88 × 35 × 52 / 12 = 1801.80 ; × 27 % = 486.486
            (2700, 1188, 2100, 48_649), (4300, 1188, 2100, 77_478), (10_000, 1188, 2100, 180_180),
            // 12.02 × 35 × 52 / 12 = 1823.0333… ; × 43 % = 783.904…
            (4300, 1202, 2100, 78_391), (2700, 1107, 2100, 45_332), (2700, 1188, 0, 0),
        ])
    func minimum(taux: Int, smic: Int, minutes: Int, attendu: Int) {
        let minimum = MinimumMensuel(
            taux: taux, tranche: .de18a20, smicHoraire: smic, minutesHebdo: minutes, smcMensuel: nil)
        #expect(minimum.centimes == attendu)
        #expect(minimum.base == .smic)
    }

    @Test("le SMC compte à partir de 21 ans, et seulement s'il est plus élevé")
    func smc() {
        let smic = 180_180
        let calcul = { (tranche: TrancheAge, smc: Int?) in
            MinimumMensuel(taux: 5300, tranche: tranche, smicHoraire: 1188, minutesHebdo: 2100, smcMensuel: smc)
        }
        #expect(calcul(.de21a25, smic + 1).base == .smc)
        #expect(calcul(.de21a25, 200_000).centimes == 106_000)
        #expect(calcul(.de21a25, smic).base == .smic)
        #expect(calcul(.de18a20, 200_000).base == .smic)
        #expect(calcul(.plusDe26, nil).base == .smic)
    }

    @Test(
        "le SMIC en vigueur au début",
        arguments: [
            ("2018-01-01", 988), ("2021-09-30", 1025), ("2021-10-01", 1048), ("2024-10-31", 1165), ("2024-11-01", 1188),
            ("2025-12-31", 1188), ("2026-01-01", 1202), ("2027-01-01", 1202),
        ])
    func smicEnVigueur(le: String, horaire: Int) throws {
        let smic = try #require(Smic.enVigueur(le: try jour(le)))
        #expect(smic.horaire == horaire)
        #expect(smic.avertissement == nil)
    }

    @Test("plus de 12 mois après la dernière ligne, un avertissement la nomme")
    func smicAncien() throws {
        let smic = try #require(Smic.enVigueur(le: try jour("2027-01-02")))
        #expect(smic.horaire == 1202)
        #expect(smic.avertissement?.contains("01/01/2026") == true)
    }

    @Test("avant la table, pas de SMIC")
    func smicInconnu() throws {
        #expect(Smic.enVigueur(le: try jour("2017-12-31")) == nil)
    }

    @Test("à Mayotte, sa colonne, et la dernière valeur avec un avertissement quand elle est vide")
    func mayotte() throws {
        let connu = try #require(Smic.enVigueur(le: try jour("2025-09-01"), mayotte: true))
        #expect(connu.horaire == 898)
        #expect(connu.avertissement == nil)
        let vide = try #require(Smic.enVigueur(le: try jour("2026-02-01"), mayotte: true))
        #expect(vide.horaire == 898)
        #expect(vide.avertissement?.contains("01/11/2024") == true)
    }

    @Test("l'établissement de Mayotte se reconnaît à son code postal")
    func codePostalDeMayotte() throws {
        let calcul = Remuneration(try Exemples.reponses(["employeur.adresse.codePostal": "97600"]))
        #expect(calcul.bases?.smicHoraire == 898)
    }

    @Test("sans durée hebdomadaire, les périodes restent, le minimum non")
    func sansHeures() throws {
        let calcul = Remuneration(try Exemples.reponses(["contrat.dureeTravailHebdoHeures": ""]))
        let premiere = try #require(calcul.periodes?.first)
        #expect(calcul.minimum(premiere) == nil)
        #expect(calcul.avertissements.count == 1)
    }

    @Test("la grille se remplit et garde les taux plus élevés")
    func remplir() throws {
        let avant = try Exemples.reponses([
            "contrat.remuneration.1.1.taux": "6000", "contrat.remuneration.2.1.taux": "100",
            "contrat.remuneration.5.2.taux": "9000", "apprenti.dateNaissance": "2008-05-10",
        ])
        let apres = Remuneration.remplir(avant)
        let lignes = PeriodeDeclaree.lire(apres)
        #expect(
            lignes.map { "\($0.annee).\($0.rang) \($0.taux ?? 0) \($0.base)" } == [
                "1.1 6000 SMIC", "1.2 4300 SMIC", "2.1 5100 SMIC",
            ])
        #expect(lignes[1].debut?.iso == "2026-06-01")
        #expect(Remuneration(apres).tauxMinimaux == ["1.1": 2700, "1.2": 4300, "2.1": 5100])
    }

    @Test("la grille reste telle quelle quand les dates manquent")
    func remplirSansDates() throws {
        let avant = try Exemples.reponses(["contrat.dateFinContrat": ""])
        #expect(Remuneration.remplir(avant) == avant)
    }
}
