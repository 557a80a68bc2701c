/// One year of execution of a contract; the last one stops with the contract.
package struct AnneeExecution: Sendable, Equatable {
    /// From 1.
    package let numero: Int
    package let debut: Jour
    package let fin: Jour
    /// Last day that the year would have if the contract went on.
    package let finPleine: Jour

    package var jours: Int { debut.jours(jusque: fin) + 1 }
    package var joursPleins: Int { debut.jours(jusque: finPleine) + 1 }

    /// The years of a contract: year k opens 12·(k−1) months after the start. None when the end precedes the start.
    package static func decouper(du debut: Jour, au fin: Jour) -> [AnneeExecution] {
        var annees: [AnneeExecution] = []
        var ouverture = debut
        while ouverture <= fin {
            let suivante = debut.ajoutant(mois: 12 * (annees.count + 1))
            let finPleine = suivante.ajoutant(jours: -1)
            // The calendar stops with year 9999.
            guard suivante > ouverture else { break }
            annees.append(
                AnneeExecution(
                    numero: annees.count + 1, debut: ouverture, fin: min(finPleine, fin), finPleine: finPleine))
            ouverture = suivante
        }
        return annees
    }
}
