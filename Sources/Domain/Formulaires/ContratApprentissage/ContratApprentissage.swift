/// The contrat d'apprentissage: CERFA 10103 (FA13) in the versions of `VersionCerfa`.
package enum ContratApprentissage {
    package static let definition = DefinitionDeDispositif(
        dispositif: .contratApprentissage,
        cleDeVersion: "contrat.dateConclusion",
        pieces: [
            TypeDePiece("CONVENTION_FORMATION", "Convention de formation"),
            TypeDePiece("MANDAT", "Mandat de gestion"),
            TypeDePiece("CONVENTION_REDUCTION_DUREE", "Convention d'aménagement de la durée"),
            TypeDePiece("CONVENTION_MOBILITE", "Convention de mobilité"),
            TypeDePiece("ATTESTATION_NIR", "Justificatif de demande de NIR"),
            TypeDePiece("DEROGATION", "Justificatif de dérogation"),
            TypeDePiece("TITRE_SEJOUR", "Titre de séjour ou autorisation de travail"),
            TypeDePiece("CONTRAT", "Contrat signé"),
            TypeDePiece("AUTRE", "Autre pièce"),
        ],
        regles: regles,
        formulaire: { formulaires[VersionCerfa(conclusion: $0)] ?? construire(.v14) }
    )

    /// Built once: a form is read at every request.
    private static let formulaires: [VersionCerfa: Formulaire] = Dictionary(
        uniqueKeysWithValues: VersionCerfa.allCases.map { ($0, construire($0)) })

    private static func construire(_ version: VersionCerfa) -> Formulaire {
        Formulaire(
            version: version.numero,
            etapes: [
                employeur(version), apprenti(version), maitres(version), contrat(version), formation(version),
                Etape(6, "Les pièces jointes", genre: .pieces, []),
                synthese(version),
            ])
    }

    /// Drops the questions that the version at hand does not ask.
    static func retenus(_ champs: [Champ?]) -> [Champ] { champs.compactMap(\.self) }

    /// Codes of `contrat.typeContratApp` that are amendments.
    package static let avenants = ["31", "32", "33", "34", "35", "36", "37", "38"]
    /// Codes of `contrat.typeContratApp` that follow an earlier contract.
    package static let successions = ["21", "22", "23"]
}
