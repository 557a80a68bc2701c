import TestSupport
import Testing

@testable import Platform

@Suite("Journal enchaîné")
struct JournalTests {
    private func fill(_ database: any Database, _ count: Int) async throws {
        for index in 1...count {
            try await database.write { db in
                try Journal.append(
                    on: db, at: .test, acteur: "compte/\(index)", action: "dossier.depose", objet: "dossier/\(index)",
                    details: ["motif": "Reçu l'été", "nul": "a\0b"])
            }
        }
    }

    /// The triggers stop an honest mistake; a forger who owns the database removes them first.
    private func forge(_ database: any Database, _ change: SQL) async throws {
        try await database.write { db in
            switch db.dialect {
            case .sqlite: try db.script("DROP TRIGGER journal_jamais_change; DROP TRIGGER journal_jamais_efface")
            case .postgres: try db.script("DROP TRIGGER journal_jamais_change ON journal")
            }
            try db.execute(change)
        }
    }

    @Test("un journal vide ou rempli se vérifie")
    func sain() async throws {
        try await withTestDatabase(migrations: Journal.migrations) { database async throws in
            #expect(try await Journal.verify(database) == JournalReport(count: 0))
            try await fill(database, 5)
            #expect(try await Journal.verify(database) == JournalReport(count: 5))
        }
    }

    @Test("plusieurs lignes d'une même transaction se suivent")
    func plusieurs() async throws {
        try await withTestDatabase(migrations: Journal.migrations) { database async throws in
            try await database.write { db in
                for index in 0..<3 {
                    try Journal.append(on: db, at: .test, acteur: "systeme", action: "essai", objet: "\(index)")
                }
            }
            #expect(try await Journal.verify(database) == JournalReport(count: 3))
        }
    }

    @Test("une transaction annulée ne laisse pas de trou")
    func annulee() async throws {
        struct Arret: Error {}
        try await withTestDatabase(migrations: Journal.migrations) { database async throws in
            try await fill(database, 2)
            try? await database.write { db in
                try Journal.append(on: db, at: .test, acteur: "systeme", action: "essai", objet: "x")
                throw Arret()
            }
            try await fill(database, 1)
            #expect(try await Journal.verify(database) == JournalReport(count: 3))
        }
    }

    @Test("modifier ou effacer une ligne est refusé par la base")
    func refuse() async throws {
        try await withTestDatabase(migrations: Journal.migrations) { database async throws in
            try await fill(database, 2)
            for change in ["UPDATE journal SET acteur = 'x'" as SQL, "DELETE FROM journal"] {
                await #expect(throws: DatabaseError.self) {
                    try await database.write { db in _ = try db.execute(change) }
                }
            }
            #expect(try await Journal.verify(database) == JournalReport(count: 2))
        }
    }

    @Test(
        "une ligne falsifiée, ôtée ou ajoutée se voit à sa place",
        arguments: [
            ("UPDATE journal SET acteur = 'autre' WHERE id = 3" as SQL, 3),
            ("UPDATE journal SET details = '{}' WHERE id = 1", 1),
            ("UPDATE journal SET instant = '2020-01-01T00:00:00.000Z' WHERE id = 5", 5),
            ("DELETE FROM journal WHERE id = 2", 2),
            ("DELETE FROM journal WHERE id = 5", 5),
            ("DELETE FROM journal", 1),
            ("UPDATE journal_tete SET numero = 4, empreinte = (SELECT empreinte FROM journal WHERE id = 4)", 6),
        ])
    func falsifie(change: SQL, line: Int) async throws {
        try await withTestDatabase(migrations: Journal.migrations) { database async throws in
            try await fill(database, 5)
            try await forge(database, change)
            #expect(try await Journal.verify(database).firstBroken == line)
        }
    }

    @Test("huit écrivains sur deux instances gardent une seule chaîne")
    func concurrence() async throws {
        try await withTestDatabases(migrations: Journal.migrations) { opener async throws in
            let second = try await opener.openAgain()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<8 {
                    let database = writer.isMultiple(of: 2) ? opener.first : second
                    group.addTask { try await fill(database, 20) }
                }
                try await group.waitForAll()
            }
            #expect(try await Journal.verify(second) == JournalReport(count: 160))
        }
    }
}
