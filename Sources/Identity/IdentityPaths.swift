package import Domain
package import Platform

package enum IdentityPaths {
    package static let login: Route<> = Route("/cas/login")
    package static let logout: Route<> = Route("/cas/logout")

    /// Where a mail leads to choose a first password.
    package static func activation(jeton: String) -> String { "/cas/activation?jeton=" + URLText.encode(jeton) }

    /// Where a space receives its ticket: `/of/authenticate`.
    package static func authenticate(_ espace: Espace) -> String { espace.racine + "/authenticate" }

    /// Signs out of a space, and of the others with it.
    package static func deconnexion(_ espace: Espace) -> String { espace.racine + "/deconnexion" }
}
