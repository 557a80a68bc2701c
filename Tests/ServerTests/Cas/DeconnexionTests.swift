import HTTPTypes
import Platform
import Testing

@testable import Identity
@testable import Server

@Suite("Déconnexion unique")
struct DeconnexionTests {
    @Test("Chaque service utilisé est prévenu, une fois par ticket validé")
    func previent() async throws {
        try await withApplis { essai in
            let browser = try await essai.connecte()
            let premier = try await browser.ticket()
            let deuxieme = try await browser.ticket(pour: Applis.documents + "x?a=1")
            _ = try await essai.valider(premier)
            _ = try await essai.valider(deuxieme, Applis.documents + "x?a=1")
            // Neither a ticket never presented nor one refused opened anything.
            _ = try await browser.ticket()
            _ = try await essai.valider(try await browser.ticket(), Applis.documents)
            _ = try await browser.envoyer(.get, "/cas/logout")
            let jobs = try await essai.deconnexionsEnAttente()
            #expect(jobs.count == 2)
            #expect(jobs.contains { $0.contains(premier) && $0.contains(Applis.agenda) })
            #expect(jobs.contains { $0.contains(deuxieme) && $0.contains(Applis.documents + "x?a=1") })
            #expect(try await browser.get("/of").uri.hasPrefix("/cas/login"), "nos sessions finissent avec elle")
        }
    }

    @Test("Se déconnecter d'une application de la plateforme prévient les autres aussi")
    func depuisUnEspace() async throws {
        try await withApplis { essai in
            let browser = try await essai.connecte()
            _ = try await essai.valider(try await browser.ticket())
            let page = try await browser.get("/of")
            try await browser.submit(try #require(page.formulaire(vers: "/of/deconnexion")))
            #expect(try await essai.deconnexionsEnAttente().count == 1)
            #expect(try await essai.nombre("SELECT COUNT(*) FROM journal WHERE action = 'deconnexion'") == 1)
        }
    }

    @Test(
        "La session commune expirée, se déconnecter ou laisser la place à un autre prévient encore",
        arguments: [true, false])
    func expiree(autre: Bool) async throws {
        try await withApplis { essai in
            let browser = try await essai.identifie()
            _ = try await essai.valider(try await browser.ticket())
            essai.clock.advance(seconds: TicketStore.sessionLifetime)
            if autre {
                _ = try await browser.entrer("agent@opco.example")
            } else {
                _ = try await browser.envoyer(.get, "/cas/logout")
            }
            #expect(try await essai.deconnexionsEnAttente().count == 1)
        }
    }

    @Test("Une déconnexion prévient deux cents fois au plus, les derniers tickets d'abord")
    func borne() async throws {
        try await withApplis { essai in
            let browser = try await essai.identifie()
            let session = TicketStore.digest(try #require(browser.cookies["__Secure-TGC"]))
            let maintenant = essai.clock.now
            let agenda = try #require(ServiceURL(Applis.agenda))
            try await essai.database.write { db in
                for rang in 0..<250 {
                    let instant = maintenant.adding(seconds: rang)
                    let usage = UsageStore.Usage(
                        Ticket(session, pour: agenda, saisie: false, at: instant),
                        aPrevenir: ("ST-\(rang).", Applis.agenda), at: instant)
                    _ = try UsageStore.depenser(usage, on: db)
                }
            }
            _ = try await browser.envoyer(.get, "/cas/logout")
            let jobs = try await essai.deconnexionsEnAttente()
            #expect(jobs.count == 200)
            #expect(jobs.contains { $0.contains("ST-249.") } && !jobs.contains { $0.contains("ST-49.") })
        }
    }

    @Test("Un nouveau mot de passe donné par l'exploitant ferme tout, et prévient")
    func reinitialisation() async throws {
        try await withApplis { essai in
            let browser = try await essai.connecte()
            _ = try await essai.valider(try await browser.ticket())
            #expect(
                try await Comptes(essai.services).changer(
                    courriel: "gestion.of@formation.example", motDePasse: "Autre2026!"))
            #expect(try await essai.deconnexionsEnAttente().count == 1)
            #expect(try await browser.get("/of").uri.hasPrefix("/cas/login"))
        }
    }

    @Test("La demande est une LogoutRequest de SAML 2 dont l'index de session est le ticket")
    func demande() {
        let demande = DemandeDeDeconnexion(ticket: "ST-abc", at: Essai.maintenant).xml.string
        #expect(demande.contains("<samlp:SessionIndex>ST-abc</samlp:SessionIndex>"))
        #expect(demande.contains("IssueInstant=\"\(Essai.maintenant.iso)\""))
        #expect(demande.contains("urn:oasis:names:tc:SAML:2.0:protocol"))
    }

    @Test(
        "Après la déconnexion, on ne va qu'à un service inscrit",
        arguments: [
            ("service=" + encode(Applis.agenda), Applis.agenda),
            ("service=https%3A%2F%2Fpirate.example%2F", "/cas/login"),
            ("url=https%3A%2F%2Fpirate.example%2F", "/cas/login"), ("url=" + encode(Applis.agenda), "/cas/login"),
            ("service=%2F%2Fpirate.example", "/cas/login"), ("service=javascript%3Aalert(1)", "/cas/login"),
            ("service=" + encode(Applis.agenda + "\r\nX: y"), "/cas/login"), ("", "/cas/login"),
        ])
    func suite(requete: String, attendu: String) async throws {
        try await withApplis { essai in
            let browser = try await essai.identifie()
            let page = try await browser.envoyer(.get, "/cas/logout?" + requete)
            #expect(page.status == 303)
            #expect(page.location == attendu)
            #expect(page.headers[.cacheControl] == "no-store")
            #expect(browser.cookies["__Secure-TGC"] == nil)
        }
    }

    @Test("Se déconnecter sans être connecté ne casse rien, et se dit")
    func sansSession() async throws {
        try await withApplis { essai in
            let page = try await essai.browser().get("/cas/logout")
            #expect(page.lisible.contains("Vous êtes déconnecté."))
            let faux = try await essai.browser().envoyer(.get, "/cas/logout", headers: [.cookie: "__Secure-TGC=x"])
            #expect(faux.status == 303)
        }
    }

    @Test("Ce qui est périmé quitte les tables, et les sessions vivantes restent")
    func menage() async throws {
        try await withApplis { essai in
            let court = try await essai.identifie()
            let long = try await essai.identifie(champs: [("rememberMe", "true")])
            for browser in [court, long] { _ = try await essai.valider(try await browser.ticket()) }
            essai.clock.advance(seconds: 86_400)
            let now = essai.clock.now
            try await essai.database.write { db in try SessionStore.purge(at: now, on: db) }
            let counts = try await essai.database.read { db in
                try [db.count("SELECT COUNT(*) FROM cas_session"), db.count("SELECT COUNT(*) FROM cas_usage")]
            }
            #expect(counts == [1, 1])
        }
    }

    @Test("Une session de trois mois ne garde que les tickets des quinze derniers jours")
    func menageDUneLongueSession() async throws {
        try await withApplis { essai in
            let browser = try await essai.identifie(champs: [("rememberMe", "true")])
            _ = try await essai.valider(try await browser.ticket())
            essai.clock.advance(seconds: 10 * 86_400)
            _ = try await essai.valider(try await browser.ticket())
            for (jours, restants) in [(0, 2), (5, 2), (1, 1), (10, 0)] {
                essai.clock.advance(seconds: jours * 86_400)
                let now = essai.clock.now
                try await essai.database.write { db in try SessionStore.purge(at: now, on: db) }
                #expect(
                    try await essai.database.read { db in try db.count("SELECT COUNT(*) FROM cas_usage") } == restants)
                #expect(try await essai.database.read { db in try db.count("SELECT COUNT(*) FROM cas_session") } == 1)
            }
        }
    }
}
