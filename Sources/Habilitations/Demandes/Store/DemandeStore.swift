import Domain
import Platform

enum DemandeStore {
    /// The last request of an account, whatever came of it.
    static func derniere(compte id: Int, on db: any Connection) throws -> Demande? {
        try db.first("SELECT \(Demande.colonnes) FROM demande d WHERE d.compte_id = \(id) ORDER BY d.id DESC LIMIT 1")
            .map { try Demande($0) }
    }

    /// - Throws: `Refusal.notFound`
    static func trouver(_ id: Int, on db: any Connection) throws -> Demande {
        guard let row = try db.first("SELECT \(Demande.colonnes) FROM demande d WHERE d.id = \(id)") else {
            throw Refusal.notFound
        }
        return try Demande(row)
    }

    /// One statement: each row is the request and one line of what hangs from it.
    /// - Throws: `Refusal.notFound`
    static func entiere(_ id: Int, on db: any Connection) throws -> DemandeEntiere {
        let rows = try db.rows(
            """
            SELECT \(Demande.colonnes), x.genre, x.rang, x.a, x.b, x.c, x.e
            FROM demande d JOIN (
                SELECT 'etablissement' AS genre, rang, siret AS a, nom AS b, ville AS c, '' AS e
                FROM demande_etablissement WHERE demande_id = \(id)
                UNION ALL SELECT 'histoire', rang, quoi, qui, quand, pourquoi
                FROM demande_evenement WHERE demande_id = \(id)
                UNION ALL SELECT 'acceptation', 0, cle, version, accepte_le, texte
                FROM demande_attestation WHERE demande_id = \(id)
                UNION ALL SELECT 'administrateur', h.compte_id, h.perimetre, '', '', ''
                FROM demande_etablissement e JOIN habilitation h
                    ON h.perimetre >= substr(e.siret, 1, 9) AND h.perimetre <= substr(e.siret, 1, 9) || '99999'
                    AND h.actif = 1
                WHERE e.demande_id = \(id) AND h.role IN ('administrateur', 'administrateur_of')
                UNION ALL SELECT 'branche', 0, b.siret, b.branche, '', ''
                FROM demande_etablissement e JOIN branche_etablissement b ON b.siret = e.siret
                WHERE e.demande_id = \(id)
                UNION ALL SELECT 'concurrente', a.demande_id, '', '', '', ''
                FROM demande_etablissement e JOIN demande_etablissement a ON a.siret = e.siret
                JOIN demande o ON o.id = a.demande_id AND o.etat = 'en_attente'
                WHERE e.demande_id = \(id) AND a.demande_id <> \(id)
            ) x ON 1 = 1
            WHERE d.id = \(id) ORDER BY x.genre, x.rang, x.c, x.a
            """)
        guard let first = rows.first else { throw Refusal.notFound }
        var entiere = DemandeEntiere(demande: try Demande(first))
        for row in rows { try ajouter(row, a: &entiere) }
        return entiere
    }

    private static func ajouter(_ row: Row, a entiere: inout DemandeEntiere) throws {
        let (rang, a, c) = (try row.int("rang"), try row.string("a"), try row.string("c"))
        switch try row.string("genre") {
        case "etablissement": entiere.etablissements.append((a, try row.string("b"), c))
        case "histoire":
            guard let quoi = EvenementDemande(rawValue: a), let quand = Instant(iso: c) else { return }
            entiere.histoire.append(
                .init(quoi: quoi, qui: try row.string("b"), quand: quand, pourquoi: try row.string("e")))
        case "acceptation":
            guard let quand = Instant(iso: c) else { return }
            entiere.acceptations.append(
                .init(cle: a, version: try row.string("b"), texte: try row.string("e"), quand: quand))
        case "administrateur":
            if !entiere.administrateurs.contains(where: { $0.compte == rang && $0.siret == a }) {
                entiere.administrateurs.append((rang, a))
            }
        case "branche": entiere.branches[a] = try row.string("b")
        default: if !entiere.concurrentes.contains(rang) { entiere.concurrentes.append(rang) }
        }
    }

    /// The establishments of several requests, in their order.
    static func etablissements(
        de ids: [Int], on db: any Connection
    ) throws -> [Int: [(siret: String, nom: String)]] {
        guard !ids.isEmpty else { return [:] }
        var par: [Int: [(siret: String, nom: String)]] = [:]
        let rows = try db.rows(
            """
            SELECT demande_id, siret, nom FROM demande_etablissement WHERE demande_id IN \(SQL.list(ids))
            ORDER BY demande_id, rang
            """)
        for row in rows {
            par[try row.int("demande_id"), default: []].append((try row.string("siret"), try row.string("nom")))
        }
        return par
    }
}
