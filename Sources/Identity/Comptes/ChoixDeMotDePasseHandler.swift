import Domain
import HTTPTypes
import Hummingbird
import Platform

/// S3 and S4 after the mail: a link, a password, back to S1. Looking at the link does not spend it: mail readers open
/// links to check them.
struct ChoixDeMotDePasseHandler: Sendable {
    let module: IdentityModule
    /// `.activation` or `.reinitialisation`.
    let genre: Lien.Genre

    func montrer(_ request: Request, _ context: WebContext) async throws -> Response {
        let jeton = request.query["jeton"]
        guard let lien = try await lien(jeton) else { return try await perime(request, context) }
        return try await page(jeton, lien, [], .ok, request, context)
    }

    func choisir(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await module.formulaireAvantSession(request)
        let jeton = form["jeton"]
        guard let lien = try await lien(jeton) else { return try await perime(request, context) }
        let saisie = SaisieDeMotDePasse(
            form, PortalPolicy.opco.motDePasse, courriel: lien.courriel, module.motsDePasseRefuses)
        guard saisie.erreurs.isEmpty else {
            return try await page(jeton, lien, saisie.erreurs, .unprocessableContent, request, context)
        }
        let phc = try await module.hasher.hash(saisie.motDePasse)
        let now = module.clock.now
        let arrivee = Arrivee(module: module, Visite(request, context))
        let fait = try await module.database.write { db in
            try appliquer(jeton, phc, arrivee, at: now, on: db)
        }
        guard fait else { return try await perime(request, context) }
        var response = Response.seeOther(
            IdentityPaths.login(module.demandeConnue(FormData(urlEncoded: Array(lien.donnees.utf8)))),
            saying: genre == .activation
                ? "Votre compte est créé. Connectez-vous avec votre adresse et votre mot de passe."
                : "Votre mot de passe est changé. Connectez-vous avec votre nouveau mot de passe.")
        // Whoever reads the mails of the account and chose its password is at home on this device.
        response.set(arrivee.cookie)
        return response
    }

    private func lien(_ jeton: String) async throws -> Lien? {
        let now = module.clock.now
        return try await module.database.read { db in
            guard let lien = try LienStore.lire(jeton, genre, at: now, on: db) else { return nil }
            // An account closed since then opens no more.
            if let id = lien.compte, try CompteStore.parID(id, on: db) == nil { return nil }
            return lien
        }
    }

    private func appliquer(
        _ jeton: String, _ phc: String, _ arrivee: Arrivee, at now: Instant, on db: any Connection
    ) throws -> Bool {
        guard let lien = try LienStore.consommer(jeton, genre, at: now, on: db),
            let compte = try compte(lien, at: now, on: db)
        else { return false }
        try CompteStore.reinitialiser(compte, phc, at: now, on: db)
        // Links sent to the address before it had an account open nothing any more either.
        for autre in [Lien.Genre.activation, .reinitialisation] {
            try LienStore.revoquer(autre, courriel: lien.courriel, at: now, on: db)
        }
        try arrivee.reconnaitre(compte, at: now, on: db)
        try Journal.append(
            on: db, at: now, acteur: "compte \(compte.id)",
            action: genre == .activation ? "compte.activer" : "compte.mot-de-passe", objet: "compte \(compte.id)",
            details: ["par": "lien"])
        if genre == .reinitialisation {
            try Mailer.enqueue(
                module.mails.motDePasseChange(compte.courriel, at: now), kind: "compte.mot-de-passe", on: db, at: now)
        }
        return true
    }

    private func compte(_ lien: Lien, at now: Instant, on db: any Connection) throws -> Compte? {
        if let id = lien.compte { return try CompteStore.parID(id, on: db) }
        let (id, actif) = try CompteStore.reserver(courriel: lien.courriel, prenom: "", nom: "", at: now, on: db)
        // Somebody chose a password for this address in the meantime: this link is not the way to change it.
        guard !actif else { return nil }
        try CompteStore.signaler(id, incertaine: AdresseDePersonne.lire(lien.courriel) == .incertaine, on: db)
        return try CompteStore.parID(id, on: db)
    }

    private func page(
        _ jeton: String, _ lien: Lien, _ erreurs: [FieldError], _ status: HTTPResponse.Status, _ request: Request,
        _ context: WebContext
    ) async throws -> Response {
        try await module.avantSession(status, request, context) { csrf, _ in
            ChoixDeMotDePassePage(genre: genre, courriel: lien.courriel, erreurs: erreurs, jeton: jeton, csrf: csrf)
                .page
        }
    }

    private func perime(_ request: Request, _ context: WebContext) async throws -> Response {
        try await module.avantSession(.notFound, request, context) { _, _ in
            LienPerimePage(genre: genre).page
        }
    }
}
