import HTTPTypes
import Hummingbird
package import Platform

/// Somebody signed in, on the pages of their own account. Their session is the single sign-on's.
struct Titulaire: Sendable {
    let compte: Compte
    /// Digest of the ticket-granting token.
    let session: String
    let csrf: CSRF

    /// « Camille VERNEUIL », or the address of whoever has not told their name yet.
    var nom: String { compte.nom.isEmpty ? compte.courriel : "\(compte.prenom) \(compte.nom.uppercased())" }
}

/// What every page of « Mon compte » does first and last.
struct EspacePersonnel: Sendable {
    let module: IdentityModule

    /// - Throws: `ConnexionRequise` without a session.
    func titulaire(_ request: Request) async throws -> Titulaire {
        guard let token = request.cookie(IdentityCookies.ticketGranting), token.utf8.count <= 256 else {
            throw ConnexionRequise()
        }
        let now = module.clock.now
        let compte = try await module.database.read { db in try TicketStore.compte(session: token, at: now, on: db) }
        guard let compte else { throw ConnexionRequise() }
        return Titulaire(
            compte: compte, session: TicketStore.digest(token),
            csrf: CSRF(secret: Digest.sha256("formulaires de compte " + token)))
    }

    struct ConnexionRequise: Error {}

    typealias Page = @Sendable (Request, WebContext, Titulaire) async throws -> Response
    typealias Acte = @Sendable (Request, WebContext, Titulaire, FormData) async throws -> Response

    /// A page, or the way to sign in and come back.
    func page(_ body: @escaping Page) -> @Sendable (Request, WebContext) async throws -> Response {
        { request, context in
            do {
                return try await body(request, context, try await titulaire(request))
            } catch is ConnexionRequise {
                return connexion(request)
            }
        }
    }

    /// What a form asks, once its token was checked.
    func acte(_ body: @escaping Acte) -> @Sendable (Request, WebContext) async throws -> Response {
        page { request, context, titulaire in
            let form = try await request.uncheckedForm(limit: 64 << 10)
            try titulaire.csrf.check(form["csrf"])
            return try await body(request, context, titulaire, form)
        }
    }

    func rendre(_ page: Platform.Page, _ request: Request, _ context: WebContext) async throws -> Response {
        try await rendre(page, .ok, request, context)
    }

    func rendre(
        _ page: Platform.Page, _ status: HTTPResponse.Status, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let flash = Flash.read(request)
        var page = page
        if let flash {
            page.main = banner(Tone(rawValue: flash.tone) ?? .ok, flash.message, id: "message") + page.main
        }
        page.main += EspacePersonnel.sortie
        var response = try await module.pages.gate(page, status, request, context)
        if flash != nil { Flash.clear(&response) }
        return response
    }

    private static let sortie: HTML = """
        <div class="row">\(linkButton("Déconnexion", href: IdentityPaths.logout(), style: .quiet, icon: .exit))</div>

        """

    /// The password of the account, asked again before what matters; counted like a sign-in.
    /// - Returns: why it is refused, nil when it is the one.
    func refusDuMotDePasse(
        _ motDePasse: String, _ titulaire: Titulaire, _ request: Request, _ context: WebContext
    ) async throws -> String? {
        guard !motDePasse.isEmpty else { return "Saisissez votre mot de passe" }
        let authentification = Authentification(module: module, visite: Visite(request, context))
        switch try await authentification.verifier(titulaire.compte.courriel, motDePasse, context) {
        case .accepte(let compte, _) where compte.id == titulaire.compte.id: return nil
        case .refus(_, .tooManyRequests): return "Trop d'essais : attendez quinze minutes avant de recommencer"
        case .accepte, .refus: return "Ce mot de passe n'est pas le vôtre"
        }
    }

    /// Back to the page asked for once signed in.
    func connexion(_ request: Request) -> Response {
        let page = request.method == .get ? ServiceURL(module.publicURL + request.uri.path) : nil
        let cible = page ?? ServiceURL(module.publicURL + MonComptePaths.accueil())
        return .seeOther(IdentityPaths.login(DemandeDeConnexion(cible: cible)))
    }
}

package enum MonComptePaths {
    package static let accueil: Route<> = Route("/cas/compte")
    static let motDePasse: Route<> = Route("/cas/compte/mot-de-passe")
    static let email: Route<> = Route("/cas/compte/email")
    static let secondFacteur: Route<> = Route("/cas/compte/double-authentification")
    static let activation: Route<> = Route("/cas/compte/double-authentification/activation")
    static let retrait: Route<> = Route("/cas/compte/double-authentification/retrait")
    static let codes: Route<> = Route("/cas/compte/double-authentification/codes")
    static let sessions: Route<> = Route("/cas/compte/sessions")
    static let connexions: Route<> = Route("/cas/compte/connexions")
    static let pasMoi: Route<> = Route("/cas/compte/pas-moi")
    static let fermeture: Route<> = Route("/cas/compte/fermeture")
}
