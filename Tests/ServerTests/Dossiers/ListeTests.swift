import Domain
import Dossiers
import Foundation
import HTTPTypes
import NIOCore
import Platform
import Testing

@testable import Server

@Suite("Liste des contrats d'apprentissage")
struct ListeTests {
    /// Rows of the list without the wizard: what lists read.
    private func semer(_ essai: Essai, _ lignes: [(nom: String, etablissement: String, etat: String, debut: String)])
        async throws
    {
        try await essai.database.write { db in
            for (rang, ligne) in lignes.enumerated() {
                try db.execute(
                    """
                    INSERT INTO dossier (dispositif, etat, brouillon, version, numero, espace, siret_of, siret_employeur, organisme,
                        beneficiaire, beneficiaire_tri, etablissement, etablissement_tri, date_debut, cree_le, maj_le, maj_par)
                    VALUES ('contrat-apprentissage', \(ligne.etat), 0, 2, \(5_000_001 + rang), 'of', '98765432400019',
                        '99999800800018', 'OF GENERIQUE', \(ligne.nom), \(Tri.cle(ligne.nom)), \(ligne.etablissement),
                        \(Tri.cle(ligne.etablissement)), \(ligne.debut), '2025-09-01T08:00:00.000Z',
                        '2025-09-01T08:00:00.000Z', 'Sacha DELORME')
                    """)
            }
        }
    }

    private func avecTrois(_ body: @escaping @Sendable (Browser) async throws -> Void) async throws {
        try await withPlateforme { essai in
            try await semer(
                essai,
                [
                    ("ALPHA, Zoé", "GARAGE DU PONT", "transmis", "2025-09-01"),
                    ("BRAVO, Noé", "=GARAGE 100%", "accorde", "2025-10-01"),
                    ("CHARLIE, Léo", "ATELIER DU PORT", "refuse", "2025-11-01"),
                ])
            try await body(try await essai.connecte())
        }
    }

    /// Names in the order shown.
    private func noms(_ page: PageLue) -> [String] {
        let texte = page.lisible
        return ["ALPHA", "BRAVO", "CHARLIE"].compactMap { nom in texte.range(of: nom).map { (nom, $0.lowerBound) } }
            .sorted { $0.1 < $1.1 }.map(\.0)
    }

    @Test(
        "Filtres, recherche et ordre disent ce qu'ils montrent",
        arguments: [
            ("", ["CHARLIE", "BRAVO", "ALPHA"]), ("tri=nom", ["ALPHA", "BRAVO", "CHARLIE"]),
            ("tri=-nom", ["CHARLIE", "BRAVO", "ALPHA"]),
            ("tri=debut", ["ALPHA", "BRAVO", "CHARLIE"]), ("tri=etablissement", ["CHARLIE", "BRAVO", "ALPHA"]),
            ("f=etat:Accordé", ["BRAVO"]), ("f=etat:Accordé;Refusé", ["CHARLIE", "BRAVO"]),
            ("f=etat:accorde", ["BRAVO"]),
            ("f=etat:Accordé&f=etablissement:pont", []), ("f=etablissement:PORT;pont", ["CHARLIE", "ALPHA"]),
            ("f=nom:bravo", ["BRAVO"]), ("q=zoe", ["ALPHA"]), ("q=garage", ["BRAVO", "ALPHA"]),
            ("q=5000002", ["BRAVO"]),
            ("q=5000002.1", ["BRAVO"]), ("f=debut:depuis 01/10/2025", ["CHARLIE", "BRAVO"]),
            ("f=debut:jusqu'au 01/10/2025", ["BRAVO", "ALPHA"]),
            ("f=debut:01/11/2025", ["CHARLIE"]), ("f=numero:5000003", ["CHARLIE"]), ("q=%", []), ("q=_", []),
            ("f=etat:Inconnu", []),
            ("colonne=etat&valeur=Accordé", ["BRAVO"]),
        ])
    func semantique(requete: String, attendus: [String]) async throws {
        try await avecTrois { browser in
            let page = try await browser.get(
                Contrat.liste + "?"
                    + requete.split(separator: "&").map { part in
                        let mots = part.split(separator: "=", maxSplits: 1)
                        return mots[0] + "=" + encode(String(mots.count > 1 ? mots[1] : ""))
                    }.joined(separator: "&"))
            #expect(page.status == 200)
            #expect(noms(page) == attendus)
            #expect(page.lisible.contains(attendus.isEmpty ? "0-0 sur 0" : "1-\(attendus.count) sur \(attendus.count)"))
            #expect(page.markup.broken == [])
        }
    }

    @Test("Un filtre de plus rejoint ceux de l'adresse, et se retire d'un clic")
    func ajoutEtRetrait() async throws {
        try await avecTrois { browser in
            let page = try await browser.get(
                Contrat.liste + "?f=" + encode("etat:Accordé") + "&colonne=etat&valeur=" + encode("Refusé"))
            #expect(page.uri == Contrat.liste + "?f=" + URLText.encode("etat:Accordé;Refusé"))
            #expect(noms(page) == ["CHARLIE", "BRAVO"])
            let retrait = page.markup.elements.first {
                $0.name == "a" && $0.attributes["class"]?.contains("chip") == true
            }
            let sans = try await browser.get(decode(try #require(retrait?.attributes["href"])))
            #expect(noms(sans).count == 3)
        }
    }

    @Test(
        "Une adresse tordue donne une liste ou une redirection, jamais une erreur",
        arguments: [
            "tri=inconnu", "tri=-", "tri=--nom", "tri=%00", "tri=nom&tri=etat", "page=-1", "page=0",
            "page=1000000000000000000",
            "page=99999999999999999999", "page=abc", "lignes=7", "lignes=-10", "lignes=1000000", "vue=autre",
            "q=%25%5F%27%22%00%5C",
            "q=%F0%9F%98%80", "q=%FF%FE", "q=" + String(repeating: "9", count: 5000), "q=+", "q=-1", "f=", "f=:",
            "f=etat", "f=etat:",
            "f=x:y", "f=%00:%00", "f=numero:99999999999999999999", "f=numero:-1", "f=numero:.", "f=debut:99/99/9999",
            "f=debut:1/1/99999999999999999999", "f=debut:%C2%B2/%C2%B2/%C2%B2", "f=deca:'%20OR%201=1", "f=etat:;;;",
            "f=nom:%25",
            String(repeating: "f=nom:a&", count: 500), "f=nom:" + String(repeating: "a;", count: 2000),
            "colonne=etat&valeur=",
            "colonne=x&valeur=y", "colonne=nom&valeur=%00", "=&=&", "%", "&", "?", "q=%E2%80%AE",
            "page=100000&lignes=100",
        ])
    func tordue(requete: String) async throws {
        try await avecTrois { browser in
            for suite in ["", "/export/csv"] {
                let page = try await browser.envoyer(.get, Contrat.liste + suite + "?" + requete)
                #expect([200, 303].contains(page.status), "\(suite)")
                if suite.isEmpty, page.status == 200 { #expect(page.markup.broken == []) }
            }
        }
    }

    @Test(
        "Les recherches de référentiels ne cassent sur rien",
        arguments: [
            "etablissements", "organismes", "communes", "certifications", "conventions",
        ])
    func recherches(table: String) async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            for q in [
                "", "%00", "a%00b", "%25", "999998008", "99999800800018", "35000", "mécanique", "%27%22%5C",
                "%F0%9F%98%80", "RNCP", String(repeating: "9", count: 5000),
            ] {
                let page = try await browser.get("\(Contrat.liste)/recherche/\(table)?q=\(q)&prefixe=%3Cscript%3E")
                #expect(page.status == 200, "\(q)")
                #expect(page.headers[.contentType]?.hasPrefix("application/json") == true)
            }
            let id = try await browser.creer()
            for (etape, prefixe) in [(1, "employeur"), (5, "organismeFormation"), (5, "formation")] {
                for code in ["a\u{0}b", "99999800800018\u{0}", "%", "'", "RNCP1\u{0}"] {
                    var form = try #require(try await browser.get(Contrat.etape(id, etape)).etape)
                    form["choix.\(prefixe)"] = code
                    form["recherche.\(prefixe)"] = code
                    for action in ["choisir", "chercher", "saisir"] {
                        let page = try await browser.submit(form, ("action", "\(action):\(prefixe)"))
                        #expect(page.status == 200, "\(action) \(code)")
                        #expect(page.uri.hasPrefix(Contrat.etape(id, etape)), "\(action) reste sur l'étape")
                    }
                }
            }
        }
    }

    @Test("L'export reprend filtres et ordre, et aucune cellule n'est une formule")
    func export() async throws {
        try await avecTrois { browser in
            let csv = try await browser.get(Contrat.liste + "/export/csv?tri=nom&f=" + encode("etat:Accordé;Transmis"))
            #expect(csv.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(
                csv.headers[.contentDisposition]?.hasPrefix("attachment; filename=\"contrats-apprentissage.csv\"")
                    == true)
            let octets = Array(csv.octets.readableBytesView)
            #expect(Array(octets.prefix(3)) == [0xEF, 0xBB, 0xBF])
            let lignes = String(decoding: octets.dropFirst(3), as: UTF8.self).split(separator: "\r\n").map(String.init)
            #expect(lignes.count == 3)
            #expect(
                lignes.first
                    == "\"Nom, Prénom\";Établissement;N° de dossier;Numéro DECA;Intitulé de la formation;Date de début;Date de fin;Etat"
            )
            #expect(
                lignes.dropFirst().first?.hasPrefix("\"ALPHA, Zoé\";GARAGE DU PONT;5000001.1;;;01/09/2025;;Transmis")
                    == true)
            #expect(lignes.last?.contains(";'=GARAGE 100%;") == true)

            let xlsx = try await browser.get(Contrat.liste + "/export/xlsx")
            #expect(Array(xlsx.octets.readableBytesView.prefix(2)) == Array("PK".utf8))
            #expect(xlsx.headers[.contentType] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            #expect(try await browser.get(Contrat.liste + "/export/pdf").status == 404)
        }
    }

    @Test("Pages : la suite, la dernière, et au-delà")
    func pages() async throws {
        try await withPlateforme { essai in
            try await semer(essai, (1...23).map { ("NOM\($0 + 10), Z", "E", "transmis", "2025-09-01") })
            let browser = try await essai.connecte()
            #expect(try await browser.get(Contrat.liste).lisible.contains("1-10 sur 23"))
            let derniere = try await browser.get(Contrat.liste + "?page=3")
            #expect(derniere.lisible.contains("21-23 sur 23"))
            #expect(try await browser.get(Contrat.liste + "?lignes=25").lisible.contains("1-23 sur 23"))
            let audela = try await browser.get(Contrat.liste + "?page=9")
            #expect(audela.status == 200)
            #expect(audela.lisible.contains("0-0 sur 23"))
        }
    }

    @Test("Au-delà de dix mille, le compte s'arrête et le dit")
    func plafond() async throws {
        try await withPlateforme { essai in
            _ = try await essai.database.write { db in
                try db.execute(
                    """
                    INSERT INTO dossier (dispositif, etat, brouillon, version, numero, espace, siret_of, siret_employeur,
                        beneficiaire, beneficiaire_tri, cree_le, maj_le, maj_par)
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10100)
                    SELECT 'contrat-apprentissage', 'transmis', 0, 2, 6000000 + i, 'of', '98765432400019', '', 'X', 'X',
                        '2025-09-01T08:00:00.000Z', '2025-09-01T08:00:00.000Z', '' FROM n
                    """)
            }
            let browser = try await essai.connecte()
            let page = try await browser.get(Contrat.liste)
            #expect(page.lisible.contains("1-10 sur plus de 10 000"))
            #expect(page.lisible.contains("TRANSMIS plus de 10 000"))
            #expect(!page.lisible.contains(" 10001 "))
        }
    }
}
