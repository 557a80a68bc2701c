import Platform

/// « Mes sessions »: the single sign-on sessions of an account; each ends with the applications entered from it.
enum SessionsDuCompteStore {
    struct Ouverte: Sendable {
        /// Digest of its token; never shown.
        let empreinte: String
        let appareil: String
        let lieu: String
        let depuis: Instant

        /// What a form names it by.
        var reference: String { String(Digest.sha256Hex("session " + empreinte).prefix(24)) }
    }

    /// Newest first.
    static func lister(_ compte: Int, at now: Instant, on db: any Connection) throws -> [Ouverte] {
        try db.rows(
            """
            SELECT empreinte, appareil, lieu, cree_le FROM cas_session
            WHERE compte_id = \(compte) AND expire_le > \(now.iso) ORDER BY cree_le DESC, empreinte LIMIT 200
            """
        ).map { row in
            Ouverte(
                empreinte: try row.string("empreinte"), appareil: try row.string("appareil"),
                lieu: try row.string("lieu"), depuis: try row.instant("cree_le"))
        }
    }

    /// Ends every session of the account.
    /// - Parameter sauf: digest of the one that stays.
    static func fermer(_ compte: Int, sauf: String? = nil, at now: Instant, on db: any Connection) throws {
        let sessions = try db.rows(
            "SELECT empreinte FROM cas_session WHERE compte_id = \(compte) AND empreinte <> \(sauf ?? "")")
        for session in sessions { try TicketStore.close(digest: try session.string("empreinte"), at: now, on: db) }
        // Whoever has the password and not yet the code is not in either.
        try db.execute("DELETE FROM verification WHERE compte_id = \(compte)")
    }
}
