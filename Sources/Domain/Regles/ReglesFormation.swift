/// The training: its dates against those of the contract, its length, its certification.
enum ReglesFormation {
    private static let debutContrat = "contrat.dateDebutContrat"
    private static let finContrat = "contrat.dateFinContrat"
    private static let debutFormation = "formation.dateDebutFormation"
    private static let finFormation = "formation.dateFinFormation"
    private static let pratique = "contrat.dateFormationPratiqueEmployeur"

    static let dates = [fin, finContratApres, debutCfa, debutPratique]
    static let volume = [quotite, distanciel]

    static let rncpInactif = Regle(
        "rncp-inactif", "Fiche RNCP active au début de la formation",
        source: "C. trav. L6113-5, référentiel France compétences"
    ) { reponses, contexte in
        let cle = "formation.rncp"
        guard let fiche = contexte.referentiel?.certifications[reponses[cle]] else { return [] }
        // A sheet that has ended since may still have been active on the day that counts.
        let inactive =
            if let terme = fiche.finEnregistrement, let debut = reponses.jour(debutFormation) {
                debut > terme
            } else {
                !fiche.active
            }
        guard inactive else { return [] }
        return [
            Constat(
                "rncp-inactif", .erreur, [cle, debutFormation],
                "La fiche du « Code RNCP » \(reponses[cle]) n'est pas active au début de la formation")
        ]
    }

    private static let fin = Regle(
        "fin-formation", "Fin de la formation dans le contrat", source: "C. trav. L6222-7-1"
    ) { reponses, _ in
        guard let jour = reponses.jour(finFormation) else { return [] }
        if let au = reponses.jour(finContrat), jour > au {
            return [
                Constat(
                    "fin-formation", .erreur, [finFormation, finContrat],
                    "La « Date prévue de fin des épreuves ou examens » ne peut pas suivre la fin du contrat")
            ]
        }
        if let du = reponses.jour(debutContrat), jour < du {
            return [
                Constat(
                    "fin-formation", .erreur, [finFormation, debutContrat],
                    "La « Date prévue de fin des épreuves ou examens » ne peut pas précéder le début du contrat")
            ]
        }
        return []
    }

    private static let finContratApres = Regle(
        "fin-contrat-formation", "Fin du contrat moins de 2 mois après la fin de la formation",
        source: "C. trav. L6222-7-1"
    ) { reponses, _ in
        guard let au = reponses.jour(finContrat), let jour = reponses.jour(finFormation) else { return [] }
        let dates = "fin du contrat le \(au.francais), fin des épreuves le \(jour.francais)"
        if au > jour.ajoutant(mois: 3) {
            return [
                Constat(
                    "fin-contrat-formation", .erreur, [finContrat, finFormation],
                    "Fin du contrat plus de 3 mois après la fin de la formation : \(dates)")
            ]
        }
        guard au > jour.ajoutant(mois: 2) else { return [] }
        return [
            Constat(
                "fin-contrat-formation", .avertissement, [finContrat, finFormation],
                "Fin du contrat plus de 2 mois après la fin de la formation : \(dates)")
        ]
    }

    private static let debutCfa = Regle(
        "debut-formation-cfa", "Début en CFA moins de 3 mois avant ou après le début", source: "C. trav. L6222-12"
    ) { reponses, contexte in
        guard let du = reponses.jour(debutContrat), let jour = reponses.jour(debutFormation),
            jour < du.ajoutant(mois: -3) || jour > du.ajoutant(mois: 3)
        else { return [] }
        let nom = contexte.formulaire.champ(debutFormation)?.libelle ?? ""
        return [
            Constat(
                "debut-formation-cfa", .erreur, [debutFormation, debutContrat],
                "« \(nom) » doit être dans les 3 mois qui précèdent ou suivent le début du contrat")
        ]
    }

    private static let debutPratique = Regle(
        "debut-formation-pratique", "Formation pratique commencée dans les 3 mois du début", source: "C. trav. L6222-12"
    ) { reponses, contexte in
        guard contexte.formulaire.champ(pratique) != nil, let jour = reponses.jour(pratique) else { return [] }
        let avant = reponses.jour(debutContrat).map { jour < $0 || jour > $0.ajoutant(mois: 3) } ?? false
        let apres = reponses.jour(finContrat).map { jour > $0 } ?? false
        guard avant || apres else { return [] }
        return [
            Constat(
                "debut-formation-pratique", .erreur, [pratique, debutContrat],
                """
                La « Date de début de formation pratique chez l'employeur » doit être dans les 3 mois qui suivent le début \
                du contrat, et avant sa fin
                """)
        ]
    }

    private static let quotite = Regle(
        "formation-quotite", "Formation d'un quart au moins de la durée du contrat", source: "C. trav. L6211-2"
    ) { reponses, _ in
        let cle = "formation.dureeFormation"
        guard let heures = reponses.entier(cle), (0...9_999).contains(heures), let du = reponses.jour(debutContrat),
            let au = reponses.jour(finContrat), du <= au
        else { return [] }
        let jours = du.jours(jusque: au) + 1
        guard heures * 4 * 365 < 1607 * jours else { return [] }
        let minimum = (1607 * jours + 4 * 365 - 1) / (4 * 365)
        return [
            Constat(
                "formation-quotite", .erreur, [cle],
                "La « Durée de la formation » doit être d'un quart au moins de la durée du contrat, soit \(minimum) heures"
            )
        ]
    }

    private static let distanciel = Regle(
        "distanciel", "Heures à distance comprises dans la durée", source: "C. trav. D6332-79"
    ) { reponses, _ in
        let cle = "formation.nombreHeuresEnDistanciel"
        guard let distance = reponses.entier(cle), let total = reponses.entier("formation.dureeFormation"),
            distance > total
        else { return [] }
        return [
            Constat(
                "distanciel", .erreur, [cle, "formation.dureeFormation"],
                "Le nombre d'heures à distance ne peut pas dépasser la « Durée de la formation »")
        ]
    }
}
