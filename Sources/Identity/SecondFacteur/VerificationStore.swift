import Foundation
import Platform

/// Somebody whose password was right, and who must still give a code. Bound to the browser by a cookie, of which the
/// table keeps the digest.
enum VerificationStore {
    /// Seconds to give the code.
    static let duree = 600
    /// Codes that may be tried before the password is asked again.
    static let essais = 5

    struct Attente: Sendable {
        let compte: Compte
        let demande: DemandeDeConnexion
        let essais: Int
    }

    /// - Returns: the token, for the cookie.
    static func ouvrir(
        _ compte: Compte, _ demande: DemandeDeConnexion, at now: Instant, on db: any Connection
    ) throws -> String {
        let token = SecureRandom.token()
        let texte = String(decoding: try JSONEncoder().encode(demande), as: UTF8.self)
        try db.execute(
            """
            INSERT INTO verification (empreinte, compte_id, demande, cree_le, expire_le)
            VALUES (\(Digest.sha256Hex(token)), \(compte.id), \(texte), \(now.iso),
                    \(now.adding(seconds: duree).iso))
            """)
        return token
    }

    static func lire(_ token: String, at now: Instant, on db: any Connection) throws -> Attente? {
        try db.first(
            """
            SELECT v.demande, v.essais, c.id, c.courriel, c.prenom, c.nom
            FROM verification v JOIN compte c ON c.id = v.compte_id
            WHERE v.empreinte = \(Digest.sha256Hex(token)) AND v.expire_le > \(now.iso) AND v.essais < \(essais)
              AND c.actif = 1
            """
        ).map { row in
            let demande = try JSONDecoder().decode(DemandeDeConnexion.self, from: Data(try row.string("demande").utf8))
            return Attente(compte: try CompteStore.compte(row), demande: demande, essais: try row.int("essais"))
        }
    }

    /// Counts one more try.
    static func compterEssai(_ token: String, on db: any Connection) throws {
        try db.execute("UPDATE verification SET essais = essais + 1 WHERE empreinte = \(Digest.sha256Hex(token))")
    }

    static func fermer(_ token: String, on db: any Connection) throws {
        try db.execute("DELETE FROM verification WHERE empreinte = \(Digest.sha256Hex(token))")
    }

    static func purge(at now: Instant, on db: any Connection) throws {
        try db.execute("DELETE FROM verification WHERE expire_le < \(now.iso)")
    }
}
