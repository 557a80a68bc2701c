import HTTPTypes
import Hummingbird
import Platform

/// `/cas/logout`: ends the single sign-on, and every application with it.
struct LogoutHandler: Sendable {
    let module: IdentityModule

    /// Another site may link here, as the protocol wants: it gains nothing but that one has to sign in again. It is not
    /// obeyed on where to go next, unless that is a registered service; the `url` of CAS 1 is ignored.
    func signOut(_ request: Request, _ context: WebContext) async throws -> Response {
        if let token = request.cookie(IdentityCookies.ticketGranting) { try await close(token) }
        let cible = module.services[request.query["service"]]?.url
        var response =
            cible.map { Response.seeOther($0.text) }
            ?? .seeOther(IdentityPaths.login(), saying: "Vous êtes déconnecté.")
        response.set(SessionCookie(IdentityCookies.ticketGranting, "", path: "/cas", maxAge: 0))
        return response
    }

    private func close(_ token: String) async throws {
        guard token.utf8.count <= 128 else { return }
        let now = module.clock.now
        let digest = TicketStore.digest(token)
        try await module.database.write { db in
            // Expired, it may still have opened sessions in applications that do not know it.
            guard let id = try TicketStore.titulaire(digest: digest, on: db) else { return }
            let qui = "compte \(id)"
            try Journal.append(on: db, at: now, acteur: qui, action: "deconnexion", objet: qui)
            try TicketStore.close(digest: digest, at: now, on: db)
        }
    }
}
