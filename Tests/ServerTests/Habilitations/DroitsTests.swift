import Domain
import HTTPTypes
import Habilitations
import Platform
import Testing

@testable import Server

@Suite("Changer des droits")
struct DroitsTests {
    @Test("Un droit retiré l'est à la demande suivante, et la personne en est avertie")
    func effetImmediat() async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte(Administration.admin)
            let gestion = try await essai.connecte()
            let brouillon = try await gestion.creer()
            let id = try await essai.compte(Administration.gestion)
            let page = try await admin.enregistrer(
                try await admin.formulaireDe(id), sans: [("droit.\(Administration.ici)", "deposer")])
            #expect(page.lisible.contains("sont enregistrées"))
            #expect(try await essai.habilitations(id) == ["\(Administration.ici) gestionnaire_of consulter facturer"])

            // The other browser, without signing in again.
            let liste = try await gestion.get(Contrat.liste)
            #expect(liste.status == 200)
            #expect(liste.formulaire(vers: Contrat.liste) == nil)
            let csrf = try #require(liste.csrf)
            #expect(try await gestion.post(Contrat.liste, [("csrf", csrf)]).status == 403)
            #expect(try await gestion.get(Contrat.etape(brouillon, 1)).status == 403)
            #expect(try await gestion.post(Contrat.etape(brouillon, 1), [("csrf", csrf)]).status == 403)

            let mails = try await essai.annonces(Administration.gestion)
            #expect(mails.count == 1)
            #expect(
                mails.first?.texte.contains(
                    "Gestionnaire OF : consulter, déposer, facturer → Gestionnaire OF : consulter, facturer") == true)
            #expect(mails.first?.texte.contains(Administration.ici) == true)
        }
    }

    @Test("Désactivée, la personne n'a plus d'accès ; réactivée, elle retrouve les siens")
    func actif() async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte(Administration.admin)
            let gestion = try await essai.connecte()
            let id = try await essai.compte(Administration.gestion)
            try await admin.enregistrer(try await admin.formulaireDe(id), sans: [("actif", nil)])
            #expect(try await essai.habilitations(id) == ["\(Administration.ici) gestionnaire_of inactif"])
            #expect(try await gestion.get("/of").titre.hasPrefix("Demande d'inscription"))
            #expect(
                try await essai.database.read { db in try HabilitationStore.comptes(siret: Administration.ici, on: db) }
                    .contains(id) == false)
            #expect(try await admin.get(Administration.liste).lisible.contains("Inactif"))
            try await admin.enregistrer(try await admin.formulaireDe(id), avec: [("actif", "oui")])
            #expect(try await gestion.get("/of").status == 200)
        }
    }

    @Test("Retirée, la personne n'est plus dans la liste, et sa fiche n'existe plus")
    func retrait() async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte(Administration.admin)
            let id = try await essai.compte(Administration.gestion)
            let form = try await admin.formulaireDe(id)
            let sans = try await admin.post(form.action, form.champs + [("retirer", Administration.ici)])
            #expect(sans.lisible.contains("enregistrez pour le confirmer"))
            #expect(try await essai.habilitations(id).count == 1)
            let page = try await admin.enregistrer(try #require(sans.formulaire(vers: Administration.modification(id))))
            #expect(page.lisible.contains("n'est plus rattaché"))
            #expect(try await essai.habilitations(id).isEmpty)
            #expect(try await admin.get(Administration.modification(id)).status == 404)
        }
    }

    @Test("Monter un gestionnaire donne les droits du rôle, le redescendre les reprend")
    func monter() async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte(Administration.admin)
            let id = try await essai.compte(Administration.gestion)
            var form = try await admin.formulaireDe(id)
            form["role.\(Administration.ici)"] = "administrateur_of"
            try await admin.enregistrer(form)
            #expect(try await essai.habilitations(id) == ["\(Administration.ici) administrateur_of"])
            let gestion = try await essai.connecte()
            #expect(try await gestion.get(Administration.creation).status == 200)
            form = try await admin.formulaireDe(id)
            form["role.\(Administration.ici)"] = "gestionnaire_of"
            try await admin.enregistrer(form)
            #expect(try await essai.habilitations(id) == ["\(Administration.ici) gestionnaire_of"])
            #expect(try await gestion.get(Administration.creation).status == 403)
        }
    }

    @Test("Les autres établissements de la personne ne se voient ni ne bougent")
    func autresEtablissements() async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte(Administration.admin)
            let id = try await essai.compte("double@groupe.example")
            let avant = try await essai.habilitations(id)
            #expect(avant.count == 3)
            let page = try await admin.get(Administration.modification(id))
            #expect(!page.corps.contains(Administration.ailleurs))
            let form = try #require(page.formulaire(vers: Administration.modification(id)))
            try await admin.post(form.action, form.champs.filter { $0.0 != "perimetre" } + [("action", "enregistrer")])
            #expect(try await essai.habilitations(id) == avant.filter { !$0.hasPrefix(Administration.ici) })
        }
    }

    @Test("Deux administrateurs à la fois : le second est averti, et n'écrase rien")
    func deuxALaFois() async throws {
        try await withPlateforme { essai in
            try await essai.creer("second@formation.example", [(Administration.ici, .administrateurOF)])
            let un = try await essai.connecte(Administration.admin)
            let deux = try await essai.connecte("second@formation.example")
            let id = try await essai.compte(Administration.gestion)
            let ancien = try await deux.formulaireDe(id)
            try await un.enregistrer(
                try await un.formulaireDe(id), sans: [("droit.\(Administration.ici)", "deposer")])
            let refus = try await deux.enregistrer(ancien, sans: [("droit.\(Administration.ici)", "facturer")])
            #expect(refus.status == 409)
            #expect(refus.erreurs.first?.message.contains("modifiées par quelqu'un d'autre") == true)
            #expect(try await essai.habilitations(id) == ["\(Administration.ici) gestionnaire_of consulter facturer"])
        }
    }

    @Test("L'historique dit qui, quoi et quand aux administrateurs")
    func historique() async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte(Administration.admin)
            let id = try await essai.compte(Administration.gestion)
            try await admin.enregistrer(
                try await admin.formulaireDe(id), sans: [("droit.\(Administration.ici)", "deposer")])
            let page = try await admin.get(Administration.liste + "/historique")
            #expect(page.titres == ["Historique des habilitations"])
            let cellules = page.texte("td")
            #expect(cellules.prefix(6).contains("Gestionnaire OF : consulter, déposer, facturer"))
            #expect(cellules.prefix(6).contains("Gestionnaire OF : consulter, facturer"))
            #expect(cellules.prefix(6).contains("Camille VERNEUIL"))
            #expect(cellules.prefix(6).contains("Sacha DELORME"))
            #expect(!page.lisible.contains("LANTELME"))
        }
    }
}

@Suite("Le dernier administrateur d'un établissement")
struct DernierAdministrateurDUnEtablissementTests {
    @Test(
        "Ne se retire, ne se désactive ni ne se rétrograde",
        arguments: ["retirer", "desactiver", "retrograder", "priver"])
    func seul(comment: String) async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte(Administration.admin)
            // An invitation that nobody answered does not count.
            _ = try await admin.creer(
                "maud@formation.example", "Rivoire", "Maud", [(Administration.ici, "administrateur_of")])
            let id = try await essai.compte(Administration.admin)
            var form = try await admin.formulaireDe(id)
            let page: PageLue
            switch comment {
            case "retirer": page = try await admin.enregistrer(form, sans: [("perimetre", nil)])
            case "desactiver": page = try await admin.enregistrer(form, sans: [("actif", nil)])
            case "priver":
                page = try await admin.enregistrer(form, sans: [("droit.\(Administration.ici)", "gerer_utilisateurs")])
            default:
                form["role.\(Administration.ici)"] = "gestionnaire_of"
                page = try await admin.enregistrer(form)
            }
            #expect(page.status == 409)
            #expect(
                page.erreurs.first?.message.contains("est la dernière à gérer les utilisateurs de OF GENERIQUE") == true
            )
            #expect(try await essai.habilitations(id) == ["\(Administration.ici) administrateur_of"])
            #expect(try await essai.annonces(Administration.admin).isEmpty)
        }
    }

    @Test("Les deux derniers se retirent au même instant : un seul y parvient")
    func course() async throws {
        try await withPlateforme { essai in
            let second = try await essai.creer("second@formation.example", [(Administration.ici, .administrateurOF)])
            let premier = try await essai.compte(Administration.admin)
            let un = try await essai.connecte(Administration.admin)
            let deux = try await essai.connecte("second@formation.example")
            let (f1, f2) = (try await un.formulaireDe(premier), try await deux.formulaireDe(second))
            async let r1 = un.poster(f1.action, f1.champs.filter { $0.0 != "perimetre" } + [("action", "enregistrer")])
            async let r2 = deux.poster(
                f2.action, f2.champs.filter { $0.0 != "perimetre" } + [("action", "enregistrer")])
            let statuts = try await [r1.status, r2.status].sorted()
            #expect(statuts == [303, 409])
            let restants = try await essai.habilitations(premier) + essai.habilitations(second)
            #expect(restants == ["\(Administration.ici) administrateur_of"])
        }
    }
}
