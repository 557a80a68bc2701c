import Foundation
import Platform
import Referentiels
import Testing

/// Where the test runs: always SQLite, and PostgreSQL when the environment names a server.
enum Moteur: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite, postgres

    static var disponibles: [Moteur] { urlPostgres == nil ? [.sqlite] : allCases }

    static var urlPostgres: String? { ProcessInfo.processInfo.environment["MGESTION_TEST_DATABASE_URL"] }

    var testDescription: String { rawValue }
}

let instant = Instant(milliseconds: 1_767_000_000_000)

/// A migrated database of its own for the body.
func avecBase(_ moteur: Moteur, _ body: (any Database) async throws -> Void) async throws {
    switch moteur {
    case .sqlite:
        try await avecDossier { folder in
            let database = try SQLiteDatabase(path: folder.appendingPathComponent("essai.sqlite").path)
            try await Migrator(Referentiels.migrations).migrate(database, at: instant)
            try await body(database)
            await database.close()
        }
    case .postgres:
        await tourPostgres.prendre()
        do {
            let database = PostgresDatabase(url: Moteur.urlPostgres ?? "", schema: "essai_referentiels", size: 2)
            try await database.write { db in
                try db.script("DROP SCHEMA IF EXISTS essai_referentiels CASCADE; CREATE SCHEMA essai_referentiels")
            }
            try await Migrator(Referentiels.migrations).migrate(database, at: instant)
            try await body(database)
            await database.close()
        } catch {
            await tourPostgres.rendre()
            throw error
        }
        await tourPostgres.rendre()
    }
}

func avecDossier<T>(_ body: (URL) async throws -> T) async throws -> T {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("referentiels-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
}

/// The samples of the repository.
func exemple(_ name: String) -> String {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    return root.appendingPathComponent("Exemples/referentiels/\(name)").path
}

/// One schema, one test at a time.
private actor Tour {
    private var occupe = false
    private var attente: [CheckedContinuation<Void, Never>] = []

    func prendre() async {
        if occupe { await withCheckedContinuation { attente.append($0) } }
        occupe = true
    }

    func rendre() {
        if attente.isEmpty { occupe = false } else { attente.removeFirst().resume() }
    }
}

private let tourPostgres = Tour()

/// Imports a text written to a file.
func importer(
    _ kind: KindOfImport, _ bytes: [UInt8], nom: String = "essai.csv", dans database: any Database, lot: Int = 10_000
) async throws -> ImportReport {
    try await avecDossier { folder in
        let file = folder.appendingPathComponent(nom)
        try Data(bytes).write(to: file)
        return try await Import.run(
            kind, file: file.path, database: database, clock: FixedClock(instant), batch: lot)
    }
}

func importer(
    _ kind: KindOfImport, _ texte: String, dans database: any Database, lot: Int = 10_000
) async throws -> ImportReport {
    try await importer(kind, Array(texte.utf8), dans: database, lot: lot)
}

/// Every sample, as the demonstration imports them.
func importerExemples(dans database: any Database) async throws {
    for (kind, name) in exemples {
        _ = try await Import.run(kind, file: exemple(name), database: database, clock: FixedClock(instant))
    }
}

let exemples: [(KindOfImport, String)] = [
    (.sirene, "StockEtablissement_utf8.csv"), (.sirene, "StockUniteLegale_utf8.csv"), (.organismes, "lpof.csv"),
    (.organismes, "fr-en-annuaire-education.csv"), (.rncp, "export_fiches_CSV_Standard_2026_01_05.csv"),
    (.rncp, "kit-apprentissage.csv"), (.npec, "npec.xlsx"), (.communes, "laposte_hexasmal.csv"),
]
