import Foundation
package import Platform

/// Reads an official file into the reference data, in constant memory, one transaction per batch.
///
/// The position is saved with the lines: after a crash, the same command on the same file goes on from the last
/// transaction. A line that has not changed is not written; a line that cannot be read is counted and passed over.
package enum Import {
    /// - Parameters:
    ///   - batch: lines per transaction.
    ///   - progress: called after each transaction.
    /// - Throws: `ImportError`, `DatabaseError`. Cancelling the task ends the import with `.interrompu` after the
    ///   current batch.
    package static func run(
        _ kind: KindOfImport, file: String, database: any Database, clock: any Clock, batch limit: Int = 10_000,
        progress: (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportReport {
        let print = try SourceFile.print(file)
        var tables = try SourceFile.tables(kind, file)
        let name = URL(fileURLWithPath: file).lastPathComponent
        let started = clock.now
        var journal = try await database.write { db in
            try ImportJournal.open(kind, file: name, print: print, at: started, db)
        }
        while journal.etape < tables.count {
            var table = tables[journal.etape]
            if journal.position > 0 {
                try table.reader.resume(position: journal.position, consumed: journal.ligne)
            }
            let suffix = suffix(of: table.mapper, at: started, file: name)
            var batch = try Batch(&table, limit: limit, suffix: suffix)
            while !batch.isEmpty {
                // The next lines are read while these are written.
                let (current, former) = (batch, journal)
                async let saved = write(current, after: former, database)
                let following = try Batch(&table, limit: limit, suffix: suffix)
                journal = try await saved
                batch = following
                progress(
                    ImportProgress(ligne: journal.ligne, lues: journal.report.lues, position: journal.position))
                if Task.isCancelled { throw ImportError.interrompu(ligne: journal.ligne) }
            }
            tables[journal.etape] = table
            journal = try await nextTable(journal, database)
        }
        let finished = journal
        let ended = clock.now
        try await database.write { db in try finished.finish(at: ended, db) }
        return finished.report
    }

    private static func write(
        _ batch: Batch, after former: ImportJournal, _ database: any Database
    ) async throws -> ImportJournal {
        try await database.write { db in
            var saved = former
            saved.position = batch.position
            saved.ligne = batch.consumed
            saved.report.add(try batch.write(db))
            try saved.save(after: former, db)
            return saved
        }
    }

    private static func nextTable(_ journal: ImportJournal, _ database: any Database) async throws -> ImportJournal {
        var next = journal
        next.etape += 1
        next.position = 0
        next.ligne = 0
        let saved = next
        try await database.write { db in try saved.save(after: journal, db) }
        return saved
    }

    private static func suffix(
        of mapper: any LineMapper, at instant: Instant, file: String
    ) -> [(column: StaticString, value: String)] {
        let day: (column: StaticString, value: String) = ("maj", instant.iso)
        let edition: (column: StaticString, value: String) = ("edition", file)
        return mapper is NiveauxDePriseEnCharge ? [day, edition] : [day]
    }
}
