import Domain
import Platform

/// What decisions write in the row of a file besides its state.
enum DecisionStore {
    /// The amounts granted, in centimes, and what they were worked out from.
    static func accorder(_ montants: MontantsAccordes, _ dossier: Dossier, on db: any Connection) throws {
        try db.execute(
            """
            UPDATE dossier SET npec_accorde = \(montants.npec), equipement_accorde = \(montants.equipement),
                motif_montant = \(montants.motif), npec_annuel = \(montants.annuel), cpne = \(montants.cpne)
            WHERE id = \(dossier.id) AND version = \(dossier.version)
            """)
    }

    static func deposer(deca numero: String, _ dossier: Dossier, on db: any Connection) throws {
        try db.execute(
            "UPDATE dossier SET deca = \(numero) WHERE id = \(dossier.id) AND version = \(dossier.version)")
    }

    /// What the checks say, for the queue that sorts on it.
    static func noter(controles rang: Int, _ dossier: Dossier, on db: any Connection) throws {
        try db.execute("UPDATE dossier SET controles = \(rang) WHERE id = \(dossier.id)")
    }
}
