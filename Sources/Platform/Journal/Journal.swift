import Foundation

/// The record of who did what, when, to what. Lines are only ever added, and each carries the digest of the one
/// before: changing, removing or inserting a line breaks the chain from there on.
package enum Journal {
    /// Adds a line, in the transaction of what it tells.
    ///
    /// - Parameters:
    ///   - acteur: identifier of the account, or `systeme`.
    ///   - action: what was done: `dossier.depose`.
    ///   - objet: to what: `dossier/2026-0001`.
    ///   - details: no secret and no sensitive data: the journal is kept when the rest is erased.
    /// - Throws: `DatabaseError`
    package static func append(
        on db: any Connection, at instant: Instant, acteur: String, action: String, objet: String,
        details: [String: String] = [:]
    ) throws {
        try RetryLane.join(db)
        // A head that moved since this transaction began is refused here, and the transaction runs again.
        let lock: SQL = db.dialect == .postgres ? "FOR UPDATE" : ""
        guard let head = try db.first("SELECT numero, empreinte FROM journal_tete WHERE id = 1 \(lock)") else {
            throw DatabaseError.failed("the journal has no head")
        }
        let line = JournalLine(
            id: try head.int("numero") + 1, instant: instant.iso, acteur: acteur, action: action, objet: objet,
            details: try encode(details), precedente: try head.string("empreinte"))
        let empreinte = line.digest
        try db.execute(
            """
            INSERT INTO journal (id, instant, acteur, action, objet, details, precedente, empreinte)
            VALUES (\(line.id), \(line.instant), \(line.acteur), \(line.action), \(line.objet), \(line.details),
                    \(line.precedente), \(empreinte))
            """)
        try db.execute("UPDATE journal_tete SET numero = \(line.id), empreinte = \(empreinte) WHERE id = 1")
    }

    private static func encode(_ details: [String: String]) throws -> String {
        // Most lines have none.
        guard !details.isEmpty else { return "{}" }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(details), as: UTF8.self)
    }

    package static let migrations: [Migration] = [
        Migration(
            "journal.001-journal",
            """
            CREATE TABLE journal (
                id INTEGER PRIMARY KEY,
                instant TEXT NOT NULL,
                acteur TEXT NOT NULL,
                action TEXT NOT NULL,
                objet TEXT NOT NULL,
                details TEXT NOT NULL,
                precedente TEXT NOT NULL UNIQUE,
                empreinte TEXT NOT NULL UNIQUE
            );
            CREATE INDEX journal_objet ON journal (objet, id);
            CREATE INDEX journal_acteur ON journal (acteur, id);
            CREATE TABLE journal_tete (
                id INTEGER PRIMARY KEY CHECK (id = 1), numero INTEGER NOT NULL, empreinte TEXT NOT NULL
            );
            INSERT INTO journal_tete (id, numero, empreinte) VALUES (1, 0, '');
            CREATE TRIGGER journal_jamais_change BEFORE UPDATE ON journal
                BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
            CREATE TRIGGER journal_jamais_efface BEFORE DELETE ON journal
                BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
            """,
            postgres: """
                CREATE TABLE journal (
                    id BIGINT PRIMARY KEY,
                    instant TEXT NOT NULL,
                    acteur TEXT NOT NULL,
                    action TEXT NOT NULL,
                    objet TEXT NOT NULL,
                    details TEXT NOT NULL,
                    precedente TEXT NOT NULL UNIQUE,
                    empreinte TEXT NOT NULL UNIQUE
                );
                CREATE INDEX journal_objet ON journal (objet, id);
                CREATE INDEX journal_acteur ON journal (acteur, id);
                CREATE TABLE journal_tete (
                    id BIGINT PRIMARY KEY CHECK (id = 1), numero BIGINT NOT NULL, empreinte TEXT NOT NULL
                );
                INSERT INTO journal_tete (id, numero, empreinte) VALUES (1, 0, '');
                CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$;
                CREATE TRIGGER journal_jamais_change BEFORE UPDATE OR DELETE ON journal
                    FOR EACH ROW EXECUTE FUNCTION journal_refuse();
                CREATE TRIGGER journal_jamais_vide BEFORE TRUNCATE ON journal
                    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
                """)
    ]
}

struct JournalLine {
    let id: Int
    let instant: String
    let acteur: String
    let action: String
    let objet: String
    let details: String
    let precedente: String

    /// SHA-256 of the fields in this order, each preceded by its length in bytes so that none can borrow from the
    /// next. The null character, which databases drop, counts for nothing.
    var digest: String {
        var bytes: [UInt8] = []
        for field in [precedente, String(id), instant, acteur, action, objet, details] {
            let content = field.utf8.filter { $0 != 0 }
            bytes.append(contentsOf: "\(content.count):".utf8)
            bytes.append(contentsOf: content)
        }
        return Digest.sha256Hex(bytes)
    }
}
