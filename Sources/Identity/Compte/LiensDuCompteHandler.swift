import Domain
import HTTPTypes
import Hummingbird
import Platform

/// Links of the mails about one's account: confirm an address, take it back, « Ce n'était pas moi ». A page asks for
/// the act, whose button spends the link: mail readers open links to check them.
struct LiensDuCompteHandler: Sendable {
    let module: IdentityModule
    /// `.courriel`, `.annulation` or `.alerte`.
    let genre: Lien.Genre

    func montrer(_ request: Request, _ context: WebContext) async throws -> Response {
        let jeton = request.query["jeton"]
        let now = module.clock.now
        let lien = try await module.database.read { db in try LienStore.lire(jeton, genre, at: now, on: db) }
        guard let lien else { return try await perime(request, context) }
        return try await module.avantSession(.ok, request, context) { csrf, _ in
            ActeDeLienPage(genre: genre, courriel: lien.courriel, jeton: jeton, csrf: csrf).page
        }
    }

    func agir(_ request: Request, _ context: WebContext) async throws -> Response {
        let jeton = try await module.formulaireAvantSession(request)["jeton"]
        let now = module.clock.now
        do {
            let issue = try await module.database.write { db -> Issue in
                guard let lien = try LienStore.consommer(jeton, genre, at: now, on: db),
                    let compte = try lien.compte.flatMap({ try CompteStore.parID($0, on: db) })
                else { return .perime }
                switch genre {
                case .courriel: return try confirmer(lien, compte, at: now, on: db)
                case .annulation: return try annuler(lien, compte, at: now, on: db)
                default: return try MiseEnSurete(module: module).proteger(compte, par: "courriel", at: now, on: db)
                }
            }
            switch issue {
            case .perime: return try await perime(request, context)
            case .suite(let adresse, let annonce): return .seeOther(adresse, saying: annonce)
            }
        } catch is AdressePrise {
            return try await module.avantSession(.conflict, request, context) { _, _ in AdressePrisePage().page }
        }
    }

    enum Issue: Sendable {
        case perime
        case suite(String, annonce: String)
    }

    /// Another account has the address. Thrown, so that the link is not spent: it serves once the other has left it.
    struct AdressePrise: Error {}

    private func confirmer(_ lien: Lien, _ compte: Compte, at now: Instant, on db: any Connection) throws -> Issue {
        let incertaine = AdresseDePersonne.lire(lien.courriel) == .incertaine
        guard try CompteStore.changerCourriel(compte.id, lien.courriel, incertaine: incertaine, on: db) else {
            throw AdressePrise()
        }
        let jeton = try LienStore.emettre(
            .annulation, compte: compte.id, courriel: compte.courriel, at: now, on: db)
        try Mailer.enqueue(
            module.mails.adresseQuittee(compte.courriel, nouvelle: lien.courriel, jeton: jeton, at: now),
            kind: "compte.adresse", on: db, at: now)
        try Mailer.enqueue(
            module.mails.adresseChangee(lien.courriel, ancienne: compte.courriel, at: now), kind: "compte.adresse",
            on: db, at: now)
        try journal("compte.adresse.changer", compte, at: now, on: db)
        return .suite(
            MonComptePaths.accueil(),
            annonce: "Votre adresse est changée : connectez-vous désormais avec \(lien.courriel).")
    }

    private func annuler(_ lien: Lien, _ compte: Compte, at now: Instant, on db: any Connection) throws -> Issue {
        let incertaine = AdresseDePersonne.lire(lien.courriel) == .incertaine
        guard try CompteStore.changerCourriel(compte.id, lien.courriel, incertaine: incertaine, on: db),
            let rendu = try CompteStore.parID(compte.id, on: db)
        else { throw AdressePrise() }
        // Whoever changed it must not undo this in turn.
        try LienStore.revoquer(.annulation, compte: compte.id, at: now, on: db)
        try journal("compte.adresse.annuler", compte, at: now, on: db)
        return try MiseEnSurete(module: module).proteger(rendu, par: "annulation", at: now, on: db)
    }

    private func journal(_ action: String, _ compte: Compte, at now: Instant, on db: any Connection) throws {
        try Journal.append(
            on: db, at: now, acteur: "compte \(compte.id)", action: action, objet: "compte \(compte.id)")
    }

    private func perime(_ request: Request, _ context: WebContext) async throws -> Response {
        try await module.avantSession(.notFound, request, context) { _, _ in LienPerimePage(genre: genre).page }
    }
}

/// « Ce n'était pas moi »: nobody stays in, nobody comes in before another password was chosen from the mailbox.
struct MiseEnSurete: Sendable {
    let module: IdentityModule

    /// - Parameter par: what asked for it, for the journal.
    /// - Returns: where whoever reads the mails of the account chooses another password.
    func proteger(
        _ compte: Compte, par: String, at now: Instant, on db: any Connection
    ) throws -> LiensDuCompteHandler.Issue {
        try fermer(compte, par: par, at: now, on: db)
        let jeton = try LienStore.emettre(
            .reinitialisation, compte: compte.id, courriel: compte.courriel, at: now, on: db)
        return .suite(
            IdentityPaths.reinitialisation(jeton: jeton),
            annonce: "Toutes les sessions sont fermées. Choisissez un autre mot de passe.")
    }

    func fermer(_ compte: Compte, par: String, at now: Instant, on db: any Connection) throws {
        try CompteStore.oublierMotDePasse(compte.id, at: now, on: db)
        try SessionsDuCompteStore.fermer(compte.id, at: now, on: db)
        try AppareilStore.oublier(compte: compte.id, on: db)
        try LienStore.revoquer(.alerte, compte: compte.id, at: now, on: db)
        try Journal.append(
            on: db, at: now, acteur: "compte \(compte.id)", action: "compte.pas-moi", objet: "compte \(compte.id)",
            details: ["par": par])
    }
}
