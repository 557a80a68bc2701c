import Platform

/// Proxy-granting tickets (`PGT-`): an application holds one to ask for tickets in the name of the person, as long as
/// their session lives.
enum MandatStore {
    struct Mandat: Sendable {
        let empreinte: String
        let session: SessionCas
        /// Callback URLs of the applications in between, most recent first: the holder's, then whose ticket it used.
        let mandataires: [String]
        /// URL of the service that was granted it.
        let service: String
    }

    /// 128 bits of a digest are enough to find it again, and keep proxy tickets short.
    static func empreinte(_ pgt: String) -> String { String(Digest.sha256Hex(pgt).prefix(32)) }

    static func accorder(
        _ pgt: String, session: String, mandataires: [String], service: String, at now: Instant, on db: any Connection
    ) throws {
        try db.execute(
            """
            INSERT INTO cas_mandat (empreinte, cas_session, mandataires, service, cree_le)
            VALUES (\(empreinte(pgt)), \(session), \(mandataires.joined(separator: "\n")), \(service), \(now.iso))
            """)
    }

    static func trouver(digest: String, at now: Instant, on db: any Connection) throws -> Mandat? {
        let row = try db.first(
            "SELECT cas_session, mandataires, service FROM cas_mandat WHERE empreinte = \(digest)")
        guard let row,
            let session = try TicketStore.session(digest: try row.string("cas_session"), at: now, on: db)
        else { return nil }
        return Mandat(
            empreinte: digest, session: session,
            mandataires: try row.string("mandataires").split(separator: "\n").map(String.init),
            service: try row.string("service"))
    }
}
