import Platform
import TestSupport
import Testing

@Suite("Base de données")
struct DatabaseTests {
    private static let tables = Migration(
        "essai.001",
        """
        CREATE TABLE parent (id INTEGER PRIMARY KEY, nom TEXT NOT NULL UNIQUE, age INTEGER CHECK (age >= 0));
        CREATE TABLE enfant (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL REFERENCES parent (id));
        CREATE TABLE valeur (id INTEGER PRIMARY KEY, t TEXT, i INTEGER, r REAL, b BLOB);
        CREATE TABLE compteur (id INTEGER PRIMARY KEY, n INTEGER NOT NULL);
        INSERT INTO compteur (id, n) VALUES (1, 0);
        """,
        postgres: """
            CREATE TABLE parent (id BIGINT PRIMARY KEY, nom TEXT NOT NULL UNIQUE, age BIGINT CHECK (age >= 0));
            CREATE TABLE enfant (id BIGINT PRIMARY KEY, parent BIGINT NOT NULL REFERENCES parent (id));
            CREATE TABLE valeur (id BIGINT PRIMARY KEY, t TEXT, i BIGINT, r DOUBLE PRECISION, b BYTEA);
            CREATE TABLE compteur (id BIGINT PRIMARY KEY, n BIGINT NOT NULL);
            INSERT INTO compteur (id, n) VALUES (1, 0);
            """)

    @Test("les valeurs reviennent comme elles sont parties")
    func allerRetour() async throws {
        try await withTestDatabase(migrations: [Self.tables]) { database async throws in
            let text = "Éloïse « O'Neil » \\ \n\t 漢 👩‍🏫 'x'; --"
            let bytes = (0...255).map { UInt8($0) }
            let row = try await database.write { db in
                try db.execute(
                    "INSERT INTO valeur (id, t, i, r, b) VALUES (\(1), \(text), \(Int.min), \(0.1), \(bytes))")
                try db.execute(
                    "INSERT INTO valeur (id, t, i, r, b) VALUES (2, \("" as String), \(Int.max), \(-1.5e300), \([UInt8]()))"
                )
                try db.execute(
                    "INSERT INTO valeur (id, t, i, r, b) VALUES (3, \(nil as String?), \(nil as Int?), NULL, NULL)")
                return try db.rows("SELECT * FROM valeur ORDER BY id")
            }
            #expect(row[0]["t"] == .text(text))
            #expect(try row[0].int("i") == Int.min)
            #expect(row[0]["r"] == .real(0.1))
            #expect(try row[0].blob("b") == bytes)
            #expect(try row[1].string("t") == "")
            #expect(try row[1].int("i") == Int.max)
            #expect(row[1]["r"] == .real(-1.5e300))
            #expect(try row[1].blob("b") == [])
            #expect(row[2]["t"] == .null && row[2]["i"] == .null && row[2]["r"] == .null && row[2]["b"] == .null)
        }
    }

    @Test("le caractère nul d'un texte est ôté, pas refusé")
    func caractereNul() async throws {
        try await withTestDatabase(migrations: [Self.tables]) { database async throws in
            let text = try await database.write { db in
                try db.execute("INSERT INTO valeur (id, t) VALUES (1, \("a\0b"))")
                return try db.first("SELECT t FROM valeur")?.string("t")
            }
            #expect(text == "ab")
        }
    }

    @Test("une contrainte d'unicité se distingue des autres")
    func contraintes() async throws {
        try await withTestDatabase(migrations: [Self.tables]) { database async throws in
            try await database.write { db in _ = try db.execute("INSERT INTO parent (id, nom) VALUES (1, 'a')") }
            let doubles: [SQL] = [
                "INSERT INTO parent (id, nom) VALUES (1, 'b')", "INSERT INTO parent (id, nom) VALUES (2, 'a')",
            ]
            for sql in doubles {
                await #expect {
                    try await database.write { db in _ = try db.execute(sql) }
                } throws: { error in
                    if case DatabaseError.uniqueViolation = error { true } else { false }
                }
            }
            let refused: [SQL] = [
                "INSERT INTO parent (id, nom) VALUES (3, NULL)", "INSERT INTO enfant (id, parent) VALUES (1, 99)",
                "INSERT INTO parent (id, nom, age) VALUES (3, 'c', -1)",
            ]
            for sql in refused {
                await #expect {
                    try await database.write { db in _ = try db.execute(sql) }
                } throws: { error in
                    if case DatabaseError.constraintViolation = error { true } else { false }
                }
            }
        }
    }

    @Test("une erreur annule toute la transaction")
    func annulation() async throws {
        struct Arret: Error {}
        try await withTestDatabase(migrations: [Self.tables]) { database async throws in
            await #expect(throws: Arret.self) {
                try await database.write { db in
                    try db.execute("UPDATE compteur SET n = 50")
                    throw Arret()
                }
            }
            let count = try await database.read { db in try db.count("SELECT n FROM compteur") }
            #expect(count == 0)
        }
    }

    @Test("une lecture ne peut rien écrire")
    func lectureSeule() async throws {
        try await withTestDatabase(migrations: [Self.tables]) { database async throws in
            await #expect(throws: (any Error).self) {
                try await database.read { db in _ = try db.execute("UPDATE compteur SET n = 50") }
            }
        }
    }

    @Test("huit écrivains, sur deux instances, comptent juste")
    func huitEcrivains() async throws {
        try await withTestDatabases(migrations: [Self.tables]) { opener async throws in
            let second = try await opener.openAgain()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<8 {
                    let database = writer.isMultiple(of: 2) ? opener.first : second
                    group.addTask {
                        for _ in 0..<25 {
                            try await database.write { db in
                                let n = try db.count("SELECT n FROM compteur WHERE id = 1")
                                try db.execute("UPDATE compteur SET n = \(n + 1) WHERE id = 1")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await second.read { db in try db.count("SELECT n FROM compteur") } == 200)
        }
    }

    @Test("deux gardes croisées ne passent pas ensemble")
    func serialisation() async throws {
        try await withTestDatabases(migrations: [Self.tables]) { opener async throws in
            let second = try await opener.openAgain()
            // Each transaction may insert only when the table is empty: one of the two must lose.
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (id, database) in [(1, opener.first), (2, second)] {
                    group.addTask {
                        try await database.write { db in
                            guard try db.count("SELECT COUNT(*) FROM parent") == 0 else { return }
                            try db.execute("INSERT INTO parent (id, nom) VALUES (\(id), \("n\(id)"))")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await second.read { db in try db.count("SELECT COUNT(*) FROM parent") } == 1)
        }
    }

    @Test("each passe sur chaque ligne, list borne un ensemble")
    func parcours() async throws {
        try await withTestDatabase(migrations: [Self.tables]) { database async throws in
            let seen = try await database.write { db in
                for id in 1...50 { try db.execute("INSERT INTO valeur (id, i) VALUES (\(id), \(id * 2))") }
                var total = 0
                try db.each("SELECT i FROM valeur WHERE id IN \(SQL.list([1, 2, 50]))") { total += try $0.int("i") }
                #expect(try db.count("SELECT COUNT(*) FROM valeur WHERE id IN \(SQL.list([Int]()))") == 0)
                return total
            }
            #expect(seen == 106)
        }
    }

    @Test("list tient plus de valeurs que l'engin ne prend de paramètres, de tout nombre et de tout texte")
    func longuesListes() async throws {
        try await withTestDatabase(migrations: [Self.tables]) { database async throws in
            let noms = ["été", "l'un", #"a"b\c"#, "\u{1F600}", "", "NULL", "00012"]
            try await database.write { db in
                for (id, nom) in noms.enumerated() {
                    try db.execute("INSERT INTO parent (id, nom) VALUES (\(id), \(nom))")
                }
            }
            for nombre in [0, 1, 500, 501, 70_000] {
                let entiers = Array(0..<nombre)
                let textes = (0..<max(0, nombre - noms.count)).map { "t\($0)" } + noms.suffix(nombre)
                try await database.read { db in
                    let parNumero = try db.rows("SELECT id FROM parent WHERE id IN \(SQL.list(entiers)) ORDER BY id")
                    #expect(parNumero.count == min(nombre, noms.count), "\(nombre)")
                    let parNom = try db.rows("SELECT nom FROM parent WHERE nom IN \(SQL.list(textes)) AND id >= \(0)")
                    let attendus = Set(noms.suffix(nombre))
                    #expect(Set(try parNom.map { try $0.string("nom") }) == attendus, "\(nombre)")
                }
            }
        }
    }

    @Test("une colonne absente ou nulle est nommée")
    func colonneAbsente() async throws {
        try await withTestDatabase(migrations: [Self.tables]) { database async throws in
            let row = try await database.read { db in try db.first("SELECT id, n FROM compteur") }
            #expect(throws: Row.Mismatch.self) { try row?.string("nom") }
            #expect(throws: Row.Mismatch.self) { try row?.string("n") }
        }
    }
}

@Suite("Migrations")
struct MigratorTests {
    private static let some: [Migration] = [
        Migration("essai.001", "CREATE TABLE un (id INTEGER PRIMARY KEY); INSERT INTO un (id) VALUES (1);"),
        Migration("essai.002", "CREATE TABLE deux (id INTEGER PRIMARY KEY); INSERT INTO deux (id) VALUES (1);"),
    ]

    @Test("chaque migration passe une fois, dans l'ordre")
    func uneFois() async throws {
        try await withTestDatabase { database async throws in
            let migrator = Migrator(Self.some)
            #expect(try await migrator.pending(database) == ["essai.001", "essai.002"])
            #expect(try await migrator.migrate(database, at: .test) == ["essai.001", "essai.002"])
            #expect(try await migrator.migrate(database, at: .test).isEmpty)
            #expect(try await migrator.pending(database).isEmpty)
        }
    }

    @Test("une migration qui échoue ne laisse rien et ne compte pas")
    func echec() async throws {
        try await withTestDatabase { database async throws in
            let broken = Migration("essai.003", "CREATE TABLE trois (id INTEGER PRIMARY KEY); CREATE TABLE rien (;")
            await #expect(throws: DatabaseError.self) {
                try await Migrator(Self.some + [broken]).migrate(database, at: .test)
            }
            #expect(try await Migrator(Self.some + [broken]).pending(database) == ["essai.003"])
            let repaired = Migration("essai.003", "CREATE TABLE trois (id INTEGER PRIMARY KEY);")
            #expect(try await Migrator(Self.some + [repaired]).migrate(database, at: .test) == ["essai.003"])
        }
    }

    @Test("sur une base dont le moteur tient des chiffres, un nouvel index a les siens")
    func chiffres() async throws {
        try await withTestDatabase { database async throws in
            guard database.dialect == .sqlite else { return }
            try await Migrator(Self.some).migrate(database, at: .test)
            try await database.write { db in try db.script("ANALYZE") }
            let index = Migration("essai.003", "CREATE INDEX un_id ON un (id);")
            try await Migrator(Self.some + [index]).migrate(database, at: .test)
            let connus = try await database.read { db in
                try db.rows("SELECT idx FROM sqlite_stat1").map { $0.optionalString("idx") }
            }
            #expect(connus.contains("un_id"))
        }
    }

    @Test("plusieurs instances qui démarrent ensemble ne passent chaque migration qu'une fois")
    func ensemble() async throws {
        // The table of migrations itself is part of the race: it is dropped first.
        try await withTestDatabases { opener async throws in
            try await opener.first.write { db in try db.script("DROP TABLE migration") }
            var databases = [opener.first]
            for _ in 0..<3 { databases.append(try await opener.openAgain()) }
            let applied = try await withThrowingTaskGroup(of: [String].self) { group in
                for database in databases {
                    group.addTask { try await Migrator(Self.some).migrate(database, at: .test) }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(applied.sorted() == ["essai.001", "essai.002"])
            #expect(try await opener.first.read { db in try db.count("SELECT COUNT(*) FROM deux") } == 1)
        }
    }
}
