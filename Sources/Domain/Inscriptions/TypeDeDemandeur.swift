/// « Type d'établissement »: for whom the person asks.
package enum TypeDeDemandeur: String, Sendable, CaseIterable {
    case entreprise
    case of
    case cabinet

    package var libelle: String {
        switch self {
        case .entreprise: "Entreprise"
        case .of: "Organisme de formation"
        case .cabinet: "Cabinet comptable"
        }
    }

    /// The application that the request opens; nil for what is not accepted.
    package var espace: Espace? {
        switch self {
        case .entreprise: .entreprise
        case .of: .of
        case .cabinet: nil
        }
    }

    package static let cabinetRefuse = "Les demandes d'inscription des cabinets comptables ne sont pas acceptées"
}

/// « Type de profil souhaité »
package enum ProfilSouhaite: String, Sendable, CaseIterable {
    case administrateur
    case gestionnaire

    package var libelle: String {
        switch self {
        case .administrateur: "Administrateur"
        case .gestionnaire: "Gestionnaire"
        }
    }

    package var explication: String {
        switch self {
        case .administrateur:
            """
            Vous accédez à l'ensemble des fonctionnalités de M-Gestion et notamment à la création et gestion des \
            utilisateurs de votre entreprise.
            """
        case .gestionnaire:
            "Vous pouvez saisir, déposer et consulter les demandes de prise en charge de votre entreprise."
        }
    }

    package func role(_ type: TypeDeDemandeur) -> RoleEtablissement {
        switch (self, type) {
        case (.administrateur, .of): .administrateurOF
        case (.gestionnaire, .of): .gestionnaireOF
        case (.administrateur, .entreprise), (.administrateur, .cabinet): .administrateur
        case (.gestionnaire, .entreprise), (.gestionnaire, .cabinet): .gestionnaire
        }
    }
}

/// What one accepts by asking: kept with its text, its version and the moment.
package struct Attestation: Sendable, Equatable {
    package let cle: String
    package let version: String
    package let texte: String

    /// Changes with any word of the text.
    private static let versionHonneur = "1"

    package static let honneur = Attestation(
        cle: "attestation", version: versionHonneur,
        texte: """
            J'atteste sur l'honneur que les mentions portées sur ce formulaire sont exactes et que je suis habilité(e) \
            par mon entreprise à demander un accès à l'outil M-Gestion
            """)

    /// - Parameter version: of the conditions that are published.
    package static func cgu(version: String) -> Attestation {
        Attestation(cle: "cgu", version: version, texte: "J'accepte les Conditions Générales d'Utilisation")
    }
}
