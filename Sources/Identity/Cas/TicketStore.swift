import Platform

/// The single sign-on session of a browser.
struct SessionCas: Sendable {
    /// Digest of its token.
    let empreinte: String
    let compte: Compte
    /// When the password was last typed.
    let authentifieeLe: Instant
    /// Kept beyond the browser, at the person's wish.
    let souvenir: Bool
    let fin: Instant
}

/// The right of a browser to enter an application without a password.
struct EntreeCas: Sendable {
    /// Digest of the session's token.
    let session: String
    /// The person wants to be asked before.
    let avertir: Bool
}

/// Single sign-on sessions. A token is shown once, to the browser; the table keeps its digest.
enum TicketStore {
    /// Seconds a single sign-on session lives.
    static let sessionLifetime = 12 * 3600
    /// The same when the person chose to stay signed in: three months at most (CAS 3.0.3 § 2.2.4).
    static let longLifetime = 90 * 86_400

    static func digest(_ token: String) -> String { Digest.sha256Hex(Array(token.utf8)) }

    /// - Returns: the ticket-granting token, for the cookie.
    static func openSession(
        _ compte: Compte, _ demande: DemandeDeConnexion, _ visite: Visite, at now: Instant, on db: any Connection
    ) throws -> String {
        let token = nouveauJeton()
        try db.execute(
            """
            INSERT INTO cas_session (empreinte, compte_id, souvenir, avertir, appareil, lieu, cree_le, expire_le)
            VALUES (\(digest(token)), \(compte.id), \(demande.seSouvenir), \(demande.avertir), \(visite.appareil),
                    \(visite.lieu), \(now.iso), \(fin(demande, now).iso))
            """)
        return token
    }

    /// The password was typed again in the same browser by the same person: the session goes on, so that the
    /// applications already entered still end with it, but whoever had its token has it no more.
    /// - Returns: the new ticket-granting token.
    static func renewSession(
        _ session: SessionCas, _ demande: DemandeDeConnexion, _ visite: Visite, at now: Instant,
        on db: any Connection
    ) throws -> String {
        let token = nouveauJeton()
        let (ancienne, nouvelle) = (session.empreinte, digest(token))
        try db.execute(
            """
            UPDATE cas_session SET empreinte = \(nouvelle), souvenir = \(demande.seSouvenir),
                                   avertir = \(demande.avertir), appareil = \(visite.appareil),
                                   lieu = \(visite.lieu), cree_le = \(now.iso),
                                   expire_le = \(fin(demande, now).iso)
            WHERE empreinte = \(ancienne)
            """)
        try db.execute("UPDATE session SET cas_session = \(nouvelle) WHERE cas_session = \(ancienne)")
        try UsageStore.suivre(ancienne, nouvelle, on: db)
        try db.execute("UPDATE cas_mandat SET cas_session = \(nouvelle) WHERE cas_session = \(ancienne)")
        return token
    }

    private static func nouveauJeton() -> String { "TGT-" + SecureRandom.token() }

    private static func fin(_ demande: DemandeDeConnexion, _ now: Instant) -> Instant {
        now.adding(seconds: demande.seSouvenir ? longLifetime : sessionLifetime)
    }

    static func session(token: String, at now: Instant, on db: any Connection) throws -> SessionCas? {
        guard token.utf8.count <= 128 else { return nil }
        return try session(digest: digest(token), at: now, on: db)
    }

    /// What an entry into an application asks of a session: whether it is open, and how the person wants to enter. Its
    /// holder is not read, who does at each round of single sign-on.
    static func entree(token: String, at now: Instant, on db: any Connection) throws -> EntreeCas? {
        guard token.utf8.count <= 128 else { return nil }
        let digest = digest(token)
        return try db.first(
            """
            SELECT s.avertir FROM cas_session s JOIN compte c ON c.id = s.compte_id
            WHERE s.empreinte = \(digest) AND s.expire_le > \(now.iso) AND c.actif = 1
            """
        ).map { EntreeCas(session: digest, avertir: try $0.bool("avertir")) }
    }

    static func session(digest: String, at now: Instant, on db: any Connection) throws -> SessionCas? {
        try session(where: "s.empreinte = \(digest)", at: now, on: db)
    }

    /// - Parameter repere: `Ticket.repere` of the session.
    static func session(repere: String, at now: Instant, on db: any Connection) throws -> SessionCas? {
        // After it come hexadecimal digits alone, all before « g ».
        try session(where: "s.empreinte > \(repere) AND s.empreinte < \(repere + "g")", at: now, on: db)
    }

    private static func session(where condition: SQL, at now: Instant, on db: any Connection) throws -> SessionCas? {
        try db.first(
            """
            SELECT s.empreinte, s.souvenir, s.cree_le, s.expire_le, c.id, c.courriel, c.prenom, c.nom
            FROM cas_session s JOIN compte c ON c.id = s.compte_id
            WHERE \(condition) AND s.expire_le > \(now.iso) AND c.actif = 1
            """
        ).map { row in
            SessionCas(
                empreinte: try row.string("empreinte"), compte: try CompteStore.compte(row),
                authentifieeLe: try row.instant("cree_le"), souvenir: try row.bool("souvenir"),
                fin: try row.instant("expire_le"))
        }
    }

    /// Whose session it is, expired or not; nil when there is none.
    static func titulaire(digest: String, on db: any Connection) throws -> Int? {
        try db.first("SELECT compte_id FROM cas_session WHERE empreinte = \(digest)")?.int("compte_id")
    }

    static func compte(session token: String, at now: Instant, on db: any Connection) throws -> Compte? {
        try session(token: token, at: now, on: db)?.compte
    }

    /// Ends the single sign-on session, every session of the platform's applications opened from it, and has the other
    /// applications told.
    static func closeSession(_ token: String, at now: Instant, on db: any Connection) throws {
        try close(digest: digest(token), at: now, on: db)
    }

    static func close(digest: String, at now: Instant, on db: any Connection) throws {
        for used in try UsageStore.aPrevenir(session: digest, on: db) {
            try Jobs.enqueue(DeconnexionDeServiceJob(ticket: used.ticket, service: used.service), on: db, at: now)
        }
        try db.execute("DELETE FROM session WHERE cas_session = \(digest)")
        try UsageStore.oublier(session: digest, on: db)
        try db.execute("DELETE FROM cas_mandat WHERE cas_session = \(digest)")
        try db.execute("DELETE FROM cas_session WHERE empreinte = \(digest)")
    }

    /// Expired sessions, with what hangs on them. Their applications have sessions that end by themselves.
    static func purge(at now: Instant, on db: any Connection) throws {
        let over: SQL = "SELECT empreinte FROM cas_session WHERE expire_le < \(now.iso)"
        try UsageStore.purge(at: now, on: db)
        try db.execute("DELETE FROM cas_mandat WHERE cas_session IN (\(over))")
        try db.execute("DELETE FROM session WHERE cas_session IN (\(over))")
        try db.execute("DELETE FROM cas_session WHERE expire_le < \(now.iso)")
        try FormulaireStore.purge(at: now, on: db)
    }
}
