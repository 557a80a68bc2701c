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

    /// What sign-in needs, in one statement that does the same work for an address without an account.
    struct Entree: Sendable {
        /// Nil when nobody can sign in under this identifier: unknown, closed, or still without a password.
        let compte: Compte?
        /// PHC string.
        let motDePasse: String?
        /// The device has entered this account before.
        let connu: Bool
    }

    /// - Parameters:
    ///   - norme: as `PortalPolicy.norme` writes it.
    ///   - appareil: digest of the device's token, empty for none.
    static func connexion(
        _ norme: String, _ portail: Portail, appareil: String, on db: any Connection
    ) throws -> Entree {
        let row = try db.first(
            """
            SELECT c.id, c.courriel, c.prenom, c.nom, c.mot_de_passe, a.vu_le
            FROM compte c LEFT JOIN appareil a ON a.empreinte = \(appareil) AND a.compte_id = c.id
            WHERE c.identifiant_norme = \(norme) AND c.portail = \(portail.rawValue) AND c.actif = 1
              AND c.mot_de_passe IS NOT NULL
            """)
        guard let row else { return Entree(compte: nil, motDePasse: nil, connu: false) }
        return Entree(
            compte: try compte(row), motDePasse: try row.string("mot_de_passe"),
            connu: row.optionalString("vu_le") != nil)
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
        if motDePasse != nil {
            try LienStore.revoquer(Lien.Genre.perdusAvecLeMotDePasse, compte: id, at: now, on: db)
        }
        return id
    }

    /// The account of this address, made without a password if there is none. Names are given to an account that has
    /// none yet; those that somebody chose stay.
    /// - Returns: its id, and whether it has a password.
    package static func reserver(
        courriel: String, prenom: String, nom: String, at now: Instant, on db: any Connection
    ) throws -> (id: Int, actif: Bool) {
        let row = try db.first(
            """
            INSERT INTO compte (courriel, identifiant_norme, prenom, nom, cree_le)
            VALUES (\(courriel), \(norme(courriel)), \(prenom), \(nom), \(now.iso))
            ON CONFLICT (identifiant_norme) DO UPDATE SET
                prenom = CASE WHEN compte.nom = '' THEN excluded.prenom ELSE compte.prenom END,
                nom = CASE WHEN compte.nom = '' THEN excluded.nom ELSE compte.nom END
            RETURNING id, CASE WHEN mot_de_passe IS NULL THEN 0 ELSE 1 END AS ouvert
            """)
        guard let row else { throw DatabaseError.failed("no id returned") }
        return (try row.int("id"), try row.bool("ouvert"))
    }

    /// The accounts among these, the closed ones and those still without a password included.
    package static func etats(_ ids: [Int], on db: any Connection) throws -> [(
        compte: Compte, actif: Bool, incertaine: Bool
    )] {
        try db.rows(
            """
            SELECT id, courriel, prenom, nom, adresse_incertaine,
                   CASE WHEN actif = 1 AND mot_de_passe IS NOT NULL THEN 1 ELSE 0 END AS ouvert
            FROM compte WHERE id IN \(SQL.list(ids)) ORDER BY id
            """
        ).map { (try compte($0), try $0.bool("ouvert"), try $0.bool("adresse_incertaine")) }
    }

    package static func nommer(_ id: Int, prenom: String, nom: String, on db: any Connection) throws {
        try db.execute("UPDATE compte SET prenom = \(prenom), nom = \(nom) WHERE id = \(id)")
    }

    /// Whoever asked for a link while holding the former password may be the thief that this one shuts out: what was
    /// pending dies with it, a change of address above all.
    static func changerMotDePasse(
        _ id: Int, _ motDePasse: String, at now: Instant, on db: any Connection
    ) throws {
        try refaireEmpreinte(id, motDePasse, on: db)
        try LienStore.revoquer(Lien.Genre.perdusAvecLeMotDePasse, compte: id, at: now, on: db)
    }

    /// The same password under today's parameters of hashing.
    static func refaireEmpreinte(_ id: Int, _ motDePasse: String, on db: any Connection) throws {
        try db.execute("UPDATE compte SET mot_de_passe = \(motDePasse) WHERE id = \(id)")
    }

    /// A new password ends every session opened with the old one.
    package static func reinitialiser(
        _ compte: Compte, _ motDePasse: String, at now: Instant, on db: any Connection
    ) throws {
        try changerMotDePasse(compte.id, motDePasse, at: now, on: db)
        try SessionsDuCompteStore.fermer(compte.id, at: now, on: db)
    }

    static func compte(_ row: Row) throws -> Compte {
        Compte(
            id: try row.int("id"), courriel: try row.string("courriel"), prenom: try row.string("prenom"),
            nom: try row.string("nom"))
    }
}
