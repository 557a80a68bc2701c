package import Platform

/// Sessions of the CMI portal. They are not those of the OPCO's spaces: neither opens the other's pages.
package enum SessionCmiStore {
    static let cookie = "__Host-session-cmi"
    /// A browser that has signed in before.
    static let cookieAppareil = "__Secure-appareil-cmi"

    /// - Parameter creation: opens « CREATION DE COMPTE » only.
    /// - Returns: the token, for the cookie.
    static func ouvrir(_ compte: Int, creation: Bool, at now: Instant, on db: any Connection) throws -> String {
        let token = SecureRandom.token()
        try db.execute(
            """
            INSERT INTO cmi_session (empreinte, compte_id, creation, secret, cree_le, vue_le, expire_le)
            VALUES (\(Digest.sha256Hex(token)), \(compte), \(creation), \(SecureRandom.token()), \(now.iso), \(now.iso),
                    \(now.adding(seconds: SessionStore.lifetime).iso))
            """)
        return token
    }

    struct Trouvee: Sendable {
        let compte: Int
        let creation: Bool
        let secret: String
        /// Its use should be written down.
        let aNoter: Bool
    }

    static func trouver(empreinte: String, at now: Instant, on db: any Connection) throws -> Trouvee? {
        try db.first(
            """
            SELECT compte_id, creation, secret, vue_le FROM cmi_session
            WHERE empreinte = \(empreinte) AND expire_le > \(now.iso)
              AND vue_le > \(now.adding(seconds: -SessionStore.idle).iso)
            """
        ).map { row in
            Trouvee(
                compte: try row.int("compte_id"), creation: try row.bool("creation"),
                secret: try row.string("secret"),
                aNoter: try row.string("vue_le") < now.adding(seconds: -SessionStore.refresh).iso)
        }
    }

    static func noter(empreinte: String, at now: Instant, on db: any Connection) throws {
        try db.execute("UPDATE cmi_session SET vue_le = \(now.iso) WHERE empreinte = \(empreinte)")
    }

    static func fermer(empreinte: String, on db: any Connection) throws {
        try db.execute("DELETE FROM cmi_session WHERE empreinte = \(empreinte)")
    }

    /// - Parameter sauf: digest of the session that stays.
    static func fermer(compte id: Int, sauf empreinte: String? = nil, on db: any Connection) throws {
        try db.execute("DELETE FROM cmi_session WHERE compte_id = \(id) AND empreinte <> \(empreinte ?? "")")
    }

    /// Expired sessions, requests that no job answered within a day.
    package static func purge(at now: Instant, on db: any Connection) throws {
        try db.execute("DELETE FROM cmi_session WHERE expire_le < \(now.iso)")
        try db.execute("DELETE FROM cmi_demande WHERE cree_le < \(now.adding(seconds: -86_400).iso)")
    }
}

/// What somebody who is not signed in asked to be sent, until the job that answers.
enum DemandeCmiStore {
    enum Genre: String, Sendable {
        case identifiant
        case motDePasse = "mot_de_passe"
    }

    /// Counted as requests of the login space are: from one place, and from everywhere.
    static func cles(_ genre: Genre, prefixe: String) -> [FreinageStore.Cle] {
        let nom = "cmi " + genre.rawValue
        return [
            .init(texte: nom + " " + Digest.sha256Hex(prefixe), duree: DemandeDeLienStore.fenetre),
            .init(texte: nom, duree: DemandeDeLienStore.fenetre),
        ]
    }

    /// - Returns: its id, for the job: no address stands in the table of jobs.
    static func ajouter(_ genre: Genre, _ saisie: String, at now: Instant, on db: any Connection) throws -> Int {
        let row = try db.first(
            """
            INSERT INTO cmi_demande (genre, saisie, cree_le) VALUES (\(genre.rawValue), \(saisie), \(now.iso))
            RETURNING id
            """)
        guard let id = try row?.int("id") else { throw DatabaseError.failed("no id returned") }
        return id
    }

    /// Once: the row is gone afterwards.
    static func prendre(_ id: Int, on db: any Connection) throws -> (genre: Genre, saisie: String)? {
        let row = try db.first("DELETE FROM cmi_demande WHERE id = \(id) RETURNING genre, saisie")
        guard let row, let genre = Genre(rawValue: try row.string("genre")) else { return nil }
        return (genre, try row.string("saisie"))
    }
}
