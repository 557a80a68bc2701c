/// A span of a contract with one minimum rate: an execution year, or the part of it before or after a change of bracket.
package struct PeriodeMinimale: Sendable, Equatable {
    package let annee: Int
    /// 1, or 2 when a bracket takes effect inside the year.
    package let rang: Int
    package let debut: Jour
    package let fin: Jour
    package let tranche: TrancheAge

    /// « 2.1 »
    package var ordre: String { "\(annee).\(rang)" }

    /// Minimum rate, in hundredths of a percent.
    package var taux: Int { tranche.taux(annee: annee) }

    /// The periods of a contract; none when its end precedes its start.
    ///
    /// Reaching 18, 21 or 26 after the start takes effect on the 1st of the following month.
    package static func decouper(naissance: Jour, du debut: Jour, au fin: Jour) -> [PeriodeMinimale] {
        let changements = effets(naissance, apres: debut)
        let depart = TrancheAge(age: Age.ans(naissance, au: debut))
        return AnneeExecution.decouper(du: debut, au: fin).flatMap { annee in
            periodes(annee, depart, changements)
        }
    }

    /// Days on which a new bracket takes effect after the start, with the bracket.
    private static func effets(_ naissance: Jour, apres debut: Jour) -> [(jour: Jour, tranche: TrancheAge)] {
        TrancheAge.seuils.compactMap { seuil in
            guard let fete = Age.jour(seuil, naissance), fete > debut else { return nil }
            return (fete.premierDuMoisSuivant, TrancheAge(age: seuil))
        }
    }

    private static func periodes(
        _ annee: AnneeExecution, _ depart: TrancheAge, _ changements: [(jour: Jour, tranche: TrancheAge)]
    ) -> [PeriodeMinimale] {
        var tranche = changements.last { $0.jour <= annee.debut }?.tranche ?? depart
        var ouverture = annee.debut
        var resultat: [PeriodeMinimale] = []
        for changement in changements where changement.jour > annee.debut && changement.jour <= annee.fin {
            resultat.append(
                PeriodeMinimale(
                    annee: annee.numero, rang: resultat.count + 1, debut: ouverture,
                    fin: changement.jour.ajoutant(jours: -1), tranche: tranche))
            ouverture = changement.jour
            tranche = changement.tranche
        }
        resultat.append(
            PeriodeMinimale(
                annee: annee.numero, rang: resultat.count + 1, debut: ouverture, fin: annee.fin, tranche: tranche))
        return resultat
    }
}
