import Domain
import Dossiers
import Platform

/// Very many realistic files over one organisation for 500 of them: secondary indexes are taken away, files are added by
/// thousands in a transaction while the next are drawn, then the indexes are made again.
package struct DemoEnNombre: Sendable {
    private let services: Services
    private static let parOrganisme = 500
    private static let parLot = 10_000

    package init(_ services: Services) { self.services = services }

    package struct Bilan: Sendable {
        package let dossiers: Int
        /// Rows of every table.
        package let lignes: Int
        package let organismes: Int
        package let duree: Duration
        /// Part of it spent making the indexes again.
        package let dontIndex: Duration
    }

    /// - Parameter progres: told after each transaction, and before each index.
    package func ajouter(_ nombre: Int, progres: @escaping @Sendable (String) -> Void) async throws -> Bilan {
        let depart = ContinuousClock.now
        let database = services.database
        // A load that was cut off leaves its indexes waiting.
        try await SuspendedIndexes.restore(database)
        let premier = try await database.write { db in
            try SuspendedIndexes.suspend("dossier", on: db)
            return try DossierStore.reserver(nombre, on: db)
        }
        let fabrique = try await fabrique(nombre)
        try await fabrique.sirene.importer(services)
        let lots = stride(from: 0, to: nombre, by: DemoEnNombre.parLot).map {
            $0..<min($0 + DemoEnNombre.parLot, nombre)
        }
        var lignes = 0
        // One lot is drawn while the one before is written.
        var pret = lots.isEmpty ? nil : try fabrique.lot(lots[0], premier)
        for rang in lots.indices {
            guard let lot = pret else { break }
            async let suivant = rang + 1 < lots.count ? try fabrique.lot(lots[rang + 1], premier) : nil
            try await database.write { db in try DossierStore.charger(lot, on: db) }
            lignes += lot.lignes
            progres("\(lots[rang].upperBound) dossiers sur \(nombre)")
            pret = try await suivant
        }
        let indexation = ContinuousClock.now
        try await SuspendedIndexes.restore(database) { progres("index \($0)") }
        return Bilan(
            dossiers: nombre, lignes: lignes, organismes: fabrique.organismes.count,
            duree: ContinuousClock.now - depart, dontIndex: ContinuousClock.now - indexation)
    }

    private func fabrique(_ nombre: Int) async throws -> FabriqueDeDossiers {
        let aujourdhui = services.clock.now.jour
        let niveaux = try await services.database.read { db in try NiveauxDeDemo(jusque: aujourdhui, db) }
        return FabriqueDeDossiers(
            nombre: nombre, organismes: max(nombre / DemoEnNombre.parOrganisme, 1), now: services.clock.now,
            niveaux: niveaux, store: DossierStore(coffre: services.coffre))
    }
}
