import Domain
import HTTPTypes
import Platform
import Testing

@testable import Server

@Suite("Utilisateurs, au bureau de l'OPCO")
struct UtilisateursOPCOTests {
    private static let liste = "/opco/utilisateurs"
    private static let creation = "/opco/utilisateurs/creation"
    private static let admin = "admin@opco.example"

    private static func modification(_ id: Int) -> String { "\(liste)/\(id)/modification" }

    @Test(
        "Seul un administrateur y entre",
        arguments: ["agent@opco.example", "superviseur@opco.example", "comptable@opco.example"])
    func autresAgents(courriel: String) async throws {
        try await withPlateforme { essai in
            let agent = try await essai.connecte(courriel, a: "/opco")
            let id = try await essai.compte(courriel)
            let csrf = try #require(try await agent.get("/opco/contrats-apprentissage").csrf)
            for uri in [
                Self.liste, Self.creation, Self.modification(id), Self.liste + "/historique", "/opco/etablissements",
            ] {
                #expect(try await agent.get(uri).status == 403, "\(uri)")
            }
            for uri in [Self.creation, Self.modification(id), "/opco/etablissements"] {
                #expect(
                    try await agent.post(uri, [("csrf", csrf), ("role", "administrateur")]).status == 403, "\(uri)")
            }
            #expect(try await agent.get("/opco/etablissements/\(Administration.ici)/of/utilisateurs").status == 403)
        }
    }

    @Test("Crée un agent par invitation, change son rôle, le désactive : effet à la demande suivante")
    func agent() async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte(Self.admin, a: "/opco")
            var form = try #require(try await admin.get(Self.creation).formulaire(vers: Self.creation))
            let vide = try await admin.submit(form)
            #expect(vide.status == 422)
            #expect(vide.erreurs.map(\.lien) == ["#nom", "#prenom", "#courriel", "#role"])
            form["nom"] = "Rivoire"
            form["prenom"] = "Maud"
            form["courriel"] = "maud@opco.example"
            form["role"] = "superviseur"
            #expect(try await admin.submit(form).lisible.contains("Invitation envoyée"))
            #expect(try await essai.annonces("maud@opco.example").first?.texte.contains("jeton=") == true)

            let agent = try await essai.connecte("agent@opco.example", a: "/opco")
            let id = try await essai.compte("agent@opco.example")
            form = try #require(try await admin.get(Self.modification(id)).formulaire(vers: Self.modification(id)))
            form["role"] = "comptable"
            #expect(try await admin.submit(form).lisible.contains("sont enregistrés"))
            let file = try await agent.get("/opco/contrats-apprentissage")
            #expect(file.lisible.contains("COMPTABLE"))
            form = try #require(try await admin.get(Self.modification(id)).formulaire(vers: Self.modification(id)))
            form["actif"] = nil
            _ = try await admin.submit(form)
            #expect(try await agent.get("/opco").status == 403)
            #expect(try await essai.annonces("agent@opco.example").count == 2)
            let historique = try await admin.get(Self.liste + "/historique")
            #expect(historique.lisible.contains("Comptable, inactif") && historique.lisible.contains("Édouard VASSEUR"))
        }
    }

    @Test("On ne change pas son propre rôle")
    func soiMeme() async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte(Self.admin, a: "/opco")
            let id = try await essai.compte(Self.admin)
            let page = try await admin.get(Self.modification(id))
            #expect(page.formulaire(vers: Self.modification(id)) == nil)
            let refus = try await admin.post(
                Self.modification(id),
                [
                    ("csrf", try #require(page.csrf)), ("role", "superviseur"), ("actif", "oui"),
                    ("etat", "Administrateur"),
                ])
            #expect(refus.status == 409)
            #expect(try await admin.get(Self.liste).status == 200)
        }
    }

    @Test("Deux administrateurs se rétrogradent l'un l'autre au même instant : il en reste un")
    func course() async throws {
        try await withPlateforme { essai in
            let second = try await essai.creer("second@opco.example", agent: .administrateur)
            let premier = try await essai.compte(Self.admin)
            let un = try await essai.connecte(Self.admin, a: "/opco")
            let deux = try await essai.connecte("second@opco.example", a: "/opco")
            var f1 = try #require(
                try await un.get(Self.modification(second)).formulaire(vers: Self.modification(second)))
            var f2 = try #require(
                try await deux.get(Self.modification(premier)).formulaire(vers: Self.modification(premier)))
            f1["role"] = "comptable"
            f2["role"] = "comptable"
            let (a, b) = (f1, f2)
            async let r1 = un.poster(a.action, a.champs)
            async let r2 = deux.poster(b.action, b.champs)
            let statuts = try await [r1.status, r2.status].sorted()
            #expect(statuts.first == 303)
            #expect([403, 409].contains(statuts[1]))
            #expect(
                try await essai.nombre("SELECT COUNT(*) FROM agent WHERE role = 'administrateur' AND actif = 1") == 1)
        }
    }

    @Test(
        "Ouvre les utilisateurs d'un établissement par son SIRET : journalisé, et l'établissement lit « OPCO Mobilités »"
    )
    func aide() async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte(Self.admin, a: "/opco")
            var form = try #require(
                try await admin.get("/opco/etablissements").formulaire(vers: "/opco/etablissements"))
            let vide = try await admin.submit(form)
            #expect(vide.status == 422)
            #expect(vide.erreurs.map(\.lien) == ["#siret", "#application"])
            form["application"] = "of"
            form["siret"] = "12345678901234"
            #expect(try await admin.submit(form).status == 422)
            form["siret"] = "987 654 324 00019"
            let liste = try await admin.submit(form)
            #expect(liste.uri == "/opco/etablissements/\(Administration.ici)/of/utilisateurs")
            #expect(liste.lisible.contains(Administration.gestion))
            #expect(
                try await essai.nombre(
                    "SELECT COUNT(*) FROM journal WHERE action = 'habilitation.consultation' AND objet = \("etablissement \(Administration.ici)")"
                )
                    == 1)
            let id = try await essai.compte(Administration.gestion)
            let uri = "/opco/etablissements/\(Administration.ici)/of/utilisateurs/\(id)/modification"
            var fiche = try #require(try await admin.get(uri).formulaire(vers: uri))
            fiche["role.\(Administration.ici)"] = "administrateur_of"
            #expect(try await admin.submit(fiche, ("action", "enregistrer")).lisible.contains("sont enregistrées"))
            #expect(try await essai.habilitations(id) == ["\(Administration.ici) administrateur_of"])
            let historique = try await essai.connecte(Administration.admin).get(Administration.liste + "/historique")
            #expect(historique.texte("td").prefix(6).contains("OPCO Mobilités"))
            #expect(!historique.lisible.contains("VASSEUR"))
            // Somebody of elsewhere is not opened from here.
            let garage = try await essai.compte("gestion@garage.example")
            let ailleurs = "/opco/etablissements/\(Administration.ici)/of/utilisateurs/\(garage)/modification"
            #expect(try await admin.get(ailleurs).status == 404)
        }
    }

    @Test(
        "Un établissement ou une application inventés : 404",
        arguments: ["00000000000000/of", "98765432400019/opco", "98765432400019/x", "abc/of", "987654324/of"])
    func invente(chemin: String) async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte(Self.admin, a: "/opco")
            for suite in ["", "/creation", "/historique"] {
                #expect(
                    try await admin.get("/opco/etablissements/\(chemin)/utilisateurs\(suite)").status == 404, "\(suite)"
                )
            }
        }
    }

    @Test("Aide un compte : ferme ses sessions, journalisé, titulaire averti ; un autre agent ne le peut pas")
    func aideAuCompte() async throws {
        try await withPlateforme { essai in
            let gestion = try await essai.connecte()
            let admin = try await essai.connecte(Self.admin, a: "/opco")
            var form = try #require(try await admin.get("/opco/comptes").formulaire(vers: "/opco/comptes"))
            for (saisi, phrase) in [
                ("", "Saisissez l'e-mail du compte"), ("x", "Saisissez un e-mail complet"),
                ("inconnu@formation.example", "Aucun compte n'a cet e-mail"),
            ] {
                form["courriel"] = saisi
                let refus = try await admin.submit(form)
                #expect(refus.status == 422)
                #expect(refus.erreurs.map(\.message) == [phrase])
            }
            form["courriel"] = Administration.gestion
            let trouve = try await admin.submit(form)
            let id = try await essai.compte(Administration.gestion)
            #expect(trouve.lisible.contains("Sacha DELORME"))
            let fermer = try #require(trouve.formulaire(vers: "/opco/comptes/\(id)/sessions"))
            #expect(try await admin.submit(fermer).lisible.contains("sont fermées"))
            #expect(try await gestion.get("/of").uri.hasPrefix("/cas/login"))
            #expect(
                try await essai.annonces(Administration.gestion).map(\.sujet) == ["Toutes vos sessions sont fermées"])
            #expect(
                try await essai.nombre("SELECT COUNT(*) FROM journal WHERE action = 'compte.sessions-fermees'") == 1)
            // No second factor: said, and nothing sent.
            let csrf = try #require(trouve.csrf)
            #expect(try await admin.post("/opco/comptes/\(id)/second-facteur", [("csrf", csrf)]).status == 409)
            #expect(try await admin.post("/opco/comptes/999999/sessions", [("csrf", csrf)]).status == 404)
            let agent = try await essai.connecte("agent@opco.example", a: "/opco")
            #expect(try await agent.get("/opco/comptes").status == 403)
            let jeton = try #require(try await agent.get("/opco/contrats-apprentissage").csrf)
            #expect(try await agent.post("/opco/comptes/\(id)/sessions", [("csrf", jeton)]).status == 403)
        }
    }

    @Test("Accorde une entreprise entière")
    func entreprise() async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte(Self.admin, a: "/opco")
            let uri = "/opco/etablissements/\(Administration.ici)/of/utilisateurs/creation"
            let page = try await admin.get(uri)
            let reponse = try await admin.post(
                uri,
                [
                    ("csrf", try #require(page.csrf)), ("nom", "Rivoire"), ("prenom", "Maud"), ("sexe", "F"),
                    ("actif", "oui"),
                    ("courriel", "maud@formation.example"), ("perimetre", "987654324"),
                    ("role.987654324", "administrateur_of"), ("droit.987654324", "gerer_utilisateurs"),
                    ("action", "enregistrer"),
                ])
            #expect(reponse.status == 200)
            let id = try await essai.compte("maud@formation.example")
            #expect(try await essai.habilitations(id) == ["987654324 administrateur_of consulter gerer_utilisateurs"])
        }
    }
}
