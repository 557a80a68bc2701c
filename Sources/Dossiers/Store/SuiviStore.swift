import Domain
package import Platform

/// What happened around a file: its history, its pieces, the pieces asked for.
package struct Suivi: Sendable {
    package let traitements: [VieDuDossier.Traitement]
    package let pieces: [Piece]
    package let demandes: [VieDuDossier.DemandeDePieces]
}

package enum SuiviStore {
    /// One statement for the three lists: a page is held to five in all.
    package static func suivi(_ dossier: Int, on db: any Connection) throws -> Suivi {
        try lire(db.rows(branches(dossier) + " ORDER BY 1, 2"))
    }

    /// The three lists as branches of a statement that may have others; to be ordered by its first two columns.
    static func branches(_ dossier: Int) -> SQL {
        """
        SELECT 'traitement' AS quoi, id, evenement AS a, auteur AS b, motif AS c, instant AS d, '' AS e, 0 AS n
        FROM traitement WHERE dossier_id = \(dossier)
        UNION ALL
        \(brancheDesPieces(dossier))
        UNION ALL
        SELECT 'demande', id, pieces, message, '', ouverte_le, COALESCE(close_le, ''), 0
        FROM demande_pieces WHERE dossier_id = \(dossier)
        """
    }

    static func brancheDesPieces(_ dossier: Int) -> SQL {
        """
        SELECT 'piece' AS quoi, id, genre AS a, nom AS b, auteur AS c, depose_le AS d, empreinte || ' ' || type AS e,
            taille AS n
        FROM piece WHERE dossier_id = \(dossier)
        """
    }

    /// Reads the rows of `branches`, and leaves those of other branches.
    /// - Parameter id: name of their second column.
    static func lire(_ rows: [Row], id: String = "id") throws -> Suivi {
        var traitements: [VieDuDossier.Traitement] = []
        var pieces: [Piece] = []
        var demandes: [VieDuDossier.DemandeDePieces] = []
        for row in rows {
            guard let instant = row.optionalString("d").flatMap({ Instant(iso: $0) }) else { continue }
            switch try row.string("quoi") {
            case "traitement":
                guard let evenement = EvenementDossier(rawValue: try row.string("a")) else { continue }
                traitements.append(
                    .init(
                        evenement: evenement, auteur: try row.string("b"), motif: try row.string("c"), instant: instant)
                )
            case "piece":
                let parts = try row.string("e").split(separator: " ", maxSplits: 1).map(String.init)
                pieces.append(
                    Piece(
                        id: try row.int(id), genre: try row.string("a"), nom: try row.string("b"),
                        empreinte: parts.first ?? "", taille: try row.int("n"), type: parts.last ?? "",
                        auteur: try row.string("c"), deposeLe: instant))
            case "demande":
                demandes.append(
                    .init(
                        pieces: try row.string("a").split(separator: "\n").map(String.init),
                        message: try row.string("b"),
                        ouverteLe: instant, closeLe: Instant(iso: try row.string("e"))))
            default: continue
            }
        }
        return Suivi(traitements: traitements.reversed(), pieces: pieces, demandes: demandes)
    }
}
