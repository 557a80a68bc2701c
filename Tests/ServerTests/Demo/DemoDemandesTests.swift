import Platform
import Testing

@testable import Server

@Suite("Demandes d'accès de la démonstration")
struct DemoDemandesTests {
    @Test("attendent au bureau, dans deux délégations, l'une près de son délai, une seule fois")
    func enAttente() async throws {
        try await withPlateforme { essai in
            let demo = DemoDemandes(services: essai.services, module: essai.plateforme.habilitations)
            #expect(try await demo.installer() == 2)
            #expect(try await demo.installer() == 0)
            #expect(
                try await essai.nombre("SELECT COUNT(DISTINCT delegation) FROM demande WHERE etat = 'en_attente'") == 2)
            let agent = try await essai.connecte("agent@opco.example", a: "/opco")
            let file = try await agent.get("/opco/inscriptions")
            #expect(file.lisible.contains("3 h restantes"))
            #expect(file.lisible.contains("40 h restantes"))
            #expect(file.lisible.contains("1-2 sur 2"))
        }
    }
}
