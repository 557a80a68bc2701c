/// Minimum remuneration of a contrat d'apprentissage, from the answers of its form.
package struct Remuneration: Sendable, Equatable {
    /// Nil when the birth or the days of the contract are missing, or its end precedes its start.
    package let periodes: [PeriodeMinimale]?
    /// Nil when the weekly hours or the SMIC are missing.
    package let bases: Bases?
    /// Sentences about what was assumed or could not be computed.
    package let avertissements: [String]

    /// What every minimum of the contract is computed from.
    package struct Bases: Sendable, Equatable {
        package let smicHoraire: Int
        package let minutesHebdo: Int
        package let smcMensuel: Int?
    }

    package init(_ reponses: Reponses) {
        var avertissements: [String] = []
        periodes = Self.periodes(reponses, &avertissements)
        bases = Self.bases(reponses, &avertissements)
        self.avertissements = avertissements
    }

    /// Monthly minimum of a period at a rate, its own minimum rate by default; nil for a rate that no field accepts.
    package func minimum(_ periode: PeriodeMinimale, taux: Int? = nil) -> MinimumMensuel? {
        let taux = taux ?? periode.taux
        guard (0...99_999).contains(taux) else { return nil }
        return bases.map {
            MinimumMensuel(
                taux: taux, tranche: periode.tranche, smicHoraire: $0.smicHoraire,
                minutesHebdo: $0.minutesHebdo, smcMensuel: $0.smcMensuel)
        }
    }

    private static func periodes(_ reponses: Reponses, _ avertissements: inout [String]) -> [PeriodeMinimale]? {
        guard let naissance = reponses.jour("apprenti.dateNaissance") else {
            avertissements.append(
                "La rémunération ne peut pas être calculée : la date de naissance de l'apprenti manque.")
            return nil
        }
        guard let debut = reponses.jour("contrat.dateDebutContrat"), let fin = reponses.jour("contrat.dateFinContrat")
        else {
            avertissements.append("La rémunération ne peut pas être calculée : une date du contrat manque.")
            return nil
        }
        guard debut <= fin else {
            avertissements.append("La rémunération ne peut pas être calculée : la fin du contrat précède son début.")
            return nil
        }
        return PeriodeMinimale.decouper(naissance: naissance, du: debut, au: fin)
    }

    private static func bases(_ reponses: Reponses, _ avertissements: inout [String]) -> Bases? {
        guard let debut = reponses.jour("contrat.dateDebutContrat") else { return nil }
        guard let minutes = minutesHebdo(reponses) else {
            avertissements.append("Le minimum mensuel ne peut pas être calculé : la durée hebdomadaire manque.")
            return nil
        }
        let mayotte = reponses["employeur.adresse.codePostal"].hasPrefix("976")
        guard let smic = Smic.enVigueur(le: debut, mayotte: mayotte) else {
            avertissements.append(
                "Le minimum mensuel ne peut pas être calculé : le SMIC du \(debut.francais) n'est pas connu.")
            return nil
        }
        if let avertissement = smic.avertissement { avertissements.append(avertissement) }
        let smc = reponses.centimes("contrat.smcMensuel").flatMap { (1...plafond).contains($0) ? $0 : nil }
        return Bases(smicHoraire: smic.horaire, minutesHebdo: minutes, smcMensuel: smc)
    }

    /// Minutes a week, nil when the hours are missing or out of all measure.
    package static func minutesHebdo(_ reponses: Reponses) -> Int? {
        guard let heures = reponses.entier("contrat.dureeTravailHebdoHeures"), (0...168).contains(heures) else {
            return nil
        }
        let minutes = reponses.entier("contrat.dureeTravailHebdoMinutes") ?? 0
        guard (0...9_999).contains(minutes) else { return nil }
        return heures * 60 + minutes
    }

    /// Beyond it an amount is a mistake, and would overflow the products.
    private static let plafond = 100_000_000
}
