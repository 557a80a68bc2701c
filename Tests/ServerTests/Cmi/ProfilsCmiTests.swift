import Domain
import HTTPTypes
import Platform
import Testing

@testable import Identity
@testable import Server

@Suite("Portail CMI : profils, alertes, compte")
struct ProfilsCmiTests {
    private static let nouveau = [
        "nom": "Vasseur", "prenom": "Élodie", "identifiant": "1701060005", "email": "elodie.vasseur@mdph.example",
        "confirmation-email": "elodie.vasseur@mdph.example",
    ]

    @Test("Le référent crée un profil, qui reçoit son identifiant et son mot de passe, et crée son compte")
    func creer() async throws {
        try await withPlateforme { essai in
            let referent = try await essai.referent()
            let page = try await referent.remplir(
                "/cmi/profils/nouveau", vers: "/cmi/profils/nouveau", Self.nouveau)
            #expect(page.lisible.contains("Son mot de passe temporaire est envoyé à elodie.vasseur@mdph.example."))
            #expect(page.lisible.contains("Première connexion à faire"))
            let mail = try #require(try await essai.courrielsCmi("cmi.acces").last)
            #expect(mail.texte.contains("Identifiant : 000011701060005"))
            #expect(mail.texte.contains("Utilisable jusqu'au : 07/10/2025 à 09:00"))
            let motDePasse = try await essai.temporaire("elodie.vasseur@mdph.example")
            #expect(!page.corps.contains(motDePasse), "le référent ne voit pas le mot de passe")
            let accueil = try await essai.browser().creationCmi(
                "000011701060005", motDePasse, courriel: "elodie.vasseur@mdph.example")
            #expect(accueil.titres == ["Bonjour Élodie VASSEUR"])
        }
    }

    @Test(
        "Un profil incomplet revient avec ses réponses et ses phrases",
        arguments: [
            (["nom": "", "prenom": " "], ["Saisissez le nom", "Saisissez le prénom"]),
            (["identifiant": ""], ["Saisissez l'identifiant : 1 à 15 lettres ou chiffres, sans accent"]),
            (
                ["identifiant": "1234567890123456"],
                ["Saisissez l'identifiant : 1 à 15 lettres ou chiffres, sans accent"]
            ),
            (["identifiant": "é"], ["Saisissez l'identifiant : 1 à 15 lettres ou chiffres, sans accent"]),
            (
                ["email": "elodie"],
                ["La saisie de l'email est obligatoire et doit être une adresse email valide."]
            ),
            (["confirmation-email": "autre@mdph.example"], ["La confirmation doit être identique à l'email"]),
            (["identifiant": "demo01"], ["L'identifiant 00001DEMO01 est déjà attribué : choisissez-en un autre"]),
        ])
    func refuse(reponses: [String: String], messages: [String]) async throws {
        try await withPlateforme { essai in
            let referent = try await essai.referent()
            let page = try await referent.remplir(
                "/cmi/profils/nouveau", vers: "/cmi/profils/nouveau",
                Self.nouveau.merging(reponses) { _, autre in autre })
            #expect(page.status == 422)
            #expect(page.erreurs.map(\.message) == messages)
            let attendu = reponses["email"] ?? "elodie.vasseur@mdph.example"
            #expect(page.formulaire(vers: "/cmi/profils/nouveau")?["email"] == attendu)
            #expect(try await essai.courrielsCmi("cmi.acces").count == 2, "seuls ceux de la démonstration")
        }
    }

    @Test(
        "Des réponses hostiles ne font rien casser",
        arguments: ["\u{0}", String(repeating: "é", count: 1 << 16), "<script>alert(1)</script>", "😀\u{202E}"])
    func hostile(texte: String) async throws {
        try await withPlateforme { essai in
            let referent = try await essai.referent()
            let page = try await referent.remplir(
                "/cmi/profils/nouveau", vers: "/cmi/profils/nouveau",
                ["nom": texte, "prenom": texte, "identifiant": texte, "email": texte, "confirmation-email": texte])
            #expect(page.status == 422)
            #expect(!page.corps.contains("<script>alert"))
        }
    }

    @Test("Désactivé, un profil perd sa session et sa connexion ; réactivé, il les retrouve")
    func desactiver() async throws {
        try await withPlateforme { essai in
            let personne = essai.browser()
            try await personne.creationCmi(
                Essai.profil, Browser.temporaire, courriel: "basile.courtois@mdph.example")
            let referent = try await essai.referent()
            let fiche = try await essai.fiche(Essai.profil)
            #expect(
                try await referent.remplir(fiche, vers: fiche + "/etat", [:]).lisible.contains(
                    "Le profil ne peut plus se connecter."))
            #expect(try await personne.get("/cmi/compte").lisible.contains("Votre session a expiré."))
            #expect(
                try await essai.browser().connexionCmi(Essai.profil, "Glycine!verte").erreurs.map(\.message)
                    == ["Votre profil est désactivé. Adressez-vous au référent de votre organisme."])
            let page = try await referent.get(fiche)
            #expect(page.lisible.contains("Réactivez le profil avant de lui envoyer un mot de passe."))
            try await referent.remplir(fiche, vers: fiche + "/etat", [:])
            #expect(try await essai.browser().connexionCmi(Essai.profil, "Glycine!verte").status == 200)
        }
    }

    @Test("Réinitialisé, un profil ne garde ni session, ni mot de passe, ni lien")
    func reinitialiser() async throws {
        try await withPlateforme { essai in
            let personne = essai.browser()
            try await personne.creationCmi(
                Essai.profil, Browser.temporaire, courriel: "basile.courtois@mdph.example")
            try await personne.remplir(
                "/cmi/mot-de-passe-oublie", vers: "/cmi/mot-de-passe-oublie", ["identifiant": Essai.profil])
            let lien = try await essai.lien("cmi.oubli")
            let referent = try await essai.referent()
            let fiche = try await essai.fiche(Essai.profil)
            try await referent.remplir(fiche, vers: fiche + "/reinitialisation", [:])
            #expect(try await personne.get("/cmi/compte").lisible.contains("CONNECTEZ-VOUS"))
            #expect(try await essai.browser().connexionCmi(Essai.profil, "Glycine!verte").status == 422)
            #expect(try await essai.browser().get(lien).status == 410)
            let nouveau = try await essai.temporaire("basile.courtois@mdph.example")
            #expect(try await essai.browser().connexionCmi(Essai.profil, nouveau).titres == ["CREATION DE COMPTE"])
        }
    }

    @Test("Un profil n'a pas les pages du référent, et un référent ne voit pas un autre organisme")
    func cloisonnement() async throws {
        try await withPlateforme { essai in
            try await essai.plateforme.enrolementCmi.enroler(
                OrganismeCmi(code: "00002", nom: "AUTRE MDPH", actif: true),
                referent: NouveauProfilCmi(
                    prenom: "Ida", nom: "Norel", courriel: "ida.norel@autre.example", identifiant: "00002REF",
                    referent: true), par: .exploitant)
            let motDePasse = try await essai.temporaire("ida.norel@autre.example")
            let autre = essai.browser()
            try await autre.creationCmi("00002REF", motDePasse, courriel: "ida.norel@autre.example")
            let fiche = try await essai.fiche(Essai.profil)
            let csrf = try #require(try await autre.get("/cmi").csrf)
            #expect(try await autre.get(fiche).status == 404)
            #expect(try await autre.poster(fiche + "/etat", [("csrf", csrf), ("actif", "non")]).status == 404)
            #expect(try await autre.poster(fiche + "/reinitialisation", [("csrf", csrf)]).status == 404)
            #expect(!(try await autre.get("/cmi/profils").lisible.contains("00001")))

            let profil = essai.browser()
            try await profil.creationCmi(Essai.profil, Browser.temporaire, courriel: "basile.courtois@mdph.example")
            let jeton = try #require(try await profil.get("/cmi").csrf)
            for route in ["/cmi/profils", "/cmi/profils/nouveau", fiche] {
                #expect(try await profil.get(route).status == 404, "\(route)")
            }
            for route in ["/cmi/profils/nouveau", fiche + "/etat", fiche + "/reinitialisation"] {
                #expect(try await profil.poster(route, [("csrf", jeton), ("actif", "non")]).status == 404, "\(route)")
            }
        }
    }

    @Test("Le référent ne se désactive ni ne se réinitialise lui-même ; un profil inconnu est introuvable")
    func soiMeme() async throws {
        try await withPlateforme { essai in
            let referent = try await essai.referent()
            let fiche = try await essai.fiche(Essai.referent)
            let page = try await referent.get(fiche)
            #expect(page.lisible.contains("C'est votre profil."))
            let csrf = try #require(page.csrf)
            #expect(try await referent.poster(fiche + "/etat", [("csrf", csrf), ("actif", "non")]).status == 409)
            for route in ["/cmi/profils/999999", "/cmi/profils/x", "/cmi/profils/99999999999999999999"] {
                #expect(try await referent.get(route).status == 404, "\(route)")
            }
            #expect(try await referent.get("/cmi/profils?page=99").status == 404)
        }
    }

    @Test("Chaque alerte choisie envoie son courriel, et aucune qui ne l'est pas")
    func alertes() async throws {
        try await withPlateforme { essai in
            try await essai.plateforme.enrolementCmi.creer(
                NouveauProfilCmi(
                    prenom: "Ugo", nom: "Perret", courriel: "ugo.perret@mdph.example", identifiant: "00001REF2",
                    referent: true), organisme: "00001", par: .exploitant)
            #expect(try await essai.courrielsCmi("cmi.alerte").isEmpty, "rien de demandé, rien d'envoyé")
            let second = essai.browser()
            try await second.creationCmi(
                "00001REF2", try await essai.temporaire("ugo.perret@mdph.example"),
                courriel: "ugo.perret@mdph.example")
            let toutes = Dictionary(uniqueKeysWithValues: AlerteCmi.allCases.map { ($0.rawValue, "oui") })
            let page = try await second.remplir("/cmi/alertes", vers: "/cmi/alertes", toutes)
            #expect(page.lisible.contains("Vos alertes sont enregistrées."))
            #expect(page.formulaire(vers: "/cmi/alertes")?.champs.count == AlerteCmi.allCases.count + 1)

            let referent = try await essai.referent()
            try await referent.remplir("/cmi/profils/nouveau", vers: "/cmi/profils/nouveau", Self.nouveau)
            try await essai.browser().creationCmi(
                "000011701060005", try await essai.temporaire("elodie.vasseur@mdph.example"),
                courriel: "elodie.vasseur@mdph.example")
            let fiche = try await essai.fiche("000011701060005")
            try await referent.remplir(fiche, vers: fiche + "/etat", [:])
            try await essai.browser().connexionCmi("00001REF2", "Glycine!verte")
            essai.clock.advance(seconds: 5 * 86_400 + 60)
            try await essai.rappeler()
            try await essai.rappeler()
            let sujets = try await essai.courrielsCmi("cmi.alerte").filter { $0.a == "ugo.perret@mdph.example" }
                .map(\.sujet)
            #expect(
                sujets == [
                    "Profil créé", "Première connexion d'un profil", "Profil désactivé, réactivé ou réinitialisé",
                    "Connexion depuis un nouvel appareil", "Mot de passe temporaire sur le point d'expirer",
                ])
        }
    }

    @Test("Un appareil déjà vu n'alerte pas, et celui qui ne veut pas d'alerte n'en reçoit pas")
    func appareil() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.referent()
            #expect(try await essai.courrielsCmi("cmi.alerte").isEmpty, "le premier appareil n'étonne personne")
            try await browser.remplir("/cmi", vers: "/cmi/deconnexion", [:])
            try await browser.connexionCmi(Essai.referent, Browser.motDePasse)
            #expect(try await essai.courrielsCmi("cmi.alerte").isEmpty)
            _ = try await essai.referent()
            #expect(try await essai.courrielsCmi("cmi.alerte").map(\.sujet) == ["Connexion depuis un nouvel appareil"])
            try await browser.post("/cmi/alertes", [("csrf", try #require(try await browser.get("/cmi").csrf))])
            _ = try await essai.referent()
            #expect(try await essai.courrielsCmi("cmi.alerte").count == 1)
        }
    }

    @Test("Changer son mot de passe demande l'actuel, ferme les autres sessions et le dit par courriel")
    func motDePasse() async throws {
        try await withPlateforme { essai in
            let autre = try await essai.referent()
            let browser = try await essai.referent()
            let saisie = ["nouveau-mot-de-passe": "Boussole?mauve", "confirmation-mot-de-passe": "Boussole?mauve"]
            let refus = try await browser.remplir(
                "/cmi/compte", vers: "/cmi/compte/mot-de-passe",
                saisie.merging(["mot-de-passe-actuel": "Faux2026!"]) { $1 })
            #expect(refus.status == 422)
            #expect(refus.erreurs.map(\.message) == ["Le mot de passe actuel est incorrect."])
            let page = try await browser.remplir(
                "/cmi/compte", vers: "/cmi/compte/mot-de-passe",
                saisie.merging(["mot-de-passe-actuel": Browser.motDePasse]) { $1 })
            #expect(page.lisible.contains("Votre mot de passe est changé."))
            #expect(try await browser.get("/cmi/compte").status == 200)
            #expect(try await autre.get("/cmi/compte").lisible.contains("CONNECTEZ-VOUS"))
            #expect(try await essai.courrielsCmi("cmi.mot-de-passe").count == 1)
        }
    }

    @Test("Une nouvelle adresse se confirme par son lien, et l'ancienne est prévenue")
    func courriel() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.referent()
            let page = try await browser.remplir(
                "/cmi/compte", vers: "/cmi/compte/courriel",
                [
                    "mot-de-passe-du-compte": Browser.motDePasse, "nouvel-email": "ariane@nouveau.example",
                    "confirmation-nouvel-email": "ariane@nouveau.example",
                ])
            #expect(page.lisible.contains("Un lien de confirmation est envoyé à ariane@nouveau.example"))
            #expect(page.lisible.contains("ariane.marchal@mdph.example"), "rien ne change avant la confirmation")
            let lien = try await essai.lien("cmi.courriel", a: "ariane@nouveau.example")
            let confirme = try await essai.browser().remplir(lien, vers: "/cmi/confirmation-email", [:])
            #expect(confirme.lisible.contains("Votre adresse est changée."))
            #expect(try await browser.get("/cmi/compte").lisible.contains("ariane@nouveau.example"))
            #expect(
                try await essai.courrielsCmi("cmi.courriel").map(\.a) == [
                    "ariane@nouveau.example", "ariane.marchal@mdph.example",
                ])
            #expect(try await essai.browser().get(lien).status == 410)
        }
    }

    @Test("L'ancienne adresse reprend le compte : sessions fermées, mot de passe perdu, lien pour un autre")
    func retablir() async throws {
        try await withPlateforme { essai in
            let voleur = try await essai.referent()
            try await voleur.remplir(
                "/cmi/compte", vers: "/cmi/compte/courriel",
                [
                    "mot-de-passe-du-compte": Browser.motDePasse, "nouvel-email": "voleur@pirate.example",
                    "confirmation-nouvel-email": "voleur@pirate.example",
                ])
            try await essai.browser().remplir(
                try await essai.lien("cmi.courriel", a: "voleur@pirate.example"), vers: "/cmi/confirmation-email", [:])
            let retour = try await essai.lien("cmi.courriel", a: "ariane.marchal@mdph.example")
            essai.clock.advance(seconds: 6 * 86_400)
            let page = try await essai.browser().remplir(retour, vers: "/cmi/retablir-email", [:])
            #expect(page.lisible.contains("Votre adresse est rétablie."))
            #expect(try await voleur.get("/cmi/compte").lisible.contains("CONNECTEZ-VOUS"))
            #expect(try await essai.browser().connexionCmi(Essai.referent, Browser.motDePasse).status == 422)
            #expect(try await essai.browser().get(retour).status == 410)
            let mail = try #require(try await essai.courrielsCmi("cmi.oubli").last)
            #expect(mail.texte.contains("Votre adresse est rétablie") && !mail.texte.contains("Vous avez demandé"))
            try await essai.browser().remplir(
                try await essai.lien("cmi.oubli", a: "ariane.marchal@mdph.example"), vers: "/cmi/nouveau-mot-de-passe",
                ["nouveau-mot-de-passe": "Boussole?mauve", "confirmation-mot-de-passe": "Boussole?mauve"])
            #expect(
                try await essai.browser().connexionCmi(Essai.referent, "Boussole?mauve").lisible.contains(
                    "ariane.marchal@mdph.example"))
        }
    }
}

extension Essai {
    /// The daily job that tells of temporary passwords about to end.
    func rappeler() async throws {
        let now = clock.now
        try await database.write { db in try Jobs.enqueue(TemporairesCmiJob(), on: db, at: now) }
        try await repondre()
    }
}
