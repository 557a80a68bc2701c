extension Engagement {
    /// The engagement of a file, nil when its conclusion or its days are missing, or its end precedes its start.
    package init?(_ reponses: Reponses, npecAnnuel: Int) {
        guard let conclusion = reponses.jour("contrat.dateConclusion"),
            let debut = reponses.jour("contrat.dateDebutContrat"), let fin = reponses.jour("contrat.dateFinContrat"),
            debut <= fin
        else { return nil }
        self.init(
            npecAnnuel: npecAnnuel, conclusion: conclusion, debut: debut, fin: fin,
            heures: Heures(
                total: reponses.entier("formation.dureeFormation") ?? 0,
                distance: reponses.entier("formation.nombreHeuresEnDistanciel") ?? 0),
            premierEquipementDemande: reponses.centimes("formation.premierEquipement") ?? 0)
    }
}
