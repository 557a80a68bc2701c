package import Domain
package import Platform

/// What happened to a file: its transitions, and the requests that stopped its clock.
package enum VieDuDossier {
    package struct Traitement: Sendable {
        package let evenement: EvenementDossier
        package let auteur: String
        package let motif: String
        package let instant: Instant
    }

    package struct DemandeDePieces: Sendable {
        package let pieces: [String]
        package let message: String
        package let ouverteLe: Instant
        package let closeLe: Instant?
    }

    package static func demandes(_ dossier: Int, on db: any Connection) throws -> [DemandeDePieces] {
        try db.rows(
            "SELECT pieces, message, ouverte_le, close_le FROM demande_pieces WHERE dossier_id = \(dossier) ORDER BY id"
        ).compactMap(demande)
    }

    static func demande(_ row: Row) throws -> DemandeDePieces? {
        guard let ouverte = Instant(iso: try row.string("ouverte_le")) else { return nil }
        return DemandeDePieces(
            pieces: try row.string("pieces").split(separator: "\n").map(String.init),
            message: try row.string("message"),
            ouverteLe: ouverte, closeLe: row.optionalString("close_le").flatMap { Instant(iso: $0) })
    }

    /// The clock of a sent file, nil before it is complete.
    package static func delai(_ dossier: Dossier, _ demandes: [DemandeDePieces]) -> DelaiInstruction? {
        guard let complet = dossier.completLe else { return nil }
        return DelaiInstruction(
            complet: complet.jour,
            suspensions: demandes.map { DelaiInstruction.Suspension(du: $0.ouverteLe.jour, au: $0.closeLe?.jour) })
    }
}

extension DossiersModule {
    /// Applies an event to a file: new state, who, when and why, what it gives rise to, in the caller's transaction.
    ///
    /// - Throws: a `Refus` when the state does not allow it, `DatabaseError.busy` when another write came in between.
    /// - Returns: the file as it is now.
    @discardableResult
    package func appliquer(
        _ evenement: EvenementDossier, _ dossier: Dossier, _ reponses: Reponses, _ detail: DetailEvenement,
        at now: Instant, on db: any Connection
    ) throws -> Dossier {
        let suivant = try dossier.etat.transition(evenement)
        let decide = suivant == .accorde || suivant == .refuse ? now.iso : nil
        let changed = try db.execute(
            """
            UPDATE dossier SET etat = \(suivant.rawValue), version = version + 1, maj_le = \(now.iso),
                maj_par = \(detail.acteur.nomComplet), decide_le = COALESCE(\(decide), decide_le)
            WHERE id = \(dossier.id) AND version = \(dossier.version)
            """)
        guard changed == 1 else { throw DatabaseError.busy("dossier \(dossier.id) changed meanwhile") }
        try db.execute(
            """
            INSERT INTO traitement (dossier_id, evenement, etat_avant, etat_apres, compte_id, auteur, motif, instant)
            VALUES (\(dossier.id), \(evenement.rawValue), \(dossier.etat.rawValue), \(suivant.rawValue),
                \(detail.acteur.compteID), \(detail.acteur.nomComplet), \(detail.motif), \(now.iso))
            """)
        try horloge(evenement, dossier, detail, at: now, on: db)
        try Journal.append(
            on: db, at: now, acteur: "compte \(detail.acteur.compteID)", action: "dossier.\(evenement.rawValue)",
            objet: "dossier \(dossier.id)")
        guard let row = try db.first("SELECT \(Dossier.colonnes) FROM dossier d WHERE d.id = \(dossier.id)") else {
            throw Refusal.notFound
        }
        let apres = try Dossier(row)
        try evenements.suite(evenement, apres, reponses, detail, now, db)
        return apres
    }

    /// A request for pieces stops the clock; their arrival starts it again. The deadline stands in the row, for the
    /// queues that sort on it.
    private func horloge(
        _ evenement: EvenementDossier, _ dossier: Dossier, _ detail: DetailEvenement, at now: Instant,
        on db: any Connection
    ) throws {
        switch evenement {
        case .demanderPieces:
            try db.execute(
                """
                INSERT INTO demande_pieces (dossier_id, pieces, message, ouverte_le)
                VALUES (\(dossier.id), \(detail.pieces.joined(separator: "\n")), \(detail.motif), \(now.iso))
                """)
        case .recevoirPieces:
            try db.execute(
                "UPDATE demande_pieces SET close_le = \(now.iso) WHERE dossier_id = \(dossier.id) AND close_le IS NULL")
        default: break
        }
        let echeance =
            switch evenement {
            case .transmettre: DelaiInstruction(complet: now.jour).echeance?.iso ?? ""
            case .demanderPieces, .accorder, .refuser, .annuler, .rompre, .solder: ""
            default:
                try VieDuDossier.delai(dossier, VieDuDossier.demandes(dossier.id, on: db))?.echeance?.iso ?? ""
            }
        try db.execute("UPDATE dossier SET echeance = \(echeance) WHERE id = \(dossier.id)")
    }
}
