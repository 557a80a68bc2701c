import Domain
import Hummingbird
import Identity
import Platform

/// The selector « Organisme de formation »: every page then depends on the establishment chosen.
struct ScopeHandler: Sendable {
    let services: Services
    let espace: Espace

    func choose(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        let session = try context.require(Session.self)
        let siret = try await request.form(context)["perimetre"]
        guard acces.etablissements.contains(where: { $0.siret == siret }) else { throw Refusal.notFound }
        try await services.database.write { db in try SessionStore.choisir(etablissement: siret, session, on: db) }
        return .seeOther(espace.racine)
    }
}
