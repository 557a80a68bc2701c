import Domain
import Hummingbird
import Platform

/// The list, and what one does with its lines. Acts come back to the list as it was: its state is in their address.
struct NotificationsHandler: Sendable {
    let module: CourriersModule
    let paths: CourriersPaths
    let espace: Espace

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        let requete = RequeteDeNotifications(request.query)
        // A filter just added becomes part of the address.
        if request.query.has("colonne") { return .seeOther(requete.url(paths.notifications())) }
        let liste = try await module.database.read { db in try NotificationStore.page(requete, acces, on: db) }
        if liste.notifications.isEmpty, liste.total > 0 {
            let derniere = (liste.total + requete.taille - 1) / requete.taille
            return .seeOther(requete.url(paths.notifications()) { $0.page = derniere })
        }
        let vue = NotificationsPage(
            requete: requete, liste: liste, csrf: try context.require(CSRF.self), paths: paths,
            annonce: context[Flash.self])
        return try await module.pages.shell(vue.page, .ok, request, context)
    }

    /// A link rather than a form: opening it is what reads it, as with a mail, and opening it twice changes nothing.
    func examiner(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        let id = try context.parameter("id", as: Int.self)
        let now = module.clock.now
        let une = try await module.database.write { db in try NotificationStore.lire(id, acces, at: now, on: db) }
        return .seeOther(module.liens.dossier(espace, une.dispositif, une.dossierID))
    }

    func supprimer(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        let id = try context.parameter("id", as: Int.self)
        _ = try await request.form(context)
        try await module.database.write { db in try NotificationStore.supprimer(id, acces, on: db) }
        return .seeOther(liste(request), saying: "La notification est supprimée.")
    }

    func toutLire(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        _ = try await request.form(context)
        let now = module.clock.now
        try await module.database.write { db in _ = try NotificationStore.toutLire(acces, at: now, on: db) }
        return .seeOther(liste(request), saying: "Toutes vos notifications sont marquées comme lues.")
    }

    func toutSupprimer(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        let form = try await request.form(context)
        guard let jusque = Int(pathComponent: form["jusque"]) else { throw Refusal.unreadable }
        let nombre = try await module.database.write { db in
            try NotificationStore.toutSupprimer(acces, jusque: jusque, on: db)
        }
        let phrase =
            switch nombre {
            case 0: "Aucune notification n'était à supprimer."
            case 1: "1 notification est supprimée."
            default: "\(nombre) notifications sont supprimées."
            }
        return .seeOther(paths.notifications(), saying: phrase)
    }

    private func liste(_ request: Request) -> String {
        RequeteDeNotifications(request.query).url(paths.notifications())
    }
}
