/// Secondary indexes taken away while a table receives a very large load, and put back after it.
///
/// Their definitions are those that the engine itself gives back, kept in a table meanwhile: a load cut off half-way
/// leaves enough to put everything back.
package enum SuspendedIndexes {
    /// Takes away every secondary index of the table.
    package static func suspend(_ table: String, on db: any Connection) throws {
        try db.execute("CREATE TABLE IF NOT EXISTS index_suspendu (nom TEXT PRIMARY KEY, definition TEXT NOT NULL)")
        for row in try db.rows(catalog(table, db.dialect)) {
            let name = try row.string("nom")
            try db.execute(
                """
                INSERT INTO index_suspendu (nom, definition) VALUES (\(name), \(try row.string("definition")))
                ON CONFLICT (nom) DO NOTHING
                """)
            try db.execute(SQL(catalog: "DROP INDEX \"\(name)\""))
        }
    }

    /// Puts every index back, one transaction each, calling `progress` before each of them.
    package static func restore(_ database: any Database, progress: (String) -> Void = { _ in }) async throws {
        guard try await database.read({ db in try exists(db) }) else { return }
        let waiting = try await database.read { db in
            try db.rows("SELECT nom, definition FROM index_suspendu ORDER BY nom").map {
                (name: try $0.string("nom"), definition: try $0.string("definition"))
            }
        }
        for index in waiting {
            progress(index.name)
            try await database.write { db in
                try db.execute(SQL(catalog: index.definition))
                try db.execute("DELETE FROM index_suspendu WHERE nom = \(index.name)")
            }
        }
        try await database.write { db in
            try db.execute("DROP TABLE index_suspendu")
            // Without fresh figures the planner would judge the table by what it was.
            try db.execute("ANALYZE")
        }
    }

    private static func exists(_ db: any Connection) throws -> Bool {
        switch db.dialect {
        case .sqlite:
            try db.count("SELECT COUNT(*) AS n FROM sqlite_master WHERE type = 'table' AND name = 'index_suspendu'") > 0
        case .postgres:
            try db.count(
                """
                SELECT COUNT(*) AS n FROM pg_tables
                WHERE schemaname = current_schema() AND tablename = 'index_suspendu'
                """) > 0
        }
    }

    /// Indexes that a statement made; those of keys and UNIQUE constraints stay.
    private static func catalog(_ table: String, _ dialect: Dialect) -> SQL {
        switch dialect {
        case .sqlite:
            """
            SELECT name AS nom, sql AS definition FROM sqlite_master
            WHERE type = 'index' AND tbl_name = \(table) AND sql IS NOT NULL
            """
        case .postgres:
            """
            SELECT i.indexname AS nom, i.indexdef AS definition FROM pg_indexes i
            WHERE i.schemaname = current_schema() AND i.tablename = \(table) AND NOT EXISTS (
                SELECT 1 FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
                WHERE n.nspname = i.schemaname AND c.conname = i.indexname)
            """
        }
    }
}
