package import Platform

/// What the desk does by itself, as its supervisor has set it.
package enum Reglage: String, Sendable, CaseIterable {
    /// A file where all rules pass is granted as it arrives.
    case accordAutomatique = "accord_automatique"
}

package enum ReglageStore {
    /// False until somebody sets it.
    package static func actif(_ reglage: Reglage, on db: any Connection) throws -> Bool {
        try db.first("SELECT valeur FROM reglage WHERE nom = \(reglage.rawValue)")?.string("valeur") == "oui"
    }

    /// Who set it last, and when; nil before anybody did.
    static func trace(_ reglage: Reglage, on db: any Connection) throws -> (auteur: String, instant: Instant)? {
        guard let row = try db.first("SELECT maj_par, maj_le FROM reglage WHERE nom = \(reglage.rawValue)"),
            let instant = Instant(iso: try row.string("maj_le"))
        else { return nil }
        return (try row.string("maj_par"), instant)
    }

    static func ecrire(
        _ reglage: Reglage, _ actif: Bool, par auteur: String, at now: Instant, on db: any Connection
    ) throws {
        try db.execute(
            """
            INSERT INTO reglage (nom, valeur, maj_le, maj_par)
            VALUES (\(reglage.rawValue), \(actif ? "oui" : "non"), \(now.iso), \(auteur))
            ON CONFLICT (nom) DO UPDATE SET valeur = excluded.valeur, maj_le = excluded.maj_le, maj_par = excluded.maj_par
            """)
    }
}
