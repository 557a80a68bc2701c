import Hummingbird
import Platform

/// Opens the single sign-on of somebody who has just proved who they are, and leads to the application asked for.
struct OuvertureDeSession: Sendable {
    let module: IdentityModule

    func ouvrir(_ compte: Compte, _ target: ServiceURL?) async throws -> Response {
        let now = module.clock.now
        let (token, location) = try await module.database.write { db in
            let token = try TicketStore.openSession(compte, at: now, on: db)
            try Journal.append(
                on: db, at: now, acteur: "compte \(compte.id)", action: "connexion", objet: "compte \(compte.id)")
            guard let target else { return (token, "/") }
            let ticket = try TicketStore.issue(
                for: target, compte, session: token, fromCredentials: true, at: now, on: db)
            return (token, target.adding(ticket: ticket))
        }
        var response = Response.seeOther(location)
        response.set(SessionCookie(IdentityCookies.ticketGranting, token, path: "/cas"))
        return response
    }
}
