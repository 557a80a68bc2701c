import HTTPTypes
import Hummingbird
import Platform

/// `/cmi`: the door, or the home page of who is inside.
struct ConnexionCmiHandler: Sendable {
    let module: IdentityModule

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let visiteur = try await VisiteurCmi.lire(request, module) else {
            return try await page(ConnexionCmiPage(), .ok, request, context)
        }
        guard !visiteur.creation else { return .seeOther(CmiPaths.creation()) }
        return try await accueil(visiteur, request, context)
    }

    func connecter(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await request.uncheckedForm(limit: IdentityModule.formulaireAuPlus)
        var page = ConnexionCmiPage(identifiant: String(form["identifiant"].prefix(64)))
        guard FormulaireCmi.reconnait(form, request) else {
            page.refus = "La page de connexion n'est plus à jour. Saisissez de nouveau votre mot de passe."
            return try await self.page(page, .unprocessableContent, request, context)
        }
        page.manques(motDePasse: form["mot-de-passe"])
        guard page.erreurs.isEmpty else { return try await self.page(page, .unprocessableContent, request, context) }
        let visite = Visite(request, context, cookie: SessionCmiStore.cookieAppareil)
        let verdict = try await Authentification(module: module, politique: .cmi, visite: visite)
            .verifier(form["identifiant"], form["mot-de-passe"], context)
        switch verdict {
        case .accepte(let compte, let empreinte):
            return try await entrer(compte, empreinte, page, visite, request, context)
        case .refus(let phrase, let status):
            page.refus = phrase
            return try await self.page(page, status, request, context)
        }
    }

    func deconnecter(_ request: Request, _ context: WebContext) async throws -> Response {
        _ = try await request.form(context)
        let empreinte = try context.require(VisiteurCmi.self).empreinte
        try await module.database.write { db in try SessionCmiStore.fermer(empreinte: empreinte, on: db) }
        var response = Response.seeOther(CmiPaths.accueil(), saying: "Vous êtes déconnecté.")
        response.set(SessionCookie(SessionCmiStore.cookie, "", maxAge: 0))
        return response
    }

    private func accueil(
        _ visiteur: VisiteurCmi, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let profil = visiteur.profil
        let accueil = try await module.database.read { db in
            AccueilCmiPage(
                profil: profil,
                alertes: try AlerteCmiStore.lire(compte: profil.compte.id, on: db)
                    .intersection(AlerteCmi.offertes(referent: profil.referent)).count,
                profils: profil.referent
                    ? try CmiStore.nombreDeProfils(organisme: profil.organisme.code, on: db) : nil,
                referents: profil.referent
                    ? [] : try CmiStore.profils(organisme: profil.organisme.code, referents: true, limite: 5, on: db))
        }
        var context = context
        context[VisiteurCmi.self] = visiteur
        return try await module.pageCmi(accueil.page, .ok, request, context)
    }

    private func page(
        _ page: ConnexionCmiPage, _ status: HTTPResponse.Status, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let formulaire = FormulaireCmi(request)
        var response = try await module.pageCmi(page.page(formulaire.csrf), status, request, context)
        formulaire.poser(&response)
        return response
    }
}

// MARK: - Inside

extension ConnexionCmiHandler {
    /// The password is right: what it opens depends on the body, on the profile, and on whose password it is.
    private func entrer(
        _ compte: Compte, _ empreinte: String, _ page: ConnexionCmiPage, _ visite: Visite, _ request: Request,
        _ context: WebContext
    ) async throws -> Response {
        let now = module.clock.now
        let id = compte.id
        let appareil = visite.jeton ?? SecureRandom.token()
        let mails = module.mailsCmi
        let ancienne = request.cookie(SessionCmiStore.cookie).map { Digest.sha256Hex($0) }
        let issue = try await module.database.write { db -> Issue in
            // Changed since it was checked, the password of before must not open what the new one opens.
            guard try CompteStore.ouvreAvec(empreinte, id, on: db) else { return .refus(PortalPolicy.cmi.refus) }
            guard let profil = try CmiStore.profil(compte: id, on: db) else { return .refus(PortalPolicy.cmi.refus) }
            if let refus = ConnexionCmiHandler.refus(profil, at: now) { return .refus(refus) }
            let creation = profil.temporaireJusquAu != nil
            if let ancienne { try SessionCmiStore.fermer(empreinte: ancienne, on: db) }
            // One first sign-in at a time: the latest is the one in front of the person.
            if creation { try SessionCmiStore.fermer(compte: id, on: db) }
            let token = try SessionCmiStore.ouvrir(id, creation: creation, at: now, on: db)
            try Journal.append(
                on: db, at: now, acteur: "compte \(id)", action: creation ? "cmi.premiere-connexion" : "connexion",
                objet: "compte \(id)")
            guard !creation else { return .ouverte(token, creation: true) }
            let nouveau = try AppareilStore.noter(
                Digest.sha256Hex(appareil), compte: id, visite, at: now, on: db)
            if nouveau, try AlerteCmiStore.lire(compte: id, on: db).contains(.nouvelAppareil) {
                try Mailer.enqueue(mails.nouvelAppareil(profil, visite, at: now), kind: "cmi.alerte", on: db, at: now)
            }
            try CmiStore.vu(id, at: now, on: db)
            return .ouverte(token, creation: false)
        }
        switch issue {
        case .refus(let phrase):
            var page = page
            page.refus = phrase
            return try await self.page(page, .unprocessableContent, request, context)
        case .ouverte(let token, let creation):
            var response = Response.seeOther(creation ? CmiPaths.creation() : CmiPaths.accueil())
            response.set(SessionCookie(SessionCmiStore.cookie, token))
            if !creation { response.reconnaitreCmi(appareil) }
            return response
        }
    }

    private enum Issue: Sendable {
        case refus(String)
        case ouverte(String, creation: Bool)
    }

    /// Told only to who knows the password.
    private static func refus(_ profil: ProfilCmi, at now: Instant) -> String? {
        guard profil.organisme.actif else {
            return "L'organisme \(profil.organisme.designation) est désactivé. Adressez-vous à l'OPCO."
        }
        guard profil.actif else {
            return "Votre profil est désactivé. Adressez-vous \(profil.recours.destinataire)."
        }
        guard let fin = profil.temporaireJusquAu, fin <= now else { return nil }
        return """
            Votre mot de passe temporaire a expiré le \(fin.paris.date). Demandez-en un nouveau \
            \(profil.recours.destinataire).
            """
    }
}

extension Response {
    /// This browser will be known at the next sign-in.
    mutating func reconnaitreCmi(_ appareil: String) {
        set(
            SessionCookie(
                SessionCmiStore.cookieAppareil, appareil, path: CmiPaths.racine, maxAge: Visite.duree))
    }
}
