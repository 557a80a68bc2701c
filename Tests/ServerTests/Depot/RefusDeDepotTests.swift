import HTTPTypes
import Platform
import Testing

@testable import Server

@Suite("Dépôt refusé, répété, ou trop tard")
struct RefusDeDepotTests {
    @Test("Une étape hors du formulaire : 404", arguments: ["0", "8", "99", "abc"])
    func etapeAbsente(etape: String) async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.creer()
            let csrf = try #require(try await browser.get("/of").csrf)
            #expect(try await browser.get("\(Contrat.liste)/\(id)/etapes/\(etape)").status == 404)
            #expect(try await browser.post("\(Contrat.liste)/\(id)/etapes/\(etape)", [("csrf", csrf)]).status == 404)
        }
    }

    @Test("« Aller à » ne mène qu'à une étape du formulaire", arguments: ["8", "9", "-1", "99999999999999999999", "x"])
    func allerAilleurs(aller: String) async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.creer()
            var form = try #require(try await browser.get(Contrat.etape(id, 1)).etape)
            form["aller"] = aller
            let page = try await browser.submit(form)
            #expect(page.status == 422, "\(page.uri)")
        }
    }

    @Test("TRANSMETTRE avec des fautes : 422, chaque ligne du résumé mène à un champ qui existe")
    func fautes() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            for id in [
                try await browser.creer(),
                try await browser.brouillonComplet(
                    ["apprenti.nir": "207013523804775", "contrat.salaireEmbauche": "100"], fautif: true),
            ] {
                var form = try #require(try await browser.get(Contrat.etape(id, 7)).etape)
                form["commentaire"] = "Gardé"
                let page = try await browser.submit(form, ("action", "transmettre"))
                #expect(page.status == 422)
                #expect(page.titre.hasPrefix("Erreur : "))
                #expect(page.etape?["commentaire"] == "Gardé")
                #expect(!page.erreurs.isEmpty)
                for erreur in page.erreurs {
                    let parts = erreur.lien.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
                    let cible = parts[0].isEmpty ? page : try await browser.get(parts[0])
                    #expect(
                        cible.markup.elements.contains { $0.attributes["id"] == parts[1] },
                        "« \(erreur.message) » mène à \(erreur.lien)")
                }
                #expect(try await browser.get("\(Contrat.liste)/\(id)/recu").uri == Contrat.etape(id, 7))
            }
        }
    }

    @Test("TRANSMETTRE deux fois : un seul numéro, le même accusé")
    func deuxFois() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.brouillonComplet()
            let champs = try champsDeSynthese(try await browser.get(Contrat.etape(id, 7)))
            // The first number may be skipped by a transaction that was run again: what counts is that there is one.
            var numeros: Set<String> = []
            for _ in 0..<2 {
                let page = try await browser.post(Contrat.etape(id, 7), champs)
                #expect(page.uri == "\(Contrat.liste)/\(id)/recu")
                numeros.formUnion(page.lisible.matches(of: /40000\d\d\.1/).map { String($0.output) })
            }
            #expect(numeros.count == 1)
            let envois = [
                Envoi(tab: browser.onglet(), id: id, champs: champs),
                Envoi(tab: browser.onglet(), id: id, champs: champs),
            ]
            let second = try await browser.brouillonComplet()
            let page = try await browser.get(Contrat.etape(second, 7))
            let doubles = try envois.map { Envoi(tab: $0.tab, id: second, champs: try champsDeSynthese(page)) }
            async let un = doubles[0].transmettre()
            async let deux = doubles[1].transmettre()
            #expect(try await [un, deux] == [303, 303])
            #expect(try await browser.get(Contrat.liste).lisible.contains("1-2 sur 2"))
            let recus = try await essai.database.read { db in
                try db.count(
                    "SELECT COUNT(*) FROM traitement WHERE dossier_id = \(second) AND evenement = 'transmettre'")
            }
            #expect(recus == 1)
        }
    }

    @Test("Un dossier transmis ne se modifie plus, ne se supprime plus, garde ses pièces")
    func transmis() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let ouvert = try await browser.brouillonComplet()
            let page6 = try await browser.get(Contrat.etape(ouvert, 6))
            _ = try await browser.deposer(ouvert, [.init(nom: "a.pdf", octets: Fichiers.pdf)], page: page6)
            let form = try #require(try await browser.get(Contrat.etape(ouvert, 1)).etape)
            _ = try await browser.post(
                Contrat.etape(ouvert, 7), try champsDeSynthese(try await browser.get(Contrat.etape(ouvert, 7))))
            for numero in 1...7 {
                #expect(try await browser.get(Contrat.etape(ouvert, numero)).uri == "\(Contrat.liste)/\(ouvert)")
            }
            let modifie = try await browser.submit(form, ("action", "suivant"))
            #expect(modifie.status == 409)
            let numero = try await essai.nombre("SELECT numero FROM dossier WHERE id = \(ouvert)")
            #expect(modifie.lisible.contains("a été transmis sous le n° \(numero).1"))
            let csrf = try #require(form["csrf"])
            for suite in ["suppression", "pieces/1/suppression"] {
                let page = try await browser.post("\(Contrat.liste)/\(ouvert)/\(suite)", [("csrf", csrf)])
                #expect(page.status == 409)
            }
            #expect(try await browser.get("\(Contrat.liste)/\(ouvert)").lisible.contains("a.pdf"))
        }
    }

    @Test("Un brouillon ouvert depuis la liste se reprend là où il se remplit")
    func brouillonDepuisLaListe() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.brouillonComplet()
            let page = try await browser.get("\(Contrat.liste)/\(id)")
            #expect(page.uri == Contrat.etape(id, 1))
        }
    }

    @Test("Un brouillon se supprime, avec ce qu'il contient")
    func suppression() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.brouillonComplet()
            let page = try await browser.get(Contrat.etape(id, 6))
            _ = try await browser.deposer(id, [.init(nom: "a.pdf", octets: Fichiers.pdf)], page: page)
            let form = try #require(page.formulaire(vers: "\(Contrat.liste)/\(id)/suppression"))
            let apres = try await browser.submit(form)
            #expect(apres.uri == Contrat.liste + "?vue=brouillon")
            #expect(apres.lisible.contains("Le brouillon est supprimé."))
            #expect(try await browser.get(Contrat.etape(id, 1)).status == 404)
            for table in ["dossier_reponses", "piece", "modification"] {
                let restes = try await essai.database.read { db in
                    switch table {
                    case "piece": try db.count("SELECT COUNT(*) FROM piece WHERE dossier_id = \(id)")
                    case "modification": try db.count("SELECT COUNT(*) FROM modification WHERE dossier_id = \(id)")
                    default: try db.count("SELECT COUNT(*) FROM dossier_reponses WHERE dossier_id = \(id)")
                    }
                }
                #expect(restes == 0, "\(table)")
            }
            #expect(try await browser.submit(form).status == 404, "une seconde fois")
        }
    }

    @Test("SAUVEGARDER demande les deux Siret, et garde les réponses")
    func sauvegarderSansSiret() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.creer()
            var form = try #require(try await browser.get(Contrat.etape(id, 1)).etape)
            form["employeur.denomination"] = "GARAGE"
            let page = try await browser.submit(form, ("action", "sauvegarder"))
            #expect(page.status == 422)
            #expect(page.erreurs.map(\.message) == ["Indiquez le Siret de l'entreprise pour sauvegarder le brouillon"])
            #expect(page.etape?["employeur.denomination"] == "GARAGE")
        }
    }
}
