extension ContratApprentissage {
    static func contrat(_ version: VersionCerfa) -> Etape {
        Etape(4, "Le Contrat", [nature(version), dates(version), travail, periodes, salaire, avantages])
    }

    private static func nature(_ version: VersionCerfa) -> Section {
        let types: Nomenclature =
            version >= .v14 ? .typeContrat2025 : version >= .v10 ? .typeContrat : .typeContrat2021
        return Section(
            "Type de contrat",
            [
                Champ(
                    "contrat.modeContractuel", "Mode contractuel de l'apprentissage", .code(.modeContractuel),
                    obligatoire: .toujours, largeur: .moitie),
                Champ(
                    "contrat.typeContratApp", "Type de contrat ou d'avenant", .code(types), obligatoire: .toujours,
                    aide:
                        "11 pour un premier contrat ; 21 à 23 si l'apprenti en a déjà eu un ; 31 à 38 pour un avenant.",
                    largeur: .moitie),
                Champ(
                    "contrat.typeDerogation", "Type de dérogation", .code(.typeDerogation),
                    aide: """
                        À renseigner si une dérogation existe pour ce contrat, par exemple un âge inférieur à 16 ans ou \
                        supérieur à 29 ans, une durée réduite ou allongée.
                        """,
                    largeur: .moitie),
                Champ(
                    "contrat.numeroContratPrecedent",
                    "Numéro du contrat précédent ou du contrat sur lequel porte l'avenant", .deca,
                    obligatoire: .si("contrat.typeContratApp", parmi: avenants),
                    visible: .si("contrat.typeContratApp", parmi: successions + avenants),
                    indication: "15 caractères, par exemple 035202509037237",
                    aide: "Le numéro de dépôt (DECA) que porte le courrier d'accord du contrat précédent.",
                    largeur: .moitie),
            ])
    }

    private static func dates(_ version: VersionCerfa) -> Section {
        Section(
            "Dates",
            retenus([
                Champ(
                    "contrat.dateConclusion", "Date de conclusion", .jour, obligatoire: .toujours,
                    aide: """
                        Le jour où le contrat est signé par toutes les parties. Elle détermine la version du formulaire \
                        et les règles de prise en charge.
                        """,
                    libelleCerfa: "Date de conclusion (date de signature du présent contrat)"),
                Champ(
                    "contrat.dateDebutContrat", "Date de début d'exécution du contrat", .jour, obligatoire: .toujours,
                    aide:
                        "Le premier jour du contrat, chez l'employeur ou au CFA. Le dépôt se fait dans les 5 jours ouvrables qui suivent."
                ),
                version < .v10
                    ? nil
                    : Champ(
                        "contrat.dateFormationPratiqueEmployeur",
                        "Date de début de formation pratique chez l'employeur", .jour, obligatoire: .toujours,
                        aide: "Dans les 3 mois qui suivent le début d'exécution du contrat."),
                Champ(
                    "contrat.dateFinContrat", "Date de fin du contrat ou de la période d'apprentissage", .jour,
                    obligatoire: .toujours,
                    aide: "Au plus tôt le jour de la fin des épreuves, au plus tard 2 mois après."),
                Champ(
                    "contrat.dateEffetAvenant", "Si avenant, date d'effet", .jour,
                    obligatoire: .toujours, visible: .si("contrat.typeContratApp", parmi: avenants)),
            ]))
    }

    private static let travail = Section(
        "Temps de travail",
        [
            Champ(
                "contrat.dureeTravailHebdoHeures", "Durée hebdomadaire du travail, heures",
                .entier(min: 0, max: 99, unite: "heures"), obligatoire: .toujours,
                aide: "35 heures au plus avant 18 ans, 40 heures au plus dans tous les cas.", largeur: .tiers),
            Champ(
                "contrat.dureeTravailHebdoMinutes", "Durée hebdomadaire du travail, minutes",
                .entier(min: 0, max: 99, unite: "minutes"), largeur: .tiers),
            Champ(
                "contrat.travailRisque",
                "Travail sur machines dangereuses ou exposition à des risques particuliers", .ouiNon,
                obligatoire: .toujours,
                aide:
                    "Avant 18 ans, l'employeur déclare la dérogation à l'inspection du travail avant d'affecter l'apprenti."
            ),
        ])
}
