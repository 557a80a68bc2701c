import Domain
import Platform

/// URLs of the users of one establishment: under the space, or under the establishment that the OPCO opened.
struct UtilisateursPaths: Sendable {
    private let base: String

    init(_ espace: Espace) { base = espace.racine + "/utilisateurs" }

    /// - Parameters: as the path holds them; templates when the routes are registered.
    init(opco siret: String, _ espace: String) { base = "/opco/etablissements/\(siret)/\(espace)/utilisateurs" }

    /// The template of the OPCO's pages.
    static let opco = UtilisateursPaths(opco: "{siret}", "{application}")

    var liste: Route<> { Route(base) }
    var creation: Route<> { Route(base + "/creation") }
    var historique: Route<> { Route(base + "/historique") }
    var modification: Route<Int> { Route(base + "/{id}/modification") }
    var invitation: Route<Int> { Route(base + "/{id}/invitation") }

    /// The list with the side sheet of one person.
    func volet(_ id: Int) -> String { liste() + "?voir=\(id)" }
}

/// URLs of the OPCO's own pages on users.
enum GestionOPCOPaths {
    static let agents: Route<> = Route("/opco/utilisateurs")
    static let creation: Route<> = Route("/opco/utilisateurs/creation")
    static let historique: Route<> = Route("/opco/utilisateurs/historique")
    static let modification = Route<Int>("/opco/utilisateurs/{id}/modification")
    static let invitation = Route<Int>("/opco/utilisateurs/{id}/invitation")
    /// Finds the users of an establishment, to help it.
    static let etablissements: Route<> = Route("/opco/etablissements")
    /// Finds an account, to help its holder.
    static let comptes: Route<> = Route("/opco/comptes")
    static let sessions = Route<Int>("/opco/comptes/{id}/sessions")
    static let secondFacteur = Route<Int>("/opco/comptes/{id}/second-facteur")
}
