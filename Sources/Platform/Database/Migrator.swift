/// One numbered, append-only change of the schema, owned by a capability.
///
/// Scripts are written once for both engines; where they differ, `postgres` replaces `script` there.
package struct Migration: Sendable {
    /// Unique and ordered within its owner: `dossiers.001-dossiers`.
    package let id: String
    package let script: StaticString
    package let postgres: StaticString?

    package init(_ id: String, _ script: StaticString, postgres: StaticString? = nil) {
        self.id = id
        self.script = script
        self.postgres = postgres
    }
}

/// Applies the migrations that a database has not seen, in the order given, each in its own transaction.
package struct Migrator: Sendable {
    package let migrations: [Migration]

    package init(_ migrations: [Migration]) { self.migrations = migrations }

    /// - Returns: identifiers of the migrations applied now.
    @discardableResult
    package func migrate(_ database: any Database, at instant: Instant) async throws -> [String] {
        try await database.write { db in
            // PostgreSQL's IF NOT EXISTS fails when two sessions run it at once.
            if db.dialect == .postgres { _ = try db.rows("SELECT pg_advisory_xact_lock(5127310)") }
            try db.script("CREATE TABLE IF NOT EXISTS migration (id TEXT PRIMARY KEY, appliquee_le TEXT NOT NULL)")
        }
        let known = try await database.read { db in
            Set(try db.rows("SELECT id FROM migration").map { try $0.string("id") })
        }
        var applied: [String] = []
        for migration in migrations where !known.contains(migration.id) {
            let done = try await database.write { db in
                // Another instance may be starting too: whoever writes the row first runs the script.
                let mine = try db.execute(
                    "INSERT INTO migration (id, appliquee_le) VALUES (\(migration.id), \(instant.iso)) ON CONFLICT DO NOTHING"
                )
                guard mine == 1 else { return false }
                switch db.dialect {
                case .postgres: try db.script(migration.postgres ?? migration.script)
                case .sqlite: try db.script(migration.script)
                }
                return true
            }
            if done { applied.append(migration.id) }
        }
        if !applied.isEmpty { try await Migrator.renewFigures(database) }
        return applied
    }

    /// SQLite takes an index without figures, beside others that have theirs, for one that finds ten rows: it would then
    /// read a million of them rather than follow the index of the order asked for. A base without any figure needs none.
    private static func renewFigures(_ database: any Database) async throws {
        guard database.dialect == .sqlite else { return }
        try await database.write { db in
            let kept = try db.count("SELECT COUNT(*) AS n FROM sqlite_master WHERE name = 'sqlite_stat1'") > 0
            if kept { try db.script("ANALYZE") }
        }
    }

    package func pending(_ database: any Database) async throws -> [String] {
        let known = try await database.read { db in
            Set(try db.rows("SELECT id FROM migration").map { try $0.string("id") })
        }
        return migrations.map(\.id).filter { !known.contains($0) }
    }
}
