import HTTPTypes
import Identity
import Platform
import Testing

@testable import Server

@Suite("Administration : organismes CMI")
struct OrganismesCmiTests {
    private static let enrolement = [
        "code": "0000 a", "organisme": "ONAC FICTIF", "nom": "Norel", "prenom": "Ida", "identifiant": "ref1",
        "email": "ida.norel@onac.example", "confirmation-email": "ida.norel@onac.example",
    ]

    @Test("Un administrateur enrôle un organisme ; son référent reçoit ses accès et crée son compte")
    func enroler() async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte("admin@opco.example", a: "/opco")
            let page = try await admin.remplir(
                "/opco/administration/cmi/nouveau", vers: "/opco/administration/cmi/nouveau", Self.enrolement)
            #expect(page.uri == "/opco/administration/cmi/organismes/0000A")
            #expect(page.lisible.contains("L'organisme 0000A - ONAC FICTIF est enrôlé."))
            #expect(page.lisible.contains("Première connexion à faire"))
            let motDePasse = try await essai.temporaire("ida.norel@onac.example")
            #expect(!page.corps.contains(motDePasse))
            let accueil = try await essai.browser().creationCmi(
                "0000AREF1", motDePasse, courriel: "ida.norel@onac.example")
            #expect(accueil.lisible.contains("Vous êtes référent de l'organisme 0000A - ONAC FICTIF"))
            #expect(try await admin.get("/opco/administration/cmi").lisible.contains("ONAC FICTIF"))
        }
    }

    @Test(
        "Un enrôlement incomplet revient avec ses réponses et ses phrases",
        arguments: [
            (["code": "12"], "Saisissez le code émetteur : 5 lettres ou chiffres"),
            (["code": "00001"], "Le code émetteur 00001 est déjà celui d'un organisme"),
            (["organisme": " \u{0} "], "Saisissez le nom de l'organisme"),
            (["prenom": ""], "Saisissez le prénom"),
            (["email": "x"], "La saisie de l'email est obligatoire et doit être une adresse email valide."),
            (["identifiant": ""], "Saisissez l'identifiant : 1 à 15 lettres ou chiffres, sans accent"),
        ])
    func refuse(reponses: [String: String], message: String) async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte("admin@opco.example", a: "/opco")
            let page = try await admin.remplir(
                "/opco/administration/cmi/nouveau", vers: "/opco/administration/cmi/nouveau",
                Self.enrolement.merging(reponses) { $1 })
            #expect(page.status == 422)
            #expect(page.erreurs.map(\.message) == [message])
            #expect(page.formulaire(vers: "/opco/administration/cmi/nouveau")?["nom"] == "Norel")
        }
    }

    @Test("Seul un administrateur y entre")
    func droit() async throws {
        try await withPlateforme { essai in
            for courriel in ["agent@opco.example", "superviseur@opco.example", "comptable@opco.example"] {
                let agent = try await essai.connecte(courriel, a: "/opco")
                let csrf = try await agent.get("/opco/contrats-apprentissage").csrf ?? ""
                for route in [
                    "/opco/administration", "/opco/administration/cmi", "/opco/administration/cmi/nouveau",
                    "/opco/administration/cmi/organismes/00001", "/opco/courriels", "/opco/courriels/1",
                ] {
                    #expect(try await agent.get(route).status == 403, "\(courriel) \(route)")
                }
                for route in [
                    "/opco/administration/cmi/nouveau", "/opco/administration/cmi/organismes/00001/etat",
                    "/opco/courriels/1/renvoi",
                ] {
                    #expect(
                        try await agent.poster(route, [("csrf", csrf), ("actif", "non")]).status == 403,
                        "\(courriel) \(route)")
                }
            }
        }
    }

    @Test("Désactivé, un organisme ferme les sessions de ses personnes, et le leur dit à la connexion")
    func desactiver() async throws {
        try await withPlateforme { essai in
            let referent = try await essai.referent()
            let admin = try await essai.connecte("admin@opco.example", a: "/opco")
            let organisme = "/opco/administration/cmi/organismes/00001"
            #expect(
                try await admin.remplir(organisme, vers: organisme + "/etat", [:]).lisible.contains(
                    "L'organisme est désactivé"))
            #expect(try await referent.get("/cmi/profils").lisible.contains("CONNECTEZ-VOUS"))
            #expect(
                try await essai.browser().connexionCmi(Essai.referent, Browser.motDePasse).erreurs.map(\.message)
                    == ["L'organisme 00001 - MDPH FICTIVE est désactivé. Adressez-vous à l'OPCO."])
            try await admin.remplir(organisme, vers: organisme + "/etat", [:])
            #expect(try await essai.browser().connexionCmi(Essai.referent, Browser.motDePasse).status == 200)
        }
    }

    @Test("L'administrateur ajoute un référent, lui renvoie un mot de passe, le désactive")
    func referents() async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte("admin@opco.example", a: "/opco")
            let organisme = "/opco/administration/cmi/organismes/00001"
            let page = try await admin.remplir(
                organisme + "/referents/nouveau", vers: organisme + "/referents/nouveau",
                Self.enrolement.filter { $0.key != "code" && $0.key != "organisme" })
            #expect(page.lisible.contains("Le référent est ajouté."))
            let premier = try await essai.temporaire("ida.norel@onac.example")
            let id = try await essai.fiche("00001REF1").split(separator: "/").last.map(String.init) ?? ""
            try await admin.remplir(organisme, vers: organisme + "/referents/\(id)/reinitialisation", [:])
            let second = try await essai.temporaire("ida.norel@onac.example")
            #expect(premier != second)
            #expect(try await essai.browser().connexionCmi("00001REF1", premier).status == 422)
            #expect(try await essai.browser().connexionCmi("00001REF1", second).titres == ["CREATION DE COMPTE"])
            try await admin.remplir(organisme, vers: organisme + "/referents/\(id)/etat", [:])
            #expect(
                try await essai.browser().connexionCmi("00001REF1", second).erreurs.map(\.message)
                    == ["Votre profil est désactivé. Adressez-vous à l'OPCO."])
            try await essai.browser().remplir(
                "/cmi/mot-de-passe-oublie", vers: "/cmi/mot-de-passe-oublie", ["identifiant": "00001REF1"])
            let oubli = try #require(try await essai.courrielsCmi("cmi.oubli").last)
            #expect(oubli.texte.contains("Votre accès est désactivé. Adressez-vous à l'OPCO."))
            #expect(!oubli.texte.contains("référent"))
        }
    }

    @Test("Un organisme ou un référent inconnu est introuvable")
    func inconnus() async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte("admin@opco.example", a: "/opco")
            let csrf = try #require(try await admin.get("/opco/administration/cmi/nouveau").csrf)
            let organismes = "/opco/administration/cmi/organismes"
            for route in ["\(organismes)/99999", "\(organismes)/99999/referents/nouveau", "\(organismes)/%00"] {
                #expect(try await admin.get(route).status == 404, "\(route)")
            }
            for route in [
                "\(organismes)/99999/etat", "\(organismes)/00001/referents/999999/etat",
                "\(organismes)/00001/referents/999999/reinitialisation", "\(organismes)/00001/referents/x/etat",
            ] {
                #expect(
                    try await admin.poster(route, [("csrf", csrf), ("actif", "non")]).status == 404, "\(route)")
            }
        }
    }
}

@Suite("Journal des courriels")
struct CourrielsTests {
    /// Mails of every state, written on two days.
    private func peupler(_ essai: Essai) async throws {
        let now = essai.clock.now
        try await essai.database.write { db in
            for rang in 0..<30 {
                try Mailer.enqueue(
                    Mail(
                        to: "Personne\(rang)@essai.example", subject: "Objet \(rang)", text: "secret jeton=abc\(rang)"),
                    kind: rang < 10 ? "essai.un" : "essai.deux", on: db,
                    at: now.adding(seconds: rang < 15 ? 0 : 86_400))
            }
            try db.execute(
                """
                UPDATE courriel SET etat = 'refuse', reponse = '550 5.1.1 Boite inconnue', termine_le = \(now.iso)
                WHERE destinataire_norme = 'personne3@essai.example'
                """)
        }
    }

    private func lignes(_ page: PageLue) -> [String] {
        page.markup.elements.indices.filter { page.markup.elements[$0].attributes["class"] == "table__link" }
            .map { page.markup.texts[$0] }
    }

    @Test(
        "La recherche combine adresse, état, sujet et dates",
        arguments: [
            ("q=PERSONNE3%40", noms(3)),
            ("q=personne2&genre=essai.un", noms(2)),
            ("etat=refuse", noms(3)),
            ("etat=envoye", noms()), ("q=inconnu", noms()), ("q=%25", noms()), ("genre=nulle.part", noms()),
            ("q=personne1&du=01/10/2025", noms(19, 18, 17, 16, 15)),
            ("q=personne1&au=30/09/2025", noms(14, 13, 12, 11, 10, 1)),
        ])
    func recherche(requete: String, attendus: [String]) async throws {
        try await withPlateforme { essai in
            try await peupler(essai)
            let admin = try await essai.connecte("admin@opco.example", a: "/opco")
            let page = try await admin.get("/opco/courriels?" + requete)
            #expect(page.status == 200)
            #expect(lignes(page) == attendus)
        }
    }

    @Test("Les plus récents d'abord, page par page, l'adresse gardée")
    func pages() async throws {
        try await withPlateforme { essai in
            try await peupler(essai)
            let admin = try await essai.connecte("admin@opco.example", a: "/opco")
            let premiere = try await admin.get("/opco/courriels?genre=essai.deux&lignes=10")
            #expect(lignes(premiere).first == "Personne29@essai.example")
            #expect(lignes(premiere).count == 10)
            #expect(premiere.lisible.contains("1-10 sur 20"))
            let seconde = try await admin.get("/opco/courriels?genre=essai.deux&lignes=10&page=2")
            #expect(lignes(seconde).last == "Personne10@essai.example")
            #expect(seconde.lisible.contains("11-20 sur 20"))
        }
    }

    @Test(
        "Une requête illisible ne fait rien casser",
        arguments: ["q=%00", "page=-1", "page=99999999999999999999", "lignes=7", "etat=x", "q=%F0%9F%98%80%E2%80%AE"])
    func requetesHostiles(requete: String) async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte("admin@opco.example", a: "/opco")
            #expect(try await admin.get("/opco/courriels?" + requete).status == 200)
            #expect(try await admin.get("/opco/courriels/999999").status == 404)
        }
    }

    @Test("Une date qui n'en est pas une a sa phrase")
    func date() async throws {
        try await withPlateforme { essai in
            let admin = try await essai.connecte("admin@opco.example", a: "/opco")
            let page = try await admin.get("/opco/courriels?du=hier&au=31/02/2025")
            #expect(page.status == 422)
            #expect(
                page.erreurs.map(\.message) == [
                    "Saisissez la date de début, par exemple 14/10/2025",
                    "Saisissez la date de fin, par exemple 14/10/2025",
                ])
        }
    }

    @Test("Ni la liste ni la fiche ne montrent le texte : un courriel peut contenir un lien secret")
    func pasDeTexte() async throws {
        try await withPlateforme { essai in
            try await peupler(essai)
            let admin = try await essai.connecte("admin@opco.example", a: "/opco")
            let liste = try await admin.get("/opco/courriels")
            let ids = liste.markup.elements.compactMap { element -> String? in
                element.attributes["class"] == "table__link" ? element.attributes["href"] : nil
            }
            #expect(ids.count == 25)
            for href in ids.prefix(5) {
                let fiche = try await admin.get(href)
                #expect(fiche.status == 200)
                #expect(!fiche.corps.contains("jeton=abc"))
                #expect(!fiche.corps.contains("Temp2026!"))
            }
            #expect(!liste.corps.contains("jeton=abc"))
        }
    }

    @Test("Un courriel refusé se renvoie, une fois ; un autre non")
    func renvoyer() async throws {
        try await withPlateforme { essai in
            try await peupler(essai)
            let admin = try await essai.connecte("admin@opco.example", a: "/opco")
            let liste = try await admin.get("/opco/courriels?etat=refuse")
            #expect(liste.lisible.contains("550 5.1.1 Boite inconnue"))
            let href = try #require(
                liste.markup.elements.first { $0.attributes["class"] == "table__link" }?.attributes["href"])
            let fiche = try await admin.get(href)
            #expect(fiche.lisible.contains("550 5.1.1 Boite inconnue"))
            let form = try #require(fiche.formulaire(vers: href + "/renvoi"))
            let apres = try await admin.submit(form)
            #expect(apres.lisible.contains("Le courriel est remis dans la file d'envoi."))
            #expect(apres.lisible.contains("En attente"))
            #expect(try await admin.submit(form).status == 409)
        }
    }

    @Test("Trente jours après son refus, le texte d'un courriel est oublié et il ne se renvoie plus")
    func oubli() async throws {
        try await withPlateforme { essai in
            try await peupler(essai)
            let limite = essai.clock.now
            try await essai.database.write { db in try MailJournal.forget(refusedBefore: limite, on: db) }
            let entiers = try await essai.database.read { db in
                try db.count("SELECT COUNT(*) FROM courriel WHERE etat = 'refuse' AND contenu IS NOT NULL")
            }
            #expect(entiers == 1, "pas encore")
            try await essai.database.write { db in
                try MailJournal.forget(refusedBefore: limite.adding(seconds: 1), on: db)
            }
            let admin = try await essai.connecte("admin@opco.example", a: "/opco")
            let liste = try await admin.get("/opco/courriels?etat=refuse")
            let href = try #require(
                liste.markup.elements.first { $0.attributes["class"] == "table__link" }?.attributes["href"])
            let fiche = try await admin.get(href)
            #expect(fiche.lisible.contains("ce courriel n'a plus de texte"))
            #expect(try await admin.poster(href + "/renvoi", [("csrf", try #require(fiche.csrf))]).status == 409)
        }
    }

    @Test("Chaque page tient en cinq instructions SQL")
    func instructions() async throws {
        try await withPlateforme { essai in
            try await peupler(essai)
            let admin = try await essai.connecte("admin@opco.example", a: "/opco")
            for uri in [
                "/opco/courriels", "/opco/courriels?q=personne&etat=attente", "/opco/administration",
                "/opco/administration/cmi", "/opco/administration/cmi/organismes/00001",
            ] {
                _ = try await admin.get(uri)
                let counter = StatementCounter()
                _ = try await StatementCounter.$current.withValue(counter) { try await admin.envoyer(.get, uri) }
                #expect(counter.count <= 5, "\(uri) : \(counter.count)")
            }
            let referent = try await essai.referent()
            for uri in ["/cmi", "/cmi/profils", "/cmi/alertes", "/cmi/compte"] {
                let counter = StatementCounter()
                _ = try await StatementCounter.$current.withValue(counter) { try await referent.envoyer(.get, uri) }
                #expect(counter.count <= 5, "\(uri) : \(counter.count)")
            }
        }
    }
}

/// Addresses of these mails.
private func noms(_ rangs: Int...) -> [String] { rangs.map { "Personne\($0)@essai.example" } }
