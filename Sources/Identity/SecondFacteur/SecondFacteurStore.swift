import Platform

/// The authenticator application of an account, and its recovery codes.
enum SecondFacteurStore {
    struct Facteur: Sendable {
        /// Sealed for `contexte(compte)`.
        let secret: [UInt8]
        let confirme: Bool
        /// Codes up to this step were used already.
        let dernierPas: Int
    }

    static func contexte(_ compte: Int) -> String { "second-facteur/compte/\(compte)" }

    static func lire(_ compte: Int, on db: any Connection) throws -> Facteur? {
        try db.first("SELECT secret, confirme_le, dernier_pas FROM second_facteur WHERE compte_id = \(compte)").map {
            Facteur(
                secret: try $0.blob("secret"), confirme: $0.optionalString("confirme_le") != nil,
                dernierPas: try $0.int("dernier_pas"))
        }
    }

    static func estActif(_ compte: Int, on db: any Connection) throws -> Bool {
        try lire(compte, on: db)?.confirme ?? false
    }

    /// Whether the single sign-on session was opened, or its password typed again, with the factor set up: signing in
    /// asks for it from then on.
    static func aServi(_ casSession: SQL, on db: any Connection) throws -> Bool {
        try db.first(
            """
            SELECT f.compte_id FROM cas_session s JOIN second_facteur f ON f.compte_id = s.compte_id
            WHERE s.empreinte = \(casSession) AND f.confirme_le <= s.cree_le
            """) != nil
    }

    /// Writes a secret down, confirmed by the code of this step.
    /// - Returns: false when there is one already: it is never replaced.
    static func activer(
        _ compte: Int, _ secret: [UInt8], pas: Int, at now: Instant, on db: any Connection
    ) throws -> Bool {
        // Rows that were never confirmed date from when the page wrote them.
        try db.execute(
            """
            INSERT INTO second_facteur (compte_id, secret, cree_le, confirme_le, dernier_pas)
            VALUES (\(compte), \(secret), \(now.iso), \(now.iso), \(pas))
            ON CONFLICT (compte_id) DO UPDATE SET
                secret = excluded.secret, cree_le = excluded.cree_le, confirme_le = excluded.confirme_le,
                dernier_pas = excluded.dernier_pas
            WHERE second_facteur.confirme_le IS NULL
            """) == 1
    }

    /// Spends a code: false when it, or a later one, was used already.
    static func avancer(_ compte: Int, pas: Int, on db: any Connection) throws -> Bool {
        try db.execute(
            "UPDATE second_facteur SET dernier_pas = \(pas) WHERE compte_id = \(compte) AND dernier_pas < \(pas)") == 1
    }

    static func retirer(_ compte: Int, on db: any Connection) throws {
        try db.execute("DELETE FROM second_facteur WHERE compte_id = \(compte)")
        try db.execute("DELETE FROM code_de_secours WHERE compte_id = \(compte)")
    }

    // MARK: Recovery codes

    static let nombreDeCodes = 10

    /// Replaces the recovery codes.
    /// - Returns: the codes, shown this once: `abcd-efgh-ijkl-mnop-qrst-uvwx`.
    static func renouveler(_ compte: Int, on db: any Connection) throws -> [String] {
        try db.execute("DELETE FROM code_de_secours WHERE compte_id = \(compte)")
        let codes = (0..<nombreDeCodes).map { _ in Base32.encode(SecureRandom.bytes(15)).lowercased() }
        let lignes = SQL.join(codes.map { "(\(compte), \(empreinte($0, compte)))" }, ", ")
        try db.execute("INSERT INTO code_de_secours (compte_id, empreinte) VALUES \(lignes)")
        return codes.map { code in
            stride(from: 0, to: 24, by: 4).map { String(code.dropFirst($0).prefix(4)) }.joined(separator: "-")
        }
    }

    /// True for one use of each code.
    static func depenser(_ code: String, _ compte: Int, at now: Instant, on db: any Connection) throws -> Bool {
        let propre = code.lowercased().filter { $0.isLetter || $0.isNumber }
        return try db.execute(
            """
            UPDATE code_de_secours SET utilise_le = \(now.iso)
            WHERE compte_id = \(compte) AND empreinte = \(empreinte(propre, compte)) AND utilise_le IS NULL
            """) == 1
    }

    static func restants(_ compte: Int, on db: any Connection) throws -> Int {
        try db.count("SELECT COUNT(*) FROM code_de_secours WHERE compte_id = \(compte) AND utilise_le IS NULL")
    }

    /// A hundred and twenty random bits: a plain digest cannot be searched.
    private static func empreinte(_ code: String, _ compte: Int) -> String {
        Digest.sha256Hex("secours \(compte) \(code)")
    }
}
