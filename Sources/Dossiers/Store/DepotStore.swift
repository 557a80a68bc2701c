import Domain
import Platform

/// Sending a draft, in the row of the file.
enum DepotStore {
    /// Gives the draft its number, once and for all, and what it asks for.
    static func numeroter(
        _ dossier: Dossier, siretOF: String, montants: (npec: Int?, equipement: Int?), at now: Instant,
        on db: any Connection
    ) throws {
        let numero: Int
        switch db.dialect {
        case .postgres: numero = try db.count("SELECT nextval('dossier_numero')")
        case .sqlite:
            numero = try db.count("UPDATE compteur SET valeur = valeur + 1 WHERE nom = 'dossier' RETURNING valeur")
        }
        try db.execute(
            """
            UPDATE dossier SET brouillon = 0, siret_of = \(siretOF), numero = \(numero), transmis_le = \(now.iso), complet_le = \(now.iso),
                npec_demande = \(montants.npec), equipement_demande = \(montants.equipement)
            WHERE id = \(dossier.id) AND brouillon = 1
            """)
        // What each person typed and when matters while a draft is shared; afterwards it is only personal data.
        try db.execute("DELETE FROM modification WHERE dossier_id = \(dossier.id)")
    }
}
