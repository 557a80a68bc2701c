import Domain
import Hummingbird
import Platform

/// The door of a space: its ticket becomes its session.
struct DoorHandler: Sendable {
    let module: IdentityModule
    let espace: Espace

    /// `/of/authenticate?ticket=ST-…`: without a ticket, or with a spent one, back to the login space.
    func enter(_ request: Request, _ context: WebContext) async throws -> Response {
        let query = request.query
        let retour = retourLocal(query["retour"])
        guard query.has("ticket") else { return .seeOther(module.signIn(espace, retour: retour)) }
        let service =
            module.publicURL + IdentityPaths.authenticate(espace)
            + (query.has("retour") ? "?retour=" + URLText.encode(query["retour"]) : "")
        let now = module.clock.now
        let ticket = query["ticket"]
        let token = try await module.database.write { db -> String? in
            guard ticket.utf8.count <= 256,
                let proof = try TicketStore.spend(ticket, service: service, at: now, on: db)
            else { return nil }
            return try SessionStore.open(proof.compte, espace, casSession: proof.casSession, at: now, on: db)
        }
        guard let token else { return .seeOther(module.signIn(espace, retour: retour)) }
        var response = Response.seeOther(retour)
        response.set(SessionCookie(IdentityCookies.session(espace), token))
        return response
    }

    func leave(_ request: Request, _ context: WebContext) async throws -> Response {
        _ = try await request.form(context)
        if let token = request.cookie(IdentityCookies.session(espace)) {
            try await module.database.write { db in try SessionStore.close(token, on: db) }
        }
        var response = Response.seeOther(IdentityPaths.logout())
        response.set(SessionCookie(IdentityCookies.session(espace), "", maxAge: 0))
        return response
    }

    /// Only a path of this space: an address of elsewhere, or one that a browser would read as such, is dropped.
    private func retourLocal(_ text: String) -> String {
        let racine = espace.racine
        guard text == racine || text.hasPrefix(racine + "/") || text.hasPrefix(racine + "?"), text.utf8.count <= 1024,
            text.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\\") }), !text.contains("//")
        else { return racine }
        return text
    }
}
