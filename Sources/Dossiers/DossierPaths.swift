package import Domain
package import Platform

/// URLs of the files of one dispositif in one space.
package struct DossierPaths: Sendable {
    private let base: String

    package init(_ espace: Espace, _ dispositif: Dispositif = .contratApprentissage) {
        switch dispositif {
        case .contratApprentissage: base = espace.racine + "/contrats-apprentissage"
        }
    }

    package var liste: Route<> { Route(base) }
    package var export: Route<String> { Route(base, "/export/{format}") }
    package var fiche: Route<Int> { Route(base, "/{id}") }
    package var etape: Route<Int, Int> { Route(base, "/{id}/etapes/{etape}") }
    package var suppression: Route<Int> { Route(base, "/{id}/suppression") }
    package var recu: Route<Int> { Route(base, "/{id}/recu") }
    package var cerfa: Route<Int> { Route(base, "/{id}/cerfa") }
    package var cerfaPDF: Route<Int> { Route(base, "/{id}/cerfa.pdf") }
    package var apercu: Route<Int> { Route(base, "/{id}/apercu") }
    package var remuneration: Route<Int> { Route(base, "/{id}/remuneration") }
    package var pieces: Route<Int> { Route(base, "/{id}/pieces") }
    package var piece: Route<Int, Int> { Route(base, "/{id}/pieces/{piece}") }
    /// Look-ups in the reference data, answered as JSON to the page's script.
    package var etablissements: Route<> { Route(base, "/recherche/etablissements") }
    package var organismes: Route<> { Route(base, "/recherche/organismes") }
    package var communes: Route<> { Route(base, "/recherche/communes") }
    package var certifications: Route<> { Route(base, "/recherche/certifications") }
    package var conventions: Route<> { Route(base, "/recherche/conventions") }
    package var suppressionPiece: Route<Int, Int> { Route(base, "/{id}/pieces/{piece}/suppression") }
}
