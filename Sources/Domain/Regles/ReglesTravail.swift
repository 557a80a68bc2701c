/// Working time, dangerous work and residence of the apprentice, and the delay to deposit.
enum ReglesTravail {
    private static let debut = "contrat.dateDebutContrat"
    private static let naissance = "apprenti.dateNaissance"

    static let duree = Regle(
        "duree-hebdo", "40 heures par semaine au plus, 35 avant 18 ans", source: "C. trav. L6222-25, L3162-1"
    ) { reponses, _ in
        let cleHeures = "contrat.dureeTravailHebdoHeures"
        let cleMinutes = "contrat.dureeTravailHebdoMinutes"
        let heures = reponses.entier(cleHeures) ?? 0
        let minutes = reponses.entier(cleMinutes) ?? 0
        if minutes > 59 {
            return [
                Constat(
                    "duree-hebdo", .erreur, [cleMinutes], "Les minutes de la durée hebdomadaire doivent être 59 au plus"
                )
            ]
        }
        if heures > 40 || (heures == 40 && minutes > 0) {
            return [
                Constat(
                    "duree-hebdo", .erreur, [cleHeures],
                    "La durée hebdomadaire du travail doit être de 40 heures au plus")
            ]
        }
        guard heures > 35 || (heures == 35 && minutes > 0), mineurAuDebut(reponses) else { return [] }
        return [
            Constat(
                "duree-hebdo", .avertissement, [cleHeures],
                "La durée hebdomadaire du travail dépasse 35 heures, et l'apprenti a moins de 18 ans au début du contrat"
            )
        ]
    }

    static let machines = Regle(
        "machines-mineur", "Pas de travail risqué confié à un mineur", source: "C. trav. L4153-8, L4153-9"
    ) { reponses, _ in
        guard reponses.oui("contrat.travailRisque") == true, mineurAuDebut(reponses) else { return [] }
        return [
            Constat(
                "machines-mineur", .information, ["contrat.travailRisque"],
                """
                L'apprenti a moins de 18 ans au début du contrat : l'employeur déclare la dérogation aux travaux réglementés \
                à l'inspection du travail et recueille l'avis médical
                """)
        ]
    }

    static let sejour = Regle(
        "titre-sejour", "Titre de séjour à prévoir à la majorité", source: "CESEDA L421-1, C. trav. L5221-5"
    ) { reponses, _ in
        guard reponses["apprenti.nationalite"] == "3", mineurAuDebut(reponses), let ne = reponses.jour(naissance),
            let fin = reponses.jour("contrat.dateFinContrat"), Age.ans(ne, au: fin) >= 18
        else { return [] }
        return [
            Constat(
                "titre-sejour", .information, ["apprenti.nationalite"],
                "L'apprenti aura 18 ans pendant le contrat : un titre de séjour qui permet de travailler lui sera nécessaire"
            )
        ]
    }

    static let depot = Regle(
        "depot-tardif", "Transmis dans les 5 jours ouvrables qui suivent le début", source: "C. trav. D6224-1"
    ) { reponses, contexte in
        guard let du = reponses.jour(debut) else { return [] }
        let delai = DelaiDeDepot(debut: du)
        guard delai.enRetard(le: contexte.aujourdhui) else { return [] }
        let jours = JoursOuvrables.compter(apres: du, jusque: contexte.aujourdhui)
        return [
            Constat(
                "depot-tardif", .avertissement, [debut],
                "Transmis \(jours) jours ouvrables après le début du contrat, la limite était le \(delai.limite.francais)"
            )
        ]
    }

    private static func mineurAuDebut(_ reponses: Reponses) -> Bool {
        guard let ne = reponses.jour(naissance), let jour = reponses.jour(debut) else { return false }
        return Age.ans(ne, au: jour) < 18
    }
}
