import HTTPTypes
import NIOCore
import Platform
import Testing

@testable import Server

@Suite("Corps illisibles ou démesurés")
struct CorpsIllisiblesTests {
    private func envoyer(_ corps: [UInt8], type: String?) async throws -> PageLue {
        let result = Sortie()
        try await withPlateforme { essai in
            let browser = try await essai.connecte()
            let id = try await browser.creer()
            var headers = HTTPFields()
            headers[.contentType] = type
            result.page = try await browser.envoyer(
                .post, Contrat.etape(id, 1), headers: headers, body: ByteBuffer(bytes: corps))
        }
        return try #require(result.page)
    }

    private final class Sortie: @unchecked Sendable { var page: PageLue? }

    @Test(
        "Un corps d'un autre type est refusé par une phrase",
        arguments: [
            "application/json", "text/plain", "multipart/form-data; boundary=x", "application/xml", "", nil,
        ] as [String?])
    func autreType(type: String?) async throws {
        let page = try await envoyer(Array("{\"a\":1}".utf8), type: type)
        #expect(page.status == 400)
        #expect(page.lisible.contains("La demande reçue est illisible ou incomplète."))
    }

    @Test("Le type se lit sans égard aux majuscules")
    func majuscules() async throws {
        let page = try await envoyer(
            Array("employeur.denomination=X".utf8), type: "Application/X-WWW-Form-URLEncoded; charset=UTF-8")
        #expect(page.status == 403)
        #expect(page.formulaire(vers: page.uri)?["employeur.denomination"] == "X", "les réponses reviennent")
    }

    @Test("Plus de quatre mégaoctets : 413 en français")
    func tropGros() async throws {
        let page = try await envoyer(
            Array("a=".utf8) + [UInt8](repeating: 97, count: 5 << 20), type: "application/x-www-form-urlencoded")
        #expect(page.status == 413)
        #expect(page.lisible.contains("L'envoi est trop volumineux"))
        #expect(page.markup.elements.first { $0.name == "html" }?.attributes["lang"] == "fr")
    }

    @Test("Plus de champs qu'un formulaire n'en porte : refusé entier, plutôt que lu en partie")
    func tropDeChamps() async throws {
        let page = try await envoyer(
            Array(String(repeating: "&a", count: 100_000).utf8), type: "application/x-www-form-urlencoded")
        #expect(page.status == 413)
    }

    @Test(
        "Un encodage abîmé se lit sans rien casser",
        arguments: [
            "%", "%4", "%zz=%", "a=%ff%fe%00", "&&&&==&=", "csrf=%00", "=", "a=%F0%28%8C%28",
        ])
    func encodage(texte: String) async throws {
        let page = try await envoyer(Array(texte.utf8), type: "application/x-www-form-urlencoded")
        #expect(page.status == 403, "sans jeton, le formulaire revient")
        #expect(page.octets.readableBytes < 4 << 20)
    }

    @Test("Une connexion au corps démesuré : 413")
    func connexion() async throws {
        try await withPlateforme { essai in
            let page = try await essai.browser().poster(
                "/cas/login", [("username", String(repeating: "a", count: 5 << 20))])
            #expect(page.status == 413)
        }
    }
}
