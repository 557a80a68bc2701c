extension ContratApprentissage {
    static func apprenti(_ version: VersionCerfa) -> Etape {
        Etape(
            2, "L'Apprenti",
            [
                identite(version), coordonnees, situation(version),
                Section(
                    "Représentant légal",
                    [
                        Champ(
                            "apprenti.mineurNonEmancipe",
                            "L'apprenti est mineur non émancipé à la date de signature", .ouiNon,
                            obligatoire: .toujours,
                            aide: """
                                Répondez « Oui » si l'apprenti n'a pas 18 ans à la date de conclusion et n'est pas \
                                émancipé : son représentant légal signe aussi le contrat.
                                """,
                            ecranSeul: true)
                    ]),
                representant(version), adresseDuRepresentant,
            ])
    }

    private static func identite(_ version: VersionCerfa) -> Section {
        Section(
            "Identité",
            retenus([
                Champ(
                    "apprenti.nom", "Nom de naissance", .texte(max: 80), obligatoire: .toujours,
                    aide: "Le nom inscrit à l'état civil, sans le nom d'usage.",
                    largeur: .moitie, remplissage: "family-name"),
                version < .v10
                    ? nil : Champ("apprenti.nomUsage", "Nom d'usage", .texte(max: 80), largeur: .moitie),
                Champ(
                    "apprenti.prenom", version < .v10 ? "Prénom" : "Premier prénom", .texte(max: 80),
                    obligatoire: .toujours, aide: "Le premier prénom de l'état civil.",
                    largeur: .moitie, remplissage: "given-name",
                    libelleCerfa: version < .v10 ? nil : "Premier prénom selon l'état civil"),
                Champ("apprenti.sexe", "Sexe", .choix(.sexe), obligatoire: .toujours, remplissage: "sex"),
                Champ(
                    "apprenti.dateNaissance", "Date de naissance", .jour, obligatoire: .toujours,
                    indication: "Par exemple 14 05 2009", remplissage: "bday"),
                Champ(
                    "apprenti.nir", "NIR", .nir,
                    indication: "13 chiffres et la clé de 2 chiffres",
                    aide: """
                        Le numéro de sécurité sociale de l'apprenti : 13 chiffres et la clé. Il est chiffré, et n'est \
                        affiché qu'en partie. S'il n'est pas encore attribué, laissez le champ vide et joignez le \
                        justificatif de la demande.
                        """,
                    sensible: true, largeur: .moitie),
                Champ(
                    "apprenti.departementNaissance", "Département de naissance", .code(.departements),
                    obligatoire: .toujours, aide: "99 pour une naissance à l'étranger.", largeur: .moitie),
                Champ(
                    "apprenti.communeNaissance", "Commune de naissance", .texte(max: 80), obligatoire: .toujours,
                    largeur: .moitie),
                Champ(
                    "apprenti.nationalite", "Nationalité", .code(.nationalite), obligatoire: .toujours,
                    largeur: .moitie),
                Champ(
                    "apprenti.regimeSocial", "Régime social", .code(.regimeSocial), obligatoire: .toujours,
                    aide: "MSA pour le régime agricole, URSSAF dans les autres cas.", largeur: .moitie),
            ]))
    }

    private static let coordonnees = Section(
        "Coordonnées",
        adresse("apprenti.adresse", personnelle: true) + [
            Champ(
                "apprenti.telephone", "Téléphone", .telephone, obligatoire: .toujours, largeur: .moitie,
                remplissage: "tel"),
            Champ(
                "apprenti.courriel", "Courriel", .courriel, obligatoire: .toujours, largeur: .moitie,
                remplissage: "email"),
        ])
}
