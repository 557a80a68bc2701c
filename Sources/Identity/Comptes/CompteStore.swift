package import Platform

/// A person who can sign in.
package struct Compte: Sendable, Equatable {
    package let id: Int
    package let courriel: String
    package let prenom: String
    package let nom: String

    package init(id: Int, courriel: String, prenom: String, nom: String) {
        self.id = id
        self.courriel = courriel
        self.prenom = prenom
        self.nom = nom
    }
}

package enum CompteStore {
    /// Two spellings of one address are one account.
    package static func norme(_ courriel: String) -> String {
        String(courriel.lowercased().filter { !$0.isWhitespace }.prefix(254))
    }

    /// What sign-in needs: the account, and its password's PHC string. An inactive account cannot sign in.
    /// - Parameter norme: as `PortalPolicy.norme` writes it.
    static func connexion(
        _ norme: String, _ portail: Portail, on db: any Connection
    ) throws -> (compte: Compte, motDePasse: String)? {
        let row = try db.first(
            """
            SELECT id, courriel, prenom, nom, mot_de_passe FROM compte
            WHERE identifiant_norme = \(norme) AND portail = \(portail.rawValue) AND actif = 1
              AND mot_de_passe IS NOT NULL
            """)
        guard let row else { return nil }
        return (try compte(row), try row.string("mot_de_passe"))
    }

    package static func find(courriel: String, on db: any Connection) throws -> Compte? {
        try db.first("SELECT id, courriel, prenom, nom FROM compte WHERE identifiant_norme = \(norme(courriel))")
            .map(compte)
    }

    /// The active accounts among these.
    package static func actifs(_ ids: [Int], on db: any Connection) throws -> [Compte] {
        try db.rows(
            "SELECT id, courriel, prenom, nom FROM compte WHERE actif = 1 AND id IN \(SQL.list(ids)) ORDER BY id"
        ).map(compte)
    }

    /// Creates the account, or changes the names and password of the one that has this address.
    /// - Parameter motDePasse: PHC string of `PasswordHasher`.
    /// - Returns: its id.
    package static func upsert(
        courriel: String, prenom: String, nom: String, motDePasse: String?, at now: Instant, on db: any Connection
    ) throws -> Int {
        let row = try db.first(
            """
            INSERT INTO compte (courriel, identifiant_norme, prenom, nom, mot_de_passe, cree_le)
            VALUES (\(courriel), \(norme(courriel)), \(prenom), \(nom), \(motDePasse), \(now.iso))
            ON CONFLICT (identifiant_norme) DO UPDATE SET
                prenom = excluded.prenom, nom = excluded.nom,
                mot_de_passe = COALESCE(excluded.mot_de_passe, compte.mot_de_passe)
            RETURNING id
            """)
        guard let id = try row?.int("id") else { throw DatabaseError.failed("no id returned") }
        return id
    }

    /// The account of this address, made without a password if there is none.
    /// - Returns: its id, and whether it has a password.
    package static func reserver(
        courriel: String, prenom: String, nom: String, at now: Instant, on db: any Connection
    ) throws -> (id: Int, actif: Bool) {
        let row = try db.first(
            """
            INSERT INTO compte (courriel, identifiant_norme, prenom, nom, cree_le)
            VALUES (\(courriel), \(norme(courriel)), \(prenom), \(nom), \(now.iso))
            ON CONFLICT (identifiant_norme) DO UPDATE SET courriel = compte.courriel
            RETURNING id, CASE WHEN mot_de_passe IS NULL THEN 0 ELSE 1 END AS ouvert
            """)
        guard let row else { throw DatabaseError.failed("no id returned") }
        return (try row.int("id"), try row.bool("ouvert"))
    }

    static func changerMotDePasse(_ id: Int, _ motDePasse: String, on db: any Connection) throws {
        try db.execute("UPDATE compte SET mot_de_passe = \(motDePasse) WHERE id = \(id)")
    }

    /// A new password ends every session opened with the old one.
    package static func reinitialiser(_ compte: Compte, _ motDePasse: String, on db: any Connection) throws {
        try changerMotDePasse(compte.id, motDePasse, on: db)
        try db.execute("DELETE FROM session WHERE compte_id = \(compte.id)")
        try db.execute("DELETE FROM cas_ticket WHERE compte_id = \(compte.id)")
        try db.execute("DELETE FROM cas_session WHERE compte_id = \(compte.id)")
    }

    static func compte(_ row: Row) throws -> Compte {
        Compte(
            id: try row.int("id"), courriel: try row.string("courriel"), prenom: try row.string("prenom"),
            nom: try row.string("nom"))
    }
}
