import Domain
import Hummingbird
import Platform

/// The queue of the desk: what waits for a decision, from the shortest delay to the longest.
struct BureauHandler: Sendable {
    let module: DossiersModule
    let paths: BureauPaths
    let services: ServicesDuBureau

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        try acces.exiger(.consulter)
        let requete = RequeteDeBureau(request.query)
        let regard = RegardDuBureau(
            acces, at: module.clock.now, delegation: services.delegation(requete.delegation))
        let page = try await module.database.read { db in try BureauStore.page(requete, regard, on: db) }
        let vue = BureauPage(
            requete: requete, contenu: page, regard: regard, delegations: services.delegations,
            csrf: try context.require(CSRF.self), paths: paths, annonce: context[Flash.self])
        return try await module.pages.shell(vue.page, .ok, request, context)
    }
}

extension ServicesDuBureau {
    /// Nil for an unknown code and for none: every delegation.
    func delegation(_ code: String) -> DelegationDuBureau? { delegations.first { $0.code == code } }
}
