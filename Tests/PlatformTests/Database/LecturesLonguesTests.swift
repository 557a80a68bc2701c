import Foundation
import Platform
import Synchronization
import TestSupport
import Testing

@Suite("Lectures longues")
struct LecturesLonguesTests {
    /// Reads that last as long as the test wants.
    private final class Frein: Sendable {
        private let etat = Mutex((entrees: 0, ouvert: false))
        var entrees: Int { etat.withLock { $0.entrees } }
        func ouvrir() { etat.withLock { $0.ouvert = true } }
        func attendre() {
            etat.withLock { $0.entrees += 1 }
            while !etat.withLock({ $0.ouvert }) { usleep(1000) }
        }
    }

    // More than there are connections: where they held them, or the threads of the pages, nothing would be read.
    @Test("pendant qu'elles durent, les pages se lisent")
    func pages() async throws {
        try await withTestDatabase(migrations: []) { database async throws in
            let frein = Frein()
            try await withThrowingTaskGroup(of: Int.self) { group in
                // The group waits for its reads, even to say that something failed meanwhile.
                defer { frein.ouvrir() }
                for _ in 0..<24 {
                    group.addTask {
                        try await database.lengthyRead { db in
                            frein.attendre()
                            return try db.count("SELECT 1 AS n")
                        }
                    }
                }
                while frein.entrees < 2 { try await Task.sleep(for: .milliseconds(2)) }
                for _ in 0..<20 { #expect(try await database.read { db in try db.count("SELECT 2 AS n") } == 2) }
                frein.ouvrir()
                var lues = 0
                for try await n in group { lues += n }
                #expect(lues == 24)
            }
        }
    }

    @Test("ce qu'elles lancent revient à qui les demande, et leur connexion sert encore")
    func erreur() async throws {
        struct Arret: Error {}
        try await withTestDatabase(migrations: []) { database async throws in
            for _ in 0..<20 {
                await #expect(throws: Arret.self) { try await database.lengthyRead { _ in throw Arret() } }
            }
            #expect(try await database.lengthyRead { db in try db.count("SELECT 3 AS n") } == 3)
        }
    }

    @Test("leurs instructions se comptent comme les autres")
    func compte() async throws {
        try await withTestDatabase(migrations: []) { database async throws in
            let counter = StatementCounter()
            try await StatementCounter.$current.withValue(counter) {
                _ = try await database.lengthyRead { db in try db.count("SELECT 1 AS n") + db.count("SELECT 2 AS n") }
            }
            #expect(counter.count == 2)
        }
    }
}
