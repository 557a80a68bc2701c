import Domain
package import Platform

/// URLs of the OPCO's desk for the contrat d'apprentissage. What a decision does has its noun.
package struct BureauPaths: Sendable {
    /// The file, its CERFA and its pieces: the same pages as elsewhere, under the desk's own root.
    package let dossiers = DossierPaths(.opco)
    private let base = Espace.opco.racine + "/contrats-apprentissage"

    package init() {}

    package var accueil: Route<> { Route(Espace.opco.racine) }
    package var reglages: Route<> { Route(Espace.opco.racine + "/reglages") }
    package var file: Route<> { dossiers.liste }
    package var dossier: Route<Int> { dossiers.fiche }
    /// Takes the most pressing file that nobody has.
    package var prochain: Route<> { Route(base, "/prise-en-charge") }
    package var priseEnCharge: Route<Int> { Route(base, "/{id}/prise-en-charge") }
    package var affectation: Route<Int> { Route(base, "/{id}/affectation") }
    /// Reads a sensitive answer in full; journaled.
    package var lecture: Route<Int> { Route(base, "/{id}/lecture") }
    package var demandeDePieces: Route<Int> { Route(base, "/{id}/demande-de-pieces") }
    package var accord: Route<Int> { Route(base, "/{id}/accord") }
    package var refus: Route<Int> { Route(base, "/{id}/refus") }
    package var annulation: Route<Int> { Route(base, "/{id}/annulation") }
    package var depotDeca: Route<Int> { Route(base, "/{id}/depot-deca") }
}
