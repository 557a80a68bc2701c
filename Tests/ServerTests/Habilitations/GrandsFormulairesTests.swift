import Domain
import HTTPTypes
import Platform
import Testing

@testable import Server

@Suite("Des utilisateurs sur des centaines d'établissements")
struct GrandsFormulairesTests {
    @Test("Enregistrer un changement n'en retire aucun, si nombreux soient-ils")
    func nombreux() async throws {
        try await withPlateforme { essai in
            let (admin, gestion) = (
                try await essai.compte(Administration.admin), try await essai.compte(Administration.gestion)
            )
            let maintenant = essai.clock.now.iso
            try await essai.database.write { db in
                for rang in 0..<700 {
                    let siret = "987654324" + String(10_000 + rang)
                    for (compte, role) in [(admin, "administrateur_of"), (gestion, "gestionnaire_of")] {
                        try db.execute(
                            """
                            INSERT INTO habilitation (compte_id, espace, perimetre, nom, role, actif, cree_le)
                            VALUES (\(compte), 'of', \(siret), \("CENTRE \(rang)"), \(role), 1, \(maintenant))
                            """)
                    }
                }
            }
            let avant = try await essai.habilitations(gestion)
            #expect(avant.count == 701)
            let browser = try await essai.connecte(Administration.admin)
            let page = try await browser.enregistrer(
                try await browser.formulaireDe(gestion), sans: [("droit.98765432410000", "deposer")])
            #expect(page.lisible.contains("sont enregistrées"))
            let apres = try await essai.habilitations(gestion)
            #expect(apres.count == 701)
            #expect(apres.filter { !avant.contains($0) } == ["98765432410000 gestionnaire_of consulter facturer"])
        }
    }

    @Test("Au-delà de ce qu'un formulaire peut tenir, il est refusé en entier")
    func borne() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(Administration.admin)
            let id = try await essai.compte(Administration.gestion)
            let form = try await browser.formulaireDe(id)
            let trop = (0...20_000).map { ("perimetre", String($0)) }
            let page = try await browser.post(form.action, form.champs + trop + [("action", "enregistrer")])
            #expect(page.status == 422)
            #expect(page.lisible.contains("rien n'est enregistré"))
            #expect(try await essai.habilitations(id).count == 1)
        }
    }

    @Test("Un formulaire ordinaire qui tient trop de champs est refusé, jamais lu à moitié")
    func ordinaire() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(Administration.admin)
            let csrf = try #require(try await browser.get("/of/utilisateurs").csrf)
            let trop = (0...4000).map { ("champ", String($0)) }
            #expect(try await browser.post("/of/etablissement", [("csrf", csrf)] + trop).status == 413)
        }
    }

    @Test("Retirer deux fois le seul accès de quelqu'un ramène à la liste ; l'inconnu reste introuvable")
    func retraitDeuxFois() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(Administration.admin)
            let id = try await essai.compte(Administration.gestion)
            let form = try await browser.formulaireDe(id)
            let champs = form.champs.filter { $0.0 != "perimetre" } + [("action", "enregistrer")]
            for _ in 0..<2 {
                let page = try await browser.post(form.action, champs)
                #expect(page.uri == Administration.liste)
                #expect(page.lisible.contains("n'est plus rattaché"))
            }
            let inconnu = try await essai.compte("nouveau@personne.example")
            #expect(try await browser.post(Administration.modification(inconnu), champs).status == 404)
        }
    }

    @Test("Une page au-delà de la dernière ramène à la dernière")
    func historique() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(Administration.admin)
            let page = try await browser.get(Administration.liste + "/historique?page=40")
            #expect(page.uri == Administration.liste + "/historique?page=1")
            #expect(page.status == 200)
            let opco = try await essai.connecte("admin@opco.example", a: "/opco")
            #expect(
                try await opco.get("/opco/utilisateurs/historique?page=40").uri
                    == "/opco/utilisateurs/historique?page=1")
        }
    }

    @Test("À la sixième invitation de l'heure, la personne est rattachée et rien ne part")
    func invitations() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte(Administration.admin)
            _ = try await browser.creer("maud@formation.example")
            let id = try await essai.compte("maud@formation.example")
            let uri = "\(Administration.liste)/\(id)/invitation"
            let csrf = try #require(try await browser.get(Administration.liste).csrf)
            for rang in 2...6 {
                let page = try await browser.post(uri, [("csrf", csrf)])
                #expect(page.lisible.contains("Aucun nouveau courriel n'est parti") == (rang == 6), "\(rang)")
            }
            #expect(try await essai.courriels(genre: "compte.invitation").count == 5)
            essai.clock.advance(seconds: 3600)
            let plusTard = try await browser.post(uri, [("csrf", csrf)])
            #expect(plusTard.lisible.contains("est renvoyée"))
        }
    }

    @Test("Un administrateur de l'OPCO ne se donne pas d'accès à un établissement")
    func soiMeme() async throws {
        try await withPlateforme { essai in
            let courriel = "admin@opco.example"
            let admin = try await essai.connecte(courriel, a: "/opco")
            let uri = "/opco/etablissements/\(Administration.ici)/of/utilisateurs/creation"
            let csrf = try #require(try await admin.get(uri).csrf)
            let page = try await admin.post(
                uri,
                [
                    ("csrf", csrf), ("nom", "Vasseur"), ("prenom", "Édouard"), ("courriel", courriel), ("sexe", "M"),
                    ("actif", "oui"), ("perimetre", Administration.ici),
                    ("role.\(Administration.ici)", "administrateur_of"), ("action", "enregistrer"),
                ])
            #expect(page.status == 403)
            #expect(try await essai.habilitations(try await essai.compte(courriel)).isEmpty)
        }
    }

    @Test("Une entreprise tenue entière peut avoir quarante mille établissements")
    func entrepriseEntiere() async throws {
        try await withPlateforme { essai in
            let siren = "111222333"
            try await essai.creer(
                "siege@groupe.example", [(siren, .administrateurOF), (Administration.ici, .gestionnaireOF)])
            _ = try await essai.database.write { db in
                try db.execute(
                    """
                    WITH RECURSIVE suite (rang) AS (SELECT 10000 UNION ALL SELECT rang + 1 FROM suite WHERE rang < 49999)
                    INSERT INTO etablissement (siret, siege, etat, denomination, commune, test, empreinte, maj)
                    SELECT \(siren) || rang, 0, 'A', 'AGENCE ' || rang, 'LILLE', 1, 0, '2025-09-30' FROM suite
                    """)
            }
            let browser = try await essai.connecte("siege@groupe.example")
            for chemin in ["/of/contrats-apprentissage", "/of/etablissements?page=401&lignes=100"] {
                let page = try await browser.get(chemin)
                #expect(page.status == 200, "\(chemin)")
                #expect(page.lisible.contains("Afficher mes 40001 établissements"), "\(chemin)")
            }
            let page = try await browser.get("/of/etablissements?q=AGENCE+49999")
            #expect(page.lisible.contains("1-1 sur 1") && page.lisible.contains(siren + "49999"))
        }
    }
}
