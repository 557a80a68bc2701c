import Domain
import HTTPTypes
import Platform
import TestSupport
import Testing

@testable import Server

@Suite("Demandes d'inscription, au bureau de l'OPCO")
struct BureauDesDemandesTests {
    private static let file = "/opco/inscriptions"

    /// A request that waits, its author and an agent.
    private func avecDemande(
        _ reponses: [(String, String)] = Inscription.entreprise,
        _ body: @escaping @Sendable (Essai, _ personne: Browser, _ agent: Browser) async throws -> Void
    ) async throws {
        try await withPlateforme { essai in
            let personne = try await essai.connecte("nouveau@personne.example", a: "/app")
            #expect(try await personne.demander(reponses).uri == "/app/inscription/confirmation")
            try await body(essai, personne, try await essai.connecte("agent@opco.example", a: "/opco"))
        }
    }

    @Test("Prendre, accepter : la personne entre à la page suivante, et reçoit la décision")
    func acceptation() async throws {
        try await avecDemande { essai, personne, agent in
            let id = try await essai.demande()
            let file = try await agent.get(Self.file)
            garder(file, "inscriptions")
            #expect(file.markup.broken == [])
            for texte in ["BRASSIER, Noé", "TRANSPORTS DES ORMES", "Bretagne", "48 h restantes", "1-1 sur 1"] {
                #expect(file.lisible.contains(texte), "\(texte)")
            }
            let prise = try #require(file.formulaire(vers: "\(Self.file)/\(id)/prise-en-charge"))
            let fiche = try await agent.submit(prise)
            garder(fiche, "inscription-fiche")
            #expect(fiche.markup.broken == [])
            #expect(fiche.lisible.contains("Vous étudiez la demande n° \(id)."))
            #expect(fiche.lisible.contains("Hugo SABATIER"))
            #expect(fiche.lisible.contains(Attestation.honneur.texte))
            let decidee = try await agent.decider(id, "acceptation")
            #expect(decidee.status == 200)
            #expect(decidee.lisible.contains("La demande n° \(id) est acceptée"))

            let accueil = try await personne.get("/app")
            #expect(accueil.uri == "/app")
            #expect(accueil.lisible.contains("Noé BRASSIER"))
            #expect(accueil.lisible.contains("GESTIONNAIRE"))
            #expect(accueil.lisible.contains("TRANSPORTS DES ORMES"))
            let courriel = try #require(try await essai.courriels(genre: "inscription.acceptee").first)
            #expect(courriel.a == "nouveau@personne.example")
            #expect(courriel.texte.contains(Inscription.ormes))
            #expect(
                try await essai.entier("SELECT COUNT(*) AS n FROM journal WHERE action = 'inscription.accepter'") == 1)
        }
    }

    @Test("L'agent change le rôle et les établissements avant d'accepter")
    func corrigerAvantDAccepter() async throws {
        try await avecDemande { essai, personne, agent in
            let id = try await essai.demande()
            let uri = "\(Self.file)/\(id)/acceptation"
            var form = try #require(try await agent.get(uri).formulaire(vers: uri))
            form["siret"] = Inscription.ferme
            let refuse = try await agent.submit(form, ("ajouter", "1"))
            #expect(refuse.status == 422)
            #expect(refuse.erreurs.first?.message.contains("fermé") == true)
            form["siret"] = Inscription.erdre
            let ajoute = try await agent.submit(form, ("ajouter", "1"))
            #expect(ajoute.status == 200)
            var suite = try #require(ajoute.formulaire(vers: uri))
            suite = try #require(try await agent.submit(suite, ("retirer", Inscription.ormes)).formulaire(vers: uri))
            suite["profil"] = "administrateur"
            _ = try await agent.submit(suite, ("action", "decider"))
            let accueil = try await personne.get("/app")
            #expect(accueil.lisible.contains("TRANSPORTS URBAINS DE L'ERDRE"))
            #expect(accueil.lisible.contains("ADMINISTRATEUR"))
            #expect(!accueil.lisible.contains("TRANSPORTS DES ORMES"))
            #expect(
                try await essai.entier("SELECT COUNT(*) AS n FROM habilitation WHERE perimetre = \(Inscription.ormes)")
                    == 0
            )
        }
    }

    @Test("Refuser exige un motif ; la personne le lit, corrige et renvoie ; puis entre")
    func refus() async throws {
        try await avecDemande { essai, personne, agent in
            let id = try await essai.demande()
            let vide = try await agent.decider(id, "refus", [("motif", "  ")])
            #expect(vide.status == 422)
            #expect(vide.erreurs.map(\.message) == ["Saisissez le motif du refus"])
            let motif = "Le SIRET n'est pas celui de votre employeur."
            #expect(try await agent.decider(id, "refus", [("motif", motif)]).status == 200)
            #expect(try await essai.courriels(genre: "inscription.refusee").first?.texte.contains(motif) == true)
            let suivi = try await personne.get("/app")
            garder(suivi, "inscription-refusee")
            #expect(suivi.titres == ["Votre demande d'inscription est refusée"])
            #expect(suivi.lisible.contains(motif))
            #expect(!suivi.lisible.contains("SABATIER"), "l'agent n'est pas nommé à la personne")
            let corrigee = try await personne.demander(
                [
                    ("etablissement", Inscription.fictive), ("departement", "92"), ("attestation", "oui"),
                    ("cgu", "oui"),
                    ("action", "enregistrer"),
                ], page: "/app/inscription/correction")
            #expect(corrigee.uri == "/app/inscription/confirmation")
            let fiche = try await agent.get("\(Self.file)/\(id)")
            #expect(fiche.lisible.contains("Île-de-France"))
            #expect(fiche.lisible.contains("Odile LANTELME (admin@garage.example) administre déjà le SIRET"))
            _ = try await agent.decider(id, "acceptation")
            #expect(try await personne.get("/app").uri == "/app")
        }
    }

    @Test("Décidée deux fois : 409, et rien ne change", arguments: ["acceptation", "refus"])
    func double(_ seconde: String) async throws {
        try await avecDemande { essai, _, agent in
            let id = try await essai.demande()
            let uri = "\(Self.file)/\(id)/\(seconde)"
            let form = try #require(try await agent.get(uri).formulaire(vers: uri))
            let autre = try await essai.connecte("superviseur@opco.example", a: "/opco")
            _ = try await autre.decider(id, "acceptation")
            let page = try await agent.post(
                uri, form.champs.filter { $0.0 != "motif" } + [("motif", "Trop tard"), ("action", "decider")])
            #expect(page.status == 409)
            #expect(page.lisible.contains("Cette demande est déjà « Acceptée »"))
            #expect(try await agent.get(uri).status == 409)
            #expect(try await essai.courriels(genre: "inscription.refusee").isEmpty)
            #expect(try await essai.courriels(genre: "inscription.acceptee").count == 1)
        }
    }

    @Test("Corrigée pendant que l'agent la lit : 409, à relire avant de décider")
    func corrigeePendant() async throws {
        try await avecDemande { essai, personne, agent in
            let id = try await essai.demande()
            let uri = "\(Self.file)/\(id)/acceptation"
            let form = try #require(try await agent.get(uri).formulaire(vers: uri))
            _ = try await personne.demander(
                [
                    ("etablissement", Inscription.fictive), ("departement", "92"), ("attestation", "oui"),
                    ("cgu", "oui"), ("action", "enregistrer"),
                ], page: "/app/inscription/correction")
            let page = try await agent.submit(form, ("action", "decider"))
            #expect(page.status == 409)
            #expect(page.lisible.contains("a corrigé cette demande"))
            #expect(
                page.formulaire(vers: uri)?["etablissement"] == Inscription.fictive, "celui qui est demandé à présent")
            #expect(
                try await essai.entier("SELECT COUNT(*) AS n FROM habilitation WHERE perimetre = \(Inscription.ormes)")
                    == 0
            )
            _ = try await agent.submit(try #require(page.formulaire(vers: uri)), ("action", "decider"))
            let compte = try await essai.compte("nouveau@personne.example")
            #expect(try await essai.habilitations(compte) == ["\(Inscription.fictive) gestionnaire"])
        }
    }

    @Test("Prendre ce qu'un autre a pris : 409 ; un superviseur réaffecte")
    func affectation() async throws {
        try await avecDemande { essai, _, agent in
            let id = try await essai.demande()
            let superviseur = try await essai.connecte("superviseur@opco.example", a: "/opco")
            let prise = "\(Self.file)/\(id)/prise-en-charge"
            let form = try #require(try await superviseur.get(Self.file).formulaire(vers: prise))
            _ = try await agent.submit(try #require(try await agent.get(Self.file).formulaire(vers: prise)))
            let trop = try await superviseur.submit(form)
            #expect(trop.status == 409)
            #expect(trop.lisible.contains("Hugo SABATIER étudie déjà la demande n° \(id)."))
            let uri = "\(Self.file)/\(id)/affectation"
            #expect(try await agent.get(uri).status == 403)
            var affectation = try #require(try await superviseur.get(uri).formulaire(vers: uri))
            affectation["gestionnaire"] = "999999"
            #expect(try await superviseur.submit(affectation).status == 422)
            affectation["gestionnaire"] = "personne"
            let remise = try await superviseur.submit(affectation)
            #expect(remise.lisible.contains("Remise dans la file"))
            #expect(remise.lisible.contains("La demande n° \(id) est remise dans la file."))
            #expect(try await agent.get(Self.file + "?gestionnaire=aucun").lisible.contains("BRASSIER, Noé"))
        }
    }

    @Test("La file se filtre, se trie, se cherche par son adresse")
    func filtres() async throws {
        try await avecDemande { essai, _, agent in
            let id = try await essai.demande()
            for (query, presente) in [
                ("", true), ("?delegation=bre", true), ("?delegation=idf", false), ("?dga=transport", true),
                ("?dga=urbain", false), ("?type=entreprise", true), ("?type=of", false), ("?q=brass", true),
                ("?q=\(Inscription.ormes)", true), ("?q=999996804", true), ("?q=nouveau%40personne.example", true),
                ("?q=\(id)", true), ("?q=\(id + 1)", false), ("?q=zzz", false), ("?gestionnaire=aucun", true),
                ("?gestionnaire=moi", false), ("?delai=depasse", false), ("?vue=toutes&etat=refusee", false),
                ("?vue=toutes&etat=en_attente", true), ("?tri=-nom&lignes=25", true), ("?page=2", true),
                ("?tri=%00&page=abc&lignes=-1&q=%00", true),
            ] {
                let page = try await agent.get(Self.file + query)
                #expect(page.status == 200, "\(query)")
                #expect(page.lisible.contains("BRASSIER, Noé") == presente, "\(query)")
            }
            for colonne in ["nom", "type", "delegation", "envoi", "echeance", "gestionnaire", "etat"] {
                for vue in ["", "&vue=toutes"] {
                    #expect(try await agent.get("\(Self.file)?tri=\(colonne)\(vue)").status == 200)
                }
            }
        }
    }

    @Test("Sans le droit d'examiner les inscriptions, le bureau les refuse ; ce qui n'existe pas est introuvable")
    func droits() async throws {
        try await avecDemande { essai, _, agent in
            let id = try await essai.demande()
            let comptable = try await essai.connecte("comptable@opco.example", a: "/opco")
            for uri in ["", "/\(id)", "/\(id)/acceptation", "/\(id)/refus", "/\(id)/affectation"] {
                #expect(try await comptable.get(Self.file + uri).status == 403, "\(uri)")
            }
            let csrf = try #require(try await comptable.get("/opco/contrats-apprentissage").csrf)
            for uri in ["/\(id)/prise-en-charge", "/\(id)/acceptation", "/\(id)/refus", "/\(id)/affectation"] {
                let page = try await comptable.post(
                    Self.file + uri, [("csrf", csrf), ("motif", "x"), ("version", "1")])
                #expect(page.status == 403, "\(uri)")
            }
            #expect(
                !(try await comptable.get("/opco/contrats-apprentissage").lisible.contains("Demandes d'inscription")))
            for autre in ["0", "\(id + 1)", "abc", "99999999999999999999", "1%00"] {
                #expect(try await agent.get("\(Self.file)/\(autre)").status == 404, "\(autre)")
            }
        }
    }

    @Test("Rappels à 24 h et 44 h : à la délégation, puis à l'agent qui l'a prise ; plus rien une fois décidée")
    func rappels() async throws {
        try await avecDemande { essai, _, _ in
            let id = try await essai.demande()
            essai.clock.advance(seconds: 24 * 3600 - 60)
            try await essai.repondre()
            #expect(try await essai.courriels(genre: "inscription.rappel").isEmpty)
            essai.clock.advance(seconds: 120)
            try await essai.repondre()
            #expect(try await essai.courriels(genre: "inscription.rappel").map(\.a) == ["bretagne@opco.example"])
            // A day later, sessions have ended.
            let agent = try await essai.connecte("agent@opco.example", a: "/opco")
            _ = try await agent.submit(
                try #require(try await agent.get(Self.file).formulaire(vers: "\(Self.file)/\(id)/prise-en-charge")))
            essai.clock.advance(seconds: 20 * 3600)
            try await essai.repondre()
            let rappels = try await essai.courriels(genre: "inscription.rappel")
            #expect(rappels.map(\.a) == ["bretagne@opco.example", "agent@opco.example"])
            #expect(rappels.last?.texte.contains("44 heures ouvrées") == true)
            #expect(rappels.last?.texte.contains(Inscription.ormes) == true)
            essai.clock.advance(seconds: 5 * 3600)
            let lendemain = try await essai.connecte("agent@opco.example", a: "/opco")
            #expect(try await lendemain.get(Self.file + "?delai=depasse").lisible.contains("Dépassé de 1 h"))
        }
    }

    @Test("Après un arrêt des exécutants, seul le dernier des rappels échus part")
    func rappelsEnRetard() async throws {
        try await avecDemande { essai, _, _ in
            _ = try await essai.demande()
            essai.clock.advance(seconds: 46 * 3600)
            try await essai.repondre()
            let rappels = try await essai.courriels(genre: "inscription.rappel")
            #expect(rappels.count == 1)
            #expect(rappels.first?.texte.contains("44 heures ouvrées") == true)
        }
    }

    @Test("Une demande décidée ou renvoyée n'est plus rappelée pour l'envoi d'avant")
    func sansRappel() async throws {
        try await avecDemande { essai, personne, agent in
            let id = try await essai.demande()
            _ = try await agent.decider(id, "refus", [("motif", "À compléter.")])
            essai.clock.advance(seconds: 3600)
            _ = try await personne.demander(
                [("attestation", "oui"), ("cgu", "oui"), ("action", "enregistrer")],
                page: "/app/inscription/correction")
            essai.clock.advance(seconds: 23 * 3600 + 60)
            try await essai.repondre()
            #expect(try await essai.courriels(genre: "inscription.rappel").isEmpty)
        }
    }
}
