import Domain
import HTTPTypes
import Hummingbird
import Platform

/// `/cas/login` and `/cas/logout`: who has just typed a password, or still has a ticket-granting cookie, goes to the
/// service with a ticket.
struct LoginHandler: Sendable {
    let module: IdentityModule

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let query = request.query
        let target = try service(query["service"])
        let now = module.clock.now
        if let token = request.cookie(IdentityCookies.ticketGranting), !query.has("renew") {
            let location = try await module.database.write { db -> String? in
                guard let compte = try TicketStore.compte(session: token, at: now, on: db) else { return nil }
                guard let target else { return "/" }
                return target.adding(
                    ticket: try TicketStore.issue(
                        for: target, compte, session: token, fromCredentials: false, at: now, on: db))
            }
            if let location { return .seeOther(location) }
        }
        if let target, query.has("gateway"), !query.has("renew") { return .seeOther(target.text) }
        return try await page(LoginPage(service: target?.text ?? ""), .ok, request, context)
    }

    func signIn(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await request.uncheckedForm()
        let target = try service(form["service"])
        var page = LoginPage(service: target?.text ?? "", identifiant: String(form["username"].prefix(254)))
        guard checks(form["execution"], request) else {
            page.refus = "La page de connexion n'est plus à jour. Saisissez de nouveau votre mot de passe."
            return try await self.page(page, .unprocessableContent, request, context)
        }
        page.manques(motDePasse: form["password"])
        guard page.erreurs.isEmpty else { return try await self.page(page, .unprocessableContent, request, context) }
        switch try await Authentification(module: module).verifier(form["username"], form["password"], context) {
        case .accepte(let compte): return try await OuvertureDeSession(module: module).ouvrir(compte, target)
        case .refus(let phrase, let status):
            page.refus = phrase
            return try await self.page(page, status, request, context)
        }
    }

    func signOut(_ request: Request, _ context: WebContext) async throws -> Response {
        if let token = request.cookie(IdentityCookies.ticketGranting) {
            try await module.database.write { db in try TicketStore.closeSession(token, on: db) }
        }
        let target = try? service(request.query["service"])
        var response = Response.seeOther(target?.text ?? IdentityPaths.login(), saying: "Vous êtes déconnecté.")
        response.set(SessionCookie(IdentityCookies.ticketGranting, "", path: "/cas", maxAge: 0))
        return response
    }

    /// - Throws: `Refusal` for a service that is not registered: it is told, never redirected to.
    private func service(_ text: String) throws -> ServiceURL? {
        guard !text.isEmpty else { return nil }
        guard let url = ServiceURL(text), module.services.contains(where: { $0.matches(url) }) else {
            throw Refusal.forbidden("L'application demandée n'est pas autorisée à utiliser cet espace de connexion.")
        }
        return url
    }
}

// MARK: - Form token

extension LoginHandler {
    private func page(
        _ page: LoginPage, _ status: HTTPResponse.Status, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let secret = request.cookie(IdentityCookies.form) ?? SecureRandom.token()
        var page = page
        page.execution = CSRF(secret: Array(secret.utf8)).maskedToken()
        page.annonce = Flash.read(request)?.message
        var response = try await module.pages.gate(page.page, status, request, context)
        response.set(SessionCookie(IdentityCookies.form, secret))
        if page.annonce != nil { Flash.clear(&response) }
        return response
    }

    private func checks(_ token: String, _ request: Request) -> Bool {
        guard let secret = request.cookie(IdentityCookies.form) else { return false }
        return (try? CSRF(secret: Array(secret.utf8)).check(token)) != nil
    }
}
