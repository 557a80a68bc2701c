import Domain
import Dossiers
import Platform
import TestSupport
import Testing

@testable import Server

@Suite("Démonstration en nombre")
struct DemoEnNombreTests {
    private static let nombre = 1_200

    private static let agent = Acces(
        compteID: 0, courriel: "", prenom: "", nom: "", espace: .opco, etablissements: [], choisi: nil,
        roleOPCO: .superviseur)

    @Test("ajoute le nombre demandé, numéros uniques, et remet les index")
    func nombre() async throws {
        try await withPlateforme { essai in
            let avant = try await DemoEnNombreTests.index(essai)
            let bilan = try await DemoEnNombre(essai.services).ajouter(DemoEnNombreTests.nombre) { _ in }
            #expect(bilan.dossiers == DemoEnNombreTests.nombre)
            #expect(try await DemoEnNombreTests.index(essai) == avant)
            try await essai.database.read { db in
                let n = DemoEnNombreTests.nombre
                #expect(try db.count("SELECT COUNT(*) AS n FROM dossier") == n)
                #expect(try db.count("SELECT COUNT(*) AS n FROM dossier_reponses") == n)
                #expect(try db.count("SELECT COUNT(DISTINCT siret_of) AS n FROM dossier") == n / 500)
                #expect(
                    try db.count("SELECT COUNT(*) AS n FROM dossier WHERE siret_of = \(DemoComptes.organisme.siret)")
                        >= 500)
                #expect(try db.count("SELECT COUNT(DISTINCT departement) AS n FROM dossier") > 15)
                #expect(try db.count("SELECT COUNT(DISTINCT beneficiaire_tri) AS n FROM dossier") > n * 9 / 10)
            }
        }
    }

    @Test("laisse le numéro suivant au dossier suivant")
    func numeros() async throws {
        try await withPlateforme { essai in
            _ = try await DemoEnNombre(essai.services).ajouter(600) { _ in }
            let demo = DemoDossiers(services: essai.services, module: essai.plateforme.dossiers)
            // The organisation of the accounts has files: only another one makes the demonstration start anew.
            #expect(try await demo.installer() == 0)
            _ = try await DemoEnNombre(essai.services).ajouter(600) { _ in }
            let doubles = try await essai.database.read { db in
                try db.count(
                    """
                    SELECT COUNT(*) AS n FROM (
                        SELECT numero FROM dossier WHERE brouillon = 0 GROUP BY numero HAVING COUNT(*) > 1) t
                    """)
            }
            #expect(doubles == 0)
        }
    }

    @Test("écrit les colonnes que les réponses donnent, et des réponses sans faute qui s'ouvrent")
    func colonnes() async throws {
        try await withPlateforme { essai in
            _ = try await DemoEnNombre(essai.services).ajouter(DemoEnNombreTests.nombre) { _ in }
            let module = essai.plateforme.dossiers
            try await essai.database.write { db in
                let ids = try db.rows("SELECT id FROM dossier WHERE brouillon = 0 ORDER BY id").map { try $0.int("id") }
                for id in ids.enumerated().filter({ $0.offset % 40 == 0 }).map(\.element) {
                    let (dossier, reponses) = try module.store.find(id, DemoEnNombreTests.agent, on: db)
                    #expect(NIR.cleJuste(reponses["apprenti.nir"]) && NIR.formatJuste(reponses["apprenti.nir"]))
                    let formulaire = ContratApprentissage.definition.formulaire(pour: reponses)
                    let erreurs = try module.constats(reponses, formulaire, on: db).filter { $0.gravite == .erreur }
                    #expect(erreurs.isEmpty, "\(erreurs.map(\.message))")
                    try DemoEnNombreTests.comparer(dossier, reponses, module, on: db)
                }
            }
        }
    }

    /// The same answers, written by the store as a draft, give the same columns.
    private static func comparer(
        _ dossier: Dossier, _ reponses: Reponses, _ module: DossiersModule, on db: any Connection
    ) throws {
        let copie = try module.store.creer(
            ContratApprentissage.definition, reponses, agent, siretOF: dossier.siretOF, at: .test, on: db)
        func colonnes(_ id: Int) throws -> [String] {
            let row = try db.first(
                """
                SELECT siret_of, siret_employeur, organisme, beneficiaire, beneficiaire_tri, etablissement,
                    etablissement_tri, intitule, intitule_tri, date_debut, date_fin, departement, subroge || '' AS s
                FROM dossier WHERE id = \(id)
                """)
            return try #require(row).values.map { "\($0)" }
        }
        #expect(try colonnes(copie) == colonnes(dossier.id))
    }

    private static func index(_ essai: Essai) async throws -> [String] {
        try await essai.database.read { db in
            switch db.dialect {
            case .sqlite:
                try db.rows("SELECT sql AS d FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name")
                    .map { try $0.string("d") }
            case .postgres:
                try db.rows(
                    "SELECT indexdef AS d FROM pg_indexes WHERE schemaname = current_schema() ORDER BY indexname"
                ).map { try $0.string("d") }
            }
        }
    }
}
