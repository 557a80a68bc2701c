import Foundation
import Platform
import Referentiels
import TestSupport
import Testing

let instant = Instant(milliseconds: 1_767_000_000_000)

/// A migrated database of its own for the body.
func avecBase(_ body: (any Database) async throws -> Void) async throws {
    try await withTestDatabase(migrations: Referentiels.migrations, body)
}

/// The same, holding every sample, as the demonstration imports them.
func avecExemples(_ body: (any Database) async throws -> Void) async throws {
    let template = DatabaseTemplate("exemples des référentiels") { database in
        try await Migrator(Referentiels.migrations).migrate(database, at: instant)
        for (kind, name) in exemples {
            _ = try await Import.run(kind, file: exemple(name), database: database, clock: FixedClock(instant))
        }
    }
    try await withTestDatabases(like: template) { database in try await body(database.first) }
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

let exemples: [(KindOfImport, String)] = [
    (.sirene, "StockEtablissement_utf8.csv"), (.sirene, "StockUniteLegale_utf8.csv"), (.organismes, "lpof.csv"),
    (.organismes, "fr-en-annuaire-education.csv"), (.rncp, "export_fiches_CSV_Standard_2026_01_05.csv"),
    (.rncp, "kit-apprentissage.csv"), (.npec, "npec.xlsx"), (.communes, "laposte_hexasmal.csv"),
]
