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
            let n = DemoEnNombreTests.nombre
            #expect(try await essai.compter("SELECT COUNT(*) AS n FROM dossier") == n)
            #expect(try await essai.compter("SELECT COUNT(*) AS n FROM dossier_reponses") == n)
            #expect(try await essai.compter("SELECT COUNT(DISTINCT siret_of) AS n FROM dossier") == n / 500)
            let siret = DemoComptes.organisme.siret
            #expect(try await essai.compter("SELECT COUNT(*) AS n FROM dossier WHERE siret_of = \(siret)") >= 500)
            #expect(try await essai.compter("SELECT COUNT(DISTINCT departement) AS n FROM dossier") >= 12)
            #expect(try await essai.compter("SELECT COUNT(DISTINCT beneficiaire_tri) AS n FROM dossier") > n * 9 / 10)
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
            let doubles = try await essai.compter(
                """
                SELECT COUNT(*) AS n FROM (
                    SELECT numero FROM dossier WHERE brouillon = 0 GROUP BY numero HAVING COUNT(*) > 1) t
                """)
            #expect(doubles == 0)
        }
    }

    @Test("ses établissements sont connus des données de référence, ouverts et nommés")
    func sirene() async throws {
        try await withPlateforme { essai in
            _ = try await DemoEnNombre(essai.services).ajouter(DemoEnNombreTests.nombre) { _ in }
            for colonne in [SQL(literal: "d.siret_of"), SQL(literal: "d.siret_employeur")] {
                let inconnus = try await essai.compter(
                    """
                    SELECT COUNT(*) AS n FROM dossier d WHERE \(colonne) LIKE '999%' AND NOT EXISTS (
                        SELECT 1 FROM etablissement e JOIN unite_legale u ON u.siren = substr(e.siret, 1, 9)
                        WHERE e.siret = \(colonne) AND e.etat = 'A' AND u.nom <> '')
                    """)
                #expect(inconnus == 0)
            }
        }
    }

    @Test("écrit les colonnes que les réponses donnent, et des réponses sans faute qui s'ouvrent")
    func colonnes() async throws {
        try await withPlateforme { essai in
            _ = try await DemoEnNombre(essai.services).ajouter(DemoEnNombreTests.nombre) { _ in }
            let module = essai.plateforme.dossiers
            let fautes = try await essai.database.write { db in
                let ids = try db.rows("SELECT id FROM dossier WHERE brouillon = 0 ORDER BY id").map { try $0.int("id") }
                return try ids.enumerated().filter { $0.offset % 40 == 0 }.flatMap { _, id in
                    try DemoEnNombreTests.fautes(id, module, on: db)
                }
            }
            #expect(fautes == [])
        }
    }

    private static func fautes(_ id: Int, _ module: DossiersModule, on db: any Connection) throws -> [String] {
        let (dossier, reponses) = try module.store.find(id, agent, on: db)
        let formulaire = ContratApprentissage.definition.formulaire(pour: reponses)
        var fautes = try module.constats(reponses, formulaire, on: db).filter { $0.gravite == .erreur }.map(\.message)
        if !NIR.formatJuste(reponses["apprenti.nir"]) || !NIR.cleJuste(reponses["apprenti.nir"]) {
            fautes.append("NIR")
        }
        let (ecrites, attendues) = try colonnes(dossier, reponses, module, on: db)
        if ecrites != attendues { fautes.append("\(ecrites) au lieu de \(attendues)") }
        return fautes
    }

    /// The same answers, written by the store as a draft, give the same columns.
    private static func colonnes(
        _ dossier: Dossier, _ reponses: Reponses, _ module: DossiersModule, on db: any Connection
    ) throws -> (ecrites: [String], attendues: [String]) {
        let copie = try module.store.creer(
            ContratApprentissage.definition, reponses, agent, siretOF: dossier.siretOF, at: .test, on: db)
        func colonnes(_ id: Int) throws -> [String] {
            try db.rows(
                """
                SELECT siret_of, siret_employeur, organisme, beneficiaire, beneficiaire_tri, etablissement,
                    etablissement_tri, intitule, intitule_tri, date_debut, date_fin, departement, subroge
                FROM dossier WHERE id = \(id)
                """
            ).flatMap { $0.values.map { "\($0)" } }
        }
        return (try colonnes(dossier.id), try colonnes(copie))
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

extension Essai {
    /// The first column of the only row.
    func compter(_ sql: SQL) async throws -> Int { try await database.read { db in try db.count(sql) } }
}
