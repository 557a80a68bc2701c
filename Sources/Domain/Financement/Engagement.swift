/// What the OPCO undertakes to pay for a contrat d'apprentissage, year by year (C. trav. D6332-79 and R6332-25).
package struct Engagement: Sendable, Equatable {
    package struct Annee: Sendable, Equatable {
        package let execution: AnneeExecution
        package let centimes: Int
    }

    package let regime: RegimeFinancement
    package let annees: [Annee]
    /// Its own line, at most `plafondPremierEquipement`.
    package let premierEquipement: Int

    package static let plafondPremierEquipement = 50_000
    /// Beyond it an annual level is a mistake, and would overflow the products.
    package static let plafondNpec = 1_000_000_000

    /// Sum of the years, premier équipement aside.
    package var total: Int { annees.reduce(0) { $0 + $1.centimes } }

    package var totalAvecPremierEquipement: Int { total + premierEquipement }

    /// - Parameters:
    ///   - npecAnnuel: centimes for a full year; clamped to 0…`plafondNpec`.
    ///   - heures: of the training, and how many of them at a distance.
    package init(
        npecAnnuel: Int, conclusion: Jour, debut: Jour, fin: Jour, heures: Heures = Heures(total: 0, distance: 0),
        premierEquipementDemande: Int = 0
    ) {
        let regime = RegimeFinancement(conclusion: conclusion)
        let npec = min(max(npecAnnuel, 0), Self.plafondNpec)
        let executions = AnneeExecution.decouper(du: debut, au: fin)
        self.regime = regime
        premierEquipement = min(max(premierEquipementDemande, 0), Self.plafondPremierEquipement)
        switch regime {
        case .avant: annees = Self.parMois(npec, executions, debut, fin)
        case .depuis: annees = Self.parJour(Self.reduit(npec, heures), executions)
        }
    }

    package struct Heures: Sendable, Equatable {
        package let total: Int
        package let distance: Int

        package init(total: Int, distance: Int) {
            self.total = total
            self.distance = distance
        }

        /// Eighty percent of the training or more is at a distance.
        package var majoritairementADistance: Bool { total > 0 && distance >= total - total / 5 }
    }

    private static func parMois(_ npec: Int, _ executions: [AnneeExecution], _ debut: Jour, _ fin: Jour) -> [Annee] {
        let mois = moisCommences(du: debut, au: fin)
        return executions.map { execution in
            let restants = mois - 12 * (execution.numero - 1)
            return Annee(execution: execution, centimes: Arrondi.part(npec, min(12, restants), sur: 12))
        }
    }

    private static func parJour(_ npec: Int, _ executions: [AnneeExecution]) -> [Annee] {
        executions.map {
            Annee(execution: $0, centimes: Arrondi.part(npec, $0.jours, sur: $0.joursPleins))
        }
    }

    /// Months begun from the start: 12/09 → 30/06 is 10.
    package static func moisCommences(du debut: Jour, au fin: Jour) -> Int {
        guard debut <= fin else { return 0 }
        var mois = max(0, (fin.annee - debut.annee) * 12 + fin.mois - debut.mois - 1)
        // The calendar stops with year 9999: beyond it no month opens.
        while mois < 120_000, debut.ajoutant(mois: mois) <= fin { mois += 1 }
        return mois
    }

    /// Distance training is paid a fifth less, but not under 4 000 € unless the level itself is lower.
    private static func reduit(_ npec: Int, _ heures: Heures) -> Int {
        guard heures.majoritairementADistance else { return npec }
        return max(Arrondi.part(npec, 80, sur: 100), min(npec, 400_000))
    }
}
