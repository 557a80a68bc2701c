import Domain
import HTTPTypes
import Habilitations
import Hummingbird
import Identity
import NIOCore
import Platform

/// The threshold of a space: its session, what the person may do there, what the frame shows. Read again at every
/// request, so that a change of right is felt at once.
struct SpaceMiddleware: RouterMiddleware {
    typealias Context = WebContext
    let espace: Espace
    let services: Services
    let identity: IdentityModule
    let frame: SpaceFrame

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let request = try await buffered(request)
        guard let visitor = try await visitor(request) else { return try await stranger(request, context) }
        if let ailleurs = seuil(request, visitor) { return ailleurs }
        var context = context
        context[Acces.self] = visitor.acces
        context[Session.self] = visitor.session
        context[CSRF.self] = visitor.session.csrf
        context[Visitor.self] = visitor
        let flash = Flash.read(request)
        context[Flash.self] = flash
        var response: Response
        do {
            response = try await next(request, context)
        } catch let refusal as Refusal where refusal == .expiredForm {
            guard let again = try await reprise(request, visitor.session.csrf) else { throw refusal }
            response = again
        }
        // A redirection passes the announcement on; the page that follows says it.
        if flash != nil, response.status.kind != .redirection { Flash.clear(&response) }
        return response
    }

    /// An account that holds nothing in the space stays at its threshold: it may ask for access, or sign out.
    private func seuil(_ request: Request, _ visitor: Visitor) -> Response? {
        guard visitor.acces.estVide, request.uri.path != IdentityPaths.deconnexion(espace) else { return nil }
        let inscription = InscriptionPaths(espace)
        if espace != .opco {
            if inscription.contient(request.uri.path) { return nil }
            if request.method == .get || request.method == .head { return .seeOther(inscription.accueil()) }
        }
        return .html(frame.sansAcces(visitor), status: .forbidden)
    }

    /// Session with its rights, then notifications: two statements, in one snapshot.
    private func visitor(_ request: Request) async throws -> Visitor? {
        guard let token = request.cookie(IdentityCookies.session(espace)), token.utf8.count <= 128 else { return nil }
        let now = services.clock.now
        let found = try await services.database.read { db -> (Visitor, Bool)? in
            guard let (session, stale, roles) = try VisiteurStore.lire(token, espace, at: now, on: db) else {
                return nil
            }
            // Without it they sign in again: the door asks for it.
            if roles.opco != nil, try identity.secondFacteurManque(session, on: db) { return nil }
            let acces = Acces(
                compteID: session.compte.id, courriel: session.compte.courriel, prenom: session.compte.prenom,
                nom: session.compte.nom, espace: espace, etablissements: roles.etablissements,
                entreprises: roles.entreprises,
                choisi: session.etablissement, roleOPCO: roles.opco)
            let notifications = try frame.notifications(acces, db)
            return (
                Visitor(session: session, acces: acces, espaces: roles.espaces, notifications: notifications), stale
            )
        }
        guard let (visitor, stale) = found else { return nil }
        if stale {
            try await services.database.write { db in try SessionStore.touch(visitor.session, at: now, on: db) }
        }
        return visitor
    }

    /// A form small enough to be shown again is read whole first: if its session has ended, nothing typed is lost.
    private func buffered(_ request: Request) async throws -> Request {
        guard request.isForm else { return request }
        do {
            var request = request
            let body = try await request.collectBody(upTo: 4 << 20)
            request.body = .init(buffer: body)
            return request
        } catch is NIOTooManyBytesError {
            throw Refusal.tooLarge
        }
    }
}

// MARK: - Without a session

extension SpaceMiddleware {
    private func stranger(_ request: Request, _ context: WebContext) async throws -> Response {
        if request.wantsJSON {
            struct SignIn: Encodable { let erreur, connexion: String }
            return try .json(
                SignIn(
                    erreur: "Votre session a expiré : reconnectez-vous, rien n'est perdu.",
                    connexion: identity.signIn(espace, retour: espace.racine)),
                status: .unauthorized)
        }
        guard request.method == .post else {
            return .seeOther(identity.signIn(espace, retour: String(request.uri.string.prefix(1024))))
        }
        // Files cannot be shown again: who sent them is told to sign in, not that they are kept.
        guard let form = try? await request.uncheckedForm() else { throw Refusal.signInNeeded }
        return .html(
            frame.reprise(
                SpaceFrame.Reprise(
                    action: request.uri.string, champs: form.fields,
                    connexion: identity.signIn(espace, retour: espace.racine),
                    csrf: nil)),
            status: .unauthorized)
    }

    /// A form made under an earlier session: shown again under this one, for the person to send.
    private func reprise(_ request: Request, _ csrf: CSRF) async throws -> Response? {
        guard !request.wantsJSON, let form = try? await request.uncheckedForm() else { return nil }
        return .html(
            frame.reprise(
                SpaceFrame.Reprise(action: request.uri.string, champs: form.fields, connexion: nil, csrf: csrf)),
            status: .forbidden)
    }
}

/// Who came through the door, for the frame of the pages.
struct Visitor: Sendable {
    let session: Session
    let acces: Acces
    let espaces: [Espace]
    let notifications: SpaceFrame.Notifications
}
