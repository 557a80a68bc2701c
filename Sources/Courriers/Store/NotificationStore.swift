package import Domain
package import Platform

/// A letter announced to one user, who reads or removes it for themselves alone.
struct NotificationDeCourrier: Sendable {
    let id: Int
    let dossierID: Int
    let dispositif: Dispositif
    let numero: String
    let message: String
    let siret: String
    let raisonSociale: String
    let prenom: String
    let nom: String
    let creeLe: Instant
    let lue: Bool

    static let colonnes: SQL = """
        n.id, n.dossier_id, n.dispositif, n.numero, n.message, n.siret, n.raison_sociale, n.prenom, n.nom, n.cree_le,
        n.lu_le
        """

    init(_ row: Row) throws {
        guard let dispositif = Dispositif(rawValue: try row.string("dispositif")) else {
            throw Row.Mismatch(column: "dispositif")
        }
        id = try row.int("id")
        dossierID = try row.int("dossier_id")
        self.dispositif = dispositif
        numero = try row.string("numero")
        message = try row.string("message")
        siret = try row.string("siret")
        raisonSociale = try row.string("raison_sociale")
        prenom = try row.string("prenom")
        nom = try row.string("nom")
        creeLe = try row.instant("cree_le")
        lue = row.optionalString("lu_le") != nil
    }
}

package enum NotificationStore {
    static let message = "Un nouveau courrier a été déposé dans votre dossier."

    /// One line per account, in one statement.
    static func insert(
        _ comptes: [Int], _ espace: Espace, siret: String, courrier: Int, _ faits: FaitsDeDossier, at now: Instant,
        on db: any Connection
    ) throws {
        let dossier = faits.dossier
        // Each line binds nineteen values: five hundred of them stay far below what both engines take.
        for lot in stride(from: 0, to: comptes.count, by: 500) {
            let lignes = comptes[lot..<min(lot + 500, comptes.count)].map { compte -> SQL in
                """
                (\(compte), \(espace.rawValue), \(siret), \(faits.id), \(courrier), \(faits.dispositif.rawValue),
                \(dossier.numero), \(numeroTri(dossier.numero)), \(message), \(Tri.cle(message)),
                \(dossier.siretEmployeur), \(dossier.employeur), \(Tri.cle(dossier.employeur)),
                \(faits.prenom), \(Tri.cle(faits.prenom)), \(faits.nom), \(Tri.cle(faits.nom)), \(now.iso))
                """
            }
            try db.execute(
                """
                INSERT INTO notification (compte_id, espace, siret_adresse, dossier_id, courrier_id, dispositif,
                    numero, numero_tri, message, message_tri, siret, raison_sociale, raison_sociale_tri,
                    prenom, prenom_tri, nom, nom_tri, cree_le)
                VALUES \(SQL.join(lignes, ", "))
                """)
        }
    }

    /// « 4024415.2 » before « 4024415.10 ».
    static func numeroTri(_ numero: String) -> String {
        guard let lu = NumeroDossier(numero) else { return numero }
        let version = String(lu.version)
        return "\(lu.numero)." + String(repeating: "0", count: max(0, 3 - version.count)) + version
    }

    /// The account's own, for the establishments that it still holds in the space.
    static func portee(_ acces: Acces) -> SQL {
        guard acces.espace != .opco else { return "1 = 0" }
        // A company held whole is a range: it may have thousands of establishments, and this is part of every page.
        let entreprises = acces.entreprises.sorted()
        let tenus = acces.etablissements.map(\.siret).filter { siret in
            entreprises.isEmpty || !acces.entreprises.contains(String(siret.prefix(9)))
        }
        // Most people hold one: nothing to sort at each page.
        let sirets = tenus.count == 1 ? tenus : Array(Set(tenus)).sorted()
        var adresses: [SQL] = ["n.siret_adresse IN \(SQL.list(sirets))"]
        for siren in entreprises {
            adresses.append("n.siret_adresse BETWEEN \(siren + "00000") AND \(siren + "99999")")
        }
        let adresse = SQL.join(adresses, " OR ")
        return """
            n.compte_id = \(acces.compteID) AND n.espace = \(acces.espace.rawValue) AND (\(adresse))
            """
    }

    /// What the bell shows: how many are unread, and the latest ones. One statement; none for an agent.
    package static func entete(
        _ acces: Acces, limite: Int = 5, on db: any Connection
    ) throws -> (nonLues: Int, recentes: [Notice]) {
        guard acces.espace != .opco, !acces.etablissements.isEmpty else { return (0, []) }
        let paths = CourriersPaths(acces.espace)
        let portee = portee(acces)
        let rows = try db.rows(
            """
            SELECT \(NotificationDeCourrier.colonnes),
                (SELECT COUNT(*) FROM notification n WHERE \(portee) AND n.lu_le IS NULL) AS non_lues
            FROM notification n WHERE \(portee) ORDER BY n.cree_le DESC, n.id DESC LIMIT \(limite)
            """)
        let recentes = try rows.map(NotificationDeCourrier.init).map { une in
            Notice(
                href: paths.examen(une.id), quoi: une.dispositif.libelle, numero: une.numero, texte: une.message,
                quand: une.creeLe, nonLue: !une.lue)
        }
        return (try rows.first?.int("non_lues") ?? 0, recentes)
    }

    /// Marks one as read.
    /// - Throws: `Refusal.notFound` when it is not theirs.
    static func lire(
        _ id: Int, _ acces: Acces, at now: Instant, on db: any Connection
    ) throws -> NotificationDeCourrier {
        let row = try db.first(
            """
            UPDATE notification AS n SET lu_le = COALESCE(n.lu_le, \(now.iso)) WHERE n.id = \(id) AND \(portee(acces))
            RETURNING id, dossier_id, dispositif, numero, message, siret, raison_sociale, prenom, nom, cree_le, lu_le
            """)
        guard let row else { throw Refusal.notFound }
        return try NotificationDeCourrier(row)
    }

    @discardableResult
    static func toutLire(_ acces: Acces, at now: Instant, on db: any Connection) throws -> Int {
        try db.execute("UPDATE notification AS n SET lu_le = \(now.iso) WHERE \(portee(acces)) AND n.lu_le IS NULL")
    }

    /// - Throws: `Refusal.notFound` when it is not theirs.
    static func supprimer(_ id: Int, _ acces: Acces, on db: any Connection) throws {
        let supprimees = try db.execute("DELETE FROM notification AS n WHERE n.id = \(id) AND \(portee(acces))")
        guard supprimees == 1 else { throw Refusal.notFound }
    }

    /// Removes those that the person could see when asking: a letter that arrived meanwhile stays announced.
    @discardableResult
    static func toutSupprimer(_ acces: Acces, jusque id: Int, on db: any Connection) throws -> Int {
        try db.execute("DELETE FROM notification AS n WHERE \(portee(acces)) AND n.id <= \(id)")
    }
}

/// Whether an account wants the morning mail. It does until it says otherwise.
enum PreferenceStore {
    static func quotidien(_ compte: Int, on db: any Connection) throws -> Bool {
        try db.first("SELECT quotidien FROM preference_notification WHERE compte_id = \(compte)")?.bool("quotidien")
            ?? true
    }

    static func regler(_ compte: Int, quotidien: Bool, on db: any Connection) throws {
        try db.execute(
            """
            INSERT INTO preference_notification (compte_id, quotidien) VALUES (\(compte), \(quotidien))
            ON CONFLICT (compte_id) DO UPDATE SET quotidien = excluded.quotidien
            """)
    }
}
