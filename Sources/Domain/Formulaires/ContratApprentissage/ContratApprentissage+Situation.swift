extension ContratApprentissage {
    static func situation(_ version: VersionCerfa) -> Section {
        Section("Situation", retenus(parcours(version) + declarations(version)))
    }

    private static func parcours(_ version: VersionCerfa) -> [Champ?] {
        let diplomes: Nomenclature = version >= .v14 ? .diplomes2025 : .diplomes
        return [
            Champ(
                "apprenti.situationAvantContrat", "Situation avant ce contrat",
                .code(version >= .v10 ? .situationAvantContrat : .situationAvantContrat2021), obligatoire: .toujours,
                aide: "La situation de l'apprenti la veille du début du contrat.", largeur: .moitie),
            Champ(
                "apprenti.diplomePrepare", "Dernier diplôme ou titre préparé", .code(diplomes), obligatoire: .toujours,
                aide: "Le dernier diplôme préparé avant ce contrat, obtenu ou non.", largeur: .moitie),
            Champ(
                "apprenti.derniereClasse", "Dernière classe / année suivie", .code(.derniereClasse),
                obligatoire: .toujours),
            Champ(
                "apprenti.intituleDiplomePrepare", "Intitulé précis du dernier diplôme ou titre préparé",
                .texte(max: 255), obligatoire: .toujours),
            Champ(
                "apprenti.diplome", "Diplôme ou titre le plus élevé obtenu", .code(diplomes), obligatoire: .toujours,
                aide: "Le plus élevé des diplômes déjà obtenus, même s'il n'est pas le dernier préparé."),
        ]
    }

    private static func declarations(_ version: VersionCerfa) -> [Champ?] {
        [
            Champ(
                "apprenti.inscriptionSportifDeHautNiveau",
                version < .v10
                    ? "Sportif, entraîneur, arbitre ou juge sportif de haut niveau" : "Sportif de haut niveau",
                .ouiNon, obligatoire: .toujours,
                aide: "Inscription sur la liste ministérielle ; elle lève la limite d'âge.",
                libelleCerfa: version < .v10
                    ? "Déclare être inscrit sur la liste des sportifs, entraîneurs, arbitres et juges sportifs de haut niveau"
                    : "Déclare être inscrit sur la liste des sportifs de haut niveau"),
            Champ(
                "apprenti.handicap", "Reconnaissance travailleur handicapé", .ouiNon, obligatoire: .toujours,
                aide:
                    "La reconnaissance lève la limite d'âge et ouvre droit à un accompagnement. La réponse est chiffrée.",
                sensible: true,
                libelleCerfa: "Déclare bénéficier de la reconnaissance travailleur handicapé"),
            version < .v13
                ? nil
                : Champ(
                    "apprenti.droitsRqthEquivalenceJeune", "Équivalence jeunes", .declaration,
                    visible: .si("apprenti.handicap", parmi: ["non"]),
                    indication: "De 15 à 20 ans, bénéficiaire de la PCH, de l'AEEH ou d'un PPS", sensible: true),
            version < .v13
                ? nil
                : Champ(
                    "apprenti.droitsRqthExtensionBOE", "Extension BOE", .declaration,
                    visible: .si("apprenti.handicap", parmi: ["non"]),
                    indication: "Autre bénéficiaire de l'obligation d'emploi", sensible: true),
            version < .v10
                ? nil
                : Champ(
                    "apprenti.projetCreationRepriseEntreprise", "Projet de création ou de reprise d'entreprise",
                    .ouiNon, obligatoire: .toujours,
                    aide: """
                        Répondez « Oui » si le diplôme visé est nécessaire au projet ; une attestation sur l'honneur est \
                        demandée au-delà de 29 ans.
                        """),
        ]
    }
}
