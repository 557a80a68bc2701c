import Logging
import ServiceLifecycle
import TestSupport
import Testing

@testable import Platform

@Suite("Exécution des tâches")
struct JobRunnerTests {
    @Test("deux programmes de quatre exécutants n'exécutent chaque tâche qu'une fois")
    func deuxProgrammes() async throws {
        try await withTestDatabases(migrations: Jobs.migrations) { opener async throws in
            let cahier = Cahier()
            let second = try await opener.openAgain()
            try await opener.first.write { db in
                for index in 0..<60 { try Jobs.enqueue(Note(texte: "\(index)"), on: db, at: .test) }
            }
            var configuration = JobRunner.Configuration()
            configuration.workers = 4
            configuration.pollInterval = .milliseconds(50)
            let runners = [opener.first, second].map { database in
                JobRunner(
                    database: database, clock: FixedClock.test, logger: quiet,
                    handlers: [.handling(Note.self) { job, _ in cahier.write(job.texte) }], configuration: configuration
                )
            }
            let group = ServiceGroup(services: runners, logger: quiet)
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await group.run() }
                try await eventually { cahier.all.count >= 60 }
                try await Task.sleep(for: .milliseconds(150))
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
            }
            #expect(cahier.all.count == 60)
            #expect(Set(cahier.all).count == 60)
            #expect(try await second.read { db in try Jobs.counts(on: db) }[.done] == 60)
        }
    }

    @Test("une écriture réveille les exécutants sans attendre leur prochain regard")
    func reveil() async throws {
        try await withTestDatabase(migrations: Jobs.migrations) { database async throws in
            let cahier = Cahier()
            let signal = JobSignal()
            var configuration = JobRunner.Configuration()
            configuration.pollInterval = .seconds(60)
            let runner = JobRunner(
                database: database, clock: FixedClock.test, logger: quiet,
                handlers: [.handling(Note.self) { job, _ in cahier.write(job.texte) }], signal: signal,
                configuration: configuration)
            let group = ServiceGroup(services: [runner], logger: quiet)
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await group.run() }
                try await Task.sleep(for: .milliseconds(200))
                let waking = WakingDatabase(database, signal: signal)
                try await waking.write { db in try Jobs.enqueue(Note(texte: "vite"), on: db, at: .test) }
                try await eventually { cahier.all == ["vite"] }
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
            }
        }
    }

    @Test("seule une transaction qui laisse une tâche réveille les exécutants")
    func reveils() async throws {
        try await withTestDatabase(migrations: Jobs.migrations) { database async throws in
            struct Panne: Error {}
            let signal = JobSignal()
            let waking = WakingDatabase(database, signal: signal)
            try await waking.write { db in _ = try db.execute("DELETE FROM tache") }
            try? await waking.write { db in
                try Jobs.enqueue(Note(texte: "annulée"), on: db, at: .test)
                throw Panne()
            }
            #expect(signal.generation == 0)
            try await waking.write { db in try Jobs.enqueue(Note(texte: "une"), on: db, at: .test) }
            #expect(signal.generation == 1)
        }
    }

    @Test("l'arrêt laisse finir la tâche en cours et n'en commence pas d'autre")
    func arret() async throws {
        try await withTestDatabase(migrations: Jobs.migrations) { database async throws in
            let cahier = Cahier()
            try await database.write { db in
                for text in ["a", "b"] { try Jobs.enqueue(Note(texte: text), on: db, at: .test) }
            }
            var configuration = JobRunner.Configuration()
            configuration.workers = 1
            let runner = JobRunner(
                database: database, clock: FixedClock.test, logger: quiet,
                handlers: [
                    .handling(Note.self) { job, _ in
                        cahier.write("\(job.texte) commence")
                        try await Task.sleep(for: .milliseconds(400))
                        cahier.write("\(job.texte) finit")
                    }
                ], configuration: configuration)
            let group = ServiceGroup(services: [runner], logger: quiet)
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await group.run() }
                try await eventually { !cahier.all.isEmpty }
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
            }
            #expect(cahier.all == ["a commence", "a finit"])
            let counts = try await database.read { db in try Jobs.counts(on: db) }
            #expect(counts[.done] == 1 && counts[.waiting] == 1 && counts[.running] == 0)
        }
    }

    @Test("une tâche périodique n'est ajoutée qu'une fois par créneau, même à plusieurs instances")
    func periodique() async throws {
        try await withTestDatabases(migrations: Jobs.migrations) { opener async throws in
            let clock = FixedClock.test
            let second = try await opener.openAgain()
            let runners = [opener.first, second].map { database in
                JobRunner(
                    database: database, clock: clock, logger: quiet, handlers: [],
                    recurring: [
                        RecurringJob("relances", .daily(hour: 11, minute: 30)) { _ in Note(texte: "relances") }
                    ])
            }
            let tick: @Sendable () async throws -> Int = {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for runner in runners { for _ in 0..<3 { group.addTask { try await runner.tick() } } }
                    try await group.waitForAll()
                }
                return try await second.read { db in try Jobs.counts(on: db) }[.waiting] ?? 0
            }
            #expect(try await tick() == 0)
            clock.advance(seconds: 5400 - 1)
            #expect(try await tick() == 0)
            clock.advance(seconds: 1)
            #expect(try await tick() == 1)
            #expect(try await tick() == 1)
            clock.advance(seconds: 86_400)
            #expect(try await tick() == 2)
            // Three days without any instance: the latest slot only.
            clock.advance(seconds: 3 * 86_400)
            #expect(try await tick() == 3)
        }
    }

    @Test(
        "le créneau quotidien suit l'heure de Paris, changements d'heure compris",
        arguments: [
            ("2026-03-02T01:29:59.000Z", "2026-03-01"), ("2026-03-02T01:30:00.000Z", "2026-03-02"),
            // 29 March 2026 has no 02:30: the slot comes with 03:00.
            ("2026-03-29T00:59:00.000Z", "2026-03-28"), ("2026-03-29T01:00:00.000Z", "2026-03-29"),
            // 25 October 2026 has two: the first counts.
            ("2026-10-25T00:29:00.000Z", "2026-10-24"), ("2026-10-25T00:30:00.000Z", "2026-10-25"),
            ("2026-10-25T01:30:00.000Z", "2026-10-25"),
        ])
    func creneau(iso: String, slot: String) throws {
        let now = try #require(Instant(iso: iso))
        #expect(Timetable.daily(hour: 2, minute: 30).slot(at: now) == slot)
    }

    @Test("le créneau de tous les quarts d'heure")
    func quartDHeure() throws {
        let now = try #require(Instant(iso: "2026-03-02T09:29:59.999Z"))
        #expect(Timetable.every(minutes: 15).slot(at: now) == "2026-03-02T09:15:00.000Z")
    }
}

/// Waits for a condition that something else brings about; fails after ten seconds.
func eventually(_ condition: @Sendable () async throws -> Bool) async throws {
    for _ in 0..<1000 {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(10))
    }
    Issue.record("the condition never came true")
}
