import Logging
import Synchronization
import TestSupport
import Testing

@testable import Platform

struct Note: Job {
    static let kind = "note"
    var texte: String
}

struct Fragile: Job {
    static let kind = "fragile"
    static let attempts = 3
    var numero = 1
}

final class Cahier: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func write(_ line: String) { lines.withLock { $0.append(line) } }
}

let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

@Suite("Tâches")
struct JobTests {
    private struct Panne: Error, CustomStringConvertible { let description = "Mme Claire Martin, 06 99 99 99 99" }

    private func runner(
        _ database: any Database, _ clock: any Clock, recurring: [RecurringJob] = [], _ handlers: JobHandler...
    ) -> JobRunner {
        JobRunner(database: database, clock: clock, logger: quiet, handlers: handlers, recurring: recurring)
    }

    @Test("une tâche s'exécute une fois, avec ses paramètres")
    func execute() async throws {
        try await withTestDatabase(migrations: Jobs.migrations) { database async throws in
            let cahier = Cahier()
            let runner = runner(
                database, FixedClock.test,
                .handling(Note.self) { job, context in
                    cahier.write("\(job.texte) \(context.attempt) \(context.requestID ?? "-")")
                })
            try await database.write { db in
                try Jobs.enqueue(Note(texte: "été"), on: db, at: .test, requestID: "r1")
            }
            #expect(try await runner.drain() == 1)
            #expect(try await runner.drain() == 0)
            #expect(cahier.all == ["été 1 r1"])
            #expect(try await database.read { db in try Jobs.counts(on: db) }[.done] == 1)
        }
    }

    @Test("une transaction annulée emporte la tâche")
    func annulee() async throws {
        struct Arret: Error {}
        try await withTestDatabase(migrations: Jobs.migrations) { database async throws in
            try? await database.write { db in
                try Jobs.enqueue(Note(texte: "x"), on: db, at: .test)
                throw Arret()
            }
            #expect(try await database.read { db in try Jobs.counts(on: db) }[.waiting] == 0)
        }
    }

    @Test("une tâche pour plus tard attend son heure")
    func plusTard() async throws {
        try await withTestDatabase(migrations: Jobs.migrations) { database async throws in
            let clock = FixedClock.test
            let runner = runner(database, clock, .handling(Note.self) { _, _ in })
            try await database.write { db in
                try Jobs.enqueue(Note(texte: "x"), on: db, at: .test, runAt: Instant.test.adding(seconds: 60))
            }
            #expect(try await runner.drain() == 0)
            clock.advance(seconds: 60)
            #expect(try await runner.drain() == 1)
        }
    }

    @Test("un échec est repris plus tard, puis déclaré, sans données personnelles, puis relancé")
    func echec() async throws {
        try await withTestDatabase(migrations: Jobs.migrations) { database async throws in
            let clock = FixedClock.test
            let cahier = Cahier()
            let runner = runner(
                database, clock,
                .handling(Fragile.self) { _, context in
                    cahier.write("\(context.attempt)\(context.isLastAttempt ? " dernière" : "")")
                    throw Panne()
                })
            try await database.write { db in try Jobs.enqueue(Fragile(), on: db, at: .test) }
            #expect(try await runner.drain() == 1)
            #expect(try await runner.drain() == 0)
            clock.advance(seconds: 40)
            #expect(try await runner.drain() == 1)
            clock.advance(seconds: 3600)
            #expect(try await runner.drain() == 1)
            clock.advance(seconds: 86_400)
            #expect(try await runner.drain() == 0)
            #expect(cahier.all == ["1", "2", "3 dernière"])

            let failures = try await database.read { db in try Jobs.failures(on: db) }
            let failure = try #require(failures.first)
            #expect(failures.count == 1 && failure.attempts == 3 && failure.lastError == "Panne")
            #expect(try await database.write { db in try Jobs.retry(failure.id, on: db, at: clock.now) })
            #expect(try await database.write { db in try !Jobs.retry(failure.id, on: db, at: clock.now) })
            #expect(try await runner.drain() == 1)
            #expect(cahier.all.last == "1")
        }
    }

    @Test("un abandon n'est pas repris et dit pourquoi")
    func abandon() async throws {
        try await withTestDatabase(migrations: Jobs.migrations) { database async throws in
            let runner = runner(
                database, FixedClock.test, .handling(Note.self) { _, _ in throw JobAbandoned("no such row") })
            try await database.write { db in try Jobs.enqueue(Note(texte: "x"), on: db, at: .test) }
            try await runner.drain()
            let failures = try await database.read { db in try Jobs.failures(on: db) }
            #expect(failures.map(\.lastError) == ["no such row"])
            #expect(try await database.write { db in try Jobs.discard(failures[0].id, on: db) })
        }
    }

    @Test("l'attente double à chaque échec, à un quart près, sans passer six heures et demie", arguments: 1...20)
    func attente(attempt: Int) {
        let plain = min(30 * (1 << min(attempt - 1, 16)), 6 * 3600)
        for _ in 0..<50 {
            let seconds = Backoff.seconds(afterAttempt: attempt)
            #expect(seconds >= plain * 3 / 4 - 1 && seconds <= plain * 5 / 4 + 1)
        }
    }

    @Test("une clé unique n'est prise que tant que la tâche attend ou court")
    func cleUnique() async throws {
        try await withTestDatabase(migrations: Jobs.migrations) { database async throws in
            let cahier = Cahier()
            let runner = runner(database, FixedClock.test, .handling(Note.self) { job, _ in cahier.write(job.texte) })
            let enqueue: @Sendable (String) async throws -> Void = { text in
                try await database.write { db in
                    try Jobs.enqueue(Note(texte: text), on: db, at: .test, uniqueKey: "dossier-1")
                }
            }
            try await enqueue("a")
            try await enqueue("b")
            try await database.write { db in
                try Jobs.enqueue(Note(texte: "c"), on: db, at: .test, uniqueKey: "dossier-2")
            }
            try await runner.drain()
            try await enqueue("d")
            try await runner.drain()
            #expect(cahier.all == ["a", "c", "d"])
        }
    }

    @Test("une tâche dont l'exécutant a disparu est reprise à l'expiration de son bail")
    func bail() async throws {
        try await withTestDatabase(migrations: Jobs.migrations) { database async throws in
            let clock = FixedClock.test
            let queue = JobQueue(database: database, kinds: [Fragile.kind], leaseSeconds: 120)
            try await database.write { db in try Jobs.enqueue(Fragile(), on: db, at: .test) }
            let first = try #require(try await queue.claim(by: "mort", at: clock.now))
            #expect(try await queue.claim(by: "vif", at: clock.now) == nil)
            #expect(try await queue.extend(first.id, by: "mort", at: clock.now.adding(seconds: 100)))
            clock.advance(seconds: 200)
            #expect(try await queue.claim(by: "vif", at: clock.now) == nil)
            clock.advance(seconds: 100)
            let second = try #require(try await queue.claim(by: "vif", at: clock.now))
            #expect(second.id == first.id && second.attempt == 2)
            // The first one comes back from the dead: it no longer has a say.
            #expect(try await !queue.extend(first.id, by: "mort", at: clock.now))
            try await queue.finish(first.id, by: "mort", at: clock.now)
            #expect(try await database.read { db in try Jobs.counts(on: db) }[.running] == 1)
            try await queue.finish(second.id, by: "vif", at: clock.now)
            #expect(try await database.read { db in try Jobs.counts(on: db) }[.done] == 1)
        }
    }

    @Test("une tâche qui tue son exécutant à chaque fois finit en échec")
    func empoisonnee() async throws {
        try await withTestDatabase(migrations: Jobs.migrations) { database async throws in
            let clock = FixedClock.test
            let queue = JobQueue(database: database, kinds: [Fragile.kind], leaseSeconds: 60)
            try await database.write { db in try Jobs.enqueue(Fragile(), on: db, at: .test) }
            for _ in 0..<3 {
                #expect(try await queue.claim(by: "mort", at: clock.now) != nil)
                clock.advance(seconds: 61)
            }
            #expect(try await queue.claim(by: "mort", at: clock.now) == nil)
            #expect(try await database.read { db in try Jobs.failures(on: db) }.count == 1)
        }
    }

    @Test("les tâches d'un genre inconnu de ce programme sont laissées aux autres")
    func genreInconnu() async throws {
        try await withTestDatabase(migrations: Jobs.migrations) { database async throws in
            try await database.write { db in try Jobs.enqueue(Note(texte: "x"), on: db, at: .test) }
            #expect(try await runner(database, FixedClock.test, .handling(Fragile.self) { _, _ in }).drain() == 0)
            #expect(try await database.read { db in try Jobs.counts(on: db) }[.waiting] == 1)
        }
    }

    @Test("les tâches finies sont effacées après leur délai, les échecs restent")
    func purge() async throws {
        try await withTestDatabase(migrations: Jobs.migrations) { database async throws in
            let queue = JobQueue(database: database, kinds: [Note.kind], leaseSeconds: 60)
            try await database.write { db in
                for _ in 0..<2 { try Jobs.enqueue(Note(texte: "x"), on: db, at: .test) }
            }
            let done = try #require(try await queue.claim(by: "a", at: .test))
            try await queue.finish(done.id, by: "a", at: .test)
            let failed = try #require(try await queue.claim(by: "a", at: .test))
            try await queue.fail(failed.id, by: "a", error: "x", at: .test)
            #expect(try await queue.purge(finishedBefore: .test) == 0)
            #expect(try await queue.purge(finishedBefore: Instant.test.adding(seconds: 1)) == 1)
            #expect(try await database.read { db in try Jobs.counts(on: db) }[.failed] == 1)
        }
    }

    @Test("une tâche dont le contenu ne se lit plus est un échec, pas une boucle")
    func illisible() async throws {
        try await withTestDatabase(migrations: Jobs.migrations) { database async throws in
            try await database.write { db in
                try Jobs.enqueue(Note(texte: "x"), on: db, at: .test)
                try db.execute("UPDATE tache SET contenu = '{}'")
            }
            try await runner(database, FixedClock.test, .handling(Note.self) { _, _ in }).drain()
            #expect(try await database.read { db in try Jobs.failures(on: db) }.count == 1)
        }
    }

    @Test("le texte d'une erreur ne garde que son type et son cas")
    func texteDErreur() {
        #expect(
            ErrorText.withoutPersonalData(DatabaseError.uniqueViolation("Key (nom)=(Martin)"))
                == "DatabaseError.uniqueViolation")
        #expect(ErrorText.withoutPersonalData(FileStoreError.empty) == "FileStoreError.empty")
        #expect(ErrorText.withoutPersonalData(Panne()) == "Panne")
    }
}
