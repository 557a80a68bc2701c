import Domain
import Platform
import Synchronization
import Testing

@testable import Courriers

@Suite("Notifications")
struct NotificationsTests {
    /// Four files with a letter each, one minute apart.
    private static func peupler(_ monde: Monde) async throws {
        for (numero, employeur, prenom, nom) in [
            ("4024415.2", "Établissements ZÉBULON", "Élodie", "Martin"),
            ("4024415.10", "ateliers du pont", "Zoé", "d'Arc"),
            ("4018204.1", "Garage œuvre & fils", "Abel", "Émile"),
            ("4021877.1", "BOULANGERIE 100 % PAIN", "Noé", "Zimmer"),
        ] {
            try await monde.emettre(
                Monde.accord, [Monde.cfa],
                Monde.faits(numero: numero, employeur: employeur, prenom: prenom, nom: nom))
            monde.clock.advance(seconds: 60)
        }
    }

    private static func page(
        _ monde: Monde, _ requete: String = "", compte: Int = 1, _ espace: Espace = .of
    ) async throws -> PageDeNotifications {
        let lue = RequeteDeNotifications(FormData(urlEncoded: Array(requete.utf8)))
        let acces = monde.acces(compte, espace)
        return try await monde.database.read { db in try NotificationStore.page(lue, acces, on: db) }
    }

    @Test("chacun a son propre état de lecture, et ses propres suppressions")
    func propre() async throws {
        try await avecMonde { monde in
            try await Self.peupler(monde)
            let (un, deux) = (monde.acces(1, .of), monde.acces(2, .of))
            let mienne = try #require(try await Self.page(monde).notifications.first)
            try await monde.database.write { db in
                _ = try NotificationStore.lire(mienne.id, un, at: Monde.debut, on: db)
            }
            #expect(try await Self.page(monde).nonLues == 3)
            #expect(try await Self.page(monde, compte: 2).nonLues == 4)
            await #expect(throws: Refusal.notFound) {
                try await monde.database.write { db in
                    _ = try NotificationStore.lire(mienne.id, deux, at: Monde.debut, on: db)
                }
            }
            await #expect(throws: Refusal.notFound) {
                try await monde.database.write { db in try NotificationStore.supprimer(mienne.id, deux, on: db) }
            }
            try await monde.database.write { db in
                try NotificationStore.supprimer(mienne.id, un, on: db)
                try NotificationStore.toutLire(un, at: Monde.debut, on: db)
            }
            #expect(try await Self.page(monde).total == 3)
            #expect(try await Self.page(monde).nonLues == 0)
            #expect(try await Self.page(monde, compte: 2).nonLues == 4)
        }
    }

    static let ordres: [(String, [String])] = [
        ("", ["4021877.1", "4018204.1", "4024415.10", "4024415.2"]),
        ("tri=date", ["4024415.2", "4024415.10", "4018204.1", "4021877.1"]),
        ("tri=numero", ["4018204.1", "4021877.1", "4024415.2", "4024415.10"]),
        ("tri=-numero", ["4024415.10", "4024415.2", "4021877.1", "4018204.1"]),
        ("tri=raison-sociale", ["4024415.10", "4021877.1", "4024415.2", "4018204.1"]),
        ("tri=prenom", ["4018204.1", "4024415.2", "4021877.1", "4024415.10"]),
        ("tri=nom", ["4024415.10", "4018204.1", "4024415.2", "4021877.1"]),
        ("tri=message", ["4024415.2", "4024415.10", "4018204.1", "4021877.1"]),
        ("tri=-siret", ["4021877.1", "4018204.1", "4024415.10", "4024415.2"]),
        ("tri=inconnu", ["4021877.1", "4018204.1", "4024415.10", "4024415.2"]),
        ("f=nom:MARTIN;zimm", ["4021877.1", "4024415.2"]),
        ("f=raison-sociale:oeuvre", ["4018204.1"]),
        ("f=raison-sociale:%25", []),
        ("f=numero:4024415", ["4024415.10", "4024415.2"]),
        ("f=numero:4024415.1", ["4024415.10"]),
        ("f=numero:%25", []),
        ("f=siret:999997608", ["4021877.1", "4018204.1", "4024415.10", "4024415.2"]),
        ("f=date:14/10/2025", ["4021877.1", "4018204.1", "4024415.10", "4024415.2"]),
        ("f=date:depuis%20le%2015/10/2025", []),
        ("f=date:jusqu'au%2014/10/2025&f=prenom:zoe", ["4024415.10"]),
        ("f=date:31/02/2025", []),
        ("colonne=prenom&valeur=abel", ["4018204.1"]),
        ("q=pain", ["4021877.1"]),
        ("q=4024415", ["4024415.10", "4024415.2"]),
        ("q=elodie", ["4024415.2"]),
        ("q='%20OR%201=1%20--", []),
        ("f=etat:Lu", ["4021877.1", "4018204.1", "4024415.10", "4024415.2"]),
    ]

    @Test("tris, filtres et recherche")
    func ordres() async throws {
        try await avecMonde { monde in
            try await Self.peupler(monde)
            for (requete, attendus) in Self.ordres {
                let page = try await Self.page(monde, requete)
                #expect(page.notifications.map(\.numero) == attendus, "\(requete)")
                #expect(page.total == attendus.count, "\(requete)")
                #expect(page.toutes == 4)
            }
        }
    }

    @Test("les pages se suivent sans trou ni doublon")
    func pages() async throws {
        try await avecMonde { monde in
            for rang in 0..<23 { try await monde.emettre(Monde.accord, [Monde.cfa], Monde.faits(id: rang)) }
            var vues: [Int] = []
            for page in 1...3 {
                vues += try await Self.page(monde, "tri=nom&page=\(page)").notifications.map(\.dossierID)
            }
            #expect(vues == Array(0..<23))
            #expect(try await Self.page(monde, "page=4").notifications.isEmpty)
            #expect(try await Self.page(monde, "lignes=25").notifications.count == 23)
        }
    }

    @Test("l'adresse d'une liste se relit telle qu'elle s'écrit")
    func adresse() {
        let texte = "tri=-nom&q=Le%20Gall&f=nom%3AA%3BB&f=date%3Adepuis%20le%2001%2F09%2F2025&lignes=25&page=3"
        let requete = RequeteDeNotifications(FormData(urlEncoded: Array(texte.utf8)))
        #expect(requete.url("/of/notifications") == "/of/notifications?" + texte)
        #expect(RequeteDeNotifications(FormData()).url("/of/notifications") == "/of/notifications")
        #expect(RequeteDeNotifications(FormData(urlEncoded: Array("page=-4&lignes=7&tri=x".utf8))).url("/a") == "/a")
    }

    @Test("qui quitte un établissement n'en voit plus les notifications")
    func quitte() async throws {
        try await avecMonde { monde in
            try await Self.peupler(monde)
            monde.etablissements.withLock { $0[1] = [.of: ["99999999999999"]] }
            #expect(try await Self.page(monde).toutes == 0)
            let acces = monde.acces(1, .of)
            let entete = try await monde.database.read { db in try NotificationStore.entete(acces, on: db).nonLues }
            #expect(entete == 0)
            #expect(try await Self.page(monde, compte: 3).toutes == 4)
            #expect(try await Self.page(monde, compte: 2, .entreprise).toutes == 0)
        }
    }

    @Test("la cloche compte les non lues et montre les dernières, en une requête")
    func cloche() async throws {
        try await avecMonde { monde in
            for rang in 0..<7 {
                try await monde.emettre(Monde.accord, [Monde.cfa], Monde.faits(id: rang))
                monde.clock.advance(seconds: 60)
            }
            let (acces, agent) = (monde.acces(1, .of), monde.acces(1, .opco))
            let compteur = StatementCounter()
            let entete = try await StatementCounter.$current.withValue(compteur) {
                try await monde.database.read { db in
                    let entete = try NotificationStore.entete(acces, on: db)
                    return (entete.nonLues, entete.recentes.map(\.quand), entete.recentes.map(\.numero))
                }
            }
            #expect(compteur.count == 1)
            #expect(entete.0 == 7)
            #expect(entete.1.count == 5)
            #expect(entete.1 == entete.1.sorted(by: >))
            #expect(entete.2.allSatisfy { $0 == "4024415.1" })
            let vide = try await monde.database.read { db in try NotificationStore.entete(agent, on: db).nonLues }
            #expect(vide == 0)
        }
    }

    @Test("d'une entreprise entière, la cloche compte celles de tous ses établissements et d'aucune autre")
    func entrepriseEntiere() async throws {
        try await avecMonde { monde in
            try await monde.emettre(Monde.accord, [Monde.cfa], Monde.faits(id: 1))
            let siren = String(Monde.siretCFA.prefix(9))
            for (entreprises, nonLues) in [([siren], 1), (["999999999"], 0), ([], 0)] as [(Set<String>, Int)] {
                let acces = Acces(
                    compteID: 1, courriel: "compte1@essai.example", prenom: "Camille", nom: "Verneuil", espace: .of,
                    etablissements: [.init(siret: siren + "99999", nom: "Essai", role: .gestionnaireOF)],
                    entreprises: entreprises, choisi: nil, roleOPCO: nil)
                let entete = try await monde.database.read { db in try NotificationStore.entete(acces, on: db).nonLues }
                #expect(entete == nonLues, "\(entreprises)")
            }
        }
    }

    @Test("tout supprimer épargne ce qui est arrivé depuis")
    func tout() async throws {
        try await avecMonde { monde in
            try await Self.peupler(monde)
            let vue = try await Self.page(monde)
            try await monde.emettre()
            let acces = monde.acces(1, .of)
            let nombre = try await monde.database.write { db in
                try NotificationStore.toutSupprimer(acces, jusque: vue.derniere, on: db)
            }
            #expect(nombre == 4)
            #expect(try await Self.page(monde).toutes == 1)
            #expect(try await Self.page(monde, compte: 2).toutes == 5)
        }
    }

    @Test(
        "un jour commence à minuit à Paris, été comme hiver",
        arguments: [
            ("2025-10-14", "2025-10-13T22:00:00.000Z"), ("2025-12-01", "2025-11-30T23:00:00.000Z"),
            ("2025-03-30", "2025-03-29T23:00:00.000Z"), ("2025-03-31", "2025-03-30T22:00:00.000Z"),
            ("2025-10-26", "2025-10-25T22:00:00.000Z"), ("2025-10-27", "2025-10-26T23:00:00.000Z"),
        ])
    func minuit(_ jour: String, _ instant: String) throws {
        #expect(PlageDeJours.debut(try #require(Jour(iso: jour))).iso == instant)
    }
}
