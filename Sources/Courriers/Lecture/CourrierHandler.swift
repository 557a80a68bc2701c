import Domain
import Hummingbird
import Platform

/// A letter, opened in the browser by whoever may see its file.
struct CourrierHandler: Sendable {
    let module: CourriersModule

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        let id = try context.parameter("id", as: Int.self)
        let peutVoir = module.peutVoir
        let garde = try await module.database.read { db in
            guard acces.peut(.consulter), let garde = try CourrierStore.find(id, on: db),
                try peutVoir(garde.dossierID, acces, db)
            else { throw Refusal.notFound }
            return garde
        }
        return .document(
            try await module.rendu.pdf(garde), type: "application/pdf", name: garde.nom + ".pdf",
            attachment: request.query.has("telecharger"))
    }
}
