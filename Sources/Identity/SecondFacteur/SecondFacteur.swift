import Domain
import Hummingbird
import Platform

/// After the password: straight in, or a code first, or an authenticator application to set up first.
struct SecondFacteur: Sendable {
    let module: IdentityModule

    /// Codes refused on one account over a quarter of an hour, whatever the number of times its password is typed.
    static let essaisParCompte = 20

    func suite(
        _ compte: Compte, _ demande: DemandeDeConnexion, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let now = module.clock.now
        let etape = try await module.database.read { db in try self.etape(compte, on: db) }
        guard let etape else {
            return try await OuvertureDeSession(module: module).ouvrir(compte, demande, request, context)
        }
        let token = try await module.database.write { db in
            try VerificationStore.ouvrir(compte, demande, at: now, on: db)
        }
        var response = Response.seeOther(etape)
        response.set(SessionCookie(IdentityCookies.verification, token, path: "/cas"))
        return response
    }

    /// Where to go before entering; nil for nowhere.
    private func etape(_ compte: Compte, on db: any Connection) throws -> String? {
        if try SecondFacteurStore.estActif(compte.id, on: db) { return IdentityPaths.verification() }
        return try estObligatoire(compte.id, on: db) ? IdentityPaths.enrolement() : nil
    }

    /// Agents of the OPCO must have one when its profile says so.
    func estObligatoire(_ compte: Int, on db: any Connection) throws -> Bool {
        guard module.secondFacteurDesAgents == .obligatoire else { return false }
        return try module.acces.espaces(compte, db).contains(.opco)
    }

    // MARK: Codes

    enum Verdict: Sendable { case juste, faux, tropDEssais }

    /// Checks a code of the application or, failing that, a recovery code, and spends it. In the caller's transaction.
    func verifier(
        _ code: String, _ compte: Compte, _ visite: Visite, at now: Instant, on db: any Connection
    ) throws -> Verdict {
        let cle = FreinageStore.Cle(texte: "code \(compte.id)", duree: Freins.fenetre)
        let echecs = try FreinageStore.lire([cle], at: now, on: db)[cle.texte, default: 0]
        guard echecs < SecondFacteur.essaisParCompte else { return .tropDEssais }
        if try estJuste(code, compte, at: now, on: db) { return .juste }
        try FreinageStore.compter([cle], at: now, on: db)
        try ConnexionStore.refusee(
            ConnexionStore.identifiant(CompteStore.norme(compte.courriel), .opco), .codeRefuse, visite, at: now, on: db)
        try Journal.append(
            on: db, at: now, acteur: "compte \(compte.id)", action: "second-facteur.refuse",
            objet: "compte \(compte.id)")
        return .faux
    }

    private func estJuste(_ code: String, _ compte: Compte, at now: Instant, on db: any Connection) throws -> Bool {
        let propre = String(code.filter { $0.isLetter || $0.isNumber }.prefix(64))
        guard propre.count == TOTP.chiffres else {
            guard try SecondFacteurStore.depenser(propre, compte.id, at: now, on: db) else { return false }
            try Mailer.enqueue(
                module.mails.codeDeSecours(
                    compte.courriel, restants: try SecondFacteurStore.restants(compte.id, on: db), at: now),
                kind: "compte.secours", on: db, at: now)
            return true
        }
        guard let facteur = try SecondFacteurStore.lire(compte.id, on: db), facteur.confirme,
            let pas = try totp(facteur, compte.id).pas(de: propre, at: now, apres: facteur.dernierPas)
        else { return false }
        return try SecondFacteurStore.avancer(compte.id, pas: pas, on: db)
    }

    func totp(_ facteur: SecondFacteurStore.Facteur, _ compte: Int) throws -> TOTP {
        TOTP(secret: try module.coffre.open(facteur.secret, context: SecondFacteurStore.contexte(compte)))
    }

    // MARK: Setting up

    /// The secret still to be confirmed, a new one when there is none.
    func preparer(_ compte: Int, at now: Instant, on db: any Connection) throws -> TOTP? {
        if let facteur = try SecondFacteurStore.lire(compte, on: db) {
            return facteur.confirme ? nil : try totp(facteur, compte)
        }
        let secret = SecureRandom.bytes(TOTP.longueurDuSecret)
        let scelle = try module.coffre.seal(secret, context: SecondFacteurStore.contexte(compte))
        try SecondFacteurStore.preparer(compte, scelle, at: now, on: db)
        return TOTP(secret: secret)
    }

    /// A first code proves that the application is set up.
    /// - Returns: the recovery codes, or nil when the code is not the one.
    func confirmer(_ code: String, _ compte: Compte, at now: Instant, on db: any Connection) throws -> [String]? {
        guard let facteur = try SecondFacteurStore.lire(compte.id, on: db), !facteur.confirme,
            let pas = try totp(facteur, compte.id).pas(de: code.filter(\.isNumber), at: now, apres: 0),
            try SecondFacteurStore.confirmer(compte.id, pas: pas, at: now, on: db)
        else { return nil }
        try Journal.append(
            on: db, at: now, acteur: "compte \(compte.id)", action: "second-facteur.activer",
            objet: "compte \(compte.id)")
        try Mailer.enqueue(
            module.mails.secondFacteur(compte.courriel, actif: true, at: now), kind: "compte.second-facteur", on: db,
            at: now)
        return try SecondFacteurStore.renouveler(compte.id, on: db)
    }
}

/// Whether agents of the OPCO must give a code after their password.
package enum SecondFacteurDesAgents: String, Sendable, Codable {
    case propose
    case obligatoire
}
