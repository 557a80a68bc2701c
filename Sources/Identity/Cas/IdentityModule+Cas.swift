import HTTPTypes
import Hummingbird
import Platform

extension IdentityModule {
    /// CAS: sign-in, validation, proxies, logout.
    func routesCas(_ router: some RouterMethods<WebContext>) {
        let login = LoginHandler(module: self)
        router.get(IdentityPaths.login.path, use: login.show)
        router.post(IdentityPaths.login.path, use: login.signIn)
        router.post(IdentityPaths.entree.path, use: login.enter)
        router.get(IdentityPaths.logout.path, use: LogoutHandler(module: self).signOut)
        let validation = ValidationHandler(module: self)
        router.get("/cas/validate", use: validation.validate)
        router.get("/cas/serviceValidate", use: validation.serviceValidate(mandataires: false, attributs: false))
        router.get("/cas/proxyValidate", use: validation.serviceValidate(mandataires: true, attributs: false))
        router.get("/cas/p3/serviceValidate", use: validation.serviceValidate(mandataires: false, attributs: true))
        router.get("/cas/p3/proxyValidate", use: validation.serviceValidate(mandataires: true, attributs: true))
        router.get("/cas/proxy", use: validation.proxy)
    }

    /// What somebody asks of the login space, read from the address or from the form.
    /// - Throws: `Refusal` for a service that is not registered: it is told, never redirected to.
    func demande(_ champs: FormData) throws -> DemandeDeConnexion {
        let methode = DemandeDeConnexion.Methode(rawValue: champs["method"].uppercased()) ?? .get
        let service = champs["service"]
        guard !service.isEmpty else { return DemandeDeConnexion(methode: methode) }
        guard let (url, _) = services[service] else {
            throw Refusal.forbidden("L'application demandée n'est pas autorisée à utiliser cet espace de connexion.")
        }
        return DemandeDeConnexion(cible: url, methode: methode)
    }

    /// The same for a page that leads elsewhere first: what is not registered is dropped.
    func demandeConnue(_ champs: FormData) -> DemandeDeConnexion { (try? demande(champs)) ?? DemandeDeConnexion() }

    /// A page of the login space from which a form leads to the application asked for: browsers hold redirections of a
    /// form to `form-action` as well, so the policy of this one page names that origin.
    func porte(
        _ page: Page, _ status: HTTPResponse.Status, _ demande: DemandeDeConnexion, _ request: Request,
        _ context: WebContext
    ) async throws -> Response {
        menant(try await pages.gate(page, status, request, context), vers: demande)
    }

    func menant(_ response: Response, vers demande: DemandeDeConnexion) -> Response {
        guard let origin = demande.cible?.origin, origin != publicURL else { return response }
        var response = response
        response.allowForms(to: origin)
        return response
    }

    /// Gives the application a ticket, in the way that it asked for.
    ///
    /// - Parameters:
    ///   - session: digest of the single sign-on session.
    ///   - saisie: the password has just been typed.
    func remettre(
        _ cible: ServiceURL, _ demande: DemandeDeConnexion, session: String, saisie: Bool, _ request: Request,
        _ context: WebContext
    ) async throws -> Response {
        let ticket = try Ticket(session, pour: cible, saisie: saisie, at: clock.now).scelle(coffre)
        switch demande.methode {
        case .get: return .seeOther(cible.adding(ticket: ticket))
        case .post, .header:
            let page = RemisePage(
                cible: cible, application: services[cible]?.name ?? "", ticket: ticket, methode: demande.methode)
            var response = try await porte(page.page, .ok, demande, request, context)
            if demande.methode == .header {
                response.headers[.casService] = cible.text
                response.headers[.casTicket] = ticket
            }
            return response
        }
    }
}

extension HTTPField.Name {
    /// Names that the reference server gives to the answer by headers.
    fileprivate static let casService = HTTPField.Name("service").unsafelyUnwrapped
    fileprivate static let casTicket = HTTPField.Name("ticket").unsafelyUnwrapped
}
