import Platform

/// The browsers that each account has been entered from. Only digests of their tokens are kept.
enum AppareilStore {
    /// - Returns: true when the account has never been entered from this device, and has been from others.
    static func noter(
        _ empreinte: String, compte id: Int, _ visite: Visite, at now: Instant, on db: any Connection
    ) throws -> Bool {
        let row = try db.first(
            """
            INSERT INTO appareil (empreinte, compte_id, nom, lieu, cree_le, vu_le)
            VALUES (\(empreinte), \(id), \(visite.appareil), \(visite.lieu), \(now.iso), \(now.iso))
            ON CONFLICT (empreinte, compte_id) DO UPDATE SET
                nom = excluded.nom, lieu = excluded.lieu, vu_le = excluded.vu_le
            RETURNING cree_le, (SELECT COUNT(*) FROM appareil autre
                WHERE autre.compte_id = \(id) AND autre.empreinte <> \(empreinte)) AS autres
            """)
        guard let row else { return false }
        return try row.string("cree_le") == now.iso && row.int("autres") > 0
    }

    static func oublier(compte id: Int, on db: any Connection) throws {
        try db.execute("DELETE FROM appareil WHERE compte_id = \(id)")
    }

    static func purge(at now: Instant, on db: any Connection) throws {
        try db.execute("DELETE FROM appareil WHERE vu_le < \(now.adding(seconds: -Visite.duree).iso)")
    }
}
