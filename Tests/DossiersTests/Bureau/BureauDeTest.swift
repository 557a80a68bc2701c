import Domain
import Foundation
import Platform
import Referentiels
import Synchronization
import TestSupport
import Testing

@testable import Dossiers

/// The desk on a database of its own, with a clock that the test moves and the events that the rest would hear.
struct BureauDeTest: Sendable {
    let module: DossiersModule
    let database: any Platform.Database
    let clock: FixedClock
    let evenements: Evenements

    final class Evenements: Sendable {
        private let recus = Mutex<[(EvenementDossier, DetailEvenement)]>([])
        var noms: [EvenementDossier] { recus.withLock { $0.map(\.0) } }
        var dernier: DetailEvenement? { recus.withLock { $0.last?.1 } }
        func recevoir(_ evenement: EvenementDossier, _ detail: DetailEvenement) {
            recus.withLock { $0.append((evenement, detail)) }
        }
    }

    /// Tuesday 30 September 2025, 10:00 in Paris.
    static let depart = Instant(milliseconds: 1_759_219_200_000)

    static func ouvrir(_ body: @Sendable (BureauDeTest) async throws -> Void) async throws {
        let migrations = Journal.migrations + Referentiels.migrations + DossiersModule.migrations
        try await withTestDatabase(migrations: migrations) { database in
            let clock = FixedClock(depart)
            let evenements = Evenements()
            let module = DossiersModule(
                database: database, clock: clock, coffre: try SecretBox(keys: [[UInt8](repeating: 7, count: 32)]),
                files: LocalFileStore("/dev/null"), scanner: nil,
                pages: PageRenderer(
                    shell: { _, _, _, _ in throw Refusal.notFound }, gate: { _, _, _, _ in throw Refusal.notFound }),
                evenements: EvenementsDeDossier { evenement, _, _, detail, _, _ in
                    evenements.recevoir(evenement, detail)
                },
                slots: SlotsDeFiche { _, _, _ in "" })
            try await body(BureauDeTest(module: module, database: database, clock: clock, evenements: evenements))
        }
    }

    func ecrire<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await database.write(body)
    }

    func lire<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await database.read(body)
    }

    func avancer(jours: Int) { clock.advance(seconds: 86_400 * jours) }
}

// MARK: - People

extension BureauDeTest {
    static func agent(_ id: Int, _ nom: String, _ role: RoleOPCO = .gestionnaire) -> Acces {
        Acces(
            compteID: id, courriel: "\(nom.lowercased())@opco.example", prenom: "Hugo", nom: nom, espace: .opco,
            etablissements: [], choisi: nil, roleOPCO: role)
    }

    static let hugo = agent(11, "Sabatier")
    static let ines = agent(12, "Cadiou")
    static let chef = agent(13, "Menard", .superviseur)
    static let comptable = agent(14, "Loric", .comptable)

    static let deposant = Acces(
        compteID: 21, courriel: "camille@cfa.example", prenom: "Camille", nom: "Verneuil", espace: .of,
        etablissements: [.init(siret: "98765432400019", nom: "CFA DES TROIS ÉRABLES", role: .gestionnaireOF)],
        choisi: nil, roleOPCO: nil)
}

// MARK: - Files

extension BureauDeTest {
    /// The good contract of the samples: no rule is broken.
    static func reponses(_ changements: [String: String] = [:]) throws -> Reponses {
        var racine = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { racine.deleteLastPathComponent() }
        let octets = try Data(contentsOf: racine.appendingPathComponent("Exemples/contrat.json"))
        var reponses = try CerfaJSON(octets).reponses
        reponses["attestation"] = "oui"
        reponses["formation.premierEquipement"] = "50000"
        for (cle, valeur) in changements { reponses[cle] = valeur }
        return reponses
    }

    /// A file sent today.
    @discardableResult
    func deposer(_ changements: [String: String] = [:]) async throws -> Dossier {
        let reponses = try BureauDeTest.reponses(changements)
        let now = clock.now
        return try await ecrire { db in
            let id = try module.store.creer(
                module.definition, reponses, BureauDeTest.deposant, siretOF: "98765432400019", at: now, on: db)
            let brouillon = try module.store.trouver(id, BureauDeTest.deposant, on: db)
            try DepotStore.numeroter(
                brouillon, siretOF: brouillon.siretOF, montants: (nil, 50_000), at: now, on: db)
            return try module.appliquer(
                .transmettre, brouillon, reponses, DetailEvenement(acteur: BureauDeTest.deposant), at: now, on: db)
        }
    }

    func relire(_ id: Int) async throws -> Dossier {
        try await lire { db in try module.store.trouver(id, BureauDeTest.hugo, on: db) }
    }

    /// The reference data that the good contract names: two establishments, its certification.
    func connaitreLesReferences() async throws {
        try await ecrire { db in
            for siret in ["99999800800018", "98765432400019"] {
                try db.execute(
                    "INSERT INTO etablissement (siret, siege, etat, test, empreinte, maj) VALUES (\(siret), 1, 'A', 1, 0, '')"
                )
            }
            try db.execute(
                """
                INSERT INTO certification (rncp, intitule, fin_enregistrement, active, empreinte, maj)
                VALUES ('RNCP38203', 'CAP Carrossier automobile', '2028-08-31', 1, 0, '')
                """)
        }
    }

    /// Levels of the good contract's certification, by branch.
    func fixerLesNiveaux(_ niveaux: [(cpne: String, centimes: Int)]) async throws {
        try await ecrire { db in
            for (cpne, centimes) in niveaux {
                try db.execute(
                    "INSERT INTO cpne_idcc (idcc, cpne, libelle, empreinte, maj) VALUES ('1090', \(cpne), \("Branche " + cpne), 0, '')"
                )
                try db.execute(
                    """
                    INSERT INTO npec (rncp, cpne, applicable_du, statut, montant_centimes, empreinte, maj, edition)
                    VALUES ('RNCP38203', \(cpne), '2025-07-01', 'CPNE', \(centimes), 0, '', 'npec.xlsx')
                    """)
            }
        }
    }
}

extension SaisieAccord {
    /// The amounts of the good contract at 7 866 € a year, for two full years.
    static func juste(_ version: Int) -> SaisieAccord {
        var saisie = SaisieAccord(version: version)
        saisie.npec = "15 732,00"
        saisie.equipement = "500"
        return saisie
    }

    func avec(_ change: (inout SaisieAccord) -> Void) -> SaisieAccord {
        var copie = self
        change(&copie)
        return copie
    }
}

extension SaisieDemande {
    static func juste(_ version: Int) -> SaisieDemande {
        var saisie = SaisieDemande(version: version)
        saisie.codes = ["CONVENTION_FORMATION"]
        saisie.destinataire = "organisme"
        return saisie
    }

    func avec(_ change: (inout SaisieDemande) -> Void) -> SaisieDemande {
        var copie = self
        change(&copie)
        return copie
    }
}

/// The category of the refusal that the body throws, nil when it throws none.
func refus(_ body: () async throws -> Void) async throws -> Refus.Categorie? {
    do {
        try await body()
        return nil
    } catch let refus as Refus {
        return refus.categorie
    }
}

/// Names of the fields found wrong, in the order told.
func champsFautifs(_ body: () async throws -> Void) async throws -> [String] {
    do {
        try await body()
        return []
    } catch let fautes as FautesDeSaisie {
        return fautes.fautes.map(\.champ)
    }
}
