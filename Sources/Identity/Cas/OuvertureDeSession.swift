import Hummingbird
import Platform

/// Opens the single sign-on of somebody who has just proved who they are, and leads to the application asked for.
struct OuvertureDeSession: Sendable {
    let module: IdentityModule
    private let arrivee: Arrivee
    /// Ticket-granting token that the browser came with.
    private let ancien: String?

    init(module: IdentityModule, _ request: Request, _ context: WebContext) {
        self.module = module
        arrivee = Arrivee(module: module, Visite(request, context))
        ancien = request.cookie(IdentityCookies.ticketGranting).flatMap { $0.utf8.count <= 128 ? $0 : nil }
    }

    /// In the transaction that spends the proof: nothing comes between the two.
    /// - Returns: the ticket-granting token.
    func ouvrir(
        _ compte: Compte, _ demande: DemandeDeConnexion, at now: Instant, on db: any Connection
    ) throws -> String {
        let token = try jeton(compte, demande, at: now, on: db)
        try arrivee.noter(compte, at: now, on: db)
        try Journal.append(
            on: db, at: now, acteur: "compte \(compte.id)", action: "connexion", objet: "compte \(compte.id)")
        return token
    }

    /// The session of this browser when it is already this person's, a new one otherwise; under a new token.
    private func jeton(
        _ compte: Compte, _ demande: DemandeDeConnexion, at now: Instant, on db: any Connection
    ) throws -> String {
        if let ancien {
            if let session = try TicketStore.session(token: ancien, at: now, on: db), session.compte.id == compte.id {
                return try TicketStore.renewSession(session, demande, arrivee.visite, at: now, on: db)
            }
            // Somebody else takes the place, or the session was over: nothing of it stays open behind.
            try TicketStore.close(digest: TicketStore.digest(ancien), at: now, on: db)
        }
        return try TicketStore.openSession(compte, demande, arrivee.visite, at: now, on: db)
    }

    /// After commit.
    func mener(
        _ demande: DemandeDeConnexion, _ token: String, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        var response = try await suite(demande, token, request, context)
        poser(token, demande, &response)
        return response
    }

    func poser(_ token: String, _ demande: DemandeDeConnexion, _ response: inout Response) {
        response.set(
            SessionCookie(
                IdentityCookies.ticketGranting, token, path: "/cas",
                maxAge: demande.seSouvenir ? TicketStore.longLifetime : nil))
        response.set(arrivee.cookie)
    }

    private func suite(
        _ demande: DemandeDeConnexion, _ token: String, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        guard let cible = demande.cible else { return .seeOther(IdentityPaths.login()) }
        return try await module.remettre(
            cible, demande, session: TicketStore.digest(token), saisie: true, request, context)
    }
}
