package import Domain
package import Platform

/// URLs of the request for access, at the threshold of an application.
package struct InscriptionPaths: Sendable {
    private let base: String

    package init(_ espace: Espace) { base = espace.racine + "/inscription" }

    /// The form, or where the request stands.
    package var accueil: Route<> { Route(base) }
    package var confirmation: Route<> { Route(base + "/confirmation") }
    package var correction: Route<> { Route(base + "/correction") }

    /// What an account without access may open there.
    package func contient(_ chemin: String) -> Bool { chemin == base || chemin.hasPrefix(base + "/") }
}

/// URLs of the desk's queue of requests.
package struct DemandesPaths: Sendable {
    private let base = Espace.opco.racine + "/inscriptions"

    package init() {}

    package var file: Route<> { Route(base) }
    package var demande: Route<Int> { Route(base + "/{id}") }
    package var priseEnCharge: Route<Int> { Route(base + "/{id}/prise-en-charge") }
    package var affectation: Route<Int> { Route(base + "/{id}/affectation") }
    package var acceptation: Route<Int> { Route(base + "/{id}/acceptation") }
    package var refus: Route<Int> { Route(base + "/{id}/refus") }
}
