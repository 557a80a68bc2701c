import HTTPTypes
import Platform
import Testing

@testable import Server

@Suite("Relancer une tâche de fond en échec")
struct TachesTests {
    /// A mail that its server refused, and its job given up. Returns both.
    private func echec(_ essai: Essai) async throws -> (tache: Int, courriel: Int) {
        let maintenant = essai.clock.now
        return try await essai.database.write { db in
            try Mailer.enqueue(
                Mail(to: "maud@formation.example", subject: "Essai", text: "Bonjour."), kind: "essai", on: db,
                at: maintenant)
            let tache = try db.count("SELECT MAX(id) FROM tache WHERE genre = 'courriel'")
            let courriel = try db.count("SELECT MAX(id) FROM courriel")
            try db.execute("UPDATE tache SET etat = 'echec', terminee_le = \(maintenant.iso) WHERE id = \(tache)")
            try db.execute("UPDATE courriel SET etat = 'refuse', termine_le = \(maintenant.iso) WHERE id = \(courriel)")
            return (tache, courriel)
        }
    }

    private func relancer(_ admin: Browser, _ tache: Int) async throws -> PageLue {
        let csrf = try #require(try await admin.get("/opco/taches").csrf)
        return try await admin.post("/opco/taches/\(tache)/reprise", [("csrf", csrf)])
    }

    @Test("Le courriel refusé revient dans la file d'envoi avec sa tâche")
    func courriel() async throws {
        try await withPlateforme { essai in
            let (tache, courriel) = try await echec(essai)
            let admin = try await essai.connecte("admin@opco.example", a: "/opco")
            #expect(try await relancer(admin, tache).lisible.contains("La tâche est relancée."))
            #expect(
                try await essai.nombre("SELECT COUNT(*) FROM courriel WHERE id = \(courriel) AND etat = 'attente'") == 1
            )
            #expect(try await essai.nombre("SELECT COUNT(*) FROM tache WHERE id = \(tache) AND etat = 'attente'") == 1)
            #expect(try await essai.nombre("SELECT COUNT(*) FROM journal WHERE action = 'courriel.renvoyer'") == 1)
            #expect(try await relancer(admin, tache).status == 404)
        }
    }

    @Test("Ce qui ne peut plus partir le dit", arguments: ["parti", "sans texte", "déjà renvoyé"])
    func rien(_ cas: String) async throws {
        try await withPlateforme { essai in
            let (tache, courriel) = try await echec(essai)
            let maintenant = essai.clock.now
            try await essai.database.write { db -> Void in
                switch cas {
                case "parti": try db.execute("UPDATE courriel SET etat = 'envoye' WHERE id = \(courriel)")
                case "sans texte": try db.execute("UPDATE courriel SET contenu = NULL WHERE id = \(courriel)")
                default: _ = try MailJournal.resend(courriel, on: db, at: maintenant)
                }
            }
            let admin = try await essai.connecte("admin@opco.example", a: "/opco")
            #expect(try await relancer(admin, tache).status == 409)
            #expect(try await essai.nombre("SELECT COUNT(*) FROM tache WHERE id = \(tache) AND etat = 'echec'") == 1)
        }
    }

    @Test("L'administration est dans le menu de l'administrateur")
    func menu() async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte("admin@opco.example", a: "/opco")
            #expect(try await admin.get("/opco/taches").corps.contains("href=\"/opco/administration\""))
        }
    }
}
