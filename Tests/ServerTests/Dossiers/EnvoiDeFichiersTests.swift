import Foundation
import HTTPTypes
import NIOCore
import Platform
import Testing

@testable import Server

@Suite("Pièces jointes envoyées")
struct EnvoiDeFichiersTests {
    private func brouillon(_ body: @escaping @Sendable (Browser, Int, PageLue) async throws -> Void) async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.creer()
            try await body(browser, id, try await browser.get(Contrat.etape(id, 6)))
        }
    }

    struct Refuse: Sendable, CustomTestStringConvertible {
        let nom: String
        let octets: [UInt8]
        let phrase: String
        var testDescription: String { phrase }
    }

    private static let refuses: [Refuse] = [
        .init(nom: "vide.pdf", octets: [], phrase: "Le fichier « vide.pdf » est vide"),
        .init(
            nom: "gros.pdf", octets: Fichiers.pdf + [UInt8](repeating: 32, count: 10 << 20),
            phrase: "Le fichier « gros.pdf » dépasse 10 Mo"),
        .init(
            nom: "texte.pdf", octets: Array("bonjour".utf8),
            phrase: "Le fichier « texte.pdf » doit être un PDF, un JPG ou un PNG"),
        .init(
            nom: "page.png", octets: Array("<html><script>alert(1)</script>".utf8),
            phrase: "Le fichier « page.png » doit être un PDF, un JPG ou un PNG"),
        .init(
            nom: "zip.pdf", octets: [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 60),
            phrase: "Le fichier « zip.pdf » doit être un PDF, un JPG ou un PNG"),
        .init(
            nom: "elf.jpg", octets: [0x7F, 0x45, 0x4C, 0x46] + [UInt8](repeating: 0, count: 60),
            phrase: "Le fichier « elf.jpg » doit être un PDF, un JPG ou un PNG"),
        .init(
            nom: "coupe.pdf", octets: Array(Fichiers.pdf.prefix(60)),
            phrase: "Le fichier « coupe.pdf » est incomplet : envoyez-le de nouveau"),
        .init(
            nom: "coupe.png", octets: Array(Fichiers.png.prefix(40)),
            phrase: "Le fichier « coupe.png » est incomplet : envoyez-le de nouveau"),
        .init(
            nom: "protege.pdf", octets: Fichiers.pdfProtege,
            phrase: "Le fichier « protege.pdf » est protégé par un mot de passe : envoyez-le sans protection"),
    ]

    @Test("Chaque refus a sa phrase, et ce qui est bon est gardé", arguments: refuses)
    func refus(refuse: Refuse) async throws {
        try await brouillon { browser, id, page in
            let bon = FichierEnvoye(nom: "bon.png", octets: Fichiers.png, type: "text/html")
            let apres = try await browser.deposer(id, [.init(nom: refuse.nom, octets: refuse.octets), bon], page: page)
            #expect(apres.status == 422)
            #expect(apres.titre.hasPrefix("Erreur : "))
            #expect(apres.erreurs.map(\.message) == [refuse.phrase])
            let relu = try await browser.get(Contrat.etape(id, 6))
            #expect(relu.lisible.contains("bon.png"))
            #expect(!relu.lisible.contains(refuse.nom))
            let piece = try await browser.get("\(Contrat.liste)/\(id)/pieces/1")
            #expect(piece.headers[.contentType] == "image/png", "le type vient des octets")
            #expect(Array(piece.octets.readableBytesView) == Fichiers.png)
        }
    }

    @Test("Sans fichier choisi, la page le demande")
    func rien() async throws {
        try await brouillon { browser, id, page in
            for fichiers in [[], [FichierEnvoye(nom: "", octets: [])]] {
                let apres = try await browser.deposer(id, fichiers, page: page)
                #expect(apres.status == 422)
                #expect(apres.erreurs.map(\.message) == ["Sélectionnez un fichier à envoyer"])
            }
        }
    }

    @Test(
        "Un nom de fichier ne sort pas de sa ligne",
        arguments: [
            ("../../etc/passwd.pdf", "passwd.pdf"), ("C:\\Users\\x\\contrat.pdf", "contrat.pdf"),
            ("a\u{7F}b\u{1}.pdf", "ab.pdf"), ("<img src=x onerror=alert(1)>.pdf", "<img src=x onerror=alert(1)>.pdf"),
            (String(repeating: "n", count: 5000) + ".pdf", String(repeating: "n", count: 180)),
            ("é😀 ; x=1.pdf", "é😀 ; x=1.pdf"),
            ("%22 ; filename=b.pdf", "\" ; filename=b.pdf"),
        ])
    func noms(envoye: String, garde: String) async throws {
        try await brouillon { browser, id, page in
            let apres = try await browser.deposer(id, [.init(nom: envoye, octets: Fichiers.pdf)], page: page)
            #expect(apres.status == 200, "\(apres.erreurs)")
            #expect(apres.lisible.contains(garde.split(separator: " ").joined(separator: " ")))
            #expect(apres.markup.broken == [])
            let piece = try await browser.get("\(Contrat.liste)/\(id)/pieces/1")
            #expect(piece.status == 200)
            let disposition = try #require(piece.headers[.contentDisposition])
            #expect(disposition.hasPrefix("inline; filename=\""))
            #expect(disposition.utf8.allSatisfy { $0 >= 32 && $0 < 127 })
        }
    }

    @Test("Un retour à la ligne dans le nom ne fait pas d'en-tête")
    func retourALaLigne() async throws {
        try await brouillon { browser, id, page in
            let form = try #require(page.formulaire(vers: "\(Contrat.liste)/\(id)/pieces"))
            let corps = Browser.multipart(form.champs, [.init(nom: "a\r\nX-Pirate: 1.pdf", octets: Fichiers.pdf)])
            let apres = try await browser.envoyerMultipart(id, corps)
            #expect(apres.status == 200 || apres.status == 400)
            #expect(
                try await browser.get("\(Contrat.liste)/\(id)/pieces/1").headers[HTTPField.Name("X-Pirate")!] == nil)
        }
    }

    private static let limite = Browser.limite

    @Test(
        "Un corps abîmé est refusé par une phrase, sans rien garder",
        arguments: [
            ("multipart/form-data", ""), ("multipart/form-data; boundary=", ""),
            ("multipart/form-data; boundary=autre", "--\(limite)--\r\n"),
            ("multipart/form-data; boundary=\(String(repeating: "x", count: 300))", ""),
            ("multipart/form-data; boundary=\(limite)", ""),
            ("multipart/form-data; boundary=\(limite)", "--\(limite)"),
            ("multipart/form-data; boundary=\(limite)", "--\(limite)\r\n"),
            (
                "multipart/form-data; boundary=\(limite)",
                "--\(limite)\r\nContent-Disposition: form-data\r\n\r\nx\r\n--\(limite)--"
            ),
            ("multipart/form-data; boundary=\(limite)", "--\(limite)\r\nsans deux points\r\n\r\nx\r\n--\(limite)--"),
            ("multipart/form-data; boundary=\(limite)", "--\(limite)\r\nX: " + String(repeating: "y", count: 20_000)),
            ("multipart/form-data; boundary=\(limite)", String(repeating: "préambule", count: 2000)),
            ("multipart/form-data; boundary=\(limite)", String(repeating: "\r\n--\(limite)x", count: 1000)),
            ("text/plain", "bonjour"), ("application/x-www-form-urlencoded", "a=1"),
        ])
    func abime(type: String, corps: String) async throws {
        try await brouillon { browser, id, _ in
            let page = try await browser.envoyerMultipart(id, Array(corps.utf8), type: type)
            #expect(page.status == 400, "\(page.lisible.prefix(200))")
            #expect(page.lisible.contains("La demande reçue est illisible ou incomplète."))
        }
    }

    @Test("Un envoi coupé au milieu ne laisse pas de pièce, et le dit")
    func coupe() async throws {
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.creer()
            let form = try #require(
                try await browser.get(Contrat.etape(id, 6)).formulaire(vers: "\(Contrat.liste)/\(id)/pieces"))
            let corps = Browser.multipart(
                form.champs, [.init(nom: "a.pdf", octets: Fichiers.pdf + [UInt8](repeating: 10, count: 100_000))])
            for taille in [corps.count - 3, corps.count - 30, corps.count / 2, 700] {
                let page = try await browser.envoyerMultipart(id, Array(corps.prefix(taille)))
                #expect(page.status == 400, "\(taille)")
            }
            let pieces = try await essai.database.read { db in try db.count("SELECT COUNT(*) FROM piece") }
            #expect(pieces == 0)
            // Nothing is left of what was cut.
            let restes = try FileManager.default.subpathsOfDirectory(atPath: essai.services.settings.data + "/fichiers")
                .filter { $0.contains("tmp") && !$0.hasSuffix("tmp") }
            #expect(restes == [])
        }
    }

    @Test("Un jeton absent, faux ou placé après le fichier : rien n'est gardé", arguments: [0, 1, 2])
    func jeton(cas: Int) async throws {
        try await brouillon { browser, id, page in
            let csrf = try #require(page.csrf)
            let fichier = Browser.multipart([], [.init(nom: "a.pdf", octets: Fichiers.pdf)])
            let corps: [UInt8] =
                switch cas {
                case 0: fichier
                case 1:
                    Browser.multipart([("csrf", String(csrf.reversed()))], [.init(nom: "a.pdf", octets: Fichiers.pdf)])
                default: fichier.dropLast(Browser.limite.utf8.count + 6) + Browser.multipart([("csrf", csrf)], [])
                }
            let apres = try await browser.envoyerMultipart(id, corps)
            #expect(apres.status == 403)
            #expect(try await browser.get(Contrat.etape(id, 6)).lisible.contains("Aucune pièce jointe pour l'instant."))
        }
    }

    @Test("Mille champs passent, plus de vingt fichiers d'un coup sont refusés par une phrase")
    func mille() async throws {
        try await brouillon { browser, id, page in
            let form = try #require(page.formulaire(vers: "\(Contrat.liste)/\(id)/pieces"))
            let champs = form.champs + (0..<1000).map { ("x\($0)", "y") }
            let bon = try await browser.envoyerMultipart(
                id, Browser.multipart(champs, [.init(nom: "a.pdf", octets: Fichiers.pdf)]))
            #expect(bon.status == 200)
            let trop = (0..<1000).map { FichierEnvoye(nom: "f\($0).pdf", octets: Fichiers.pdf) }
            let apres = try await browser.deposer(id, trop, page: page)
            #expect(apres.status == 422)
            #expect(
                apres.erreurs.map(\.message) == [
                    "Envoyez 20 fichiers au plus à la fois : les suivants ne sont pas ajoutés"
                ])
            let relu = try await browser.get(Contrat.etape(id, 6))
            #expect(relu.lisible.contains("f19.pdf"))
            #expect(!relu.lisible.contains("f20.pdf"))
        }
    }

    @Test("La page reçoit chaque réponse en JSON quand elle le demande")
    func json() async throws {
        try await brouillon { browser, id, page in
            let form = try #require(page.formulaire(vers: "\(Contrat.liste)/\(id)/pieces"))
            let corps = Browser.multipart(
                form.champs,
                [
                    .init(nom: "bon.pdf", octets: Fichiers.pdf), .init(nom: "vide.pdf", octets: []),
                ])
            let reponse = try await browser.envoyerMultipart(id, corps, headers: [.accept: "application/json"])
            #expect(reponse.status == 422)
            #expect(reponse.corps.contains("\"nom\":\"bon.pdf\""))
            #expect(reponse.corps.contains("Le fichier « vide.pdf » est vide"))
        }
    }

    @Test("Une nature de pièce inconnue devient « autre »")
    func nature() async throws {
        try await brouillon { browser, id, page in
            let csrf = try #require(page.csrf)
            let corps = Browser.multipart(
                [("csrf", csrf), ("genre", "<script>")], [.init(nom: "a.pdf", octets: Fichiers.pdf)])
            let apres = try await browser.envoyerMultipart(id, corps)
            #expect(apres.status == 200)
            #expect(!apres.corps.contains("<script>\""))
            #expect(apres.markup.broken == [])
        }
    }
}
