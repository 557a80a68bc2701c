import HTTPTypes
import Platform
import Testing

@testable import Server

@Suite("Deux onglets sur un brouillon")
struct DeuxOngletsTests {
    private func onglets(
        etape: Int = 1,
        _ body:
            @escaping @Sendable (_ id: Int, _ un: Browser, FormulaireLu, _ deux: Browser, FormulaireLu) async throws ->
            Void
    ) async throws {
        try await withPlateforme { essai in
            let un = try await essai.connecte()
            let id = try await un.creer()
            let deux = try await essai.connecte("admin.of@formation.example")
            let a = try #require(try await un.get(Contrat.etape(id, etape)).etape)
            let b = try #require(try await deux.get(Contrat.etape(id, etape)).etape)
            try await body(id, un, a, deux, b)
        }
    }

    @Test("Des réponses à des questions différentes se rejoignent")
    func fusion() async throws {
        try await onglets { id, un, a, deux, b in
            var (a, b) = (a, b)
            a["employeur.denomination"] = "GARAGE UN"
            b["employeur.naf"] = "45.20A"
            _ = try await un.submit(a)
            let page = try await deux.submit(b)
            #expect(page.status == 422, "des réponses manquent, aucune n'est en conflit")
            #expect(page.etape?["employeur.denomination"] == "GARAGE UN")
            #expect(page.etape?["employeur.naf"] == "45.20A")
        }
    }

    @Test("Une même question : la page montre les deux réponses, de qui et quand, et n'écrit que le reste")
    func conflit() async throws {
        try await onglets { id, un, a, deux, b in
            var (a, b) = (a, b)
            a["employeur.denomination"] = "GARAGE UN"
            b["employeur.denomination"] = "GARAGE DEUX"
            b["employeur.naf"] = "45.20A"
            _ = try await un.submit(a)
            let page = try await deux.submit(b, ("action", "suivant"))
            #expect(page.status == 409)
            #expect(page.titre.hasPrefix("Erreur : "))
            for texte in ["GARAGE UN", "GARAGE DEUX", "Modifié par Sacha DELORME, le 30/09/2025 à 09:00"] {
                #expect(page.lisible.contains(texte), "\(texte)")
            }
            #expect(page.etape?["employeur.denomination"] == "GARAGE UN")
            #expect(page.etape?["employeur.naf"] == "45.20A")
        }
    }

    @Test("Garder la sienne, prendre l'autre", arguments: [("ici", "GARAGE DEUX"), ("la", "GARAGE UN")])
    func choix(choix: String, attendue: String) async throws {
        try await onglets { id, un, a, deux, b in
            var (a, b) = (a, b)
            a["employeur.denomination"] = "GARAGE UN"
            b["employeur.denomination"] = "GARAGE DEUX"
            _ = try await un.submit(a)
            var page = try #require(try await deux.submit(b).etape)
            page["conflit.employeur.denomination"] = choix
            let suite = try await deux.submit(page)
            #expect(suite.status == 422)
            #expect(suite.etape?["employeur.denomination"] == attendue)
        }
    }

    @Test("Un troisième passage pendant le choix redemande")
    func troisieme() async throws {
        try await onglets { id, un, a, deux, b in
            var (a, b) = (a, b)
            a["employeur.denomination"] = "GARAGE UN"
            b["employeur.denomination"] = "GARAGE DEUX"
            _ = try await un.submit(a)
            var page = try #require(try await deux.submit(b).etape)
            var encore = try #require(try await un.get(Contrat.etape(id, 1)).etape)
            encore["employeur.denomination"] = "GARAGE TROIS"
            _ = try await un.submit(encore)
            page["conflit.employeur.denomination"] = "ici"
            let suite = try await deux.submit(page)
            #expect(suite.status == 409)
            #expect(suite.lisible.contains("GARAGE TROIS"))
            #expect(suite.lisible.contains("GARAGE DEUX"))
        }
    }

    @Test("En silence, le conflit est dit en JSON, et « garder » l'emporte")
    func autosave() async throws {
        try await onglets { id, un, a, deux, b in
            let csrf = (un: try #require(a["csrf"]), deux: try #require(b["csrf"]))
            let fait = try await un.autosave(id, 1, version: 1, csrf: csrf.un, [("employeur.denomination", "UN")])
            #expect(fait.status == 200)
            #expect(fait.corps.contains("\"version\":2"))
            let conflit = try await deux.autosave(
                id, 1, version: 1, csrf: csrf.deux, [("employeur.denomination", "DEUX")])
            #expect(conflit.status == 409)
            for texte in [
                "\"ici\":\"DEUX\"", "\"la\":\"UN\"", "Sacha DELORME", "30/09/2025 à 09:00",
                "\"cle\":\"employeur.denomination\"",
            ] {
                #expect(conflit.corps.contains(texte), "\(texte) dans \(conflit.corps)")
            }
            let garde = try await deux.autosave(
                id, 1, version: 1, csrf: csrf.deux,
                [("employeur.denomination", "DEUX"), ("garder", "employeur.denomination")])
            #expect(garde.status == 200)
            #expect(try await un.get(Contrat.etape(id, 1)).etape?["employeur.denomination"] == "DEUX")
        }
    }

    @Test("Un NIR saisi d'un côté ne gêne pas l'autre onglet, qui l'ignore")
    func nirAilleurs() async throws {
        try await onglets(etape: 2) { id, un, a, deux, b in
            var (a, b) = (a, b)
            a["apprenti.nir"] = "207013523804774"
            a["apprenti.handicap"] = "oui"
            b["apprenti.nom"] = "TRAN"
            _ = try await un.submit(a)
            let page = try await deux.submit(b)
            #expect(page.status == 422, "pas de conflit : \(page.erreurs)")
            #expect(page.etape?["apprenti.nom"] == "TRAN")
            #expect(page.etape?["apprenti.handicap"] == "oui")
            #expect(!page.corps.contains("207013523804774"))
        }
    }

    @Test("Deux NIR différents : celui de l'autre ne se lit pas en entier")
    func conflitDeNir() async throws {
        try await onglets(etape: 2) { id, un, a, deux, b in
            var (a, b) = (a, b)
            a["apprenti.nir"] = "207013523804774"
            b["apprenti.nir"] = "109053536001254"
            _ = try await un.submit(a)
            let page = try await deux.submit(b)
            #expect(page.status == 409)
            #expect(!page.corps.contains("207013523804774"))
            let json = try await deux.autosave(
                id, 2, version: 1, csrf: try #require(b["csrf"]), [("apprenti.nir", "109053536001254")])
            #expect(json.status == 409)
            #expect(!json.corps.contains("207013523804774"))
        }
    }

    @Test("L'historique des réponses sensibles ne les contient pas")
    func historique() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.creer()
            for nir in ["207013523804774", "109053536001254"] {
                let page = try await browser.get(Contrat.etape(id, 2) + "?ouvrir=apprenti.nir")
                var form = try #require(page.etape)
                form["apprenti.nir"] = nir
                _ = try await browser.submit(form)
            }
            let lignes = try await essai.database.read { db in
                try db.rows("SELECT avant FROM modification WHERE cle = 'apprenti.nir'").map { try $0.string("avant") }
            }
            #expect(lignes.count == 2)
            #expect(!lignes.contains { $0.contains("2070135") })
        }
    }
}
