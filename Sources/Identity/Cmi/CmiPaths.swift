package import Platform

package enum CmiPaths {
    package static let racine = "/cmi"
    /// The sign-in page, or the home page of who is signed in.
    package static let accueil: Route<> = Route("/cmi")
    package static let creation: Route<> = Route("/cmi/creation-de-compte")
    package static let identifiantOublie: Route<> = Route("/cmi/identifiant-oublie")
    package static let motDePasseOublie: Route<> = Route("/cmi/mot-de-passe-oublie")
    package static let nouveauMotDePasse: Route<> = Route("/cmi/nouveau-mot-de-passe")
    package static let deconnexion: Route<> = Route("/cmi/deconnexion")

    package static let profils: Route<> = Route("/cmi/profils")
    package static let nouveauProfil: Route<> = Route("/cmi/profils/nouveau")
    package static let profil = Route<Int>("/cmi/profils/{id}")
    package static let etatDuProfil = Route<Int>("/cmi/profils/{id}/etat")
    package static let reinitialisation = Route<Int>("/cmi/profils/{id}/reinitialisation")

    package static let alertes: Route<> = Route("/cmi/alertes")
    package static let compte: Route<> = Route("/cmi/compte")
    package static let motDePasse: Route<> = Route("/cmi/compte/mot-de-passe")
    package static let courriel: Route<> = Route("/cmi/compte/courriel")
    package static let confirmationDuCourriel: Route<> = Route("/cmi/confirmation-email")

    package static let retourDuCourriel: Route<> = Route("/cmi/retablir-email")

    package static let faq: Route<> = Route("/cmi/faq")
    package static let plan: Route<> = Route("/cmi/plan-du-site")
    package static let mentions: Route<> = Route("/cmi/mentions-legales")
    package static let cgu: Route<> = Route("/cmi/cgu")
    package static let accessibilite: Route<> = Route("/cmi/accessibilite")

    static func avec(jeton: String, _ route: Route<>) -> String { route() + "?jeton=" + URLText.encode(jeton) }
}
