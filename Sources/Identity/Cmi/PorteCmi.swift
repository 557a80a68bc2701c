import HTTPTypes
import Hummingbird
import Platform

/// The threshold of the portal: its session, the profile and the body behind it, read again at every request.
struct PorteCmi: RouterMiddleware {
    typealias Context = WebContext
    let module: IdentityModule
    /// Lets in a first sign-in and nobody else, or everybody else; nil for both.
    let creation: Bool?

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard let visiteur = try await VisiteurCmi.lire(request, module) else {
            let phrase = "Votre session a expiré. Connectez-vous de nouveau."
            guard request.cookie(SessionCmiStore.cookie) != nil else { return .seeOther(CmiPaths.accueil()) }
            return .seeOther(CmiPaths.accueil(), saying: phrase, tone: "wait")
        }
        if let creation, visiteur.creation != creation {
            return .seeOther(creation ? CmiPaths.accueil() : CmiPaths.creation())
        }
        var context = context
        context[VisiteurCmi.self] = visiteur
        context[CSRF.self] = visiteur.csrf
        return try await next(request, context)
    }
}

extension VisiteurCmi {
    /// Who holds the session of this request: nil for nobody, for a disabled profile, and for a disabled body.
    static func lire(_ request: Request, _ module: IdentityModule) async throws -> VisiteurCmi? {
        guard let token = request.cookie(SessionCmiStore.cookie), token.utf8.count <= 128 else { return nil }
        let now = module.clock.now
        let empreinte = Digest.sha256Hex(token)
        let lu = try await module.database.read { db -> (VisiteurCmi, Bool)? in
            guard let session = try SessionCmiStore.trouver(empreinte: empreinte, at: now, on: db),
                let profil = try CmiStore.profil(compte: session.compte, on: db), profil.actif, profil.organisme.actif,
                // Once the account is made, or the password given anew, what the temporary one opened is closed.
                session.creation == (profil.temporaireJusquAu != nil)
            else { return nil }
            let visiteur = VisiteurCmi(
                profil: profil, csrf: CSRF(secret: Array(session.secret.utf8)), empreinte: empreinte,
                creation: session.creation)
            return (visiteur, session.aNoter)
        }
        guard let (visiteur, aNoter) = lu else { return nil }
        if aNoter {
            try await module.database.write { db in
                try SessionCmiStore.noter(empreinte: empreinte, at: now, on: db)
            }
        }
        return visiteur
    }

    /// - Throws: `Refusal.notFound` for who is not a référent: the pages of référents do not exist for others.
    func exigerReferent() throws {
        guard profil.referent else { throw Refusal.notFound }
    }
}

/// The token of forms shown before any session.
struct FormulaireCmi: Sendable {
    private static let cookie = "__Host-formulaire-cmi"
    let secret: String

    init(_ request: Request) { secret = request.cookie(FormulaireCmi.cookie) ?? SecureRandom.token() }

    var csrf: CSRF { CSRF(secret: Array(secret.utf8)) }

    func poser(_ response: inout Response) { response.set(SessionCookie(FormulaireCmi.cookie, secret)) }

    /// Whether the token of the form is that of this browser.
    static func reconnait(_ form: FormData, _ request: Request) -> Bool {
        guard let secret = request.cookie(cookie) else { return false }
        return (try? CSRF(secret: Array(secret.utf8)).check(form["csrf"])) != nil
    }
}
