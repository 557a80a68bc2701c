import Platform

enum DemoStore {
    static func aDesDossiers(organisme siret: String, on db: any Connection) throws -> Bool {
        try db.first("SELECT 1 AS n FROM dossier WHERE siret_of = \(siret) LIMIT 1") != nil
    }
}
