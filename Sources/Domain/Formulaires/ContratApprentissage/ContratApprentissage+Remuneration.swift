extension ContratApprentissage {
    /// The table of periods: five execution years, two periods each at most.
    static let periodes = Section(
        "Rémunération", remuneration: true,
        (1...5).flatMap { annee in (1...2).flatMap { periode(annee, $0) } })

    /// Key of one cell of the table, `contrat.remuneration.2.1.taux`.
    package static func clePeriode(_ annee: Int, _ periode: Int, _ cellule: String) -> String {
        "contrat.remuneration.\(annee).\(periode).\(cellule)"
    }

    private static func periode(_ annee: Int, _ periode: Int) -> [Champ] {
        let nom = "\(annee == 1 ? "1re" : "\(annee)e") année, \(periode == 1 ? "1re" : "2e") période"
        return [
            Champ(clePeriode(annee, periode, "dateDebut"), "\(nom), du", .jour, largeur: .tiers),
            Champ(clePeriode(annee, periode, "dateFin"), "\(nom), au", .jour, largeur: .tiers),
            Champ(
                clePeriode(annee, periode, "taux"), "\(nom), taux", .taux,
                aide: "Le taux minimum est calculé d'après l'âge et l'année d'exécution. Vous pouvez l'augmenter.",
                largeur: .tiers),
            Champ(clePeriode(annee, periode, "typeSalaire"), "\(nom), base", .choix(.typeSalaire), largeur: .tiers),
        ]
    }

    static let salaire = Section(
        "Salaire",
        [
            Champ(
                "contrat.smcMensuel", "Salaire minimum conventionnel mensuel", .montant(maxCentimes: 9_999_999),
                visible: .toutes([
                    .rempli("apprenti.dateNaissance"), .rempli("contrat.dateFinContrat"),
                    .non(.moinsDe(ans: 21, de: "apprenti.dateNaissance", au: "contrat.dateFinContrat")),
                ]),
                indication: "Pour la durée hebdomadaire du contrat",
                aide:
                    "À partir de 21 ans, il remplace le SMIC s'il est plus élevé. Laissez vide si la branche n'en fixe pas.",
                largeur: .moitie),
            Champ(
                "contrat.salaireEmbauche", "Salaire brut mensuel à l'embauche", .montant(maxCentimes: 9_999_999),
                obligatoire: .toujours,
                aide: "Au moins le minimum de la première période, arrondi au centime supérieur.", largeur: .moitie),
        ])

    static let avantages = Section(
        "Avantages en nature",
        [
            Champ(
                "contrat.avantageNourriture", "Nourriture, par repas", .montant(maxCentimes: 99_999), largeur: .tiers),
            Champ(
                "contrat.avantageLogement", "Logement, par mois", .montant(maxCentimes: 999_999), largeur: .tiers),
            Champ("contrat.autreAvantageEnNature", "Autre avantage en nature", .declaration, largeur: .tiers),
        ])
}
