/// The remuneration table and the salary (C. trav. D6222-26 and following).
enum ReglesRemuneration {
    private static let table = "contrat.remuneration.1.1."

    static let toutes = [continues, minimale, embauche]

    private static let continues = Regle(
        "remuneration-periodes", "Périodes de rémunération continues et complètes", source: "C. trav. D6222-26"
    ) { reponses, _ in
        let periodes = PeriodeDeclaree.lire(reponses)
        guard !periodes.isEmpty else {
            return [
                Constat(
                    "remuneration-periodes", .erreur, [table + "dateDebut"],
                    "Renseignez les périodes de rémunération, du début à la fin du contrat")
            ]
        }
        guard let (champ, message) = defaut(periodes, reponses) else { return [] }
        return [Constat("remuneration-periodes", .erreur, [champ], message)]
    }

    /// The first defect of the chain of periods.
    private static func defaut(_ periodes: [PeriodeDeclaree], _ reponses: Reponses) -> (String, String)? {
        for periode in periodes {
            guard let debut = periode.debut, let fin = periode.fin else {
                return (
                    periode.cle(periode.debut == nil ? "dateDebut" : "dateFin"),
                    "Renseignez les deux dates de chaque période de rémunération"
                )
            }
            if debut > fin {
                return (periode.cle("dateFin"), "Chaque période de rémunération doit finir après son début")
            }
        }
        let rangees = periodes.sorted { ($0.debut ?? .init(rang: 0)) < ($1.debut ?? .init(rang: 0)) }
        if let du = reponses.jour("contrat.dateDebutContrat"), let premiere = rangees.first, premiere.debut != du {
            return (
                premiere.cle("dateDebut"),
                "La première période de rémunération doit commencer le \(du.francais), début du contrat"
            )
        }
        for (avant, apres) in zip(rangees, rangees.dropFirst()) where avant.fin?.ajoutant(jours: 1) != apres.debut {
            return (
                apres.cle("dateDebut"),
                "Les périodes de rémunération doivent se suivre, sans jour commun ni jour oublié"
            )
        }
        if let au = reponses.jour("contrat.dateFinContrat"), let derniere = rangees.last, derniere.fin != au {
            return (
                derniere.cle("dateFin"),
                "La dernière période de rémunération doit finir le \(au.francais), fin du contrat"
            )
        }
        return nil
    }

    private static let minimale = Regle(
        "remuneration-minimale", "Taux de rémunération au moins égaux à la grille",
        source: "C. trav. D6222-26, D6222-27"
    ) { reponses, _ in
        guard let grille = Remuneration(reponses).periodes else { return [] }
        return PeriodeDeclaree.lire(reponses).compactMap { periode in
            guard let debut = periode.debut, let fin = periode.fin, let taux = periode.taux else { return nil }
            let couvertes = grille.filter { $0.debut <= fin && $0.fin >= debut }
            guard let minimum = couvertes.map(\.taux).max(), taux < minimum else { return nil }
            return Constat(
                "remuneration-minimale", .erreur, [periode.cle("taux")],
                """
                Le taux de la période du \(debut.francais) au \(fin.francais) doit être de \(Taux.afficher(minimum)) au moins
                """)
        }
    }

    private static let embauche = Regle(
        "salaire-embauche", "Salaire à l'embauche au moins égal au minimum", source: "C. trav. L6222-27, D6222-26"
    ) { reponses, _ in
        let cle = "contrat.salaireEmbauche"
        let calcul = Remuneration(reponses)
        guard let salaire = reponses.centimes(cle), let premiere = calcul.periodes?.first,
            let minimum = calcul.minimum(premiere), salaire < minimum.centimes
        else { return [] }
        return [
            Constat(
                "salaire-embauche", .erreur, [cle],
                "Le « Salaire brut mensuel à l'embauche » doit être de \(Montant.afficher(minimum.centimes)) au moins")
        ]
    }

    static let prolongation = Regle(
        "avenant-prolongation", "Rémunération maintenue par la prolongation", source: "C. trav. L6222-11, D6222-28"
    ) { reponses, _ in
        guard reponses["contrat.typeContratApp"] == "33", let effet = reponses.jour("contrat.dateEffetAvenant") else {
            return []
        }
        let periodes = PeriodeDeclaree.lire(reponses)
            .filter { $0.debut != nil }
            .sorted { ($0.debut ?? effet) < ($1.debut ?? effet) }
        guard let rang = periodes.firstIndex(where: { ($0.debut ?? effet) >= effet }), rang > 0,
            let taux = periodes[rang].taux, let precedent = periodes[rang - 1].taux, taux < precedent
        else { return [] }
        return [
            Constat(
                "avenant-prolongation", .erreur, [periodes[rang].cle("taux")],
                "Le taux de la période de prolongation doit être de \(Taux.afficher(precedent)) au moins, comme avant elle"
            )
        ]
    }
}
