package import Platform

/// The branch of each establishment, as its first people stated it and the OPCO approved it.
package enum BrancheStore {
    /// Code of the branch in the OPCO's profile, nil when nobody has stated it.
    package static func code(siret: String, on db: any Connection) throws -> String? {
        try db.first("SELECT branche FROM branche_etablissement WHERE siret = \(siret)")?.string("branche")
    }

    /// What is known already stays: everybody of the establishment depends on it, not the latest to ask for an access.
    package static func noter(siret: String, branche: String, at now: Instant, on db: any Connection) throws {
        try db.execute(
            """
            INSERT INTO branche_etablissement (siret, branche, depuis) VALUES (\(siret), \(branche), \(now.iso))
            ON CONFLICT (siret) DO NOTHING
            """)
    }
}
