import Platform

/// The hash that a password was checked against: checking takes time, and the password may be changed meanwhile.
extension CompteStore {
    /// Whether the account still opens with it. In the transaction that opens.
    static func ouvreAvec(_ empreinte: String, _ id: Int, on db: any Connection) throws -> Bool {
        try db.first("SELECT id FROM compte WHERE id = \(id) AND mot_de_passe = \(empreinte) AND actif = 1") != nil
    }

    /// - Returns: false when it is not the account's any more; nothing is written then.
    static func rehacher(
        _ id: Int, de ancienne: String, en nouvelle: String, on db: any Connection
    ) throws -> Bool {
        try db.execute(
            "UPDATE compte SET mot_de_passe = \(nouvelle) WHERE id = \(id) AND mot_de_passe = \(ancienne)") == 1
    }
}
