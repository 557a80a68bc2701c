/// The apprentice's age (C. trav. L6222-1 to L6222-3).
enum ReglesAge {
    private static let naissance = "apprenti.dateNaissance"
    private static let debut = "contrat.dateDebutContrat"

    static let toutes = [minimum, maximum, future]

    private static let minimum = Regle(
        "age-minimum", "16 ans ou plus au début, ou 15 ans avec dérogation", source: "C. trav. L6222-1"
    ) { reponses, _ in
        guard let ne = reponses.jour(naissance), let jour = reponses.jour(debut) else { return [] }
        let age = Age.ans(ne, au: jour)
        if age < 15 {
            return [
                Constat(
                    "age-minimum", .erreur, [naissance, debut],
                    "L'apprenti n'a pas 15 ans à la « Date de début d'exécution du contrat »")
            ]
        }
        guard age < 16, !deroge(reponses, ["11", "50"]) else { return [] }
        return [
            Constat(
                "age-minimum", .erreur, [naissance, "contrat.typeDerogation"],
                "L'apprenti a 15 ans au début du contrat : « Type de dérogation » doit être 11 ou 50")
        ]
    }

    private static let maximum = Regle(
        "age-maximum", "Moins de 30 ans au début, ou un cas qui lève la limite", source: "C. trav. L6222-1, L6222-2"
    ) { reponses, _ in
        guard let ne = reponses.jour(naissance), !leveLaLimite(reponses) else { return [] }
        let succession = ContratApprentissage.successions.contains(reponses["contrat.typeContratApp"])
        let (reference, limite) = succession ? ("contrat.dateConclusion", 36) : (debut, 30)
        guard let jour = reponses.jour(reference), Age.ans(ne, au: jour) >= limite else { return [] }
        return [
            Constat(
                "age-maximum", .erreur, [naissance, reference],
                """
                L'apprenti a \(limite) ans ou plus \(succession ? "à la « Date de conclusion »" : "au début du contrat") : \
                il faut un « Type de dérogation » 12 ou 50, ou l'un des cas qui lèvent la limite d'âge
                """)
        ]
    }

    private static let future = Regle(
        "naissance-future", "Date de naissance passée", source: "règle OPCO"
    ) { reponses, contexte in
        guard let ne = reponses.jour(naissance), ne > contexte.aujourdhui else { return [] }
        return [
            Constat("naissance-future", .erreur, [naissance], "La « Date de naissance » de l'apprenti doit être passée")
        ]
    }

    private static func leveLaLimite(_ reponses: Reponses) -> Bool {
        deroge(reponses, ["12", "50"]) || reponses.oui("apprenti.handicap") == true
            || reponses.oui("apprenti.inscriptionSportifDeHautNiveau") == true
            || reponses.oui("apprenti.projetCreationRepriseEntreprise") == true
    }

    private static func deroge(_ reponses: Reponses, _ codes: [String]) -> Bool {
        codes.contains(reponses["contrat.typeDerogation"])
    }
}
