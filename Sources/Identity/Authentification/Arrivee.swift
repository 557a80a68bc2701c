import Platform

/// What is written when somebody has come in: the device, the line of « Mes connexions », the mail when the device is
/// new. In the transaction that opens the session.
struct Arrivee: Sendable {
    let module: IdentityModule
    let visite: Visite
    /// Token of the device, the browser's own or a new one.
    let jeton: String

    init(module: IdentityModule, _ visite: Visite) {
        self.module = module
        self.visite = visite
        jeton = visite.jeton ?? SecureRandom.token()
    }

    var cookie: SessionCookie { Visite.cookie(jeton) }

    /// - Parameter session: the ticket-granting token.
    func noter(_ compte: Compte, session: String, at now: Instant, on db: any Connection) throws {
        try SessionsDuCompteStore.decrire(session, visite, on: db)
        try ConnexionStore.reussie(
            ConnexionStore.identifiant(CompteStore.norme(compte.courriel), .opco), visite, at: now, on: db)
        guard try reconnaitre(compte, at: now, on: db) else { return }
        guard try QuotaDeCourriels.alerte.prendre(compte.courriel, at: now, on: db) else { return }
        let alerte = try LienStore.emettre(.alerte, compte: compte.id, courriel: compte.courriel, at: now, on: db)
        try Mailer.enqueue(
            module.mails.nouvelAppareil(compte.courriel, visite, jeton: alerte, at: now), kind: "compte.appareil",
            on: db, at: now)
    }

    /// Remembers the device as one of this account's.
    /// - Returns: true when it is a new one.
    @discardableResult
    func reconnaitre(_ compte: Compte, at now: Instant, on db: any Connection) throws -> Bool {
        try AppareilStore.noter(Digest.sha256Hex(jeton), compte: compte.id, visite, at: now, on: db)
    }
}

/// Mails to one address over an hour: a mailbox is not to be flooded. Counted apart, so that nobody silences one kind by
/// asking for another; what anybody may ask for comes to five at most.
enum QuotaDeCourriels: String, Sendable {
    /// Somebody wants an account at this address, or to move theirs to it.
    case inscription
    case oubli
    /// Of what happens to the account: its holder alone can cause one, or who has its password.
    case alerte

    var parHeure: Int {
        switch self {
        case .inscription: 2
        case .oubli: 3
        case .alerte: 5
        }
    }

    /// Counts one more; false when it must not leave.
    func prendre(_ courriel: String, at now: Instant, on db: any Connection) throws -> Bool {
        let cle = FreinageStore.Cle(
            texte: "courriel \(rawValue) " + Digest.sha256Hex(CompteStore.norme(courriel)), duree: 3600)
        return try FreinageStore.compter([cle], at: now, on: db)[cle.texte, default: 0] <= parHeure
    }
}
