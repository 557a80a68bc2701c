import Domain
package import Platform

/// What leaves the tables by itself.
package enum MenageStore {
    /// Drafts made by a click on « CRÉER » and never typed in, which no list shows.
    package static func supprimerVides(avant instant: Instant, on db: any Connection) throws {
        let vides: SQL = """
            SELECT id FROM dossier WHERE brouillon = 1 AND version = 1 AND cree_le < \(instant.iso)
                AND NOT EXISTS (SELECT 1 FROM piece p WHERE p.dossier_id = dossier.id)
            """
        try db.execute("DELETE FROM dossier_reponses WHERE dossier_id IN (\(vides))")
        try db.execute("DELETE FROM dossier WHERE id IN (\(vides))")
    }
}
