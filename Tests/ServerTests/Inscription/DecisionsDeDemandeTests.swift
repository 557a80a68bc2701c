import Domain
import HTTPTypes
import Habilitations
import Platform
import TestSupport
import Testing

@testable import Server

@Suite("Ce qu'une décision accorde, et à qui")
struct DecisionsDeDemandeTests {
    private static let file = "/opco/inscriptions"
    private static let personne = "nouveau@personne.example"
    private static let renvoi: [(String, String)] = [
        ("attestation", "oui"), ("cgu", "oui"), ("action", "enregistrer"),
    ]

    private func avecDemande(
        avant preparer: @escaping @Sendable (Essai) async throws -> Void = { _ in },
        _ body: @escaping @Sendable (Essai, _ personne: Browser, _ agent: Browser) async throws -> Void
    ) async throws {
        try await withPlateforme { essai in
            try await preparer(essai)
            let personne = try await essai.connecte(Self.personne, a: "/app")
            #expect(try await personne.demander().uri == "/app/inscription/confirmation")
            try await body(essai, personne, try await essai.connecte("agent@opco.example", a: "/opco"))
        }
    }

    @Test("Gestionnaire accordé à un administrateur désactivé : gestionnaire, et rien de plus")
    func administrateurDesactive() async throws {
        try await avecDemande(avant: { essai in
            try await essai.creer(Self.personne, [(Inscription.ormes, .administrateur)])
            _ = try await essai.database.write { db in
                try db.execute("UPDATE habilitation SET actif = 0 WHERE perimetre = \(Inscription.ormes)")
            }
        }) { essai, _, agent in
            let compte = try await essai.compte(Self.personne)
            #expect(try await essai.habilitations(compte) == ["\(Inscription.ormes) administrateur inactif"])
            _ = try await agent.decider(try await essai.demande(), "acceptation")
            #expect(try await essai.habilitations(compte) == ["\(Inscription.ormes) gestionnaire"])
        }
    }

    @Test("Gestionnaire accordé à un administrateur en activité : il le reste, avec les droits des deux")
    func administrateurActif() async throws {
        try await withPlateforme { essai in
            let compte = try await essai.creer("alix@ormes.example", [(Inscription.ormes, .administrateur)])
            let maintenant = essai.clock.now
            try await essai.database.write { db in
                try db.execute("UPDATE habilitation SET droits = 'consulter' WHERE compte_id = \(compte)")
                try HabilitationStore.accorder(
                    compte: compte, siret: Inscription.ormes, nom: "ORMES", role: .gestionnaire, par: .opco,
                    at: maintenant, on: db)
            }
            #expect(
                try await essai.habilitations(compte)
                    == ["\(Inscription.ormes) administrateur consulter deposer facturer"])
        }
    }

    @Test("Ce qui est accordé l'est par l'agent, dans le journal comme dans l'historique")
    func auteur() async throws {
        try await avecDemande { essai, _, agent in
            _ = try await agent.decider(try await essai.demande(), "acceptation")
            let id = try await essai.compte("agent@opco.example")
            #expect(
                try await essai.nombre(
                    """
                    SELECT COUNT(*) FROM journal WHERE action = 'habilitation.accorder' AND acteur = \("compte \(id)")
                    """) == 1)
            #expect(
                try await essai.nombre(
                    """
                    SELECT COUNT(*) FROM habilitation_historique
                    WHERE perimetre = \(Inscription.ormes) AND acteur_id = \(id) AND opco = 1
                    """) == 1)
        }
    }

    @Test("Un agent n'accepte pas sa propre demande ; un autre le peut")
    func laSienne() async throws {
        try await withPlateforme { essai in
            let auteur = try await essai.connecte("agent@opco.example", a: "/app")
            #expect(try await auteur.demander().uri == "/app/inscription/confirmation")
            let id = try await essai.demande()
            let agent = try await essai.connecte("agent@opco.example", a: "/opco")
            let uri = "\(Self.file)/\(id)/acceptation"
            let page = try await agent.get("\(Self.file)/\(id)")
            #expect(page.lisible.contains("Cette demande est la vôtre"))
            #expect(try await agent.get(uri).status == 403)
            let refus = try await agent.post(
                uri,
                [
                    ("csrf", try #require(page.csrf)), ("version", "1"), ("profil", "administrateur"),
                    ("etablissement", Inscription.ormes), ("action", "decider"),
                ])
            #expect(refus.status == 403)
            #expect(try await essai.habilitations(try await essai.compte("agent@opco.example")).isEmpty)
            let autre = try await essai.connecte("superviseur@opco.example", a: "/opco")
            #expect(try await autre.decider(id, "acceptation").status == 200)
            #expect(try await essai.habilitations(try await essai.compte("agent@opco.example")).count == 1)
        }
    }

    @Test("Le même bouton deux fois : la même réponse, une seule décision", arguments: ["acceptation", "refus"])
    func deuxFois(_ quoi: String) async throws {
        try await avecDemande { essai, _, agent in
            let id = try await essai.demande()
            let uri = "\(Self.file)/\(id)/\(quoi)"
            let form = try #require(try await agent.get(uri).formulaire(vers: uri))
            let champs = form.champs.filter { $0.0 != "motif" } + [("motif", "À compléter."), ("action", "decider")]
            for _ in 0..<2 {
                let page = try await agent.post(uri, champs)
                #expect(page.uri == "\(Self.file)/\(id)")
                #expect(page.status == 200)
            }
            let genre = quoi == "refus" ? "inscription.refusee" : "inscription.acceptee"
            #expect(try await essai.courriels(genre: genre).count == 1)
        }
    }

    @Test("Une correction envoyée deux fois en fait une")
    func correctionDeuxFois() async throws {
        try await avecDemande { essai, personne, _ in
            let page = try await personne.get("/app/inscription/correction")
            var form = try #require(page.formulaire(vers: "/app/inscription"))
            form["telephone"] = "02 99 00 00 02"
            form["attestation"] = "oui"
            form["cgu"] = "oui"
            for _ in 0..<2 {
                let suite = try await personne.submit(form, ("action", "enregistrer"))
                #expect(suite.uri == "/app/inscription/confirmation")
            }
            #expect(try await essai.courriels(genre: "inscription.recue").count == 2)
            form["telephone"] = "02 99 00 00 03"
            #expect(try await personne.submit(form, ("action", "enregistrer")).status == 409, "une autre, non")
        }
    }

    @Test("La décision part à l'adresse que le compte a aujourd'hui", arguments: ["acceptation", "refus"])
    func adresse(_ quoi: String) async throws {
        try await avecDemande { essai, _, agent in
            _ = try await essai.database.write { db in
                try db.execute(
                    "UPDATE compte SET courriel = 'noe@personne.example' WHERE identifiant_norme = \(Self.personne)")
            }
            _ = try await agent.decider(try await essai.demande(), quoi, [("motif", "À compléter.")])
            let genre = quoi == "refus" ? "inscription.refusee" : "inscription.acceptee"
            #expect(try await essai.courriels(genre: genre).map(\.a) == ["noe@personne.example"])
        }
    }

    @Test("La branche connue d'un établissement ne change pas avec une demande de plus, et le bureau voit l'écart")
    func branche() async throws {
        try await avecDemande { essai, _, agent in
            let maintenant = essai.clock.now
            try await essai.database.write { db in
                try BrancheStore.noter(siret: Inscription.ormes, branche: "auto", at: maintenant, on: db)
            }
            let id = try await essai.demande()
            let fiche = try await agent.get("\(Self.file)/\(id)")
            #expect(fiche.lisible.contains("Le SIRET \(Inscription.ormes) est enregistré dans la branche"))
            _ = try await agent.decider(id, "acceptation")
            let code = try await essai.database.read { db in try BrancheStore.code(siret: Inscription.ormes, on: db) }
            #expect(code == "auto")
        }
    }

    @Test("Un rappel ne part pas à qui n'examine plus les demandes, et une correction remet alors dans la file")
    func ancienAgent() async throws {
        try await avecDemande { essai, personne, agent in
            let id = try await essai.demande()
            _ = try await agent.submit(
                try #require(try await agent.get(Self.file).formulaire(vers: "\(Self.file)/\(id)/prise-en-charge")))
            let compte = try await essai.compte("agent@opco.example")
            _ = try await essai.database.write { db in
                try db.execute("UPDATE agent SET role = 'comptable' WHERE compte_id = \(compte)")
            }
            essai.clock.advance(seconds: 24 * 3600 + 60)
            try await essai.repondre()
            #expect(try await essai.courriels(genre: "inscription.rappel").map(\.a) == ["bretagne@opco.example"])
            let revenue = try await essai.connecte(Self.personne, a: "/app")
            _ = try await revenue.demander(Self.renvoi, page: "/app/inscription/correction")
            #expect(try await essai.nombre("SELECT COUNT(*) FROM demande WHERE gestionnaire_id IS NULL") == 1)
        }
    }

    @Test("Un accès retiré depuis n'est plus annoncé comme ouvert")
    func accesRetire() async throws {
        try await avecDemande { essai, personne, agent in
            _ = try await agent.decider(try await essai.demande(), "acceptation")
            let of = try await essai.connecte(Self.personne, a: "/of")
            #expect(try await of.get("/of/inscription").lisible.contains("est ouvert"))
            _ = try await essai.database.write { db in
                try db.execute("DELETE FROM habilitation WHERE perimetre = \(Inscription.ormes)")
            }
            let page = try await of.get("/of/inscription")
            #expect(page.status == 200)
            #expect(!page.lisible.contains("est ouvert"))
        }
    }

    @Test("Le délai annoncé est celui du profil")
    func delai() async throws {
        try await withPlateforme(profil: {
            $0.inscriptions.delai = 72
            $0.inscriptions.rappels = [24]
        }) { essai in
            let personne = try await essai.connecte(Self.personne, a: "/app")
            #expect(try await personne.get("/app/inscription").lisible.contains("sous 72 h"))
            _ = try await personne.demander()
            let recue = try #require(try await essai.courriels(genre: "inscription.recue").first).texte
            #expect(recue.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("sous 72 h"))
        }
    }

    @Test("Un profil dont un rappel n'est pas dans le délai est refusé", arguments: [[-1], [0], [48], [24, 60]])
    func rappels(_ rappels: [Int]) async throws {
        try await withPlateforme { essai in
            var profil = essai.services.profil
            try profil.verifier()
            profil.inscriptions.rappels = rappels
            let faux = profil
            #expect(throws: ProfilError.self) { try faux.verifier() }
        }
    }

    @Test("Les noms de la file se comparent octet par octet, quelle que soit la langue de la base")
    func collation() async throws {
        try await withPlateforme { essai in
            try await essai.database.read { db in
                guard db.dialect == .postgres else { return }
                let row = try db.first(
                    """
                    SELECT collation_name AS nom FROM information_schema.columns
                    WHERE table_schema = current_schema() AND table_name = 'demande' AND column_name = 'nom_tri'
                    """)
                #expect(try row?.string("nom") == "C")
            }
        }
    }
}
