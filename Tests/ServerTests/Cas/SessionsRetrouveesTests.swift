import Platform
import TestSupport
import Testing

@testable import Identity
@testable import Server

@Suite("Sessions retrouvées, après une mise à niveau et par leurs tickets")
struct SessionsRetrouveesTests {
    private static let premieres = Array(Services.migrations.prefix { $0.id != "identity.cas.004-usages-courts" })

    @Test("Une session ouverte avant la mise à niveau le reste, et sa fin prévient encore les applications")
    func session() async throws {
        let jeton = "TGT-avant"
        let empreinte = TicketStore.digest(jeton)
        let now = Instant.test
        @Sendable func ancienneCle(_ fin: Instant) -> String {
            "0000" + Ticket.debutDeCle(fin) + String(repeating: "c", count: 32)
        }
        try await withTestDatabase(migrations: SessionsRetrouveesTests.premieres) { database in
            try await database.write { db in
                try db.execute(
                    """
                    INSERT INTO compte (id, courriel, identifiant_norme, prenom, nom, cree_le)
                    VALUES (7, 'camille@opco.example', 'camille@opco.example', 'Camille', 'Roy', \(now.iso))
                    """)
                try db.execute(
                    """
                    INSERT INTO cas_session (empreinte, compte_id, cree_le, expire_le, appareil, lieu, souvenir, avertir)
                    VALUES (\(empreinte), 7, \(now.iso), \(now.adding(seconds: 86_400).iso), 'Firefox', 'Lille', 1, 1)
                    """)
                for (jours, ticket) in [(20, "ST-0ld"), (1, "ST-recent")] {
                    let quand = now.adding(seconds: -86_400 * jours)
                    try db.execute(
                        """
                        INSERT INTO cas_usage (cas_session, jeton, ticket, service, cree_le)
                        VALUES (\(empreinte), \(ancienneCle(quand)), \(ticket), 'https://agenda.example/', \(quand.iso))
                        """)
                }
            }
            try await Migrator(Services.migrations).migrate(database, at: now)
            try await database.write { db in
                let session = try #require(try TicketStore.session(token: jeton, at: now, on: db))
                #expect(session.souvenir && session.compte.courriel == "camille@opco.example")
                #expect(
                    try TicketStore.session(repere: Ticket.repere(empreinte), at: now, on: db)?.empreinte == empreinte)
                #expect(try TicketStore.entree(token: jeton, at: now, on: db)?.avertir == true)
                let lieu = try db.first("SELECT appareil, lieu FROM cas_session")
                #expect(lieu?.optionalString("appareil") == "Firefox" && lieu?.optionalString("lieu") == "Lille")
                try UsageStore.purge(at: now, on: db)
                #expect(try UsageStore.aPrevenir(session: empreinte, on: db).map(\.ticket) == ["ST-recent"])
            }
        }
    }

    @Test("Le repère d'une session ne désigne qu'elle")
    func repere() async throws {
        let now = Instant.test
        let communs = String(repeating: "a", count: 31)
        let empreintes = ["0", "a", "f"].map { communs + $0 + String(repeating: $0, count: 32) }
        try await withTestDatabase(migrations: Services.migrations) { database in
            try await database.write { db in
                try db.execute(
                    """
                    INSERT INTO compte (id, courriel, identifiant_norme, prenom, nom, cree_le)
                    VALUES (7, 'camille@opco.example', 'camille@opco.example', 'Camille', 'Roy', \(now.iso))
                    """)
                for empreinte in empreintes {
                    try db.execute(
                        """
                        INSERT INTO cas_session (empreinte, compte_id, cree_le, expire_le)
                        VALUES (\(empreinte), 7, \(now.iso), \(now.adding(seconds: 60).iso))
                        """)
                }
                for empreinte in empreintes {
                    let trouvee = try TicketStore.session(repere: Ticket.repere(empreinte), at: now, on: db)
                    #expect(trouvee?.empreinte == empreinte)
                }
                #expect(try TicketStore.session(repere: communs + "1", at: now, on: db) == nil)
                let apres = now.adding(seconds: 60)
                #expect(try TicketStore.session(repere: Ticket.repere(empreintes[0]), at: apres, on: db) == nil)
            }
        }
    }
}
