import Domain
import HTTPTypes
import Platform
import Testing

@testable import Server

@Suite("Créer un utilisateur")
struct CreationTests {
    @Test("Sans script : « AJOUTER », « Filtre », « CONFIRMER », « ENREGISTRER », et une invitation part")
    func parcours() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(Administration.admin)
            var page = try await browser.get(Administration.creation)
            var form = try #require(page.formulaire(vers: Administration.creation))
            form["nom"] = "Rivoire"
            form["courriel"] = "maud.rivoire@formation.example"
            page = try await browser.submit(form, ("action", "ajouter"))
            form = try #require(page.formulaire(vers: Administration.creation))
            #expect(form["nom"] == "Rivoire")
            form["filtre"] = "rien de tel"
            page = try await browser.submit(form, ("action", "filtrer"))
            #expect(page.lisible.contains("Aucun établissement trouvé."))
            form = try #require(page.formulaire(vers: Administration.creation))
            form["filtre"] = "98765 4324"
            page = try await browser.submit(form, ("action", "filtrer"))
            form = try #require(page.formulaire(vers: Administration.creation))
            #expect(form.noms.contains("choix"))
            page = try await browser.submit(form, ("action", "confirmer"))
            #expect(page.erreurs.map(\.message) == ["Choisissez un établissement", "Sélectionnez le type de rôle"])
            form = try #require(page.formulaire(vers: Administration.creation))
            form["choix"] = Administration.ici
            form["typeRole"] = "gestionnaire_of"
            page = try await browser.submit(form, ("action", "confirmer"))
            form = try #require(page.formulaire(vers: Administration.creation))
            #expect(form["perimetre"] == Administration.ici)
            #expect(form["courriel"] == "maud.rivoire@formation.example")
            form["prenom"] = "Maud"
            form["sexe"] = "F"
            page = try await browser.submit(form, ("action", "enregistrer"))
            #expect(page.uri == Administration.liste)
            #expect(page.lisible.contains("maud.rivoire@formation.example"))
            #expect(page.lisible.contains("Invitation envoyée"))

            let mails = try await essai.annonces("maud.rivoire@formation.example")
            #expect(mails.count == 1)
            #expect(mails.first?.texte.contains("http://localhost:8080/cas/activation?jeton=") == true)
            #expect(mails.first?.texte.contains(Administration.ici) == true)
            #expect(mails.first?.texte.contains(Browser.motDePasse) == false)
            let id = try await essai.compte("maud.rivoire@formation.example")
            #expect(try await essai.habilitations(id) == ["\(Administration.ici) gestionnaire_of"])
            #expect(
                try await essai.nombre(
                    "SELECT COUNT(*) FROM journal WHERE action = 'habilitation.accorder' AND objet = \("compte \(id)")")
                    == 1)
        }
    }

    @Test("Le formulaire vide dit tout ce qui manque, et chaque ligne mène à son champ")
    func vide() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(Administration.admin)
            let page = try await browser.get(Administration.creation)
            let refus = try await browser.submit(
                try #require(page.formulaire(vers: Administration.creation)), ("action", "enregistrer"))
            #expect(refus.status == 422)
            #expect(refus.titre.hasPrefix("Erreur"))
            #expect(refus.erreurs.map(\.lien) == ["#nom", "#prenom", "#courriel", "#sexe", "#ajouter"])
            let ids = Set(refus.markup.elements.compactMap { $0.attributes["id"] })
            #expect(refus.erreurs.allSatisfy { ids.contains(String($0.lien.dropFirst())) })
        }
    }

    @Test(
        "Une saisie hostile est gardée et expliquée, jamais une panne",
        arguments: [
            "<script>alert(1)</script>", "\u{0}\u{0}", String(repeating: "é", count: 200_000),
            "'; DROP TABLE compte; --",
            "a@b", "camille@@formation.example", "camille@formation.example\r\nBcc: x@y.example",
        ])
    func hostile(valeur: String) async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(Administration.admin)
            let avant = try await essai.nombre("SELECT COUNT(*) FROM compte")
            let page = try await browser.creer(valeur, valeur, valeur)
            #expect([200, 422].contains(page.status))
            #expect(!page.corps.contains("<script>alert"))
            #expect(try await essai.nombre("SELECT COUNT(*) FROM compte") == avant)
        }
    }

    @Test("L'e-mail de quelqu'un qui a déjà un compte : rattaché, et ses noms restent les siens")
    func dejaUnCompte() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(Administration.admin)
            let page = try await browser.creer("nouveau@personne.example", "Usurpé", "Nom")
            #expect(page.lisible.contains("avait déjà un compte"))
            #expect(page.lisible.contains("Brassier") && !page.lisible.contains("Usurpé"))
            let mails = try await essai.annonces("nouveau@personne.example")
            #expect(mails.count == 1)
            #expect(mails.first?.texte.contains("jeton=") == false)
            let id = try await essai.compte("nouveau@personne.example")
            let form = try await browser.get(Administration.modification(id))
            #expect(!form.corps.contains("name=\"nom\""))
            // The holder's names do not change, whatever is sent.
            let envoi = try #require(form.formulaire(vers: Administration.modification(id)))
            try await browser.enregistrer(envoi, avec: [("nom", "Usurpé"), ("prenom", "Nom"), ("sexe", "M")])
            #expect(try await browser.get(Administration.liste).lisible.contains("Brassier"))
        }
    }

    @Test("Quelqu'un de déjà rattaché : la phrase le dit, rien ne change")
    func dejaRattache() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(Administration.admin)
            let page = try await browser.creer(
                "Gestion.OF@formation.example", "X", "Y", [(Administration.ici, "administrateur_of")])
            #expect(page.status == 422)
            #expect(page.erreurs.first?.message.contains("est déjà rattaché à OF GENERIQUE") == true)
            #expect(try await essai.annonces(Administration.gestion).isEmpty)
            let id = try await essai.compte(Administration.gestion)
            #expect(try await essai.habilitations(id) == ["\(Administration.ici) gestionnaire_of"])
        }
    }

    @Test(
        "Une adresse de service est refusée, comme à l'inscription",
        arguments: ["contact@formation.example", "rh@formation.example", "direction.sud@formation.example"])
    func adresseGenerique(courriel: String) async throws {
        try await withPlateforme { essai in
            let page = try await essai.connecte(Administration.admin).creer(courriel)
            #expect(page.status == 422)
            #expect(page.erreurs.map(\.lien) == ["#courriel"])
            #expect(page.erreurs.first?.message.contains("d'une seule personne") == true)
            #expect(try await essai.annonces(courriel).isEmpty)
        }
    }

    @Test("Deux clics sur « ENREGISTRER » : un compte, une habilitation, une invitation")
    func doubleEnvoi() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(Administration.admin)
            let page = try await browser.get(Administration.creation)
            let csrf = try #require(page.csrf)
            let champs = [
                ("csrf", csrf), ("nom", "Rivoire"), ("prenom", "Maud"), ("courriel", "maud@formation.example"),
                ("sexe", "F"),
                ("actif", "oui"), ("perimetre", Administration.ici), ("role.\(Administration.ici)", "gestionnaire_of"),
                ("droit.\(Administration.ici)", "deposer"), ("action", "enregistrer"),
            ]
            let cookies = browser.cookies
            async let un = essai.clic(champs, cookies)
            async let deux = essai.clic(champs, cookies)
            for status in try await [un, deux] { #expect(status == 303) }
            #expect(try await essai.annonces("maud@formation.example").count == 1)
            let id = try await essai.compte("maud@formation.example")
            #expect(try await essai.habilitations(id) == ["\(Administration.ici) gestionnaire_of consulter deposer"])
        }
    }

    @Test("Un établissement choisi mais non confirmé ne se perd pas en silence")
    func nonConfirme() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(Administration.admin)
            let page = try await browser.get(Administration.creation)
            let ouvert = try await browser.submit(
                try #require(page.formulaire(vers: Administration.creation)), ("action", "ajouter"))
            var form = try #require(ouvert.formulaire(vers: Administration.creation))
            form["choix"] = Administration.ici
            let refus = try await browser.submit(form, ("action", "enregistrer"))
            #expect(refus.status == 422)
            #expect(refus.erreurs.contains { $0.message.contains("« CONFIRMER »") })
        }
    }

    @Test("L'invitation se renvoie tant que le mot de passe n'est pas choisi, et le nom se corrige jusque-là")
    func renvoi() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(Administration.admin)
            _ = try await browser.creer("maud@formation.example")
            let id = try await essai.compte("maud@formation.example")
            let page = try await browser.get(Administration.modification(id))
            let renvoi = try #require(page.formulaire(vers: "\(Administration.liste)/\(id)/invitation"))
            #expect(try await browser.submit(renvoi).lisible.contains("L'invitation est renvoyée"))
            #expect(try await essai.annonces("maud@formation.example").count == 2)
            var form = try await browser.formulaireDe(id)
            form["nom"] = "Rivoyre"
            try await browser.enregistrer(form)
            #expect(try await browser.get(Administration.liste).lisible.contains("Rivoyre"))
            // Of somebody in use, nothing is sent again.
            let actif = try await essai.compte(Administration.gestion)
            let refus = try await browser.post(
                "\(Administration.liste)/\(actif)/invitation", [("csrf", try #require(page.csrf))])
            #expect(refus.status == 409)
            #expect(try await essai.annonces(Administration.gestion).isEmpty)
        }
    }
}
