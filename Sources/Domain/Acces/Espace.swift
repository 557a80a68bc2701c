/// One of the platform's own applications; each is a CAS service with its own session.
package enum Espace: String, Sendable, Codable, CaseIterable {
    case of
    case entreprise = "app"
    case opco

    /// First segment of its URLs: `/of`.
    package var racine: String { "/" + rawValue }

    package var libelle: String {
        switch self {
        case .of: "M-Gestion OF"
        case .entreprise: "M-Gestion Entreprise"
        case .opco: "M-Gestion OPCO"
        }
    }
}
