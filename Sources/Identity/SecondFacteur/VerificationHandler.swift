import HTTPTypes
import Hummingbird
import Platform

/// « Code de vérification »: between the password and the application asked for.
struct VerificationHandler: Sendable {
    let module: IdentityModule

    func montrer(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let attente = try await attente(request) else { return expiree() }
        return try await page(attente, secours: request.query.has("secours"), nil, .ok, request, context)
    }

    func verifier(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await module.formulaireAvantSession(request)
        guard let token = jeton(request), let attente = try await attente(request) else { return expiree() }
        let secours = form.has("secours")
        let code = String(form[secours ? "secours" : "code"].prefix(64))
        guard code.contains(where: { $0.isLetter || $0.isNumber }) else {
            let phrase =
                secours ? "Saisissez un code de secours" : "Saisissez le code de votre application d'authentification"
            return try await page(attente, secours: secours, phrase, .unprocessableContent, request, context)
        }
        let now = module.clock.now
        let visite = Visite(request, context)
        let ouverture = OuvertureDeSession(module: module, request, context)
        let issue = try await module.database.write { db -> (verdict: SecondFacteur.Verdict, session: String) in
            guard let attente = try VerificationStore.lire(token, at: now, on: db) else { return (.tropDEssais, "") }
            let verdict = try SecondFacteur(module: module).verifier(code, attente.compte, visite, at: now, on: db)
            guard verdict == .juste else {
                try VerificationStore.compterEssai(token, on: db)
                return (verdict, "")
            }
            try VerificationStore.fermer(token, on: db)
            return (.juste, try ouverture.ouvrir(attente.compte, attente.demande, at: now, on: db))
        }
        switch issue.verdict {
        case .juste: return oublier(try await ouverture.mener(attente.demande, issue.session, request, context))
        case .faux where attente.essais + 1 < VerificationStore.essais:
            return try await page(
                attente, secours: secours,
                secours
                    ? "Ce code de secours n'est pas l'un des vôtres, ou il a déjà servi"
                    : "Ce code n'est pas celui qu'affiche votre application, ou il a déjà servi : attendez le suivant",
                .unprocessableContent, request, context)
        case .faux, .tropDEssais:
            return oublier(
                .seeOther(
                    IdentityPaths.login(attente.demande),
                    saying: """
                        Trop de codes ont été essayés. Connectez-vous de nouveau ; si le code est encore refusé, donnez \
                        un code de secours, ou attendez : quinze minutes, un jour après de nombreux essais.
                        """,
                    tone: "no"))
        }
    }

    private func page(
        _ attente: VerificationStore.Attente, secours: Bool, _ refus: String?, _ status: HTTPResponse.Status,
        _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let response = try await module.avantSession(status, request, context) { csrf, _ in
            VerificationPage(secours: secours, refus: refus, csrf: csrf).page
        }
        return module.menant(response, vers: attente.demande)
    }
}

// MARK: - Setting up before entering

extension VerificationHandler {
    func montrerEnrolement(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let token = jeton(request), let attente = try await attente(request) else { return expiree() }
        let actif = try await module.database.read { db in
            try SecondFacteurStore.estActif(attente.compte.id, on: db)
        }
        guard !actif else { return .seeOther(IdentityPaths.verification()) }
        let cle = try CleProposee(
            pour: attente.compte.id, preuve: preuve(token), module.coffre, at: module.clock.now)
        return try await enrolement(cle, attente, nil, .ok, request, context)
    }

    func enroler(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await module.formulaireAvantSession(request)
        guard let token = jeton(request), let attente = try await attente(request) else { return expiree() }
        let now = module.clock.now
        let code = String(form["code"].prefix(64))
        guard
            let cle = CleProposee(
                form["cle"], pour: attente.compte.id, preuve: preuve(token), module.coffre, at: now)
        else { return .seeOther(IdentityPaths.enrolement(), saying: CleProposee.perimee, tone: "wait") }
        guard let pas = cle.totp.pas(de: code.filter(\.isNumber), at: now, apres: 0) else {
            try await module.database.write { db in try VerificationStore.compterEssai(token, on: db) }
            return try await enrolement(
                cle, attente, CodeDeConfirmation.refus(code), .unprocessableContent, request, context)
        }
        let ouverture = OuvertureDeSession(module: module, request, context)
        let faite = try await module.database.write { db -> (codes: [String], session: String)? in
            // The password was changed, or too many codes were tried, meanwhile.
            guard let attente = try VerificationStore.lire(token, at: now, on: db),
                let codes = try SecondFacteur(module: module).activer(cle, pas: pas, attente.compte, at: now, on: db)
            else { return nil }
            try VerificationStore.fermer(token, on: db)
            return (codes, try ouverture.ouvrir(attente.compte, attente.demande, at: now, on: db))
        }
        guard let faite else { return expiree() }
        // Codes are shown once: the way on is a link of that page, by the session just opened.
        let page = CodesDeSecoursPage(codes: faite.codes, suite: IdentityPaths.login(attente.demande)).page
        var response = try await module.pages.gate(page, .ok, request, context)
        ouverture.poser(faite.session, attente.demande, &response)
        return oublier(response)
    }

    private func preuve(_ token: String) -> String { Digest.sha256Hex(token) }

    private func enrolement(
        _ cle: CleProposee, _ attente: VerificationStore.Attente, _ refus: String?, _ status: HTTPResponse.Status,
        _ request: Request, _ context: WebContext
    ) async throws -> Response {
        try await module.avantSession(status, request, context) { csrf, annonce in
            EnrolementPage(
                cle: cle, courriel: attente.compte.courriel, emetteur: module.mails.marque,
                action: IdentityPaths.enrolement(), refus: refus, csrf: csrf, obligatoire: true, annonce: annonce
            ).page
        }
    }
}

// MARK: - Waiting

extension VerificationHandler {
    private func jeton(_ request: Request) -> String? {
        request.cookie(IdentityCookies.verification).flatMap { $0.utf8.count <= 128 ? $0 : nil }
    }

    private func attente(_ request: Request) async throws -> VerificationStore.Attente? {
        guard let token = jeton(request) else { return nil }
        let now = module.clock.now
        return try await module.database.read { db in try VerificationStore.lire(token, at: now, on: db) }
    }

    private func expiree() -> Response {
        oublier(
            .seeOther(
                IdentityPaths.login(), saying: "Le délai pour donner votre code est passé. Connectez-vous de nouveau.",
                tone: "wait"))
    }

    private func oublier(_ response: Response) -> Response {
        var response = response
        response.set(SessionCookie(IdentityCookies.verification, "", path: "/cas", maxAge: 0))
        return response
    }
}
