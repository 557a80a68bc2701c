extension ContratApprentissage {
    static func formation(_ version: VersionCerfa) -> Etape {
        Etape(
            5, "La Formation",
            retenuesSections([
                cfa(version), version < .v10 ? nil : lieuPrincipal, diplome(version), calendrier(version), visa,
                financement,
            ]))
    }

    private static func retenuesSections(_ sections: [Section?]) -> [Section] { sections.compactMap(\.self) }

    private static func cfa(_ version: VersionCerfa) -> Section {
        let cfa = [
            Champ(
                "organismeFormation.formationInterne", "CFA d'entreprise", .ouiNon, obligatoire: .toujours,
                aide: "Répondez « Oui » si le CFA est celui de l'entreprise elle-même."),
            Champ(
                "organismeFormation.denomination", "Dénomination du CFA responsable", .texte(max: 80),
                obligatoire: .toujours, largeur: .deuxTiers, source: .organisme),
            Champ(
                "organismeFormation.siret", "Siret", .siret, obligatoire: .toujours,
                aide: "Les 14 chiffres du CFA responsable. Il faut le connaître pour enregistrer un brouillon.",
                largeur: .tiers, source: .organisme, libelleCerfa: "N° SIRET du CFA"),
            Champ(
                "organismeFormation.uaiCfa", "N° UAI du CFA", .uai, obligatoire: .toujours,
                aide: "7 chiffres et une lettre, attribués par le rectorat.", largeur: .moitie, source: .organisme),
            Champ(
                "organismeFormation.nda", "N° de déclaration d'activité", .nda,
                aide: "11 chiffres, attribués par la préfecture de région.", largeur: .moitie, source: .organisme),
        ]
        let identique = Champ(
            "organismeFormation.lieuFormationIdentique",
            "Le CFA responsable est le lieu de formation principal", .ouiNon, obligatoire: .toujours)
        return Section(
            "CFA responsable", recherche: .organisme(prefixe: "organismeFormation"),
            cfa + adresse("organismeFormation.adresse", source: .organisme) + (version < .v10 ? [] : [identique]))
    }

    private static let lieuPrincipal = Section(
        "Lieu principal de formation", visible: .si("organismeFormation.lieuFormationIdentique", parmi: ["non"]),
        recherche: .organisme(prefixe: "organismeFormationLieuFormationPrincipal"),
        [
            Champ(
                "organismeFormationLieuFormationPrincipal.denomination",
                "Dénomination du lieu de formation principal", .texte(max: 80), obligatoire: .toujours,
                largeur: .deuxTiers, source: .organisme),
            Champ(
                "organismeFormationLieuFormationPrincipal.siret", "Siret", .siret, obligatoire: .toujours,
                largeur: .tiers, source: .organisme, libelleCerfa: "N° SIRET"),
            Champ(
                "organismeFormationLieuFormationPrincipal.uaiCfa", "N° UAI", .uai, obligatoire: .toujours,
                largeur: .moitie, source: .organisme),
        ] + adresse("organismeFormationLieuFormationPrincipal.adresse", source: .organisme))

    private static func diplome(_ version: VersionCerfa) -> Section {
        Section(
            "Diplôme visé", recherche: .certification(prefixe: "formation"),
            [
                Champ(
                    "formation.rncp", "Code RNCP", .rncp, obligatoire: .toujours,
                    aide: "RNCP suivi de 2 à 5 chiffres. La fiche est active au début de la formation.",
                    largeur: .moitie),
                Champ(
                    "formation.codeDiplome", "Code du diplôme", .codeDiplome, obligatoire: .toujours,
                    aide: "8 caractères, parfois suivis d'une lettre.", largeur: .moitie, source: .rncp),
                Champ(
                    "formation.typeDiplome", "Diplôme ou titre visé par l'apprenti",
                    .code(version >= .v14 ? .diplomes2025 : .diplomes), obligatoire: .toujours),
                Champ(
                    "formation.intituleQualification", "Intitulé précis", .texte(max: 255), obligatoire: .toujours,
                    aide: "L'intitulé complet du diplôme ou du titre, avec son option.", source: .rncp),
            ])
    }

    private static func calendrier(_ version: VersionCerfa) -> Section {
        Section(
            "Calendrier et durée",
            retenus([
                Champ(
                    "formation.dateDebutFormation",
                    version < .v10 ? "Date de début du cycle de formation" : "Date de début de formation en CFA",
                    .jour, obligatoire: .toujours, aide: "Dans les 3 mois qui précèdent ou suivent le début du contrat."
                ),
                Champ(
                    "formation.dateFinFormation", "Date prévue de fin des épreuves ou examens", .jour,
                    obligatoire: .toujours, aide: "Au plus tard le dernier jour du contrat."),
                Champ(
                    "formation.dureeFormation", "Durée de la formation", .entier(min: 1, max: 9_999, unite: "heures"),
                    obligatoire: .toujours, aide: "Au moins un quart de la durée du contrat, en heures.",
                    largeur: .moitie),
                version < .v14
                    ? nil
                    : Champ(
                        "formation.nombreHeuresEnDistanciel", "dont heures à distance",
                        .entier(min: 0, max: 9_999, unite: "heures"),
                        aide: "À partir de 80 % de la durée, la prise en charge est réduite.", largeur: .moitie),
            ]))
    }

    private static let visa = Section(
        "Visa du CFA",
        [
            Champ(
                "organismeFormation.visaCfa", "Le CFA a visé le contrat", .declaration, obligatoire: .toujours,
                aide: "Le cachet et la signature du directeur du CFA figurent sur l'exemplaire signé.",
                libelleCerfa: "Visa du CFA")
        ])

    private static let financement = Section(
        "Financement",
        [
            Champ(
                "subrogation", "Règlement direct au CFA (subrogation)", .ouiNon,
                indication: "Sans réponse, le règlement est fait au CFA",
                aide: "Le CFA dépose ses factures ici, et OPCO Mobilités le paie directement.", ecranSeul: true),
            Champ(
                "formation.premierEquipement", "Premier équipement, montant demandé", .montant(maxCentimes: 9_999_999),
                indication: "500 € au plus",
                aide: "Une ligne à part de la prise en charge, plafonnée à 500 € par apprenti.", largeur: .moitie,
                ecranSeul: true),
        ])
}
