import Foundation

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
        /// What it said is still there to be sent again.
        package let isWhole: Bool
    }

    /// What is looked for; the text is not part of it: the journal tells that a mail left, never what it said.
    package struct Search: Sendable, Equatable {
        package var state: State?
        /// Beginning of the address, whatever its capitals.
        package var to: String?
        package var kind: String?
        /// Written at that moment or later, and before the other.
        package var from: Instant?
        package var until: Instant?

        package init(
            state: State? = nil, to: String? = nil, kind: String? = nil, from: Instant? = nil, until: Instant? = nil
        ) {
            self.state = state
            self.to = to
            self.kind = kind
            self.from = from
            self.until = until
        }

        fileprivate var condition: SQL {
            var conditions: [SQL] = []
            if let state { conditions.append("etat = \(state.rawValue)") }
            if let to = to?.lowercased(), !to.isEmpty {
                // The greatest character of all ends the range of what begins so.
                conditions.append("destinataire_norme >= \(to) AND destinataire_norme < \(to + "\u{10FFFF}")")
            }
            if let kind { conditions.append("genre = \(kind)") }
            if let from { conditions.append("cree_le >= \(from.iso)") }
            if let until { conditions.append("cree_le < \(until.iso)") }
            return conditions.isEmpty ? "" : "WHERE " + SQL.join(conditions, " AND ")
        }
    }

    private static let columns: SQL = """
        id, cree_le, genre, destinataire, sujet, etat, reponse, termine_le,
        CASE WHEN contenu IS NULL THEN 0 ELSE 1 END AS entier
        """

    /// Newest first.
    package static func list(
        _ search: Search = Search(), limit: Int = 50, offset: Int = 0, on db: any Connection
    ) throws -> [Entry] {
        try db.rows(
            """
            SELECT \(columns) FROM courriel \(search.condition) ORDER BY id DESC LIMIT \(limit) OFFSET \(offset)
            """
        ).map(entry)
    }

    /// Counts up to the limit and no further: nobody turns that many pages.
    package static func count(_ search: Search, limit: Int, on db: any Connection) throws -> Int {
        try db.count(
            "SELECT COUNT(*) FROM (SELECT 1 AS un FROM courriel \(search.condition) LIMIT \(limit)) AS trouves")
    }

    package static func find(_ id: Int, on db: any Connection) throws -> Entry? {
        try db.first("SELECT \(columns) FROM courriel WHERE id = \(id)").map(entry)
    }

    /// Kinds written so far: one step in the index for each, whatever the number of mails.
    package static func kinds(on db: any Connection) throws -> [String] {
        try db.rows(
            """
            WITH RECURSIVE suite (genre) AS (
                SELECT MIN(genre) FROM courriel
                UNION ALL
                SELECT (SELECT MIN(c.genre) FROM courriel c WHERE c.genre > suite.genre) FROM suite
                WHERE suite.genre IS NOT NULL
            )
            SELECT genre FROM suite WHERE genre IS NOT NULL
            """
        ).map { try $0.string("genre") }
    }

    private static func entry(_ row: Row) throws -> Entry {
        Entry(
            id: try row.int("id"), created: try row.instant("cree_le"), kind: try row.string("genre"),
            to: try row.string("destinataire"), subject: try row.string("sujet"),
            state: State(rawValue: try row.string("etat")) ?? .waiting, words: row.optionalString("reponse"),
            ended: row.optionalString("termine_le").flatMap { Instant(iso: $0) }, isWhole: try row.bool("entier"))
    }

    /// Sends again a mail that was refused, once its address or the server was put right.
    ///
    /// - Returns: false when it is not a refused one, or its text is gone.
    package static func resend(_ id: Int, on db: any Connection, at now: Instant) throws -> Bool {
        let changed = try db.execute(
            "UPDATE courriel SET etat = 'attente', termine_le = NULL WHERE id = \(id) AND etat = 'refuse' AND contenu IS NOT NULL"
        )
        if changed == 1 { try Jobs.enqueue(MailJob(courriel: id), on: db, at: now) }
        return changed == 1
    }

    /// Runs again the failed job of a mail: the refused mail goes back to the queue, or the job would find nothing to send.
    ///
    /// - Returns: the mail; nil when nothing can be sent: it left, it waits for another job, or its text is gone.
    package static func resend(job: Int, on db: any Connection, at now: Instant) throws -> Int? {
        let row = try db.first(
            """
            SELECT t.contenu, (
                SELECT COUNT(*) FROM tache autre WHERE autre.genre = t.genre AND autre.contenu = t.contenu
                    AND autre.etat IN ('attente', 'en_cours')) AS autres
            FROM tache t WHERE t.id = \(job) AND t.genre = \(MailJob.kind) AND t.etat = 'echec'
            """)
        guard let row, try row.int("autres") == 0 else { return nil }
        let id = try JSONDecoder().decode(MailJob.self, from: Data(try row.string("contenu").utf8)).courriel
        let waits = try db.execute(
            """
            UPDATE courriel SET etat = 'attente', termine_le = NULL
            WHERE id = \(id) AND etat <> 'envoye' AND contenu IS NOT NULL
            """)
        guard waits == 1, try Jobs.retry(job, on: db, at: now) else { return nil }
        return id
    }

    /// Days that the text of a refused mail is kept, so that it can be sent again.
    package static let daysKept = 30

    /// The text of mails refused before that moment goes: it may hold a password or a link. Their line stays.
    package static func forget(refusedBefore moment: Instant, on db: any Connection) throws {
        try db.execute(
            """
            UPDATE courriel SET texte = '', contenu = NULL
            WHERE etat = 'refuse' AND termine_le < \(moment.iso) AND contenu IS NOT NULL
            """)
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
