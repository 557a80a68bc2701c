import Platform
import TestSupport
import Testing

@Suite("Écritures partagées")
struct SharedWritesTests {
    private static let migrations = [
        Migration("essai.001", "CREATE TABLE essai (cle TEXT PRIMARY KEY)")
    ]

    @Test("Chacun reçoit sa réponse : une clé qui existe n'est écrite qu'une fois")
    func reponses() async throws {
        try await withTestDatabase(migrations: SharedWritesTests.migrations) { database in
            let writes = SharedWrites<String, Bool>(database) { key, db in
                try db.execute("INSERT INTO essai (cle) VALUES (\(key)) ON CONFLICT DO NOTHING") == 1
            }
            let firsts = try await withThrowingTaskGroup(of: (String, Bool).self) { group in
                for n in 0..<600 {
                    group.addTask {
                        let key = "cle \(n % 200)"
                        return (key, try await writes.write(key))
                    }
                }
                return try await group.reduce(into: [String]()) { if $1.1 { $0.append($1.0) } }
            }
            #expect(firsts.count == 200)
            #expect(Set(firsts).count == 200)
            #expect(try await database.read { db in try db.count("SELECT COUNT(*) FROM essai") } == 200)
        }
    }

    @Test("Une erreur est celle de tous ceux de la transaction, et la suite s'écrit encore")
    func erreur() async throws {
        struct Panne: Error {}
        try await withTestDatabase(migrations: SharedWritesTests.migrations) { database in
            let writes = SharedWrites<String, Bool>(database) { key, db in
                if key == "panne" { throw Panne() }
                return try db.execute("INSERT INTO essai (cle) VALUES (\(key))") == 1
            }
            await #expect(throws: Panne.self) { try await writes.write("panne") }
            let suite = try await writes.write("suite")
            let lignes = try await database.read { db in try db.count("SELECT COUNT(*) FROM essai") }
            #expect(suite && lignes == 1)
        }
    }

    @Test(
        "Chaque transaction est entière : rien ne reste de celle qui échoue, et les autres écritures passent entre elles"
    )
    func entiere() async throws {
        struct Panne: Error {}
        try await withTestDatabase(migrations: SharedWritesTests.migrations) { database in
            let writes = SharedWrites<String, Void>(database) { key, db in
                try db.execute("INSERT INTO essai (cle) VALUES (\(key))")
                if key == "a" { throw Panne() }
            }
            await #expect(throws: Panne.self) { try await writes.write("a") }
            try await writes.write("b")
            try await database.write { db in _ = try db.execute("INSERT INTO essai (cle) VALUES ('c')") }
            try await writes.write("d")
            let keys = try await database.read { db in
                try db.rows("SELECT cle FROM essai ORDER BY cle").map { try $0.string("cle") }
            }
            #expect(keys == ["b", "c", "d"])
        }
    }
}
