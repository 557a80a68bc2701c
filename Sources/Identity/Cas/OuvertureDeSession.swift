import Hummingbird
import Platform

/// Opens the single sign-on of somebody who has just proved who they are, and leads to the application asked for.
struct OuvertureDeSession: Sendable {
    let module: IdentityModule

    func ouvrir(
        _ compte: Compte, _ demande: DemandeDeConnexion, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let now = module.clock.now
        let arrivee = Arrivee(module: module, Visite(request, context))
        let ancien = request.cookie(IdentityCookies.ticketGranting)
        let token = try await module.database.write { db in
            let token = try jeton(compte, demande, ancien, at: now, on: db)
            try arrivee.noter(compte, session: token, at: now, on: db)
            try Journal.append(
                on: db, at: now, acteur: "compte \(compte.id)", action: "connexion", objet: "compte \(compte.id)")
            return token
        }
        var response = try await suite(demande, token, request, context)
        response.set(
            SessionCookie(
                IdentityCookies.ticketGranting, token, path: "/cas",
                maxAge: demande.seSouvenir ? TicketStore.longLifetime : nil))
        response.set(arrivee.cookie)
        return response
    }

    /// The session of this browser when it is already this person's, a new one otherwise.
    private func jeton(
        _ compte: Compte, _ demande: DemandeDeConnexion, _ ancien: String?, at now: Instant, on db: any Connection
    ) throws -> String {
        if let ancien, let session = try TicketStore.session(token: ancien, at: now, on: db) {
            if session.compte.id == compte.id {
                try TicketStore.renewSession(session, demande, at: now, on: db)
                return ancien
            }
            // Somebody else takes the place: nothing of the first person stays open behind them.
            try TicketStore.close(digest: session.empreinte, at: now, on: db)
        }
        return try TicketStore.openSession(compte, demande, at: now, on: db)
    }

    private func suite(
        _ demande: DemandeDeConnexion, _ token: String, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        guard let cible = demande.cible else { return .seeOther(IdentityPaths.login()) }
        return try await module.remettre(
            cible, demande, session: TicketStore.digest(token), saisie: true, request, context)
    }
}
