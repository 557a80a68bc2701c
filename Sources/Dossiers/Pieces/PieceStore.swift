import Domain
package import Platform

/// A file deposited on a dossier.
package struct Piece: Sendable {
    package let id: Int
    /// Code of `TypeDePiece`.
    package let genre: String
    package let nom: String
    package let empreinte: String
    /// Bytes.
    package let taille: Int
    /// Media type, from the bytes.
    package let type: String
    package let auteur: String
    package let deposeLe: Instant?
}

package enum PieceStore {
    package static func liste(_ dossier: Int, on db: any Connection) throws -> [Piece] {
        try db.rows(
            """
            SELECT id, genre, nom, empreinte, taille, type, auteur, depose_le FROM piece
            WHERE dossier_id = \(dossier) ORDER BY id
            """
        ).map(piece)
    }

    static func find(_ id: Int, dossier: Int, on db: any Connection) throws -> Piece {
        let row = try db.first(
            """
            SELECT id, genre, nom, empreinte, taille, type, auteur, depose_le FROM piece
            WHERE id = \(id) AND dossier_id = \(dossier)
            """)
        guard let row else { throw Refusal.notFound }
        return try piece(row)
    }

    /// The bytes are in the file store already.
    package static func insert(
        dossier: Int, genre: String, nom: String, empreinte: String, taille: Int, type: String, auteur: String,
        at now: Instant, on db: any Connection
    ) throws {
        try db.execute(
            """
            INSERT INTO piece (dossier_id, genre, nom, empreinte, taille, type, auteur, depose_le)
            VALUES (\(dossier), \(genre), \(nom), \(empreinte), \(taille), \(type), \(auteur), \(now.iso))
            """)
    }

    static func delete(_ id: Int, dossier: Int, on db: any Connection) throws {
        try db.execute("DELETE FROM piece WHERE id = \(id) AND dossier_id = \(dossier)")
    }

    private static func piece(_ row: Row) throws -> Piece {
        Piece(
            id: try row.int("id"), genre: try row.string("genre"), nom: try row.string("nom"),
            empreinte: try row.string("empreinte"), taille: try row.int("taille"), type: try row.string("type"),
            auteur: try row.string("auteur"), deposeLe: Instant(iso: try row.string("depose_le")))
    }
}
