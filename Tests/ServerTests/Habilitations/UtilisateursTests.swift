import Domain
import HTTPTypes
import Platform
import Testing

@testable import Server

@Suite("Utilisateurs d'un établissement")
struct UtilisateursTests {
    @Test("L'administrateur voit ceux de l'établissement sélectionné, et eux seuls")
    func liste() async throws {
        try await withPlateforme { essai in
            try await essai.creer("voisin@cfa.example", [(Administration.ailleurs, .administrateurOF)])
            let page = try await essai.connecte(Administration.admin).get(Administration.liste)
            #expect(page.titres == ["Utilisateurs"])
            for attendu in [
                Administration.admin, Administration.gestion, "double@groupe.example", "Verneuil", "MODIFIER", "CRÉER",
            ] {
                #expect(page.lisible.contains(attendu), "\(attendu)")
            }
            #expect(!page.corps.contains("voisin@cfa.example"))
            #expect(!page.corps.contains("garage.example"))
        }
    }

    @Test(
        "Recherche, filtre et tri sont dans l'adresse",
        arguments: [
            ("?q=verneuil", ["admin.of"]), ("?q=SACHA", ["gestion.of"]), ("?q=groupe", ["double"]), ("?q=personne", []),
            ("?f=role:Administrateur", ["admin.of"]), ("?f=nom:Delorme;Maubert", ["gestion.of", "double"]),
            ("?f=prenom:Camille&f=nom:Delorme", []), ("?tri=prenom", ["admin.of", "double", "gestion.of"]),
            ("?tri=-prenom", ["gestion.of", "double", "admin.of"]), ("", ["gestion.of", "double", "admin.of"]),
        ])
    func requete(query: String, attendus: [String]) async throws {
        try await withPlateforme { essai in
            let page = try await essai.connecte(Administration.admin).get(Administration.liste + query)
            let adresses = page.texte("td").filter { $0.contains("@") }
            #expect(adresses.map { String($0.prefix { $0 != "@" }) } == attendus)
        }
    }

    @Test("« AJOUTER UN FILTRE » devient l'adresse de la liste")
    func ajoutDeFiltre() async throws {
        try await withPlateforme { essai in
            let page = try await essai.connecte(Administration.admin)
                .get(Administration.liste + "?colonne=nom&valeur=delorme")
            #expect(page.uri == Administration.liste + "?f=nom%3Adelorme")
        }
    }

    @Test("Onze personnes font deux pages, et une page trop loin ramène à la dernière")
    func pages() async throws {
        try await withPlateforme { essai in
            for rang in 1...8 {
                try await essai.creer("p\(rang)@formation.example", [(Administration.ici, .gestionnaireOF)])
            }
            let browser = try await essai.connecte(Administration.admin)
            #expect(try await browser.get(Administration.liste).lisible.contains("1-10 sur 11"))
            let loin = try await browser.get(Administration.liste + "?page=99")
            #expect(loin.uri == Administration.liste + "?page=2")
            #expect(loin.lisible.contains("11-11 sur 11"))
        }
    }

    @Test("Le gestionnaire lit : ni bouton mort, ni page de modification")
    func gestionnaire() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let page = try await browser.get(Administration.liste)
            #expect(page.status == 200)
            #expect(page.lisible.contains("VOIR"))
            #expect(!page.lisible.contains("MODIFIER") && !page.lisible.contains("CRÉER"))
            let admin = try await essai.compte(Administration.admin)
            for uri in [
                Administration.creation, Administration.modification(admin), Administration.liste + "/historique",
            ] {
                #expect(try await browser.get(uri).status == 403, "\(uri)")
            }
            let csrf = try #require(page.csrf)
            for uri in [
                Administration.creation, Administration.modification(admin),
                "\(Administration.liste)/\(admin)/invitation",
            ] {
                #expect(
                    try await browser.post(uri, [("csrf", csrf), ("action", "enregistrer")]).status == 403, "\(uri)")
            }
            #expect(try await essai.habilitations(admin) == ["\(Administration.ici) administrateur_of"])
        }
    }

    @Test("« Voir l'utilisateur » ne montre que les établissements que l'on tient aussi")
    func volet() async throws {
        try await withPlateforme { essai in
            let double = try await essai.compte("double@groupe.example")
            let page = try await essai.connecte().get("\(Administration.liste)?voir=\(double)")
            #expect(page.texte("h2").contains("Voir l'utilisateur"))
            for attendu in ["Maubert", "Inès", "Type de compte", "Organisme de formation", "OF GENERIQUE", "1 / 1"] {
                #expect(page.lisible.contains(attendu), "\(attendu)")
            }
            #expect(!page.lisible.contains(DemoComptes.antenne.nom))
            #expect(!page.lisible.contains("ENTREPRISE FICTIVE"))
        }
    }

    @Test("Le volet de quelqu'un d'ailleurs, ou de personne : 404")
    func voletDAilleurs() async throws {
        try await withPlateforme { essai in
            let voisin = try await essai.creer("voisin@cfa.example", [(Administration.ailleurs, .administrateurOF)])
            let browser = try await essai.connecte(Administration.admin)
            let sansAcces = try await essai.compte("nouveau@personne.example")
            for id in ["\(voisin)", "\(sansAcces)", "999999"] {
                #expect(try await browser.get("\(Administration.liste)?voir=\(id)").status == 404, "\(id)")
            }
            #expect(try await browser.get("\(Administration.liste)?voir=abc").status == 200)
        }
    }

    @Test(
        "Une liste au bout d'adresses hostiles répond",
        arguments: [
            "?q=%00%00", "?q=" + String(repeating: "x", count: 20000), "?page=-4", "?page=99999999999999999999",
            "?lignes=7",
            "?tri=--nom", "?tri=inconnu", "?f=nom", "?f=:", "?f=nom:", "?f=inconnu:x", "?q=%3Cscript%3E", "?voir=-1",
            "?etablissements=x",
        ])
    func adressesHostiles(query: String) async throws {
        try await withPlateforme { essai in
            let page = try await essai.connecte(Administration.admin).get(Administration.liste + query)
            #expect(page.status == 200)
            #expect(!page.corps.contains("<script>"))
        }
    }
}
