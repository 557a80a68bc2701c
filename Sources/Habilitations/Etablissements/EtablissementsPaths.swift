package import Domain
package import Platform

/// URLs of the establishments that one holds.
package struct EtablissementsPaths: Sendable {
    private let base: String

    package init(_ espace: Espace) { base = espace.racine + "/etablissements" }

    package var liste: Route<> { Route(base) }
    package var fiche: Route<String> { Route(base + "/{siret}") }
}
