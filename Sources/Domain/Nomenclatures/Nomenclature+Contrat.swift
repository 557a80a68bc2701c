// The codes and labels are those of the official form. One text per list: a literal of structures is slow to compile.

extension Nomenclature {
    package static let modeContractuel = Nomenclature(
        "Mode contractuel",
        table: """
            1 Durée limitée
            2 Dans le cadre d'un CDI
            3 Entreprise de travail temporaire
            4 Activités saisonnières à deux employeurs
            """)

    /// Forms *10 to *13.
    package static let typeContrat = Nomenclature(
        "Type de contrat ou d'avenant",
        table: """
            11 Premier contrat d'apprentissage de l'apprenti
            21 Nouveau contrat avec un apprenti qui a terminé son précédent contrat auprès d'un même employeur
            22 Nouveau contrat avec un apprenti qui a terminé son précédent contrat auprès d'un autre employeur
            23 Nouveau contrat avec un apprenti dont le précédent contrat auprès d'un autre employeur a été rompu
            31 Modification de la situation juridique de l'employeur
            32 Changement d'employeur dans le cadre d'un contrat saisonnier
            33 Prolongation du contrat suite à un échec à l'examen de l'apprenti
            34 Prolongation du contrat suite à la reconnaissance de l'apprenti comme travailleur handicapé
            35 Modification du diplôme préparé par l'apprenti
            36 Autres changements : changement de maître d'apprentissage, de durée de travail hebdomadaire, réduction de durée, etc.
            37 Modification du lieu d'exécution du contrat
            38 Modification du lieu principal de réalisation de la formation théorique
            """)

    /// Form *09: the change of place of training is not an amendment of its own.
    package static let typeContrat2021 = Nomenclature(
        "Type de contrat ou d'avenant",
        table: """
            11 Premier contrat d'apprentissage de l'apprenti
            21 Nouveau contrat avec un apprenti qui a terminé son précédent contrat auprès d'un même employeur
            22 Nouveau contrat avec un apprenti qui a terminé son précédent contrat auprès d'un autre employeur
            23 Nouveau contrat avec un apprenti dont le précédent contrat auprès d'un autre employeur a été rompu
            31 Modification de la situation juridique de l'employeur
            32 Changement d'employeur dans le cadre d'un contrat saisonnier
            33 Prolongation du contrat suite à un échec à l'examen de l'apprenti
            34 Prolongation du contrat suite à la reconnaissance de l'apprenti comme travailleur handicapé
            35 Modification du diplôme préparé par l'apprenti
            36 Autres changements : changement de maître d'apprentissage, de durée de travail hebdomadaire, réduction de durée, etc.
            37 Modification du lieu d'exécution du contrat
            """)

    /// Form *14: 35 is relabelled.
    package static let typeContrat2025 = Nomenclature(
        "Type de contrat ou d'avenant",
        table: """
            11 Premier contrat d'apprentissage de l'apprenti
            21 Nouveau contrat avec un apprenti qui a terminé son précédent contrat auprès d'un même employeur
            22 Nouveau contrat avec un apprenti qui a terminé son précédent contrat auprès d'un autre employeur
            23 Nouveau contrat avec un apprenti dont le précédent contrat auprès d'un autre employeur a été rompu
            31 Modification de la situation juridique de l'employeur
            32 Changement d'employeur dans le cadre d'un contrat saisonnier
            33 Prolongation du contrat suite à un échec à l'examen de l'apprenti
            34 Prolongation du contrat suite à la reconnaissance de l'apprenti comme travailleur handicapé
            35 Diplôme supplémentaire préparé par l'apprenti dans le cadre de l'article L. 6222-22-1 du code du travail
            36 Autres changements : changement de maître d'apprentissage, de durée de travail hebdomadaire, réduction de durée, etc.
            37 Modification du lieu d'exécution du contrat
            38 Modification du lieu principal de réalisation de la formation théorique
            """)

    package static let typeDerogation = Nomenclature(
        "Type de dérogation",
        table: """
            11 Age de l'apprenti inférieur à 16 ans
            12 Age supérieur à 29 ans : cas spécifiques prévus dans le code du travail
            21 Réduction de la durée du contrat ou de la période d'apprentissage
            22 Allongement de la durée du contrat ou de la période d'apprentissage
            50 Cumul de dérogations
            60 Autre dérogation
            """)

    /// SMIC, or SMC for the collective agreement's minimum.
    package static let typeSalaire = Nomenclature(
        "Base de la rémunération", montreCode: false,
        table: """
            SMIC SMIC
            SMC SMC
            """)
}
