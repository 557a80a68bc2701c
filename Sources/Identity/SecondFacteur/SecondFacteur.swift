import Domain
import Hummingbird
import Platform

/// After the password: straight in, or a code first, or an authenticator application to set up first.
struct SecondFacteur: Sendable {
    let module: IdentityModule

    /// Codes refused on one account over a quarter of an hour, whatever the number of times its password is typed.
    static let essaisParCompte = 20
    /// The same over a day: slow guessing has no better luck.
    static let essaisParJour = 50

    enum Suite: Sendable {
        case menee(Response)
        /// The form has opened a session already.
        case formulaireServi
        /// The password was changed since it was checked.
        case autreMotDePasse
    }

    /// The form is spent in the transaction that opens.
    /// - Parameters:
    ///   - empreinte: the hash that the password was checked against.
    ///   - formulaire: the token of the form that the password came by.
    func suite(
        _ compte: Compte, _ empreinte: String, formulaire: String, _ demande: DemandeDeConnexion, _ request: Request,
        _ context: WebContext
    ) async throws -> Suite {
        let now = module.clock.now
        let ouverture = OuvertureDeSession(module: module, request, context)
        let issue = try await module.database.write { db -> Issue in
            guard try FormulaireStore.depenser(formulaire, at: now, on: db) else { return .formulaireServi }
            guard try CompteStore.ouvreAvec(empreinte, compte.id, on: db) else { return .autreMotDePasse }
            guard let etape = try etape(compte, on: db) else {
                return .ouverte(try ouverture.ouvrir(compte, demande, at: now, on: db))
            }
            return .attente(etape, try VerificationStore.ouvrir(compte, demande, at: now, on: db))
        }
        switch issue {
        case .formulaireServi: return .formulaireServi
        case .autreMotDePasse: return .autreMotDePasse
        case .ouverte(let token): return .menee(try await ouverture.mener(demande, token, request, context))
        case .attente(let etape, let token):
            var response = Response.seeOther(etape)
            response.set(SessionCookie(IdentityCookies.verification, token, path: "/cas"))
            return .menee(response)
        }
    }

    private enum Issue: Sendable {
        case formulaireServi
        case autreMotDePasse
        /// With the ticket-granting token.
        case ouverte(String)
        /// Where to go first, with the token of the wait.
        case attente(String, String)
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

    /// An agent who entered without one before it was asked, or before being an agent, has to sign in again.
    /// - Parameter casSession: digest of the single sign-on session, as SQL.
    func manque(_ casSession: SQL, on db: any Connection) throws -> Bool {
        guard module.secondFacteurDesAgents == .obligatoire else { return false }
        return try !SecondFacteurStore.aServi(casSession, on: db)
    }

    // MARK: Codes

    enum Verdict: Sendable { case juste, faux, tropDEssais }

    /// Checks a code of the application or, failing that, a recovery code, and spends it. In the caller's transaction.
    func verifier(
        _ code: String, _ compte: Compte, _ visite: Visite, at now: Instant, on db: any Connection
    ) throws -> Verdict {
        let quart = FreinageStore.Cle(texte: "code \(compte.id)", duree: Freins.fenetre)
        let jour = FreinageStore.Cle(texte: "codes du jour \(compte.id)", duree: 86_400)
        let averti = FreinageStore.Cle(texte: "codes dits \(compte.id)", duree: 86_400)
        let compteurs = try FreinageStore.lire([quart, jour, averti], at: now, on: db)
        let propre = String(code.filter { $0.isLetter || $0.isNumber }.prefix(64))
        guard compteurs[quart.texte, default: 0] < SecondFacteur.essaisParCompte,
            compteurs[jour.texte, default: 0] < SecondFacteur.essaisParJour
        else {
            // Nobody guesses a recovery code: whoever tries the others does not shut the holder out.
            if propre.count != TOTP.chiffres, try depenser(propre, compte, at: now, on: db) { return .juste }
            if compteurs[averti.texte] == nil {
                try FreinageStore.compter([averti], at: now, on: db)
                try Mailer.enqueue(
                    module.mails.tropDeCodes(compte.courriel, at: now), kind: "compte.second-facteur", on: db, at: now)
            }
            return .tropDEssais
        }
        if try estJuste(propre, compte, at: now, on: db) { return .juste }
        try FreinageStore.compter([quart, jour], at: now, on: db)
        try ConnexionStore.refusee(
            ConnexionStore.identifiant(CompteStore.norme(compte.courriel), .opco), .codeRefuse, visite, at: now, on: db)
        try Journal.append(
            on: db, at: now, acteur: "compte \(compte.id)", action: "second-facteur.refuse",
            objet: "compte \(compte.id)")
        return .faux
    }

    private func estJuste(_ propre: String, _ compte: Compte, at now: Instant, on db: any Connection) throws -> Bool {
        guard propre.count == TOTP.chiffres else { return try depenser(propre, compte, at: now, on: db) }
        guard let facteur = try SecondFacteurStore.lire(compte.id, on: db), facteur.confirme,
            let pas = try totp(facteur, compte.id).pas(de: propre, at: now, apres: facteur.dernierPas)
        else { return false }
        return try SecondFacteurStore.avancer(compte.id, pas: pas, on: db)
    }

    private func depenser(_ propre: String, _ compte: Compte, at now: Instant, on db: any Connection) throws -> Bool {
        guard try SecondFacteurStore.depenser(propre, compte.id, at: now, on: db) else { return false }
        try Mailer.enqueue(
            module.mails.codeDeSecours(
                compte.courriel, restants: try SecondFacteurStore.restants(compte.id, on: db), at: now),
            kind: "compte.secours", on: db, at: now)
        return true
    }

    private func totp(_ facteur: SecondFacteurStore.Facteur, _ compte: Int) throws -> TOTP {
        TOTP(secret: try module.coffre.open(facteur.secret, context: SecondFacteurStore.contexte(compte)))
    }

    // MARK: Setting up

    /// Once a first code has proved that the application is set up. Sessions opened with the password alone end.
    /// - Parameters:
    ///   - pas: step of that code.
    ///   - session: digest of the session that stays.
    /// - Returns: the recovery codes, or nil when the account has a second factor already.
    func activer(
        _ cle: CleProposee, pas: Int, _ compte: Compte, sauf session: String? = nil, at now: Instant,
        on db: any Connection
    ) throws -> [String]? {
        let secret = try module.coffre.seal(cle.totp.secret, context: SecondFacteurStore.contexte(compte.id))
        guard try SecondFacteurStore.activer(compte.id, secret, pas: pas, at: now, on: db) else { return nil }
        try SessionsDuCompteStore.fermer(compte.id, sauf: session, at: now, on: db)
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
