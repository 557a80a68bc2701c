package import Platform

/// What becomes of an account: opened, moved to another address, closed.
extension CompteStore {
    /// What whoever asks for a link may get.
    struct Etat: Sendable {
        let compte: Compte
        let actif: Bool
        let aUnMotDePasse: Bool
    }

    static func etat(_ norme: String, _ portail: Portail, on db: any Connection) throws -> Etat? {
        try db.first(
            """
            SELECT id, courriel, prenom, nom, actif, CASE WHEN mot_de_passe IS NULL THEN 0 ELSE 1 END AS ouvert
            FROM compte WHERE identifiant_norme = \(norme) AND portail = \(portail.rawValue)
            """
        ).map { Etat(compte: try compte($0), actif: try $0.bool("actif"), aUnMotDePasse: try $0.bool("ouvert")) }
    }

    static func parID(_ id: Int, on db: any Connection) throws -> Compte? {
        try db.first("SELECT id, courriel, prenom, nom FROM compte WHERE id = \(id) AND actif = 1").map(compte)
    }

    static func motDePasse(_ id: Int, on db: any Connection) throws -> String? {
        try db.first("SELECT mot_de_passe FROM compte WHERE id = \(id) AND actif = 1")?.optionalString("mot_de_passe")
    }

    /// Nobody enters any more until a password is chosen from a link.
    static func oublierMotDePasse(_ id: Int, at now: Instant, on db: any Connection) throws {
        try db.execute("UPDATE compte SET mot_de_passe = NULL WHERE id = \(id)")
        try LienStore.revoquer(Lien.Genre.perdusAvecLeMotDePasse, compte: id, at: now, on: db)
    }

    static func signaler(_ id: Int, incertaine: Bool, on db: any Connection) throws {
        try db.execute("UPDATE compte SET adresse_incertaine = \(incertaine) WHERE id = \(id)")
    }

    package static func retirerSecondFacteur(_ id: Int, on db: any Connection) throws {
        try SecondFacteurStore.retirer(id, on: db)
    }

    /// - Returns: false when another account has this address.
    static func changerCourriel(
        _ id: Int, _ courriel: String, incertaine: Bool, on db: any Connection
    ) throws -> Bool {
        let norme = norme(courriel)
        let pris = try db.first("SELECT id FROM compte WHERE identifiant_norme = \(norme) AND id <> \(id)")
        guard pris == nil else { return false }
        let ancien = try db.first("SELECT identifiant_norme FROM compte WHERE id = \(id) AND actif = 1")
        guard let ancien = try ancien?.string("identifiant_norme") else { return false }
        try db.execute(
            """
            UPDATE compte SET courriel = \(courriel), identifiant_norme = \(norme), adresse_incertaine = \(incertaine)
            WHERE id = \(id)
            """)
        guard ancien != norme else { return true }
        try ConnexionStore.renommer(
            ConnexionStore.identifiant(ancien, .opco), ConnexionStore.identifiant(norme, .opco), on: db)
        return true
    }

    /// The address and every means of entering go at once; the names stay beside the acts that law has us keep.
    static func fermer(_ compte: Compte, at now: Instant, on db: any Connection) throws {
        try SessionsDuCompteStore.fermer(compte.id, at: now, on: db)
        try AppareilStore.oublier(compte: compte.id, on: db)
        try SecondFacteurStore.retirer(compte.id, on: db)
        try db.execute("DELETE FROM lien WHERE compte_id = \(compte.id)")
        try db.execute(
            "DELETE FROM connexion WHERE identifiant = \(ConnexionStore.identifiant(norme(compte.courriel), .opco))")
        try db.execute(
            """
            UPDATE compte SET actif = 0, mot_de_passe = NULL, courriel = '', ferme_le = \(now.iso),
                              identifiant_norme = \("ferme \(compte.id)")
            WHERE id = \(compte.id)
            """)
    }
}
