import Domain
import Platform

/// A change of right, as the administrators of its perimeter read it.
struct LigneDHistorique: Sendable {
    let instant: Instant
    let espace: Espace
    /// SIRET, SIREN, or « opco » for an agent.
    let perimetre: String
    let nom: String
    let compte: Int
    let acteur: Int?
    let opco: Bool
    /// What the person could do; empty for nothing.
    let avant: String
    let apres: String
}

enum HistoriqueStore {
    static func ajouter(_ ligne: LigneDHistorique, on db: any Connection) throws {
        try db.execute(
            """
            INSERT INTO habilitation_historique (instant, espace, perimetre, nom, compte_id, acteur_id, opco, avant, apres)
            VALUES (\(ligne.instant.iso), \(ligne.espace.rawValue), \(ligne.perimetre), \(ligne.nom), \(ligne.compte),
                \(ligne.acteur), \(ligne.opco), \(ligne.avant), \(ligne.apres))
            """)
    }

    /// Whether the latest thing that happened to somebody there is that this account took their access away.
    static func vientDeRetirer(
        _ auteur: Int, _ compte: Int, _ perimetres: [String], _ espace: Espace, on db: any Connection
    ) throws -> Bool {
        let derniere = try db.first(
            """
            SELECT acteur_id, apres FROM habilitation_historique
            WHERE perimetre IN \(SQL.list(perimetres)) AND espace = \(espace.rawValue) AND compte_id = \(compte)
            ORDER BY id DESC LIMIT 1
            """)
        guard let derniere, derniere.optionalInt("acteur_id") == auteur else { return false }
        return try derniere.string("apres").isEmpty
    }

    private static func compter(_ perimetres: [String], _ espace: Espace, on db: any Connection) throws -> Int {
        try db.count(
            """
            SELECT COUNT(*) FROM habilitation_historique
            WHERE perimetre IN \(SQL.list(perimetres)) AND espace = \(espace.rawValue)
            """)
    }

    /// The latest first, and how many there are in all.
    static func page(
        _ perimetres: [String], _ espace: Espace, page: Int, taille: Int, on db: any Connection
    ) throws -> (lignes: [LigneDHistorique], total: Int) {
        let rows = try db.rows(
            """
            SELECT instant, perimetre, nom, compte_id, acteur_id, opco, avant, apres, COUNT(*) OVER () AS total
            FROM habilitation_historique
            WHERE perimetre IN \(SQL.list(perimetres)) AND espace = \(espace.rawValue)
            ORDER BY id DESC LIMIT \(taille) OFFSET \((page - 1) * taille)
            """)
        let lignes = try rows.map { row in
            LigneDHistorique(
                instant: Instant(iso: try row.string("instant")) ?? Instant(milliseconds: 0), espace: espace,
                perimetre: try row.string("perimetre"), nom: try row.string("nom"), compte: try row.int("compte_id"),
                acteur: row.optionalInt("acteur_id"), opco: try row.bool("opco"), avant: try row.string("avant"),
                apres: try row.string("apres"))
        }
        // Past the end no row tells the total.
        let total = try rows.first?.int("total") ?? (page > 1 ? compter(perimetres, espace, on: db) : 0)
        return (lignes, total)
    }
}

enum FicheStore {
    static func noter(_ compte: Int, sexe: String, on db: any Connection) throws {
        try db.execute(
            """
            INSERT INTO fiche_utilisateur (compte_id, sexe) VALUES (\(compte), \(sexe))
            ON CONFLICT (compte_id) DO UPDATE SET sexe = excluded.sexe
            """)
    }

    /// What is known already stays.
    static func completer(_ compte: Int, sexe: String, on db: any Connection) throws {
        try db.execute(
            """
            INSERT INTO fiche_utilisateur (compte_id, sexe) VALUES (\(compte), \(sexe))
            ON CONFLICT (compte_id) DO NOTHING
            """)
    }
}
