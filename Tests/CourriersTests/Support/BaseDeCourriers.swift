import Courriers
import Foundation
import Platform
import Testing

/// Where the test runs: always SQLite, and PostgreSQL when the environment names a server.
enum Moteur: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite, postgres

    static var disponibles: [Moteur] { urlPostgres == nil ? [.sqlite] : allCases }

    static var urlPostgres: String? { ProcessInfo.processInfo.environment["MGESTION_TEST_DATABASE_URL"] }

    var testDescription: String { rawValue }
}

/// A migrated database and a store of files of its own for the body.
func avecMonde(_ moteur: Moteur, _ body: (Monde) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("courriers-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = LocalFileStore(folder.appendingPathComponent("fichiers").path)
    switch moteur {
    case .sqlite:
        let database = try SQLiteDatabase(path: folder.appendingPathComponent("essai.sqlite").path)
        try await migrer(database)
        try await body(Monde(database, files))
        await database.close()
    case .postgres:
        await tourPostgres.prendre()
        do {
            let database = PostgresDatabase(url: Moteur.urlPostgres ?? "", schema: "essai_courriers", size: 2)
            try await database.write { db in
                try db.script("DROP SCHEMA IF EXISTS essai_courriers CASCADE; CREATE SCHEMA essai_courriers")
            }
            try await migrer(database)
            try await body(Monde(database, files))
            await database.close()
        } catch {
            await tourPostgres.rendre()
            throw error
        }
        await tourPostgres.rendre()
    }
}

private func migrer(_ database: any Database) async throws {
    let migrations = Jobs.migrations + Mailer.migrations + CourriersModule.migrations
    try await Migrator(migrations).migrate(database, at: Monde.debut)
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
