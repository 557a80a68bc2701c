import Domain
import Hummingbird
import Platform
import Referentiels

/// A draft's beginning and its end without sending.
struct BrouillonHandler: Sendable {
    let module: DossiersModule
    let paths: DossierPaths

    /// « + CRÉER »: an empty draft, with what is known of the training organisation.
    func creer(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        try acces.exiger(.deposer)
        _ = try await request.form(context)
        let now = module.clock.now
        let id = try await module.database.write { db in
            let reponses = Reponses(try BrouillonHandler.depart(acces, on: db))
            return try module.store.creer(
                module.definition, reponses, acces, siretOF: DossierStore.siretOF(reponses, acces, nil), at: now, on: db
            )
        }
        return .seeOther(paths.etape(id, 1))
    }

    func supprimer(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self).pouvant(.deposer)
        let id = try context.parameter("id", as: Int.self)
        _ = try await request.form(context)
        try await module.database.write { db in
            let dossier = try module.store.trouver(id, acces, on: db)
            guard dossier.etat == .brouillon else {
                throw Refus.conflit("Ce dossier est transmis : il ne se supprime plus.")
            }
            try module.store.supprimer(brouillon: dossier, on: db)
        }
        return .seeOther(paths.liste() + "?vue=brouillon", saying: "Le brouillon est supprimé.")
    }

    private static func depart(_ acces: Acces, on db: any Connection) throws -> [String: String] {
        guard let courant = acces.courant else { return [:] }
        switch acces.espace {
        case .of:
            let connu = try Remplissage.organisme(courant.siret, prefixe: "organismeFormation", on: db)
            return connu.isEmpty
                ? ["organismeFormation.siret": courant.siret, "organismeFormation.denomination": courant.nom] : connu
        case .entreprise: return try Remplissage.etablissement(courant.siret, prefixe: "employeur", on: db)
        case .opco: return [:]
        }
    }
}
