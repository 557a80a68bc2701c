import Domain
import Foundation
import HTTPTypes
import NIOCore
import Platform
import TestSupport
import Testing

@testable import Server

@Suite("Dépôt d'un contrat d'apprentissage, de la connexion à l'accusé de réception")
struct ParcoursTests {
    @Test("Les sept étapes mènent à un numéro, à l'accusé, à la liste, à la fiche et au CERFA")
    func parcours() async throws {
        try await withPlateforme { essai in
            let browser = essai.browser()
            let accueil = try await browser.login(as: "gestion.of@formation.example")
            #expect(accueil.status == 200)
            #expect(accueil.titres == ["Bienvenue sur M-Gestion Organisme de formation"] || accueil.uri == "/of")

            let id = try await browser.brouillonComplet()
            let brouillons = try await browser.get(Contrat.liste + "?vue=brouillon")
            #expect(brouillons.corps.contains("TRAN, Minh-Anh"))

            let pieces = try await browser.get(Contrat.etape(id, 6))
            #expect(pieces.titre.contains("Étape 6"))
            let depot = try await browser.deposer(
                id, [.init(nom: "convention.pdf", octets: Fichiers.pdf)], page: pieces)
            #expect(depot.status == 200)
            #expect(depot.corps.contains("convention.pdf"))

            let synthese = try await browser.get(Contrat.etape(id, 7))
            #expect(synthese.etape?["contrat.lieuSignatureContrat"] == "RENNES", "« Fait à » reprend la commune")
            let recu = try await browser.remplir(id, etape: 7, try Contrat.reponses(), action: "transmettre")
            #expect(recu.uri == "\(Contrat.liste)/\(id)/recu")
            #expect(
                recu.titres == ["Votre dossier est transmis Transmis"]
                    || recu.lisible.contains("Votre dossier est transmis"))
            // PostgreSQL skips a number when a transaction runs again.
            let numero = String(try #require(recu.corps.firstMatch(of: /400000\d\.1/)).output)

            let liste = try await browser.get(Contrat.liste)
            #expect(liste.lisible.contains(numero))
            #expect(liste.lisible.contains("1-1 sur 1"))

            let fiche = try await browser.get("\(Contrat.liste)/\(id)")
            #expect(fiche.status == 200)
            for texte in [numero, "CARROSSERIE LANTELME", "TRAN, Minh-Anh", "convention.pdf", "2 07 01"] {
                #expect(fiche.lisible.contains(texte), "\(texte)")
            }
            #expect(!fiche.corps.contains("207013523804774"), "le NIR est masqué")

            let cerfa = try await browser.get("\(Contrat.liste)/\(id)/cerfa")
            #expect(cerfa.status == 200)
            #expect(cerfa.lisible.contains("CARROSSERIE LANTELME"))
            let pdf = try await browser.get("\(Contrat.liste)/\(id)/cerfa.pdf")
            #expect(pdf.headers[.contentType] == "application/pdf")
            let texte = try Poppler(Array(pdf.octets.readableBytesView), name: "cerfa-\(id)").flatText()
            #expect(texte.contains("CARROSSERIE LANTELME"))
            #expect(!texte.contains("207013523804774"))
        }
    }

    @Test("Chaque dossier reçoit un numéro à lui, même quand les dépôts se croisent")
    func numeros() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            var ids: [Int] = []
            for _ in 0..<4 { ids.append(try await browser.brouillonComplet()) }
            let cookies = browser
            try await withThrowingTaskGroup(of: Int.self) { group in
                for id in ids {
                    let tab = cookies.onglet()
                    let page = try await tab.get(Contrat.etape(id, 7))
                    let champs = try champsDeSynthese(page)
                    let envoi = Envoi(tab: tab, id: id, champs: champs)
                    group.addTask { try await envoi.transmettre() }
                }
                for try await status in group { #expect(status == 303) }
            }
            // A transaction that starts again may leave a number unused; none is given twice.
            let numeros = try await essai.database.read { db in
                try db.rows("SELECT numero FROM dossier WHERE brouillon = 0").map { try $0.int("numero") }
            }
            #expect(numeros.count == 4)
            #expect(Set(numeros).count == 4)
            #expect(numeros.allSatisfy { $0 > 4_000_000 })
            let liste = try await browser.get(Contrat.liste)
            for numero in numeros { #expect(liste.lisible.contains("\(numero).1")) }
        }
    }
}

/// The synthesis with its statements ticked.
func champsDeSynthese(_ page: PageLue) throws -> [(String, String)] {
    var form = try #require(page.etape)
    let etape = try #require(Contrat.formulaire().etapes.first { $0.numero == 7 })
    for (nom, valeur) in Contrat.champs(etape, try Contrat.reponses()) { form[nom] = valeur }
    form["action"] = "transmettre"
    return form.champs
}

/// One tab that sends, alone in its task.
struct Envoi: @unchecked Sendable {
    let tab: Browser
    let id: Int
    let champs: [(String, String)]

    func transmettre() async throws -> Int { try await tab.poster(Contrat.etape(id, 7), champs).status }
}
