import Platform

/// Somebody not known yet asks for a link by mail: to sign up, or to choose another password. Whether the address has
/// an account is only looked at afterwards, by the job: until the answer leaves, both cases are the same work.
enum DemandeDeLienStore {
    enum Genre: String, Sendable {
        case inscription
        case oubli

        var quota: QuotaDeCourriels {
            switch self {
            case .inscription: .inscription
            case .oubli: .oubli
            }
        }
    }

    struct Demande: Sendable {
        let genre: Genre
        let courriel: String
        /// Where the person was going: `DemandeDeConnexion.parametres`.
        let destination: String
    }

    /// Seconds over which requests are counted.
    static let fenetre = 3600
    static let parAdresse = 30
    /// Requests of everybody from which each address prefix makes but `enRafale`: nobody closes the page to others.
    static let pourTous = 1000
    static let enRafale = 2
    /// Requests of everybody beyond which none is taken: each that is taken may write to a stranger's mailbox.
    static let plafond = 3000

    static func cles(_ genre: Genre, prefixe: String) -> [FreinageStore.Cle] {
        [
            .init(texte: "\(genre.rawValue) " + Digest.sha256Hex(prefixe), duree: fenetre),
            .init(texte: genre.rawValue, duree: fenetre),
        ]
    }

    static func refuse(_ compteurs: [String: Int], _ cles: [FreinageStore.Cle]) -> Bool {
        let tous = compteurs[cles[1].texte, default: 0]
        return tous >= plafond || compteurs[cles[0].texte, default: 0] >= (tous >= pourTous ? enRafale : parAdresse)
    }

    /// The row and its job, which names it by its id: no job holds an address.
    static func deposer(_ demande: Demande, at now: Instant, on db: any Connection) throws {
        let row = try db.first(
            """
            INSERT INTO demande_de_lien (genre, courriel, service, cree_le)
            VALUES (\(demande.genre.rawValue), \(demande.courriel), \(demande.destination), \(now.iso)) RETURNING id
            """)
        guard let row else { throw DatabaseError.failed("no id returned") }
        try Jobs.enqueue(DemandeDeLienJob(demande: try row.int("id")), on: db, at: now)
    }

    /// Takes the request out: it is answered once.
    static func prendre(_ id: Int, on db: any Connection) throws -> Demande? {
        try db.first("DELETE FROM demande_de_lien WHERE id = \(id) RETURNING genre, courriel, service").map { row in
            Demande(
                genre: Genre(rawValue: try row.string("genre")) ?? .oubli, courriel: try row.string("courriel"),
                destination: try row.string("service"))
        }
    }

    /// Requests that no job answered leave all the same.
    static func purge(before: Instant, on db: any Connection) throws {
        try db.execute("DELETE FROM demande_de_lien WHERE cree_le < \(before.iso)")
    }
}

struct DemandeDeLienJob: Job {
    static let kind = "compte.demande"

    let demande: Int
}

/// What the tables of accounts keep for a time only.
struct MenageDesComptesJob: Job {
    static let kind = "comptes.menage"
}
