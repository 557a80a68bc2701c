package import Domain

/// A door with accounts of its own. One identity core serves them all: accounts, passwords, links, throttling.
package enum Portail: String, Sendable, CaseIterable {
    /// The OPCO's login space: one signs in with one's address.
    case opco
    /// The CMI portal of issuing bodies: one signs in with an identifier.
    case cmi
}

/// What differs from one portal to another.
package struct PortalPolicy: Sendable {
    package let portail: Portail
    package let motDePasse: RegleDeMotDePasse
    /// Two spellings that this makes equal name one account.
    package let norme: @Sendable (String) -> String

    package static let opco = PortalPolicy(
        portail: .opco, motDePasse: .espaceDeConnexion, norme: { CompteStore.norme($0) })
    /// Spaces are dropped and letters are capitals: the identifier is copied from a mail.
    package static let cmi = PortalPolicy(
        portail: .cmi, motDePasse: .cmi,
        norme: { String($0.uppercased().filter { !$0.isWhitespace }.prefix(64)) })

    package static func of(_ portail: Portail) -> PortalPolicy {
        switch portail {
        case .opco: .opco
        case .cmi: .cmi
        }
    }
}
