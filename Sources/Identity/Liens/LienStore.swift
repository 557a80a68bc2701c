package import Platform

/// A secret link sent by mail: it does one thing, once, before its end.
package struct Lien: Sendable {
    package enum Genre: String, Sendable, CaseIterable {
        /// Chooses the first password of an account: sign-up or invitation.
        case activation
        case reinitialisation
        /// Confirms a new address, from that address.
        case courriel
        /// Undoes a change of address, from the old one.
        case annulation
        /// « Ce n'était pas moi », from the mail that tells of a sign-in.
        case alerte
        case motDePasseCMI = "mot_de_passe_cmi"
        /// Confirms a new address of the CMI portal.
        case courrielCMI = "courriel_cmi"
        /// Undoes that change, from the old address.
        case annulationCMI = "annulation_cmi"

        /// What a new password makes void: the links that give another, and the changes of address asked for with the
        /// former one. Those that take an address back, or say « Ce n'était pas moi », stay to the holder.
        static let perdusAvecLeMotDePasse: [Genre] = [
            .activation, .reinitialisation, .courriel, .motDePasseCMI, .courrielCMI,
        ]

        /// Seconds the link lives.
        package var duree: Int {
            switch self {
            case .activation: 24 * 3600
            case .reinitialisation, .courriel, .motDePasseCMI, .courrielCMI: 3600
            case .annulation, .annulationCMI, .alerte: 7 * 24 * 3600
            }
        }
    }

    package let genre: Genre
    /// Nil while no account has this address yet.
    package let compte: Int?
    /// Where the link was sent.
    package let courriel: String
    /// What the link carries besides; its meaning is its kind's.
    package let donnees: String
}

package enum LienStore {
    /// Writes a new link down; only the digest of its token is kept.
    /// - Returns: the token, for the mail.
    package static func emettre(
        _ genre: Lien.Genre, compte: Int?, courriel: String, donnees: String = "", at now: Instant,
        on db: any Connection
    ) throws -> String {
        let token = SecureRandom.token()
        try db.execute(
            """
            INSERT INTO lien (empreinte, genre, compte_id, courriel, donnees, cree_le, expire_le)
            VALUES (\(Digest.sha256Hex(token)), \(genre.rawValue), \(compte), \(courriel), \(donnees), \(now.iso),
                    \(now.adding(seconds: genre.duree).iso))
            """)
        return token
    }

    /// The link while it may still be used; looking at it does not spend it.
    package static func lire(
        _ token: String, _ genre: Lien.Genre, at now: Instant, on db: any Connection
    ) throws -> Lien? {
        guard token.utf8.count <= 128 else { return nil }
        return try db.first(
            """
            SELECT compte_id, courriel, donnees FROM lien
            WHERE empreinte = \(Digest.sha256Hex(token)) AND genre = \(genre.rawValue) AND utilise_le IS NULL
              AND expire_le > \(now.iso)
            """
        ).map { try lien($0, genre) }
    }

    /// Spends the link: true for one caller only, whoever else holds it.
    package static func consommer(
        _ token: String, _ genre: Lien.Genre, at now: Instant, on db: any Connection
    ) throws -> Lien? {
        guard token.utf8.count <= 128 else { return nil }
        return try db.first(
            """
            UPDATE lien SET utilise_le = \(now.iso)
            WHERE empreinte = \(Digest.sha256Hex(token)) AND genre = \(genre.rawValue) AND utilise_le IS NULL
              AND expire_le > \(now.iso)
            RETURNING compte_id, courriel, donnees
            """
        ).map { try lien($0, genre) }
    }

    /// The links of that kind sent for this account open nothing any more.
    package static func revoquer(
        _ genre: Lien.Genre, compte: Int, at now: Instant, on db: any Connection
    ) throws {
        try revoquer([genre], compte: compte, at: now, on: db)
    }

    static func revoquer(_ genres: [Lien.Genre], compte: Int, at now: Instant, on db: any Connection) throws {
        try db.execute(
            """
            UPDATE lien SET utilise_le = \(now.iso)
            WHERE compte_id = \(compte) AND genre IN \(SQL.list(genres.map(\.rawValue))) AND utilise_le IS NULL
            """)
    }

    /// The same for an address that had no account yet.
    static func revoquer(_ genre: Lien.Genre, courriel: String, at now: Instant, on db: any Connection) throws {
        try db.execute(
            """
            UPDATE lien SET utilise_le = \(now.iso)
            WHERE courriel = \(courriel) AND genre = \(genre.rawValue) AND utilise_le IS NULL
            """)
    }

    /// Links that ended before this moment leave the table.
    package static func purge(before: Instant, on db: any Connection) throws {
        try db.execute("DELETE FROM lien WHERE expire_le < \(before.iso)")
    }

    private static func lien(_ row: Row, _ genre: Lien.Genre) throws -> Lien {
        Lien(
            genre: genre, compte: row.optionalInt("compte_id"), courriel: try row.string("courriel"),
            donnees: try row.string("donnees"))
    }
}
