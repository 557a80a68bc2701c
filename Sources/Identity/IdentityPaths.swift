package import Domain
package import Platform

package enum IdentityPaths {
    package static let login: Route<> = Route("/cas/login")
    package static let logout: Route<> = Route("/cas/logout")
    /// Takes the answer to the page that warns before an entry.
    static let entree: Route<> = Route("/cas/entree")

    /// The sign-in page, with what was asked of it.
    static func login(_ demande: DemandeDeConnexion) -> String { vers(login(), demande) }

    /// S2, « Création de votre compte ».
    package static let inscription: Route<> = Route("/cas/inscription")
    package static let motDePasseOublie: Route<> = Route("/cas/mot-de-passe-oublie")
    static let activationPage: Route<> = Route("/cas/activation")
    static let reinitialisationPage: Route<> = Route("/cas/reinitialisation")
    static let confirmationEmailPage: Route<> = Route("/cas/confirmation-email")
    static let annulationEmailPage: Route<> = Route("/cas/annulation-email")
    static let pasMoiPage: Route<> = Route("/cas/pas-moi")
    static let verification: Route<> = Route("/cas/verification")
    static let enrolement: Route<> = Route("/cas/verification/enrolement")

    /// Where a mail leads to choose a first password.
    package static func activation(jeton: String) -> String { avec(jeton, activationPage()) }

    /// Where a mail leads to choose another password.
    static func reinitialisation(jeton: String) -> String { avec(jeton, reinitialisationPage()) }
    static func confirmationEmail(jeton: String) -> String { avec(jeton, confirmationEmailPage()) }
    static func annulationEmail(jeton: String) -> String { avec(jeton, annulationEmailPage()) }
    static func pasMoi(jeton: String) -> String { avec(jeton, pasMoiPage()) }

    private static func avec(_ jeton: String, _ page: String) -> String { page + "?jeton=" + URLText.encode(jeton) }

    /// A page before sign-in that remembers where the person was going.
    static func vers(_ page: String, _ demande: DemandeDeConnexion) -> String {
        demande.parametres.isEmpty ? page : page + "?" + demande.parametres
    }

    /// Where a space receives its ticket: `/of/authenticate`.
    package static func authenticate(_ espace: Espace) -> String { espace.racine + "/authenticate" }

    /// All the doors of a space: companies have one per branch.
    static func portes(_ espace: Espace) -> [String] {
        let porte = authenticate(espace)
        let branches = espace == .entreprise ? ["automobile", "transport", "urbain"] : []
        return [porte] + branches.map { porte + "/" + $0 }
    }

    /// Signs out of a space, and of the others with it.
    package static func deconnexion(_ espace: Espace) -> String { espace.racine + "/deconnexion" }
}
