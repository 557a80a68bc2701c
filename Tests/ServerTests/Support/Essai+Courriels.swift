import Foundation
import Platform

@testable import Habilitations
@testable import Identity
@testable import Server

/// A mail that waits to leave.
struct CourrierLu: Sendable {
    let a: String
    let genre: String
    let sujet: String
    let texte: String

    /// The address of this site that begins so, as a path.
    func lien(_ chemin: String) -> String? {
        guard let debut = texte.range(of: Browser.origine + chemin) else { return nil }
        return String(texte[debut.lowerBound...].prefix { !$0.isWhitespace }.dropFirst(Browser.origine.count))
    }
}

extension Essai {
    /// Runs what is due, but for sending the mails: their text stays to be read.
    func repondre() async throws {
        let runner = JobRunner(
            database: database, clock: clock, logger: services.logger,
            handlers: plateforme.identity.jobs + plateforme.identity.jobsCmi + plateforme.habilitations.jobs)
        try await runner.drain()
    }

    /// Oldest first.
    func courriels(a adresse: String) async throws -> [CourrierLu] {
        try await lus("destinataire = \(adresse)")
    }

    /// Oldest first.
    func courriels(genre: String) async throws -> [CourrierLu] { try await lus("genre = \(genre)") }

    private func lus(_ condition: SQL) async throws -> [CourrierLu] {
        try await database.read { db in
            try db.rows(
                "SELECT destinataire, genre, sujet, texte FROM courriel WHERE \(condition) ORDER BY id"
            ).map {
                CourrierLu(
                    a: try $0.string("destinataire"), genre: try $0.string("genre"), sujet: try $0.string("sujet"),
                    texte: try $0.string("texte"))
            }
        }
    }

    func nombre(_ sql: SQL) async throws -> Int { try await database.read { db in try db.count(sql) } }
}
