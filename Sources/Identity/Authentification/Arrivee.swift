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

    func noter(_ compte: Compte, at now: Instant, on db: any Connection) throws {
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
