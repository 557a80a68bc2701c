/// The journal of mails: what was written to whom, when, and what the server said.
package enum MailJournal {
    package enum State: String, Sendable, CaseIterable {
        case waiting = "attente"
        case sent = "envoye"
        case refused = "refuse"
    }

    package struct Entry: Sendable {
        package let id: Int
        package let created: Instant
        package let kind: String
        package let to: String
        package let subject: String
        package let state: State
        /// The server's words at its last refusal.
        package let words: String?
        package let ended: Instant?
    }

    /// Newest first; `before` is the identifier to continue from.
    package static func list(
        on db: any Connection, state: State? = nil, to: String? = nil, limit: Int = 50, before: Int? = nil
    ) throws -> [Entry] {
        var conditions: [SQL] = ["1 = 1"]
        if let state { conditions.append("etat = \(state.rawValue)") }
        if let to { conditions.append("destinataire = \(to)") }
        if let before { conditions.append("id < \(before)") }
        return try db.rows(
            """
            SELECT id, cree_le, genre, destinataire, sujet, etat, reponse, termine_le FROM courriel
            WHERE \(SQL.join(conditions, " AND ")) ORDER BY id DESC LIMIT \(limit)
            """
        ).map { row in
            Entry(
                id: try row.int("id"), created: try row.instant("cree_le"), kind: try row.string("genre"),
                to: try row.string("destinataire"), subject: try row.string("sujet"),
                state: State(rawValue: try row.string("etat")) ?? .waiting, words: row.optionalString("reponse"),
                ended: row.optionalString("termine_le").flatMap { Instant(iso: $0) })
        }
    }

    /// Sends again a mail that was refused, once its address or the server was put right.
    ///
    /// - Returns: false when it is not a refused one.
    package static func resend(_ id: Int, on db: any Connection, at now: Instant) throws -> Bool {
        let changed = try db.execute(
            "UPDATE courriel SET etat = 'attente', termine_le = NULL WHERE id = \(id) AND etat = 'refuse'")
        if changed == 1 { try Jobs.enqueue(MailJob(courriel: id), on: db, at: now) }
        return changed == 1
    }

    struct Stored {
        let identifier: String
        let to: String
        let subject: String
        let text: String
        let content: [UInt8]
    }

    /// Nil when the mail was sent or refused since: the job may run twice.
    static func waiting(_ id: Int, on db: any Connection) throws -> Stored? {
        try db.first(
            """
            SELECT identifiant, destinataire, sujet, texte, contenu FROM courriel WHERE id = \(id) AND etat = 'attente'
            """
        ).map { row in
            Stored(
                identifier: try row.string("identifiant"), to: try row.string("destinataire"),
                subject: try row.string("sujet"), text: try row.string("texte"), content: try row.blob("contenu"))
        }
    }

    /// A mail that left keeps its place in the journal but not its text: it may hold a link that opens an account.
    static func sent(_ id: Int, on db: any Connection, at now: Instant) throws {
        try db.execute(
            """
            UPDATE courriel SET etat = 'envoye', termine_le = \(now.iso), texte = '', contenu = NULL
            WHERE id = \(id) AND etat = 'attente'
            """)
    }

    static func refused(_ id: Int, words: String, isFinal: Bool, on db: any Connection, at now: Instant) throws {
        let end: SQL = isFinal ? ", etat = 'refuse', termine_le = \(now.iso)" : ""
        try db.execute("UPDATE courriel SET reponse = \(words)\(end) WHERE id = \(id) AND etat = 'attente'")
    }
}
