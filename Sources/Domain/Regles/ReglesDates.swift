/// Conclusion, start and length of the contract, and date of effect of an amendment.
enum ReglesDates {
    private static let conclusion = "contrat.dateConclusion"
    private static let debut = "contrat.dateDebutContrat"
    private static let fin = "contrat.dateFinContrat"

    static let contrat = [conclue, conclusionFuture, duree]
    static let avenant = [effet, precedent]

    private static let conclue = Regle(
        "date-conclusion", "Contrat conclu avant son début", source: "C. trav. L6222-4"
    ) { reponses, _ in
        guard let signe = reponses.jour(conclusion), let jour = reponses.jour(debut), signe > jour else { return [] }
        return [
            Constat(
                "date-conclusion", .erreur, [conclusion, debut],
                "La « Date de conclusion » doit précéder ou être la « Date de début d'exécution du contrat »")
        ]
    }

    private static let conclusionFuture = Regle(
        "date-conclusion-future", "Contrat déjà conclu", source: "C. trav. L6222-4"
    ) { reponses, contexte in
        guard let signe = reponses.jour(conclusion), signe > contexte.aujourdhui else { return [] }
        return [
            Constat(
                "date-conclusion-future", .erreur, [conclusion],
                "La « Date de conclusion » ne peut pas être postérieure au \(contexte.aujourdhui.francais)")
        ]
    }

    private static let duree = Regle(
        "duree-contrat", "Durée du contrat de 6 à 36 mois, 48 avec la reconnaissance travailleur handicapé",
        source: "C. trav. L6222-7-1, R6222-46"
    ) { reponses, _ in
        guard let du = reponses.jour(debut), let au = reponses.jour(fin) else { return [] }
        let lendemain = au.ajoutant(jours: 1)
        let plafond = reponses.oui("apprenti.handicap") == true ? 48 : 36
        let constat = { (gravite: Constat.Gravite, suite: String) in
            [
                Constat(
                    "duree-contrat", gravite, [fin, debut],
                    "La durée du contrat, du \(du.francais) au \(au.francais), \(suite)")
            ]
        }
        if lendemain < du.ajoutant(mois: 6) { return constat(.erreur, "doit être de 6 mois au moins") }
        if lendemain > du.ajoutant(mois: 54) { return constat(.erreur, "doit être de 54 mois au plus") }
        if lendemain > du.ajoutant(mois: plafond) { return constat(.avertissement, "dépasse \(plafond) mois") }
        return []
    }

    private static let effet = Regle(
        "date-effet-avenant", "Date d'effet de l'avenant dans le contrat", source: "CERFA 10103"
    ) { reponses, _ in
        let cle = "contrat.dateEffetAvenant"
        guard ContratApprentissage.avenants.contains(reponses["contrat.typeContratApp"]) else { return [] }
        guard let jour = reponses.jour(cle) else {
            return [Constat("date-effet-avenant", .erreur, [cle], "Renseignez « Si avenant, date d'effet »")]
        }
        let avant = reponses.jour(debut).map { jour < $0 } ?? false
        let apres = reponses.jour(fin).map { jour > $0 } ?? false
        guard avant || apres else { return [] }
        return [
            Constat(
                "date-effet-avenant", .erreur, [cle],
                "« Si avenant, date d'effet » doit être comprise entre le début et la fin du contrat")
        ]
    }

    private static let precedent = Regle(
        "numero-contrat-precedent", "Numéro du contrat précédent renseigné", source: "CERFA 10103"
    ) { reponses, _ in
        let cle = "contrat.numeroContratPrecedent"
        let type = reponses["contrat.typeContratApp"]
        guard reponses.vide(cle) else { return [] }
        let message = "Renseignez « Numéro du contrat précédent ou du contrat sur lequel porte l'avenant »"
        if ContratApprentissage.avenants.contains(type) {
            return [Constat("numero-contrat-precedent", .erreur, [cle], message)]
        }
        guard ContratApprentissage.successions.contains(type) else { return [] }
        return [Constat("numero-contrat-precedent", .avertissement, [cle], "\(message), s'il est connu")]
    }
}
