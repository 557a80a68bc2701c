import Platform

/// What is counted to slow down guessing and floods, in the database: every instance sees the same figures.
enum FreinageStore {
    /// A counter and when it starts again from nothing.
    struct Cle: Sendable {
        let texte: String
        /// Seconds.
        let duree: Int
    }

    /// Adds one to each counter, in one statement.
    /// - Returns: what each stands at now.
    @discardableResult
    static func compter(_ cles: [Cle], at now: Instant, on db: any Connection) throws -> [String: Int] {
        let lignes = SQL.join(cles.map { "(\($0.texte), 1, \(now.adding(seconds: $0.duree).iso))" }, ", ")
        let rows = try db.rows(
            """
            INSERT INTO freinage (cle, nombre, fin) VALUES \(lignes)
            ON CONFLICT (cle) DO UPDATE SET
                nombre = CASE WHEN freinage.fin > \(now.iso) THEN freinage.nombre + 1 ELSE 1 END,
                fin = CASE WHEN freinage.fin > \(now.iso) THEN freinage.fin ELSE excluded.fin END
            RETURNING cle, nombre
            """)
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.string("cle"), try $0.int("nombre")) })
    }

    static func lire(_ cles: [Cle], at now: Instant, on db: any Connection) throws -> [String: Int] {
        let rows = try db.rows(
            "SELECT cle, nombre FROM freinage WHERE cle IN \(SQL.list(cles.map(\.texte))) AND fin > \(now.iso)")
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.string("cle"), try $0.int("nombre")) })
    }

    static func oublier(_ cles: [Cle], on db: any Connection) throws {
        try db.execute("DELETE FROM freinage WHERE cle IN \(SQL.list(cles.map(\.texte)))")
    }

    static func purge(at now: Instant, on db: any Connection) throws {
        try db.execute("DELETE FROM freinage WHERE fin <= \(now.iso)")
    }
}
