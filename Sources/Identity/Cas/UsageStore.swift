import Platform

/// The tickets that were presented, valid or not: what makes each serve once, and who must be told when the session
/// they come from ends. The column `cas_session` holds `Ticket.repere`, and `jeton` `Ticket.cle`.
enum UsageStore {
    /// A ticket presented.
    struct Usage: Sendable {
        let ticket: Ticket
        /// As presented, and where the end of the session is to be told; empty when nobody is to be told.
        let texte: String
        let service: String
        let now: Instant

        init(_ ticket: Ticket, aPrevenir: (ticket: String, service: String)?, at now: Instant) {
            self.ticket = ticket
            texte = aPrevenir?.ticket ?? ""
            service = aPrevenir?.service ?? ""
            self.now = now
        }
    }

    /// - Returns: false when the ticket was presented before.
    static func depenser(_ usage: Usage, on db: any Connection) throws -> Bool {
        try db.execute(
            """
            INSERT INTO cas_usage (cas_session, jeton, ticket, service)
            VALUES (\(Hex.encode(usage.ticket.session)), \(usage.ticket.cle), \(usage.texte), \(usage.service))
            ON CONFLICT DO NOTHING
            """) == 1
    }

    /// Applications told of one end of session, at most: each is a job and a call.
    static let aPrevenirAuPlus = 200

    /// Tickets of this session that opened something in an application that is not ours, newest first.
    /// - Parameter session: its digest.
    static func aPrevenir(session: String, on db: any Connection) throws -> [(ticket: String, service: String)] {
        try db.rows(
            """
            SELECT ticket, service FROM cas_usage WHERE cas_session = \(Ticket.repere(session)) AND service <> ''
            ORDER BY jeton DESC LIMIT \(aPrevenirAuPlus)
            """
        )
        .map { (try $0.string("ticket"), try $0.string("service")) }
    }

    /// The session goes on under another digest.
    static func suivre(_ ancienne: String, _ nouvelle: String, on db: any Connection) throws {
        try db.execute(
            """
            UPDATE cas_usage SET cas_session = \(Ticket.repere(nouvelle))
            WHERE cas_session = \(Ticket.repere(ancienne))
            """)
    }

    static func oublier(session: String, on db: any Connection) throws {
        try db.execute("DELETE FROM cas_usage WHERE cas_session = \(Ticket.repere(session))")
    }

    /// Of the sessions that are over; and of one of three months, what no application can still hold a session for: none
    /// keeps somebody signed in for fifteen days without a new ticket.
    static func purge(at now: Instant, on db: any Connection) throws {
        // `substr` is `Ticket.repere`.
        try db.execute(
            """
            DELETE FROM cas_usage
            WHERE cas_session IN (SELECT substr(empreinte, 1, 32) FROM cas_session WHERE expire_le < \(now.iso))
            """)
        try db.execute(
            """
            DELETE FROM cas_usage
            WHERE cas_session IN (SELECT substr(empreinte, 1, 32) FROM cas_session WHERE souvenir = 1)
              AND jeton < \(Ticket.debutDeCle(now.adding(seconds: -15 * 86_400)))
            """)
    }
}
