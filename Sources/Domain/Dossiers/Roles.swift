/// Role of a user within the establishments of one account.
package enum RoleEtablissement: String, Sendable, Codable, CaseIterable {
    case administrateurOF = "administrateur_of"
    case gestionnaireOF = "gestionnaire_of"
    case administrateur
    case gestionnaire

    package var libelle: String {
        switch self {
        case .administrateurOF: "Administrateur OF"
        case .gestionnaireOF: "Gestionnaire OF"
        case .administrateur: "Administrateur"
        case .gestionnaire: "Gestionnaire"
        }
    }

    /// Of a training organisation (`/of`) rather than of a company (`/app`).
    package var organisme: Bool { self == .administrateurOF || self == .gestionnaireOF }

    package var administre: Bool { self == .administrateurOF || self == .administrateur }
}

/// Role of an agent of the OPCO.
package enum RoleOPCO: String, Sendable, Codable, CaseIterable {
    case gestionnaire
    case superviseur
    case comptable
    case administrateur

    package var libelle: String {
        switch self {
        case .gestionnaire: "Gestionnaire"
        case .superviseur: "Superviseur"
        case .comptable: "Comptable"
        case .administrateur: "Administrateur"
        }
    }
}
