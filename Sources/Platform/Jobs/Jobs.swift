import Foundation

/// Work to be done after the transaction that asks for it: parameters only, named and few. Put identifiers in it,
/// not people: the row outlives the work by some weeks.
package protocol Job: Codable, Sendable {
    /// Stable name in the table; renaming one abandons the rows already there.
    static var kind: String { get }
    /// How many times in all the work is tried before a human must look.
    static var attempts: Int { get }
}

extension Job {
    /// Twelve attempts with the delays of `Backoff` last about a day.
    package static var attempts: Int { 12 }
}

/// The table of jobs. All functions work inside the caller's transaction.
package enum Jobs {
    /// - Parameters:
    ///   - now: when the job is asked for.
    ///   - runAt: the earliest moment to run it; nil for as soon as possible.
    ///   - uniqueKey: while a job of the same kind and key waits or runs, this one is not added.
    ///   - requestID: of the web request that asked, for the logs.
    /// - Throws: `DatabaseError`, `EncodingError`
    package static func enqueue(
        _ job: some Job, on db: any Connection, at now: Instant, runAt: Instant? = nil, uniqueKey: String? = nil,
        requestID: String? = nil
    ) throws {
        let type = Swift.type(of: job)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let content = String(decoding: try encoder.encode(job), as: UTF8.self)
        try db.execute(
            """
            INSERT INTO tache
                (genre, contenu, cle_unique, etat, cree_le, a_partir_de, tentatives, tentatives_max, requete)
            VALUES (\(type.kind), \(content), \(uniqueKey), 'attente', \(now.iso), \((runAt ?? now).iso), 0,
                    \(max(1, type.attempts)), \(requestID))
            ON CONFLICT DO NOTHING
            """)
        (db as? WatchedConnection)?.jobAdded()
    }

    package enum State: String, Sendable, CaseIterable {
        case waiting = "attente"
        case running = "en_cours"
        case done = "terminee"
        case failed = "echec"
    }

    /// A row as the desk shows it.
    package struct Entry: Sendable {
        package let id: Int
        package let kind: String
        package let state: State
        package let created: Instant
        package let due: Instant
        package let attempts: Int
        package let attemptsAllowed: Int
        /// The kind of error only: never a person's data.
        package let lastError: String?
        package let finished: Instant?
        package let requestID: String?
    }

    /// Newest first; `before` is the identifier to continue from.
    package static func list(
        _ state: State, on db: any Connection, limit: Int = 50, before: Int? = nil
    ) throws -> [Entry] {
        let page: SQL = before.map { "AND id < \($0)" } ?? ""
        return try db.rows(
            """
            SELECT id, genre, etat, cree_le, a_partir_de, tentatives, tentatives_max, derniere_erreur, terminee_le,
                   requete
            FROM tache WHERE etat = \(state.rawValue) \(page) ORDER BY id DESC LIMIT \(limit)
            """
        ).map { row in
            Entry(
                id: try row.int("id"), kind: try row.string("genre"), state: state, created: try row.instant("cree_le"),
                due: try row.instant("a_partir_de"), attempts: try row.int("tentatives"),
                attemptsAllowed: try row.int("tentatives_max"), lastError: row.optionalString("derniere_erreur"),
                finished: row.optionalString("terminee_le").flatMap { Instant(iso: $0) },
                requestID: row.optionalString("requete"))
        }
    }

    package static func failures(on db: any Connection, limit: Int = 50, before: Int? = nil) throws -> [Entry] {
        try list(.failed, on: db, limit: limit, before: before)
    }

    package static func counts(on db: any Connection) throws -> [State: Int] {
        var counts = Dictionary(uniqueKeysWithValues: State.allCases.map { ($0, 0) })
        for row in try db.rows("SELECT etat, COUNT(*) AS nombre FROM tache GROUP BY etat") {
            if let state = State(rawValue: try row.string("etat")) { counts[state] = try row.int("nombre") }
        }
        return counts
    }

    /// Gives a failed job all its attempts again, unless another of the same key waits already.
    ///
    /// - Returns: false when the job is not, or no longer, a failed one.
    @discardableResult
    package static func retry(_ id: Int, on db: any Connection, at now: Instant) throws -> Bool {
        (db as? WatchedConnection)?.jobAdded()
        return try db.execute(
            """
            UPDATE tache SET etat = 'attente', tentatives = 0, a_partir_de = \(now.iso), terminee_le = NULL,
                             executant = NULL, bail_jusqu_a = NULL
            WHERE id = \(id) AND etat = 'echec' AND NOT EXISTS (
                SELECT 1 FROM tache AS autre WHERE autre.genre = tache.genre AND autre.cle_unique = tache.cle_unique
                    AND autre.etat IN ('attente', 'en_cours'))
            """) == 1
    }

    /// Kind of a failed job; nil when it is not, or no longer, a failed one.
    package static func kind(failed id: Int, on db: any Connection) throws -> String? {
        try db.first("SELECT genre FROM tache WHERE id = \(id) AND etat = 'echec'")?.string("genre")
    }

    /// Removes a failed job that nobody wants to run again.
    @discardableResult
    package static func discard(_ id: Int, on db: any Connection) throws -> Bool {
        try db.execute("DELETE FROM tache WHERE id = \(id) AND etat = 'echec'") == 1
    }
}

extension Row {
    /// A moment stored by `Instant.iso`.
    package func instant(_ name: String) throws -> Instant {
        guard let instant = Instant(iso: try string(name)) else { throw Mismatch(column: name) }
        return instant
    }
}
