import HTTPTypes
import Habilitations
import Platform
import Testing

@testable import Identity
@testable import Server

@Suite("Inscription, activation, mot de passe oublié")
struct InscriptionTests {
    private let neuf = "jeanne.mercadier@cfa-saules.example"
    private let connu = "double@groupe.example"

    @Test("De M'inscrire à la première connexion")
    func parcours() async throws {
        try await withPlateforme { essai in
            let accueil = try await essai.browser().get("/cas/login")
            #expect(accueil.lisible.contains("Vous n'avez pas de compte ?"))
            #expect(accueil.corps.contains("href=\"/cas/inscription\""))
            #expect(accueil.lisible.contains("Réinitialiser votre mot de passe"))
            let lien = try await essai.lienDActivation(neuf)
            let browser = essai.browser()
            let choix = try await browser.get(lien)
            #expect(choix.lisible.contains("Nouveau mot de passe"))
            #expect(choix.lisible.contains("Confirmer votre mot de passe"))
            let retour = try await browser.choisir(lien, Browser.motDePasseNeuf)
            #expect(retour.uri == "/cas/login")
            #expect(retour.lisible.contains("Votre compte est créé."))
            _ = try await browser.entrer(neuf, Browser.motDePasseNeuf)
            #expect(try await browser.get("/cas/compte").lisible.contains(neuf))
        }
    }

    @Test("Une adresse connue et une inconnue reçoivent la même page et le même statut ; leurs emails diffèrent")
    func memeReponse() async throws {
        try await withPlateforme { essai in
            let pages = [
                try await essai.browser().inscrire(connu), try await essai.browser().inscrire(neuf),
            ]
            #expect(pages.map(\.status) == [200, 200])
            #expect(pages[0].lisible == pages[1].lisible)
            #expect(pages[0].lisible.contains(InscriptionHandler.annonce))
            let oublis = [
                try await essai.browser().oublierMotDePasse(connu), try await essai.browser().oublierMotDePasse(neuf),
            ]
            #expect(oublis[0].lisible == oublis[1].lisible)
            try await essai.repondre()
            #expect(
                try await essai.courriels(a: connu).map(\.sujet) == [
                    "Vous avez déjà un compte", "Réinitialiser votre mot de passe",
                ])
            #expect(
                try await essai.courriels(a: neuf).map(\.sujet) == [
                    "Créer votre mot de passe", "Aucun compte à cette adresse",
                ])
            #expect(try await essai.nombre("SELECT COUNT(*) FROM demande_de_lien") == 0, "rien ne reste de la demande")
        }
    }

    @Test("Aucune tâche ne contient l'adresse")
    func tachesSansAdresse() async throws {
        try await withPlateforme { essai in
            _ = try await essai.browser().inscrire(neuf)
            let contenus = try await essai.database.read { db in
                try db.rows("SELECT contenu FROM tache").map { try $0.string("contenu") }
            }
            #expect(contenus.contains { $0.contains("demande") })
            #expect(!contenus.contains { $0.contains("jeanne") || $0.contains("saules") })
        }
    }

    @Test(
        "Une saisie à corriger revient avec son message et ses réponses",
        arguments: [
            ("", "", "Saisissez votre Email"),
            ("pas une adresse", "pas une adresse", "Saisissez une adresse email complète"),
            ("jean@localhost", "jean@localhost", "Saisissez une adresse email complète"),
            ("a@b@c.example", "a@b@c.example", "Saisissez une adresse email complète"),
            ("jean.roy@cfa.example", "", "Saisissez de nouveau votre Email pour le confirmer"),
            ("jean.roy@cfa.example", "jean.roi@cfa.example", "Saisissez la même adresse dans"),
            ("contact@cfa.example", "contact@cfa.example", "L'adresse contact@cfa.example est générique"),
            ("service-rh@cfa.example", "service-rh@cfa.example", "« rh » désigne un service"),
        ])
    func refus(email: String, confirmation: String, message: String) async throws {
        try await withPlateforme { essai in
            let page = try await essai.browser().inscrire(email, confirmation: confirmation)
            #expect(page.status == 422)
            #expect(page.titre.hasPrefix("Erreur : "))
            #expect(page.erreurs.contains { $0.message.contains(message) }, "\(page.erreurs)")
            #expect(page.formulaire(vers: "/cas/inscription")?["email"] == email)
            #expect(page.formulaire(vers: "/cas/inscription")?["email-confirmation"] == confirmation)
            #expect(try await essai.nombre("SELECT COUNT(*) FROM demande_de_lien") == 0)
        }
    }

    @Test("Un domaine mal écrit est signalé une fois, puis cru")
    func domaine() async throws {
        try await withPlateforme { essai in
            let browser = essai.browser()
            let page = try await browser.inscrire("jean.roy@gmial.com")
            #expect(page.status == 422)
            #expect(page.lisible.contains("Vouliez-vous écrire jean.roy@gmail.com ?"))
            #expect(try await essai.nombre("SELECT COUNT(*) FROM demande_de_lien") == 0)
            let encore = try await browser.submit(try #require(page.formulaire(vers: "/cas/inscription")))
            #expect(encore.lisible.contains(InscriptionHandler.annonce))
        }
    }

    @Test("Une adresse incertaine passe, et le bureau en est averti")
    func incertaine() async throws {
        try await withPlateforme { essai in
            _ = try await essai.compteNeuf("jl@cfa-saules.example")
            _ = try await essai.compteNeuf(neuf)
            let annuaire = Plateforme.annuaire(essai.services)
            let personnes = try await essai.database.read { db in
                let ids = try db.rows("SELECT id FROM compte WHERE courriel LIKE '%saules.example'").map {
                    try $0.int("id")
                }
                return try annuaire.personnes(ids, db)
            }
            #expect(personnes.first { $0.courriel == "jl@cfa-saules.example" }?.adresseIncertaine == true)
            #expect(personnes.first { $0.courriel == neuf }?.adresseIncertaine == false)
        }
    }

    @Test("Un lien d'activation sert une fois, pendant vingt-quatre heures, et pas s'il est altéré")
    func lienUsage() async throws {
        try await withPlateforme { essai in
            let lien = try await essai.lienDActivation(neuf)
            let autre = try await essai.lienDActivation(neuf)
            #expect(try await essai.browser().get(lien).status == 200)
            #expect(try await essai.browser().get(lien).status == 200, "regarder un lien ne l'use pas")
            #expect(try await essai.browser().get(lien.dropLast() + "_").status == 404)
            #expect(try await essai.browser().get("/cas/activation").status == 404)
            #expect(
                try await essai.browser().get("/cas/reinitialisation?" + lien.split(separator: "?")[1]).status == 404)
            try await essai.browser().choisir(lien, Browser.motDePasseNeuf)
            for use in [lien, autre] {
                let page = try await essai.browser().get(use)
                #expect(page.status == 404)
                #expect(page.titres == ["Ce lien ne sert plus"])
            }
            let tardif = try await essai.lienDActivation("paul.mercadier@cfa-saules.example")
            essai.clock.advance(seconds: 24 * 3600 + 1)
            #expect(try await essai.browser().get(tardif).status == 404)
        }
    }

    @Test(
        "Un mot de passe qui ne convient pas est refusé en disant pourquoi",
        arguments: [
            ("", "Saisissez votre nouveau mot de passe"), ("Court1", "8 caractères minimum"),
            ("sansmajuscule1", "1 majuscule"), ("SANSMINUSCULE1", "1 minuscule"), ("SansChiffre", "1 chiffre"),
            ("Password1", "l'un des plus utilisés"), ("P@ssw0rd2026", "l'un des plus utilisés"),
            ("Azerty123", "l'un des plus utilisés"), ("Marseille13!", "l'un des plus utilisés"),
            ("Aa1Aa1Aa1", "l'un des plus utilisés"), ("Tramway-Ocre-71", ""),
            ("Mercadier2031", "ne reprend pas votre adresse"),
            ("OpcoMobilites7", "ne reprend pas le nom"), ("MGestion-481256", "ne reprend pas le nom"),
            ("Abcdefgh1" + String(repeating: "x", count: 2000), "1024 caractères au plus"),
        ])
    func motDePasseRefuse(motDePasse: String, message: String) async throws {
        try await withPlateforme { essai in
            let page = try await essai.browser().choisir(try await essai.lienDActivation(neuf), motDePasse)
            guard !message.isEmpty else {
                #expect(page.uri == "/cas/login")
                return
            }
            #expect(page.status == 422)
            #expect(page.erreurs.first?.message.contains(message) == true, "\(page.erreurs)")
            #expect(
                !page.corps.contains("value=\"\(motDePasse)\"") || motDePasse.isEmpty,
                "un mot de passe ne revient jamais")
        }
    }

    @Test("La liste des mots de passe les plus courants est là, entière")
    func liste() async throws {
        try await withPlateforme { essai in
            #expect(essai.plateforme.identity.motsDePasseRefuses.nombre >= 10_000)
        }
    }

    @Test("Deux saisies différentes sont refusées")
    func confirmationDifferente() async throws {
        try await withPlateforme { essai in
            let page = try await essai.browser().choisir(
                try await essai.lienDActivation(neuf), Browser.motDePasseNeuf, confirmation: "Tramway-Ocre-72")
            #expect(page.status == 422)
            #expect(page.erreurs.map(\.lien) == ["#confirmation"])
        }
    }

    @Test("Changer de mot de passe par un lien ferme toutes les sessions, et un email le confirme")
    func reinitialisation() async throws {
        try await withPlateforme { essai in
            let ouvert = try await essai.connecte(connu)
            #expect(try await ouvert.get("/of").status == 200)
            _ = try await essai.browser().oublierMotDePasse(connu.uppercased())
            try await essai.repondre()
            // Asked in capitals, sent to the address of the account.
            let lien = try #require(try await essai.courriels(a: connu).last?.lien("/cas/reinitialisation"))
            let page = try await essai.browser().choisir(lien, Browser.motDePasseNeuf)
            #expect(page.lisible.contains("Votre mot de passe est changé."))
            #expect(try await ouvert.get("/of").uri.hasPrefix("/cas/login"))
            #expect(try await essai.courriels(a: connu).last?.sujet == "Votre mot de passe a changé")
            #expect(try await essai.browser().login(as: connu).status == 422, "l'ancien ne sert plus")
            #expect(try await essai.browser().login(as: connu, motDePasse: Browser.motDePasseNeuf).status == 200)
            #expect(try await essai.browser().get(lien).status == 404)
        }
    }

    @Test("Un lien de réinitialisation dure une heure")
    func reinitialisationTardive() async throws {
        try await withPlateforme { essai in
            _ = try await essai.browser().oublierMotDePasse(connu)
            try await essai.repondre()
            let lien = try #require(try await essai.courriels(a: connu).last?.lien("/cas/reinitialisation"))
            essai.clock.advance(seconds: 3601)
            #expect(try await essai.browser().get(lien).status == 404)
        }
    }

    @Test("L'application demandée au départ est retrouvée après la création du mot de passe")
    func service() async throws {
        try await withPlateforme { essai in
            let browser = essai.browser()
            let accueil = try await browser.get("/of")
            let adresse = try #require(
                accueil.markup.elements.first { $0.attributes["href"]?.hasPrefix("/cas/inscription?service=") == true }?
                    .attributes["href"])
            var form = try #require(try await browser.get(decode(adresse)).formulaire(vers: "/cas/inscription"))
            form["email"] = neuf
            form["email-confirmation"] = neuf
            _ = try await browser.submit(form)
            try await essai.repondre()
            let lien = try #require(try await essai.courriels(a: neuf).last?.lien("/cas/activation"))
            #expect(!lien.contains("service"))
            let retour = try await browser.choisir(lien, Browser.motDePasseNeuf)
            #expect(retour.formulaire(vers: "/cas/login")?["service"]?.contains("/of/authenticate") == true)
        }
    }

    @Test(
        "La façon dont l'application veut son ticket suit aussi, par les deux liens de la page",
        arguments: [("/cas/inscription", "/cas/activation"), ("/cas/mot-de-passe-oublie", "/cas/reinitialisation")])
    func methode(page: String, lien: String) async throws {
        try await withApplis { essai in
            let browser = essai.browser()
            let courriel = page == "/cas/inscription" ? neuf : connu
            let accueil = try await browser.get("/cas/login?method=POST&service=" + encode(Applis.agenda))
            let adresse = try #require(
                accueil.markup.elements.compactMap { $0.attributes["href"] }.first { $0.hasPrefix(page) })
            var form = try #require(try await browser.get(decode(adresse)).formulaire(vers: page))
            form["email"] = courriel
            if page == "/cas/inscription" { form["email-confirmation"] = courriel }
            _ = try await browser.submit(form)
            try await essai.repondre()
            let recu = try #require(try await essai.courriels(a: courriel).last?.lien(lien))
            let suite = try await browser.choisir(recu, Browser.motDePasseNeuf).formulaire(vers: "/cas/login")
            #expect(suite?["service"] == Applis.agenda)
            #expect(suite?["method"] == "POST")
        }
    }

    @Test("Une application inconnue n'est pas retenue")
    func serviceInconnu() async throws {
        try await withPlateforme { essai in
            let page = try await essai.browser().get("/cas/inscription?service=" + encode("https://pirate.example/"))
            #expect(page.status == 200)
            #expect(!page.corps.contains("pirate"))
        }
    }

    @Test(
        "Un formulaire sans son jeton est refusé",
        arguments: [
            "/cas/inscription", "/cas/mot-de-passe-oublie", "/cas/activation", "/cas/reinitialisation",
            "/cas/verification", "/cas/pas-moi", "/cas/confirmation-email", "/cas/annulation-email",
        ])
    func sansJeton(chemin: String) async throws {
        try await withPlateforme { essai in
            let page = try await essai.browser().post(chemin, [("email", neuf), ("jeton", "x")])
            #expect(page.status == 403)
        }
    }

    @Test(
        "Une saisie hostile ne fait rien casser",
        arguments: [
            "a\u{0}b@c.example", String(repeating: "a", count: 20_000) + "@c.example",
            "<script>alert(1)</script>@c.example",
            "' OR 1=1 --", "a@c.example\r\nBcc: tous@c.example", "😀@c.example", "é.à@c.example",
        ])
    func hostile(email: String) async throws {
        try await withPlateforme { essai in
            for page in [try await essai.browser().inscrire(email), try await essai.browser().oublierMotDePasse(email)]
            {
                #expect(page.status == 422 || page.status == 200)
                #expect(!page.corps.contains("<script>alert"))
            }
            try await essai.repondre()
            #expect(try await essai.nombre("SELECT COUNT(*) FROM tache WHERE etat = 'echec'") == 0)
        }
    }

    @Test("Un corps démesuré est refusé")
    func demesure() async throws {
        try await withPlateforme { essai in
            let page = try await essai.browser().inscrire(String(repeating: "a", count: 1 << 20))
            #expect(page.status == 413)
        }
    }
}
