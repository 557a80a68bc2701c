package import Domain
package import Platform

/// A person's session in one space of the platform.
package struct Session: Sendable {
    /// Digest of its token; never shown.
    package let empreinte: String
    package let compte: Compte
    package let espace: Espace
    /// SIRET that every page of the space depends on, once chosen.
    package let etablissement: String?
    package let csrf: CSRF
}

package enum SessionStore {
    /// Seconds without a request after which a session ends.
    static let idle = 2 * 3600
    /// Seconds after which a session ends, used or not.
    static let lifetime = 12 * 3600
    /// Use is written down no more often than this, in seconds: reading a page costs no write.
    static let refresh = 300

    /// It ends with the single sign-on session that it comes from, at the latest.
    /// - Returns: the token, for the cookie.
    static func open(
        _ session: SessionCas, _ espace: Espace, at now: Instant, on db: any Connection
    ) throws -> String {
        let token = SecureRandom.token()
        let fin = min(now.adding(seconds: lifetime), session.fin)
        try db.execute(
            """
            INSERT INTO session (empreinte, compte_id, espace, cas_session, secret, cree_le, vue_le, expire_le)
            VALUES (\(TicketStore.digest(token)), \(session.compte.id), \(espace.rawValue),
                    \(session.empreinte), \(SecureRandom.token()), \(now.iso), \(now.iso), \(fin.iso))
            """)
        return token
    }

    /// What finds an open session: at most one row, whose `id` is the account's. Who asks joins it to what the account
    /// may do, so that a page spends one statement on both.
    package static func selection(_ token: String, _ espace: Espace, at now: Instant) -> SQL {
        """
        SELECT s.secret, s.etablissement, s.vue_le, c.id, c.courriel, c.prenom, c.nom
        FROM session s JOIN compte c ON c.id = s.compte_id
        WHERE s.empreinte = \(TicketStore.digest(token)) AND s.espace = \(espace.rawValue) AND s.expire_le > \(now.iso)
          AND s.vue_le > \(now.adding(seconds: -idle).iso) AND c.actif = 1
        """
    }

    /// A row of `selection`.
    /// - Returns: the session and whether its use should be written down.
    package static func lire(
        _ row: Row, _ token: String, _ espace: Espace, at now: Instant
    ) throws -> (session: Session, stale: Bool) {
        let session = Session(
            empreinte: TicketStore.digest(token), compte: try CompteStore.compte(row), espace: espace,
            etablissement: row.optionalString("etablissement"),
            csrf: CSRF(secret: Array(try row.string("secret").utf8)))
        return (session, try row.string("vue_le") < now.adding(seconds: -refresh).iso)
    }

    package static func touch(_ session: Session, at now: Instant, on db: any Connection) throws {
        try db.execute("UPDATE session SET vue_le = \(now.iso) WHERE empreinte = \(session.empreinte)")
    }

    package static func choisir(etablissement siret: String, _ session: Session, on db: any Connection) throws {
        try db.execute("UPDATE session SET etablissement = \(siret) WHERE empreinte = \(session.empreinte)")
    }

    /// Ends this session, the single sign-on it came from, and the sister sessions of the other spaces.
    /// - Returns: whose it was, nil when there was none.
    static func close(_ token: String, at now: Instant, on db: any Connection) throws -> Int? {
        let digest = TicketStore.digest(token)
        let row = try db.first("SELECT cas_session, compte_id FROM session WHERE empreinte = \(digest)")
        guard let row else { return nil }
        try TicketStore.close(digest: try row.string("cas_session"), at: now, on: db)
        return try row.int("compte_id")
    }

    /// Ends this session alone: another takes its place in the browser.
    static func oublier(_ token: String, on db: any Connection) throws {
        try db.execute("DELETE FROM session WHERE empreinte = \(TicketStore.digest(token))")
    }

    /// Expired sessions and tickets, removed by the timetable.
    package static func purge(at now: Instant, on db: any Connection) throws {
        try db.execute("DELETE FROM session WHERE expire_le < \(now.iso)")
        try TicketStore.purge(at: now, on: db)
    }
}
