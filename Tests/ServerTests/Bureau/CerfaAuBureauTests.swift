import HTTPTypes
import Platform
import Testing

@testable import Server

@Suite("Les réponses sensibles du CERFA, au bureau")
struct CerfaAuBureauTests {
    private static let lectures: SQL = "SELECT COUNT(*) FROM journal WHERE action = 'dossier.lecture_sensible'"

    @Test("Masquées à qui ne les lit pas sur la fiche", arguments: ["comptable@opco.example", "admin@opco.example"])
    func masquees(_ courriel: String) async throws {
        try await withPlateforme { essai in
            let id = try await essai.connecte().dossierTransmis()
            let agent = try await essai.connecte(courriel, a: "/opco")
            let page = try await agent.get("/opco/contrats-apprentissage/\(id)/cerfa")
            #expect(page.status == 200)
            #expect(page.lisible.contains("Masqué"))
            #expect(try await agent.get("/opco/contrats-apprentissage/\(id)/cerfa.pdf").status == 200)
            #expect(try await essai.nombre(Self.lectures) == 0)
        }
    }

    @Test("La fiche tait aussi les questions qui en dépendent, à qui ne les lit pas")
    func questionsLiees() async throws {
        try await withPlateforme { essai in
            let id = try await essai.connecte().dossierTransmis()
            let page = try await essai.connecte("comptable@opco.example", a: "/opco").get(
                "/opco/contrats-apprentissage/\(id)")
            for question in ["Reconnaissance travailleur handicapé", "Équivalence jeunes", "Extension BOE"] {
                #expect(page.lisible.contains("\(question)Masqué"), "\(question)")
            }
        }
    }

    @Test("Montrées à qui les lit, chaque lecture au journal")
    func lues() async throws {
        try await withPlateforme { essai in
            let id = try await essai.connecte().dossierTransmis()
            let agent = try await essai.connecte("agent@opco.example", a: "/opco")
            let page = try await agent.get("/opco/contrats-apprentissage/\(id)/cerfa")
            #expect(!page.lisible.contains("Masqué"))
            let avant = try await essai.nombre(Self.lectures)
            #expect(avant > 0)
            #expect(try await agent.get("/opco/contrats-apprentissage/\(id)/cerfa.pdf").status == 200)
            #expect(try await essai.nombre(Self.lectures) == 2 * avant)
        }
    }

    @Test("Le déposant voit ce qu'il a saisi, sans journal")
    func deposant() async throws {
        try await withPlateforme { essai in
            let cfa = try await essai.connecte()
            let id = try await cfa.dossierTransmis()
            #expect(!(try await cfa.get("\(Contrat.liste)/\(id)/cerfa").lisible.contains("Masqué")))
            #expect(try await essai.nombre(Self.lectures) == 0)
        }
    }
}
