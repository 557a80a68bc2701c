import Platform

/// « Mes connexions »: who came in, or tried to, over sixty days.
enum ConnexionStore {
    /// Seconds that a line is kept.
    static let duree = 60 * 24 * 3600

    enum Issue: String, Sendable {
        case reussie
        case refusee
        /// The password was right, the second factor was not.
        case codeRefuse = "code_refuse"
    }

    struct Ligne: Sendable {
        let issue: Issue
        let appareil: String
        let lieu: String
        let nombre: Int
        let le: Instant
    }

    /// What lines are kept under: an address without an account has some too.
    static func identifiant(_ norme: String, _ portail: Portail) -> String {
        Digest.sha256Hex(portail.rawValue + " " + norme)
    }

    static func reussie(
        _ identifiant: String, _ visite: Visite?, at now: Instant, on db: any Connection
    ) throws {
        try ajouter(identifiant, cle: SecureRandom.token(bytes: 12), .reussie, visite, at: now, on: db)
    }

    /// Failures of one day from one place are one line: a series of tries does not bury the rest.
    static func refusee(
        _ identifiant: String, _ issue: Issue, _ visite: Visite?, at now: Instant, on db: any Connection
    ) throws {
        let cle = "\(issue.rawValue) \(now.paris.isoDate) \(visite?.lieu ?? "")"
        try ajouter(identifiant, cle: cle, issue, visite, at: now, on: db)
    }

    private static func ajouter(
        _ identifiant: String, cle: String, _ issue: Issue, _ visite: Visite?, at now: Instant, on db: any Connection
    ) throws {
        try db.execute(
            """
            INSERT INTO connexion (identifiant, cle, issue, appareil, lieu, le)
            VALUES (\(identifiant), \(cle), \(issue.rawValue), \(visite?.appareil ?? ""), \(visite?.lieu ?? ""),
                    \(now.iso))
            ON CONFLICT (identifiant, cle) DO UPDATE SET
                nombre = connexion.nombre + 1, le = excluded.le, appareil = excluded.appareil
            """)
    }

    /// Newest first.
    static func lister(
        _ identifiant: String, limite: Int, at now: Instant, on db: any Connection
    ) throws -> [Ligne] {
        try db.rows(
            """
            SELECT issue, appareil, lieu, nombre, le FROM connexion
            WHERE identifiant = \(identifiant) AND le > \(now.adding(seconds: -duree).iso)
            ORDER BY le DESC LIMIT \(limite)
            """
        ).map { row in
            Ligne(
                issue: Issue(rawValue: try row.string("issue")) ?? .refusee, appareil: try row.string("appareil"),
                lieu: try row.string("lieu"), nombre: try row.int("nombre"), le: try row.instant("le"))
        }
    }

    /// An account that changes its address keeps its past.
    static func renommer(_ ancien: String, _ nouveau: String, on db: any Connection) throws {
        try db.execute("DELETE FROM connexion WHERE identifiant = \(nouveau)")
        try db.execute("UPDATE connexion SET identifiant = \(nouveau) WHERE identifiant = \(ancien)")
    }

    static func purge(at now: Instant, on db: any Connection) throws {
        try db.execute("DELETE FROM connexion WHERE le < \(now.adding(seconds: -duree).iso)")
    }
}
