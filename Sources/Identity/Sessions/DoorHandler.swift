import Domain
import Hummingbird
import Platform

/// The door of a space: its ticket becomes its session.
struct DoorHandler: Sendable {
    let module: IdentityModule
    let espace: Espace
    /// `/of/authenticate`; companies have one per branch.
    let porte: String

    /// `/of/authenticate?ticket=ST-…`: without a ticket, or with one that is spent or that this browser did not leave to
    /// fetch, to the login space.
    func enter(_ request: Request, _ context: WebContext) async throws -> Response {
        let query = request.query
        let retour = retourLocal(query["retour"])
        guard query.has("ticket"), let restants = EtatDEntree(request).revenir(query["etat"]) else {
            return partir(request, retour: retour)
        }
        let service = service(retour: query["retour"], etat: query["etat"])
        switch try await open(query["ticket"], service, request.cookie(IdentityCookies.session(espace))) {
        case .refusee: return partir(request, retour: retour)
        // Under the session already open, the login space would send the person back here without end.
        case .sansSecondFacteur: return partir(request, retour: retour, renew: true)
        case .ouverte(let token):
            var response = Response.seeOther(retour)
            response.set(SessionCookie(IdentityCookies.session(espace), token))
            response.set(restants)
            return response
        }
    }

    /// To the login space, for a ticket.
    /// - Parameter renew: the password is to be typed, whatever is open.
    private func partir(_ request: Request, retour: String, renew: Bool = false) -> Response {
        let (etat, cookie) = EtatDEntree(request).partir()
        let service = URLText.encode(service(retour: retour, etat: etat))
        var response = Response.seeOther(
            IdentityPaths.login() + "?service=" + service + (renew ? "&renew=true" : ""))
        response.set(cookie)
        return response
    }

    /// The address that the ticket is made for.
    private func service(retour: String, etat: String) -> String {
        module.publicURL + porte + "?retour=" + URLText.encode(retour) + "&etat=" + etat
    }

    private enum Entree: Sendable {
        case ouverte(String)
        case refusee
        case sansSecondFacteur
    }

    /// The ticket is spent and the session opened in one transaction: a validation like that of any application,
    /// without the call.
    /// - Parameter ancienne: token of the session that this one takes the place of.
    private func open(_ texte: String, _ service: String, _ ancienne: String?) async throws -> Entree {
        let now = module.clock.now
        let espace = espace
        guard let ticket = try? Validation.lire(texte, module, at: now), ticket.genre == .service else {
            return .refusee
        }
        return try await module.database.write { db -> Entree in
            let usage = UsageStore.Usage(ticket, aPrevenir: nil, at: now)
            let presentation = Validation.Presentation(usage: usage, espace: nil)
            guard let session = try Validation.depenser(presentation, module.acces, on: db)?.session,
                ticket.est(pour: service)
            else { return .refusee }
            let facteur = SecondFacteur(module: module)
            if espace == .opco, try facteur.estObligatoire(session.compte.id, on: db),
                try facteur.manque("\(session.empreinte)", on: db)
            {
                return .sansSecondFacteur
            }
            if let ancienne { try SessionStore.oublier(ancienne, on: db) }
            return .ouverte(try SessionStore.open(session, espace, at: now, on: db))
        }
    }

    func leave(_ request: Request, _ context: WebContext) async throws -> Response {
        _ = try await request.form(context)
        if let token = request.cookie(IdentityCookies.session(espace)) {
            let now = module.clock.now
            try await module.database.write { db in
                guard let id = try SessionStore.close(token, at: now, on: db) else { return }
                let qui = "compte \(id)"
                try Journal.append(on: db, at: now, acteur: qui, action: "deconnexion", objet: qui)
            }
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
