import Platform

/// Ticket-granting sessions and service tickets. Each token is shown once, to the browser; the table keeps digests.
enum TicketStore {
    /// Seconds a service ticket lives.
    static let ticketLifetime = 30
    /// Seconds a single sign-on session lives.
    static let sessionLifetime = 12 * 3600

    static func digest(_ token: String) -> String { Digest.sha256Hex(Array(token.utf8)) }

    /// - Returns: the ticket-granting token, for the cookie.
    static func openSession(_ compte: Compte, at now: Instant, on db: any Connection) throws -> String {
        let token = "TGT-" + SecureRandom.token()
        try db.execute(
            """
            INSERT INTO cas_session (empreinte, compte_id, cree_le, expire_le)
            VALUES (\(digest(token)), \(compte.id), \(now.iso), \(now.adding(seconds: sessionLifetime).iso))
            """)
        return token
    }

    static func compte(session token: String, at now: Instant, on db: any Connection) throws -> Compte? {
        try db.first(
            """
            SELECT c.id, c.courriel, c.prenom, c.nom FROM cas_session s JOIN compte c ON c.id = s.compte_id
            WHERE s.empreinte = \(digest(token)) AND s.expire_le > \(now.iso) AND c.actif = 1
            """
        ).map(CompteStore.compte)
    }

    /// Ends the single sign-on session and every application session opened from it.
    static func closeSession(_ token: String, on db: any Connection) throws {
        try close(digest: digest(token), on: db)
    }

    static func close(digest: String, on db: any Connection) throws {
        try db.execute("DELETE FROM session WHERE cas_session = \(digest)")
        try db.execute("DELETE FROM cas_ticket WHERE cas_session = \(digest)")
        try db.execute("DELETE FROM cas_session WHERE empreinte = \(digest)")
    }

    /// - Returns: a ticket for this service only.
    static func issue(
        for service: ServiceURL, _ compte: Compte, session token: String, fromCredentials: Bool, at now: Instant,
        on db: any Connection
    ) throws -> String {
        let ticket = "ST-" + SecureRandom.token().filter { $0 != "_" }
        try db.execute(
            """
            INSERT INTO cas_ticket (empreinte, service, compte_id, cas_session, saisie, expire_le)
            VALUES (\(digest(ticket)), \(service.text), \(compte.id), \(digest(token)), \(fromCredentials),
                    \(now.adding(seconds: ticketLifetime).iso))
            """)
        return ticket
    }

    /// What a spent ticket proves.
    struct Proof: Sendable {
        let compte: Compte
        let casSession: String
        let fromCredentials: Bool
    }

    /// One attempt: the ticket is gone afterwards, whatever the answer.
    static func spend(_ ticket: String, service: String, at now: Instant, on db: any Connection) throws -> Proof? {
        let row = try db.first(
            """
            DELETE FROM cas_ticket WHERE empreinte = \(digest(ticket))
            RETURNING service, compte_id, cas_session, saisie, expire_le
            """)
        guard let row, try row.string("service") == service, try row.string("expire_le") > now.iso else { return nil }
        let compte = try db.first(
            "SELECT id, courriel, prenom, nom FROM compte WHERE id = \(try row.int("compte_id")) AND actif = 1")
        guard let compte else { return nil }
        return Proof(
            compte: try CompteStore.compte(compte), casSession: try row.string("cas_session"),
            fromCredentials: try row.bool("saisie"))
    }
}
