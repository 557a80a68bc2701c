import Foundation
import Platform

/// Where an import stands: saved in the transaction that writes the lines, so that both are there or neither.
struct ImportJournal: Sendable {
    let id: String
    /// Which table of the file, from zero.
    var etape = 0
    var position = 0
    var ligne = 0
    var report = ImportReport()

    /// Finds the import of the same file that was interrupted, or begins one.
    static func open(
        _ kind: KindOfImport, file: String, print: String, at instant: Instant, _ db: any Connection
    ) throws -> ImportJournal {
        let unfinished = try db.first(
            """
            SELECT * FROM import_referentiel
            WHERE genre = \(kind.rawValue) AND empreinte = \(print) AND termine_le IS NULL
            ORDER BY commence_le DESC LIMIT 1
            """)
        if let row = unfinished { return try ImportJournal(resuming: row) }
        let id = UUID().uuidString
        try db.execute(
            """
            INSERT INTO import_referentiel (id, genre, fichier, empreinte, etape, position, ligne, lues, ajoutees,
                modifiees, inchangees, fermees, rejetees, rejets, commence_le)
            VALUES (\(id), \(kind.rawValue), \(file), \(print), 0, 0, 0, 0, 0, 0, 0, 0, 0, '[]', \(instant.iso))
            """)
        return ImportJournal(id: id)
    }

    private init(id: String) { self.id = id }

    private init(resuming row: Row) throws {
        id = try row.string("id")
        etape = try row.int("etape")
        position = try row.int("position")
        ligne = try row.int("ligne")
        report.lues = try row.int("lues")
        report.ajoutees = try row.int("ajoutees")
        report.modifiees = try row.int("modifiees")
        report.inchangees = try row.int("inchangees")
        report.fermees = try row.int("fermees")
        report.rejetees = try row.int("rejetees")
        report.rejets = try JSONDecoder().decode([ImportReport.Rejet].self, from: Data(row.string("rejets").utf8))
        report.reprisApres = ligne
    }

    /// - Parameter former: what was saved last; another state in the table means another process.
    /// - Throws: `ImportError.dejaEnCours`
    func save(after former: ImportJournal, _ db: any Connection) throws {
        let rejects = String(decoding: try JSONEncoder().encode(report.rejets), as: UTF8.self)
        let saved = try db.execute(
            """
            UPDATE import_referentiel
            SET etape = \(etape), position = \(position), ligne = \(ligne), lues = \(report.lues),
                ajoutees = \(report.ajoutees), modifiees = \(report.modifiees), inchangees = \(report.inchangees),
                fermees = \(report.fermees), rejetees = \(report.rejetees), rejets = \(rejects)
            WHERE id = \(id) AND etape = \(former.etape) AND position = \(former.position) AND termine_le IS NULL
            """)
        guard saved == 1 else { throw ImportError.dejaEnCours }
    }

    func finish(at instant: Instant, _ db: any Connection) throws {
        try db.execute("UPDATE import_referentiel SET termine_le = \(instant.iso) WHERE id = \(id)")
    }
}
