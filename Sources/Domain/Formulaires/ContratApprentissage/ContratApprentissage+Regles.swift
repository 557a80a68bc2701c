extension ContratApprentissage {
    /// The rules, in the order of the table. What is not in it raises nothing.
    static let regles: [Regle] =
        [ChampObligatoire.regle]
        + ReglesDeFormat.siret
        + ReglesEmployeur.etablissement
        + ReglesEmployeur.type
        + ReglesDeFormat.codes
        + [ReglesEmployeur.idccHorsChamp, ReglesFormation.rncpInactif]
        + ReglesDeFormat.nir
        + [ReglesNir.absence]
        + ReglesNir.concordance
        + ReglesAge.toutes
        + ReglesPersonnes.toutes
        + ReglesDates.contrat
        + ReglesFormation.dates
        + ReglesDates.avenant
        + [ReglesTravail.duree]
        + ReglesFormation.volume
        + ReglesRemuneration.toutes
        + [ReglesTravail.machines, ReglesTravail.sejour, ReglesTravail.depot, ReglesRemuneration.prolongation]
}
