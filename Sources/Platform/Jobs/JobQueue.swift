/// The moves of a job in the table, safe with several workers and several processes on both engines.
struct JobQueue: Sendable {
    struct Claimed: Sendable {
        let id: Int
        let kind: String
        let content: String
        let attempt: Int
        let attemptsAllowed: Int
        let requestID: String?
    }

    let database: any Database
    let kinds: [String]
    let leaseSeconds: Int

    /// Takes the oldest job due, or one whose worker let its lease run out, for this worker.
    func claim(by worker: String, at now: Instant) async throws -> Claimed? {
        // Looking costs no lock: idle workers must not hold SQLite's only writer.
        let found = try await database.read { db in
            try db.first("SELECT 1 AS due FROM tache WHERE \(isDue(now)) LIMIT 1") != nil
        }
        guard found else { return nil }
        let until = now.adding(seconds: leaseSeconds)
        return try await database.write { db in
            try lowerIsolation(db)
            try buryAbandoned(db, at: now)
            let skip: SQL = db.dialect == .postgres ? "FOR UPDATE SKIP LOCKED" : ""
            return try db.rows(
                """
                UPDATE tache SET etat = 'en_cours', tentatives = tentatives + 1, executant = \(worker),
                                 bail_jusqu_a = \(until.iso)
                WHERE id = (SELECT id FROM tache WHERE \(isDue(now)) ORDER BY a_partir_de, id LIMIT 1 \(skip))
                RETURNING id, genre, contenu, tentatives, tentatives_max, requete
                """
            ).first.map { row in
                Claimed(
                    id: try row.int("id"), kind: try row.string("genre"), content: try row.string("contenu"),
                    attempt: try row.int("tentatives"), attemptsAllowed: try row.int("tentatives_max"),
                    requestID: row.optionalString("requete"))
            }
        }
    }

    /// - Returns: false when another worker took the job over: this one must stop touching it.
    func extend(_ id: Int, by worker: String, at now: Instant) async throws -> Bool {
        let until = now.adding(seconds: leaseSeconds)
        return try await database.write { db in
            try lowerIsolation(db)
            return try db.execute(
                """
                UPDATE tache SET bail_jusqu_a = \(until.iso)
                WHERE id = \(id) AND etat = 'en_cours' AND executant = \(worker)
                """) == 1
        }
    }

    func finish(_ id: Int, by worker: String, at now: Instant) async throws {
        try await end(id, by: worker, "etat = 'terminee', terminee_le = \(now.iso), derniere_erreur = NULL")
    }

    func fail(_ id: Int, by worker: String, error: String, at now: Instant) async throws {
        try await end(id, by: worker, "etat = 'echec', terminee_le = \(now.iso), derniere_erreur = \(error)")
    }

    func postpone(_ id: Int, by worker: String, error: String, until: Instant) async throws {
        try await end(id, by: worker, "etat = 'attente', a_partir_de = \(until.iso), derniere_erreur = \(error)")
    }

    /// Puts back a job that was stopped before it could be tried to the end, without counting the attempt.
    func release(_ id: Int, by worker: String) async throws {
        try await end(id, by: worker, "etat = 'attente', tentatives = tentatives - 1")
    }

    /// Finished jobs are only worth keeping for a while; failed ones stay until someone deals with them.
    func purge(finishedBefore limit: Instant) async throws -> Int {
        try await database.write { db in
            try db.execute("DELETE FROM tache WHERE etat = 'terminee' AND terminee_le < \(limit.iso)")
        }
    }

    private func end(_ id: Int, by worker: String, _ change: SQL) async throws {
        try await database.write { db in
            try lowerIsolation(db)
            try db.execute(
                """
                UPDATE tache SET \(change), executant = NULL, bail_jusqu_a = NULL
                WHERE id = \(id) AND etat = 'en_cours' AND executant = \(worker)
                """)
        }
    }

    private func isDue(_ now: Instant) -> SQL {
        """
        genre IN \(SQL.list(kinds)) AND ((etat = 'attente' AND a_partir_de <= \(now.iso))
            OR (etat = 'en_cours' AND bail_jusqu_a <= \(now.iso)))
        """
    }

    /// A job that kills its worker each time must not be tried for ever.
    private func buryAbandoned(_ db: any Connection, at now: Instant) throws {
        let skip: SQL = db.dialect == .postgres ? "FOR UPDATE SKIP LOCKED" : ""
        try db.execute(
            """
            UPDATE tache SET etat = 'echec', terminee_le = \(now.iso), executant = NULL, bail_jusqu_a = NULL,
                             derniere_erreur = 'the worker stopped without an answer'
            WHERE id IN (SELECT id FROM tache WHERE etat = 'en_cours' AND bail_jusqu_a <= \(now.iso)
                AND tentatives >= tentatives_max \(skip))
            """)
    }

    /// Row locks do the work here; under SERIALIZABLE, PostgreSQL would refuse rows that others just changed.
    private func lowerIsolation(_ db: any Connection) throws {
        if db.dialect == .postgres { try db.script("SET TRANSACTION ISOLATION LEVEL READ COMMITTED") }
    }
}
