import Domain
import Foundation
import Habilitations
import Identity
import Platform
import Testing

@testable import Server

/// What the tests of requests share.
enum Inscription {
    static let ormes = "99999680400012"
    static let erdre = "99999400700014"
    static let fictive = "99999600200013"
    static let ferme = "99999600200039"

    /// Answers of a company, complete.
    static let entreprise: [(String, String)] = [
        ("prenom", "Noé"), ("nom", "Brassier"), ("sexe", "M"), ("telephone", "02 99 00 00 01"),
        ("type", "entreprise"), ("branche", "transport"), ("departement", "35"), ("etablissement", ormes),
        ("profil", "gestionnaire"), ("attestation", "oui"), ("cgu", "oui"), ("action", "enregistrer"),
    ]
}

extension Browser {
    /// Sends answers through the form of the page: each replaces what the form holds.
    @discardableResult
    func demander(
        _ reponses: [(String, String)] = Inscription.entreprise, espace: String = "/app", page chemin: String? = nil
    ) async throws -> PageLue {
        let action = espace + "/inscription"
        let page = try await get(chemin ?? action)
        var form = try #require(page.formulaire(vers: action), "\(page.status) \(page.titres)")
        for nom in Set(reponses.map(\.0)) { form[nom] = nil }
        return try await post(form.action, form.champs + reponses)
    }

    /// Presses a decision's button with these answers.
    @discardableResult
    func decider(_ id: Int, _ quoi: String, _ reponses: [(String, String)] = []) async throws -> PageLue {
        let uri = "/opco/inscriptions/\(id)/\(quoi)"
        let page = try await get(uri)
        var form = try #require(page.formulaire(vers: uri), "\(page.status) \(page.titres)")
        for nom in Set(reponses.map(\.0)) { form[nom] = nil }
        return try await post(form.action, form.champs + reponses + [("action", "decider")])
    }
}

extension Essai {
    /// The latest request: its number may skip one where a transaction was tried again.
    func demande() async throws -> Int { try await entier("SELECT MAX(id) AS n FROM demande") }

    func entier(_ sql: SQL) async throws -> Int {
        try await database.read { db in try db.first(sql)?.int("n") ?? -1 }
    }
}

/// Writes a page where MGESTION_APERCU says, to be looked at.
func garder(_ page: PageLue, _ nom: String) {
    guard let dossier = ProcessInfo.processInfo.environment["MGESTION_APERCU"] else { return }
    try? Data(page.corps.utf8).write(to: URL(filePath: dossier).appending(path: "\(nom).html"))
}
