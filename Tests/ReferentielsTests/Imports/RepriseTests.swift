import Foundation
import Platform
import Synchronization
import Testing

@testable import Referentiels

@Suite("Reprise d'un import interrompu")
struct RepriseTests {
    /// A database whose n-th transaction is lost just before it is committed, as by a crash.
    private final class BaseFragile: Database {
        struct Panne: Error {}
        private let base: any Database
        private let reste: Mutex<Int>
        var dialect: Dialect { base.dialect }

        init(_ base: any Database, panneApres transactions: Int) {
            self.base = base
            reste = Mutex(transactions)
        }

        func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
            try await base.read(body)
        }

        func lengthyRead<T: Sendable>(
            _ body: @escaping @Sendable (any Connection) throws -> T
        ) async throws -> T {
            try await base.lengthyRead(body)
        }

        func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
            let fails = reste.withLock { left in
                left -= 1
                return left < 0
            }
            return try await base.write { db in
                let result = try body(db)
                if fails { throw Panne() }
                return result
            }
        }

        func writeRelaxed(series next: @escaping @Sendable () -> SharedTransaction?) {
            base.writeRelaxed(series: next)
        }

        func close() async {}
    }

    private func contenu(_ database: any Database) async throws -> [String] {
        try await database.read { db in
            let establishments = try db.rows(
                "SELECT siret || etat || coalesce(enseigne, '') AS x FROM etablissement ORDER BY siret")
            let amounts = try db.rows(
                "SELECT rncp || cpne || applicable_du AS x FROM npec ORDER BY rncp, cpne, applicable_du")
            let branches = try db.rows("SELECT idcc || '/' || cpne AS x FROM cpne_idcc ORDER BY idcc, cpne")
            return try (establishments + amounts + branches).map { try $0.string("x") }
        }
    }

    /// Interrupts after every possible batch, resumes, and compares with an import in one go.
    private func verifier(
        _ kind: KindOfImport, _ file: String, lot: Int,
        interrompre: (any Database, Int) async throws -> Bool
    ) async throws {
        var expected: [String] = []
        var whole = ImportReport()
        try await avecBase { database in
            whole = try await Import.run(kind, file: file, database: database, clock: FixedClock(instant), batch: lot)
            expected = try await contenu(database)
        }
        var stop = 1
        var interrupted = true
        while interrupted {
            try await avecBase { database in
                interrupted = try await interrompre(database, stop)
                if interrupted {
                    var report = try await Import.run(
                        kind, file: file, database: database, clock: FixedClock(instant), batch: lot)
                    report.reprisApres = nil
                    #expect(report == whole, "interruption \(stop)")
                }
                #expect(try await contenu(database) == expected, "interruption \(stop)")
            }
            stop += 1
        }
        #expect(stop > 4)
    }

    static let fichiers: [(KindOfImport, String, Int)] = [
        (.sirene, "StockEtablissement_utf8.csv", 7), (.npec, "npec.xlsx", 9),
    ]

    @Test("arrêté après chaque lot, il finit comme d'un trait", arguments: fichiers)
    func arret(_ fichier: (KindOfImport, String, Int)) async throws {
        let file = exemple(fichier.1)
        try await verifier(fichier.0, file, lot: fichier.2) { database, stop in
            let task = Task {
                var batches = 0
                return try await Import.run(
                    fichier.0, file: file, database: database, clock: FixedClock(instant), batch: fichier.2
                ) { _ in
                    batches += 1
                    if batches == stop { withUnsafeCurrentTask { $0?.cancel() } }
                }
            }
            do {
                _ = try await task.value
                return false
            } catch let ImportError.interrompu(ligne) {
                #expect(ligne > 1)
                return true
            }
        }
    }

    @Test("une transaction perdue n'est ni écrite ni comptée", arguments: fichiers)
    func panne(_ fichier: (KindOfImport, String, Int)) async throws {
        let file = exemple(fichier.1)
        try await verifier(fichier.0, file, lot: fichier.2) { database, stop in
            do {
                _ = try await Import.run(
                    fichier.0, file: file, database: BaseFragile(database, panneApres: stop - 1),
                    clock: FixedClock(instant), batch: fichier.2)
                return false
            } catch is BaseFragile.Panne {
                return true
            }
        }
    }

    @Test("dans une archive aussi")
    func archive() async throws {
        try await avecDossier { folder in
            var archive = Archive()
            archive.add(
                "StockEtablissement_utf8.csv",
                Array(try Data(contentsOf: URL(fileURLWithPath: exemple("StockEtablissement_utf8.csv")))))
            let file = folder.appendingPathComponent("stock.zip")
            try Data(archive.bytes).write(to: file)
            try await verifier(.sirene, file.path, lot: 10) { database, stop in
                do {
                    _ = try await Import.run(
                        .sirene, file: file.path, database: BaseFragile(database, panneApres: stop - 1),
                        clock: FixedClock(instant), batch: 10)
                    return false
                } catch is BaseFragile.Panne {
                    return true
                }
            }
        }
    }

    @Test("deux imports du même fichier à la fois : le second s'arrête")
    func aLaFois() async throws {
        try await avecBase { database in
            let first = try await database.write { db in
                try ImportJournal.open(.rncp, file: "a.csv", print: "abc", at: instant, db)
            }
            let second = try await database.write { db in
                try ImportJournal.open(.rncp, file: "a.csv", print: "abc", at: instant, db)
            }
            var moved = first
            moved.position = 10
            let saved = moved
            try await database.write { db in try saved.save(after: first, db) }
            await #expect(throws: ImportError.dejaEnCours) {
                try await database.write { db in try saved.save(after: second, db) }
            }
        }
    }

    @Test("un autre fichier ne reprend pas l'import interrompu")
    func autreFichier() async throws {
        try await avecBase { database in
            let fragile = BaseFragile(database, panneApres: 2)
            await #expect(throws: BaseFragile.Panne.self) {
                try await Import.run(
                    .sirene, file: exemple("StockEtablissement_utf8.csv"), database: fragile,
                    clock: FixedClock(instant), batch: 10)
            }
            let report = try await importer(
                .sirene, FichiersTests.sirene + ",,99999760400015,true,A,2010-01-01,X\n", dans: database)
            #expect(report.reprisApres == nil)
            #expect(report.lues == 1)
        }
    }
}
