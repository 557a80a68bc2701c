import Platform

/// The tickets that were presented, valid or not: what makes each serve once, and who must be told when the session
/// they come from ends. The column `jeton` holds `Ticket.cle`.
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
            INSERT INTO cas_usage (cas_session, jeton, ticket, service, cree_le)
            VALUES (\(Hex.encode(usage.ticket.session)), \(usage.ticket.cle), \(usage.texte), \(usage.service),
                    \(usage.now.iso))
            ON CONFLICT DO NOTHING
            """) == 1
    }

    /// Applications told of one end of session, at most: each is a job and a call.
    static let aPrevenirAuPlus = 200

    /// Tickets of this session that opened something in an application that is not ours, newest first.
    static func aPrevenir(session: String, on db: any Connection) throws -> [(ticket: String, service: String)] {
        try db.rows(
            """
            SELECT ticket, service FROM cas_usage WHERE cas_session = \(session) AND service <> ''
            ORDER BY jeton DESC LIMIT \(aPrevenirAuPlus)
            """
        )
        .map { (try $0.string("ticket"), try $0.string("service")) }
    }
}
