import Platform

/// The forms before sign-in that were granted.
enum FormulaireStore {
    /// Uses the token up. To be called once what the form asks is granted.
    /// - Returns: false when it was used before.
    static func depenser(_ jeton: String, at now: Instant, on db: any Connection) throws -> Bool {
        try db.execute(
            """
            INSERT INTO cas_formulaire (empreinte, expire_le)
            VALUES (\(Digest.sha256Hex(jeton)), \(now.adding(seconds: FormulaireAnonyme.duree).iso))
            ON CONFLICT DO NOTHING
            """) == 1
    }

    static func purge(at now: Instant, on db: any Connection) throws {
        try db.execute("DELETE FROM cas_formulaire WHERE expire_le < \(now.iso)")
    }
}
