package import Domain
import Platform

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
    /// Said of an identifier or a password that is not right, without saying which.
    package let refus: String
    /// The link that a forgotten password gives.
    package let lien: Lien.Genre
    /// Where its pages live, and the path of its cookies that need not go elsewhere.
    package let racine: String
    /// How somebody who was given a password enters for the first time; nil where people choose their own.
    package let premiereConnexion: PremiereConnexion?

    package struct PremiereConnexion: Sendable {
        /// Seconds that a temporary password may still be used.
        package let duree: Int
        /// Where it leads, and nowhere else.
        package let page: String
    }

    package static let opco = PortalPolicy(
        portail: .opco, motDePasse: .espaceDeConnexion, norme: { CompteStore.norme($0) },
        refus: "L'adresse email ou le mot de passe est incorrect.", lien: .reinitialisation, racine: "/cas",
        premiereConnexion: nil)
    /// Spaces are dropped and letters are capitals: the identifier is copied from a mail.
    package static let cmi = PortalPolicy(
        portail: .cmi, motDePasse: .cmi, norme: { String(IdentifiantCMI.normaliser($0).prefix(64)) },
        refus: "L'identifiant ou le mot de passe est incorrect.", lien: .motDePasseCMI, racine: CmiPaths.racine,
        premiereConnexion: PremiereConnexion(duree: 7 * 86_400, page: CmiPaths.creation()))

    package static func of(_ portail: Portail) -> PortalPolicy {
        switch portail {
        case .opco: .opco
        case .cmi: .cmi
        }
    }
}
