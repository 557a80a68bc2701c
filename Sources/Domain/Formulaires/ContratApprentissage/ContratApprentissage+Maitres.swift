extension ContratApprentissage {
    static func maitres(_ version: VersionCerfa) -> Etape {
        Etape(
            3, "Le Maître d'apprentissage",
            [
                Section("Maître d'apprentissage n°1", maitre("maitre1", version, obligatoire: .toujours)),
                Section("Maître d'apprentissage n°2", maitre("maitre2", version, obligatoire: .jamais)),
                Section(
                    "Éligibilité",
                    [
                        Champ(
                            "employeur.attestationEligibilite",
                            """
                            L'employeur atteste sur l'honneur que le maître d'apprentissage répond à l'ensemble des \
                            critères d'éligibilité à cette fonction
                            """,
                            .declaration, obligatoire: .toujours,
                            aide: """
                                Un diplôme du même domaine et un an d'exercice, ou deux ans d'exercice, sauf règle \
                                propre à la branche ; deux apprentis au plus, et un redoublant.
                                """)
                    ]),
            ])
    }

    private static func maitre(_ prefixe: String, _ version: VersionCerfa, obligatoire: Condition) -> [Champ] {
        let identite = [
            Champ(
                "\(prefixe).nom", "Nom de naissance", .texte(max: 80), obligatoire: obligatoire, largeur: .moitie),
            Champ("\(prefixe).prenom", "Prénom", .texte(max: 80), obligatoire: obligatoire, largeur: .moitie),
            Champ(
                "\(prefixe).dateNaissance", "Date de naissance", .jour, obligatoire: obligatoire,
                aide: "Le maître d'apprentissage est majeur au début du contrat."),
        ]
        guard version >= .v10 else { return identite }
        return identite + [
            Champ("\(prefixe).courriel", "Courriel", .courriel, obligatoire: obligatoire, largeur: .moitie),
            Champ(
                "\(prefixe).emploiOccupe", "Emploi occupé", .texte(max: 80), obligatoire: obligatoire, largeur: .moitie),
            Champ(
                "\(prefixe).intituleDiplomeObtenu", "Diplôme ou titre le plus élevé obtenu", .texte(max: 255),
                obligatoire: obligatoire, largeur: .moitie),
            Champ(
                "\(prefixe).niveauDiplomeObtenu", "Niveau du diplôme ou titre le plus élevé obtenu",
                .code(.niveauDiplomeMaitre), obligatoire: obligatoire, largeur: .moitie),
        ]
    }
}
