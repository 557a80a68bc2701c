import Domain
import HTTPTypes
import Platform
import Testing

@testable import Server

@Suite("Cloisonnement : ce qui n'est pas à soi n'existe pas")
struct CloisonnementTests {
    /// Two training organisations; the first one's dossiers, a draft with a piece and a sent one.
    private func avecVoisin(
        _ body: @escaping @Sendable (Browser, Browser, _ brouillon: Int, _ transmis: Int) async throws -> Void
    ) async throws {
        try await withPlateforme { essai in
            try await Comptes(essai.services).creer(
                courriel: "voisin@cfa.example", prenom: "Lou", nom: "Mercœur", motDePasse: Browser.motDePasse,
                roles: [
                    EtablissementAccessible(
                        siret: DemoComptes.antenne.siret, nom: DemoComptes.antenne.nom, role: .administrateurOF)
                ])
            let mien = try await essai.connecte()
            let brouillon = try await mien.creer()
            let transmis = try await mien.dossierTransmis()
            for (id, page) in [
                (brouillon, Contrat.etape(brouillon, 6)), (transmis, "\(Contrat.liste)/\(transmis)/pieces"),
            ] {
                let page = try await mien.get(page)
                #expect(
                    try await mien.deposer(id, [.init(nom: "piece.pdf", octets: Fichiers.pdf)], page: page).status
                        == 200)
            }
            try await body(mien, try await essai.connecte("voisin@cfa.example"), brouillon, transmis)
        }
    }

    @Test("Lire ce qui est à un autre organisme : 404")
    func lectures() async throws {
        try await avecVoisin { mien, voisin, brouillon, transmis in
            for id in [brouillon, transmis] {
                for suite in [
                    "", "/etapes/1", "/etapes/6", "/etapes/7", "/recu", "/cerfa", "/cerfa.pdf", "/apercu", "/pieces",
                    "/pieces/1", "/pieces/2",
                ] {
                    let uri = "\(Contrat.liste)/\(id)\(suite)"
                    let page = try await voisin.get(uri)
                    #expect(page.status == 404, "\(uri)")
                }
            }
            // The control: the owner reads them.
            #expect(try await mien.get("\(Contrat.liste)/\(transmis)").status == 200)
            #expect(try await mien.get("\(Contrat.liste)/\(brouillon)/pieces/1").status == 200)
        }
    }

    @Test("Écrire dans ce qui est à un autre organisme : 404, et rien ne change")
    func ecritures() async throws {
        try await avecVoisin { mien, voisin, brouillon, transmis in
            let csrf = try #require(try await voisin.get("/of").csrf)
            for id in [brouillon, transmis] {
                for suite in [
                    "/etapes/1", "/etapes/7", "/suppression", "/pieces/1/suppression", "/pieces/2/suppression",
                ] {
                    let page = try await voisin.post(
                        "\(Contrat.liste)/\(id)\(suite)",
                        [("csrf", csrf), ("employeur.denomination", "PIRATE"), ("action", "transmettre")])
                    #expect(page.status == 404, "\(suite)")
                }
                let page = try await voisin.envoyerMultipart(
                    id, Browser.multipart([("csrf", csrf)], [.init(nom: "a.pdf", octets: Fichiers.pdf)]))
                #expect(page.status == 404)
            }
            #expect(try await mien.get(Contrat.etape(brouillon, 1)).etape?["employeur.denomination"] == "")
            #expect(try await mien.get(Contrat.etape(brouillon, 6)).lisible.contains("piece.pdf"))
        }
    }

    @Test("La liste, le tableau de bord et l'export d'un organisme ne montrent que ses dossiers")
    func listes() async throws {
        try await avecVoisin { mien, voisin, _, transmis in
            // PostgreSQL skips a number when a transaction runs again.
            let fiche = try await mien.get("\(Contrat.liste)/\(transmis)").corps
            let numero = String(try #require(fiche.firstMatch(of: /4\d{6}/)).output)
            for uri in [
                Contrat.liste, Contrat.liste + "?vue=brouillon", Contrat.liste + "?q=\(numero)",
                Contrat.liste + "/export/csv", "/of",
            ] {
                let page = try await voisin.get(uri)
                #expect(page.status == 200)
                #expect(!page.corps.contains("\(numero).1"), "\(uri)")
                #expect(!page.corps.contains("Minh-Anh"), "\(uri)")
            }
            #expect(try await mien.get(Contrat.liste).corps.contains("\(numero).1"))
        }
    }

    @Test("Une pièce ne se lit que depuis son dossier")
    func pieceDUnAutreDossier() async throws {
        try await avecVoisin { mien, _, brouillon, transmis in
            for (id, piece) in [(transmis, 1), (brouillon, 2)] {
                let page = try await mien.get("\(Contrat.liste)/\(id)/pieces/\(piece)")
                #expect(page.status == 404)
            }
        }
    }

    @Test(
        "Un numéro illisible ou inconnu : 404",
        arguments: [
            "0", "-1", "999999999", "9999999999999999999999", "abc", "1%00", "1'", "%F0%9F%98%80", "1.5", "0x1",
        ])
    func numeroIllisible(id: String) async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            for suite in ["", "/etapes/1", "/cerfa", "/cerfa.pdf", "/pieces", "/recu"] {
                #expect(try await browser.get("\(Contrat.liste)/\(id)\(suite)").status == 404, "\(suite)")
            }
        }
    }
}
