package import Platform

/// Issuing bodies and profiles.
package enum CmiStore {
    private static let colonnes: SQL = """
        c.id, c.courriel, c.prenom, c.nom, p.identifiant, p.referent, p.actif, p.temporaire_jusqu_au, p.vu_le,
        o.code, o.nom AS organisme_nom, o.actif AS organisme_actif
        """
    private static let source: SQL = """
        FROM cmi_profil p JOIN compte c ON c.id = p.compte_id JOIN cmi_organisme o ON o.code = p.organisme
        """

    static func profil(compte id: Int, on db: any Connection) throws -> ProfilCmi? {
        try db.first("SELECT \(colonnes) \(source) WHERE p.compte_id = \(id)").map(profil)
    }

    /// A profile of this body only: another body's does not exist for the asker.
    static func profil(_ id: Int, organisme code: String, on db: any Connection) throws -> ProfilCmi? {
        try db.first(
            "SELECT \(colonnes) \(source) WHERE p.compte_id = \(id) AND p.organisme = \(code)"
        ).map(profil)
    }

    /// - Parameter identifiant: as `IdentifiantCMI.normaliser` writes it.
    static func profil(identifiant: String, on db: any Connection) throws -> ProfilCmi? {
        try db.first("SELECT \(colonnes) \(source) WHERE p.identifiant = \(identifiant)").map(profil)
    }

    /// Somebody may act for several bodies with one address.
    /// - Parameter courriel: as `CompteStore.norme` writes it.
    static func profils(courriel: String, on db: any Connection) throws -> [ProfilCmi] {
        try db.rows(
            "SELECT \(colonnes) \(source) WHERE p.courriel_norme = \(courriel) ORDER BY p.identifiant LIMIT 20"
        ).map(profil)
    }

    /// Référents first, then by identifier.
    package static func profils(
        organisme code: String, referents: Bool? = nil, limite: Int, sauter: Int = 0, on db: any Connection
    ) throws -> [ProfilCmi] {
        let filtre: SQL = referents.map { "AND p.referent = \($0 ? 1 : 0)" } ?? ""
        return try db.rows(
            """
            SELECT \(colonnes) \(source) WHERE p.organisme = \(code) \(filtre)
            ORDER BY p.referent DESC, p.identifiant LIMIT \(limite) OFFSET \(sauter)
            """
        ).map(profil)
    }

    package static func nombreDeProfils(organisme code: String, on db: any Connection) throws -> Int {
        try db.count("SELECT COUNT(*) FROM cmi_profil WHERE organisme = \(code)")
    }

    private static func profil(_ row: Row) throws -> ProfilCmi {
        ProfilCmi(
            compte: try CompteStore.compte(row), identifiant: try row.string("identifiant"),
            organisme: OrganismeCmi(
                code: try row.string("code"), nom: try row.string("organisme_nom"),
                actif: try row.bool("organisme_actif")),
            referent: try row.bool("referent"), actif: try row.bool("actif"),
            temporaireJusquAu: row.optionalString("temporaire_jusqu_au").flatMap { Instant(iso: $0) },
            vuLe: row.optionalString("vu_le").flatMap { Instant(iso: $0) })
    }
}

// MARK: - Bodies

extension CmiStore {
    package static func organisme(_ code: String, on db: any Connection) throws -> OrganismeCmi? {
        try db.first("SELECT code, nom, actif FROM cmi_organisme WHERE code = \(code)").map(organisme)
    }

    /// By issuer code.
    package static func organismes(
        limite: Int, sauter: Int = 0, on db: any Connection
    ) throws -> [(organisme: OrganismeCmi, profils: Int)] {
        try db.rows(
            """
            SELECT o.code, o.nom, o.actif, (SELECT COUNT(*) FROM cmi_profil p WHERE p.organisme = o.code) AS profils
            FROM cmi_organisme o ORDER BY o.code LIMIT \(limite) OFFSET \(sauter)
            """
        ).map { (try organisme($0), try $0.int("profils")) }
    }

    package static func nombreDOrganismes(on db: any Connection) throws -> Int {
        try db.count("SELECT COUNT(*) FROM cmi_organisme")
    }

    private static func organisme(_ row: Row) throws -> OrganismeCmi {
        OrganismeCmi(
            code: try row.string("code"), nom: try row.string("nom"), actif: try row.bool("actif"))
    }

    /// - Returns: false when the code is taken.
    static func inscrire(_ organisme: OrganismeCmi, at now: Instant, on db: any Connection) throws -> Bool {
        try db.execute(
            """
            INSERT INTO cmi_organisme (code, nom, actif, cree_le)
            VALUES (\(organisme.code), \(organisme.nom), \(organisme.actif), \(now.iso))
            ON CONFLICT (code) DO NOTHING
            """) == 1
    }

    /// Sessions of the people of a disabled body are closed by the door, which reads the body at each request.
    /// - Returns: false when there is no such body, or it was in that state already.
    static func activer(organisme code: String, _ actif: Bool, on db: any Connection) throws -> Bool {
        try db.execute(
            "UPDATE cmi_organisme SET actif = \(actif) WHERE code = \(code) AND actif <> \(actif)") == 1
    }
}

// MARK: - Profiles

extension CmiStore {
    /// Makes the account and its profile, with a temporary password.
    /// - Returns: nil when the identifier is taken.
    static func creer(
        _ nouveau: NouveauProfilCmi, organisme code: String, motDePasse: String, jusquAu fin: Instant, at now: Instant,
        on db: any Connection
    ) throws -> Int? {
        let row = try db.first(
            """
            INSERT INTO compte (courriel, identifiant_norme, portail, prenom, nom, mot_de_passe, cree_le)
            VALUES (\(nouveau.courriel), \(nouveau.identifiant), \(Portail.cmi.rawValue), \(nouveau.prenom),
                    \(nouveau.nom), \(motDePasse), \(now.iso))
            ON CONFLICT (identifiant_norme) DO NOTHING RETURNING id
            """)
        guard let id = try row?.int("id") else { return nil }
        try db.execute(
            """
            INSERT INTO cmi_profil
                (compte_id, organisme, identifiant, courriel_norme, referent, temporaire_jusqu_au, cree_le)
            VALUES (\(id), \(code), \(nouveau.identifiant), \(CompteStore.norme(nouveau.courriel)),
                    \(nouveau.referent), \(fin.iso), \(now.iso))
            """)
        return id
    }

    /// A new temporary password: the old one, the account's own included, opens nothing any more.
    static func reinitialiser(
        _ id: Int, motDePasse: String, jusquAu fin: Instant, at now: Instant, on db: any Connection
    ) throws {
        try CompteStore.changerMotDePasse(id, motDePasse, at: now, on: db)
        try db.execute(
            "UPDATE cmi_profil SET temporaire_jusqu_au = \(fin.iso), rappele_le = NULL WHERE compte_id = \(id)")
        try SessionCmiStore.fermer(compte: id, on: db)
    }

    /// The temporary password gives way to the person's own: for one caller only, and only in its time.
    /// - Returns: false when it was used, replaced or expired meanwhile.
    static func ouvrir(_ id: Int, motDePasse: String, at now: Instant, on db: any Connection) throws -> Bool {
        let changed = try db.execute(
            """
            UPDATE cmi_profil SET temporaire_jusqu_au = NULL, rappele_le = NULL
            WHERE compte_id = \(id) AND temporaire_jusqu_au > \(now.iso)
            """)
        guard changed == 1 else { return false }
        try CompteStore.changerMotDePasse(id, motDePasse, at: now, on: db)
        return true
    }

    static func changer(courriel: String, _ id: Int, on db: any Connection) throws {
        try db.execute("UPDATE compte SET courriel = \(courriel) WHERE id = \(id)")
        try db.execute(
            "UPDATE cmi_profil SET courriel_norme = \(CompteStore.norme(courriel)) WHERE compte_id = \(id)")
    }

    /// No password opens the account any more, until a link gives it another.
    static func oublierLeMotDePasse(_ id: Int, at now: Instant, on db: any Connection) throws {
        try CompteStore.oublierMotDePasse(id, at: now, on: db)
        try db.execute("UPDATE cmi_profil SET temporaire_jusqu_au = NULL WHERE compte_id = \(id)")
    }

    /// - Returns: false when the profile was in that state already.
    static func activer(_ id: Int, _ actif: Bool, on db: any Connection) throws -> Bool {
        if !actif { try SessionCmiStore.fermer(compte: id, on: db) }
        return try db.execute(
            "UPDATE cmi_profil SET actif = \(actif) WHERE compte_id = \(id) AND actif <> \(actif)") == 1
    }

    static func vu(_ id: Int, at now: Instant, on db: any Connection) throws {
        try db.execute("UPDATE cmi_profil SET vu_le = \(now.iso) WHERE compte_id = \(id)")
    }

    /// Active référents of the body but one, to be told of what happens to its profiles.
    static func referents(_ code: String, sauf id: Int?, on db: any Connection) throws -> [ProfilCmi] {
        try db.rows(
            """
            SELECT \(colonnes) \(source)
            WHERE p.organisme = \(code) AND p.referent = 1 AND p.actif = 1 AND p.compte_id <> \(id ?? 0)
            ORDER BY p.identifiant LIMIT 50
            """
        ).map(profil)
    }

    /// Profiles whose temporary password ends before this moment, not told of yet.
    static func aRappeler(avant fin: Instant, at now: Instant, on db: any Connection) throws -> [ProfilCmi] {
        try db.rows(
            """
            SELECT \(colonnes) \(source)
            WHERE p.temporaire_jusqu_au > \(now.iso) AND p.temporaire_jusqu_au <= \(fin.iso) AND p.actif = 1
              AND o.actif = 1 AND p.rappele_le IS NULL
            ORDER BY p.compte_id LIMIT 500
            """
        ).map(profil)
    }

    static func rappele(_ id: Int, at now: Instant, on db: any Connection) throws {
        try db.execute("UPDATE cmi_profil SET rappele_le = \(now.iso) WHERE compte_id = \(id)")
    }
}
