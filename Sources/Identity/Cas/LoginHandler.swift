import Domain
import HTTPTypes
import Hummingbird
import Platform

/// `/cas/login`: who has just typed a password, or still has a ticket-granting cookie, goes to the service with a
/// ticket.
struct LoginHandler: Sendable {
    let module: IdentityModule

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let query = request.query
        let demande = try module.demande(query)
        let renew = query.isSet("renew")
        if let token = request.cookie(IdentityCookies.ticketGranting), !renew,
            let response = try await reconnu(token, demande, request, context)
        {
            return response
        }
        // Nobody is asked anything: the application is told so by a ticket that is not there.
        if let cible = demande.cible, query.isSet("gateway"), !renew { return .seeOther(cible.text) }
        return try await page(LoginPage(demande), .ok, request, context)
    }

    func signIn(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await request.uncheckedForm(limit: IdentityModule.formulaireAuPlus)
        var demande = try module.demande(form)
        demande.avertir = form.isSet("warn")
        demande.seSouvenir = form.isSet("rememberMe")
        var page = LoginPage(demande, identifiant: String(form["username"].prefix(254)))
        guard FormulaireAnonyme(module: module).reconnait(form["execution"], request) else {
            return try await perimee(page, request, context)
        }
        page.manques(motDePasse: form["password"])
        guard page.erreurs.isEmpty else { return try await self.page(page, .unprocessableContent, request, context) }
        let authentification = Authentification(module: module, visite: Visite(request, context))
        switch try await authentification.verifier(form["username"], form["password"], context) {
        case .accepte(let compte, let empreinte):
            switch try await SecondFacteur(module: module).suite(
                compte, empreinte, formulaire: form["execution"], demande, request, context)
            {
            case .menee(let response): return response
            case .formulaireServi: return try await perimee(page, request, context)
            case .autreMotDePasse:
                page.refus = PortalPolicy.opco.refus
                return try await self.page(page, .unprocessableContent, request, context)
            }
        case .refus(let phrase, let status):
            page.refus = phrase
            return try await self.page(page, status, request, context)
        }
    }

    /// The person said CONTINUER on the page that warns.
    func enter(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await request.uncheckedForm(limit: IdentityModule.formulaireAuPlus)
        let demande = try module.demande(form)
        let known = FormulaireAnonyme(module: module).reconnait(form["execution"], request)
        guard let cible = demande.cible, known, let token = request.cookie(IdentityCookies.ticketGranting),
            let entree = try await entree(token)
        else { return .seeOther(IdentityPaths.login(demande)) }
        return try await module.remettre(cible, demande, session: entree.session, saisie: false, request, context)
    }

    /// A form that is too old, of another browser, or that already opened a session.
    private func perimee(_ page: LoginPage, _ request: Request, _ context: WebContext) async throws -> Response {
        var page = page
        page.refus = "La page de connexion n'est plus à jour. Saisissez de nouveau votre mot de passe."
        return try await self.page(page, .unprocessableContent, request, context)
    }

    private func page(
        _ page: LoginPage, _ status: HTTPResponse.Status, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        var page = page
        let secret = FormulaireAnonyme.secret(request)
        page.execution = try FormulaireAnonyme(module: module).jeton(secret)
        page.annonce = Flash.read(request)
        var response = try await module.porte(page.page, status, page.demande, request, context)
        response.set(SessionCookie(IdentityCookies.form, secret))
        if page.annonce != nil { Flash.clear(&response) }
        return response
    }
}

// MARK: - With a session

extension LoginHandler {
    private func entree(_ token: String) async throws -> EntreeCas? {
        let now = module.clock.now
        return try await module.database.read { db in try TicketStore.entree(token: token, at: now, on: db) }
    }

    /// Nil when the cookie opens nothing any more.
    private func reconnu(
        _ token: String, _ demande: DemandeDeConnexion, _ request: Request, _ context: WebContext
    ) async throws -> Response? {
        guard let cible = demande.cible else { return try await applications(token, request, context) }
        guard let entree = try await entree(token) else { return nil }
        guard entree.avertir else {
            return try await module.remettre(cible, demande, session: entree.session, saisie: false, request, context)
        }
        let secret = FormulaireAnonyme.secret(request)
        let page = AvertissementPage(
            demande: demande, application: module.services[cible]?.name ?? "",
            execution: try FormulaireAnonyme(module: module).jeton(secret)
        ).page
        var response = try await module.porte(page, .ok, demande, request, context)
        response.set(SessionCookie(IdentityCookies.form, secret))
        return response
    }

    private func applications(_ token: String, _ request: Request, _ context: WebContext) async throws -> Response? {
        let now = module.clock.now
        let acces = module.acces
        let found = try await module.database.read { db -> (SessionCas, [Espace])? in
            guard let session = try TicketStore.session(token: token, at: now, on: db) else { return nil }
            return (session, try acces.espaces(session.compte.id, db))
        }
        guard let (session, espaces) = found else { return nil }
        let annonce = Flash.read(request)?.message
        let page = ApplicationsPage(
            compte: session.compte, espaces: espaces, services: module.services.tous, annonce: annonce
        ).page
        var response = try await module.porte(page, .ok, DemandeDeConnexion(), request, context)
        if annonce != nil { Flash.clear(&response) }
        return response
    }
}
