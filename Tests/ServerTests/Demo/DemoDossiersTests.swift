import Domain
import Dossiers
import Platform
import Testing

@testable import Server

@Suite("Dossiers de la démonstration")
struct DemoDossiersTests {
    @Test("se trouvent dans chaque état, avec leurs courriers et leurs pièces, et une seule fois")
    func chaqueEtat() async throws {
        try await withPlateforme { essai in
            let demo = DemoDossiers(services: essai.services, module: essai.plateforme.dossiers)
            #expect(try await demo.installer() == SceneDeDemo.toutes.count)
            #expect(try await demo.installer() == 0)
            let etats = try await essai.database.read { db in
                try db.rows("SELECT DISTINCT etat FROM dossier").map { try $0.string("etat") }
            }
            #expect(Set(etats) == Set(EtatDossier.allCases.map(\.rawValue)))
            #expect(try await essai.compter("SELECT COUNT(*) AS n FROM dossier") == SceneDeDemo.toutes.count)
            #expect(try await essai.compter("SELECT COUNT(*) AS n FROM piece") > 10)
            #expect(try await essai.compter("SELECT COUNT(*) AS n FROM notification") > 10)
            #expect(
                try await essai.compter(
                    "SELECT COUNT(*) AS n FROM dossier WHERE etat = 'accorde' AND npec_accorde IS NULL") == 0)
        }
    }

    @Test("comptent un brouillon complet, prêt à être transmis dans le navigateur")
    func brouillonPret() async throws {
        try await withPlateforme { essai in
            let module = essai.plateforme.dossiers
            _ = try await DemoDossiers(services: essai.services, module: module).installer()
            let (prets, brouillons) = try await essai.database.read { db in
                let ids = try db.rows("SELECT id FROM dossier WHERE brouillon = 1 ORDER BY id").map { try $0.int("id") }
                let acces = Acces(
                    compteID: 0, courriel: "", prenom: "", nom: "", espace: .of,
                    etablissements: [DemoComptes.organisme.siret, DemoComptes.antenne.siret].map {
                        EtablissementAccessible(siret: $0, nom: "", role: .gestionnaireOF)
                    }, choisi: nil, roleOPCO: nil)
                let prets = try ids.filter { id in
                    let (_, reponses) = try module.store.find(id, acces, on: db)
                    let formulaire = ContratApprentissage.definition.formulaire(pour: reponses)
                    return try !module.constats(reponses, formulaire, on: db).contains { $0.gravite == .erreur }
                }
                return (prets.count, ids.count)
            }
            #expect(prets == 2)
            #expect(brouillons == 4)
        }
    }
}
