/// What the verification of the journal found.
package struct JournalReport: Sendable, Equatable {
    /// Lines read, up to the first broken one.
    package var count = 0
    /// The first line that does not follow from the one before, nil when the chain holds to its end.
    package var firstBroken: Int?

    package var isSound: Bool { firstBroken == nil }
}

extension Journal {
    /// Recomputes the chain from its first line to its head.
    package static func verify(_ database: any Database) async throws -> JournalReport {
        try await database.read { db in
            var report = JournalReport()
            var previous = ""
            while true {
                let lines = try db.rows(
                    """
                    SELECT id, instant, acteur, action, objet, details, precedente, empreinte FROM journal
                    WHERE id > \(report.count) ORDER BY id LIMIT 1000
                    """)
                for row in lines {
                    let line = JournalLine(
                        id: try row.int("id"), instant: try row.string("instant"), acteur: try row.string("acteur"),
                        action: try row.string("action"), objet: try row.string("objet"),
                        details: try row.string("details"), precedente: try row.string("precedente"))
                    let digest = line.digest
                    guard line.id == report.count + 1, line.precedente == previous,
                        digest == (try row.string("empreinte"))
                    else {
                        report.firstBroken = report.count + 1
                        return report
                    }
                    report.count += 1
                    previous = digest
                }
                if lines.isEmpty { break }
            }
            // Lines removed from the end leave a chain that holds: the head remembers how far it went.
            let head = try db.first("SELECT numero, empreinte FROM journal_tete WHERE id = 1")
            if try head?.int("numero") != report.count || head?.optionalString("empreinte") != previous {
                report.firstBroken = report.count + 1
            }
            return report
        }
    }
}
