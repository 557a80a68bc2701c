extension ContratApprentissage {
    static func synthese(_ version: VersionCerfa) -> Etape {
        Etape(
            7, "La Synthèse", genre: .synthese,
            [
                Section(
                    "Transmission",
                    [
                        Champ(
                            "commentaire", "Commentaire", .paragraphe(max: 2_000),
                            indication: "Visible par le gestionnaire du dossier", ecranSeul: true),
                        Champ(
                            "contrat.lieuSignatureContrat", "Fait à", .texte(max: 80), obligatoire: .toujours,
                            aide: "La commune de l'entreprise, sauf si le contrat est signé ailleurs.", largeur: .moitie
                        ),
                        Champ(
                            "employeur.attestationPieces",
                            """
                            L'Organisme de formation atteste disposer de l'ensemble des pièces justificatives nécessaires \
                            au dépôt du contrat fournies par l'entreprise
                            """,
                            .declaration, obligatoire: .toujours,
                            libelleCerfa: """
                                L'employeur atteste disposer de l'ensemble des pièces justificatives nécessaires au dépôt \
                                du contrat
                                """),
                        Champ(
                            "attestation", "J'atteste sur l'honneur les points suivants :", .declaration,
                            obligatoire: .toujours, indication: pointsAttestes, ecranSeul: true),
                    ])
            ])
    }

    /// The three points of the sworn statement, one a line.
    package static let pointsAttestes = """
        Le présent contrat de travail est bien signé par l'ensemble des parties concernées – employeur, apprenti(e) et \
        son représentant légal si l'apprenti(e) est mineur(e).
        Mettre à disposition d'OPCO Mobilités un exemplaire original du contrat signé s'il m'en fait la demande.
        Être mandaté(e) par l'entreprise pour déposer en son nom un contrat de travail auprès des services d'OPCO Mobilités.
        """
}
