package import Domain
package import Platform

package enum HabilitationStore {
    /// What the account holds in the space: one statement, whatever the space.
    package static func roles(
        compte id: Int, _ espace: Espace, on db: any Connection
    ) throws -> (etablissements: [EtablissementAccessible], opco: RoleOPCO?) {
        if espace == .opco {
            let row = try db.first("SELECT role FROM agent WHERE compte_id = \(id)")
            return ([], try row.flatMap { RoleOPCO(rawValue: try $0.string("role")) })
        }
        let rows = try db.rows("SELECT siret, nom, role FROM habilitation WHERE compte_id = \(id) ORDER BY nom, siret")
        let held = try rows.compactMap { row -> EtablissementAccessible? in
            guard let role = RoleEtablissement(rawValue: try row.string("role")), role.organisme == (espace == .of)
            else { return nil }
            return EtablissementAccessible(siret: try row.string("siret"), nom: try row.string("nom"), role: role)
        }
        return (held, nil)
    }

    /// Spaces where the account holds something: the list of « Changer d'application ».
    package static func espaces(compte id: Int, on db: any Connection) throws -> [Espace] {
        let rows = try db.rows(
            """
            SELECT DISTINCT role FROM habilitation WHERE compte_id = \(id)
            UNION ALL SELECT 'opco' FROM agent WHERE compte_id = \(id)
            """)
        let roles = try rows.map { try $0.string("role") }
        return Espace.allCases.filter { espace in
            roles.contains { role in
                switch espace {
                case .opco: role == "opco"
                case .of: RoleEtablissement(rawValue: role)?.organisme == true
                case .entreprise: RoleEtablissement(rawValue: role)?.organisme == false
                }
            }
        }
    }

    /// Accounts attached to an establishment: whom its letters are announced to.
    package static func comptes(siret: String, on db: any Connection) throws -> [Int] {
        try db.rows("SELECT DISTINCT compte_id FROM habilitation WHERE siret = \(siret) ORDER BY compte_id")
            .map { try $0.int("compte_id") }
    }

    /// As `comptes`, with the space in which each holds the establishment.
    package static func comptesParEspace(
        siret: String, on db: any Connection
    ) throws -> [(compte: Int, espace: Espace)] {
        try db.rows("SELECT compte_id, role FROM habilitation WHERE siret = \(siret) ORDER BY compte_id").compactMap {
            guard let role = RoleEtablissement(rawValue: try $0.string("role")) else { return nil }
            return (try $0.int("compte_id"), role.organisme ? .of : .entreprise)
        }
    }

    /// The establishments that each account holds, by space.
    package static func etablissements(
        comptes ids: [Int], on db: any Connection
    ) throws -> [Int: [Espace: Set<String>]] {
        var tenus: [Int: [Espace: Set<String>]] = [:]
        let rows = try db.rows("SELECT compte_id, siret, role FROM habilitation WHERE compte_id IN \(SQL.list(ids))")
        for row in rows {
            guard let role = RoleEtablissement(rawValue: try row.string("role")) else { continue }
            tenus[try row.int("compte_id"), default: [:]][role.organisme ? .of : .entreprise, default: []]
                .insert(try row.string("siret"))
        }
        return tenus
    }

    package static func accorder(
        compte id: Int, siret: String, nom: String, role: RoleEtablissement, at now: Instant, on db: any Connection
    ) throws {
        try db.execute(
            """
            INSERT INTO habilitation (compte_id, siret, nom, role, cree_le)
            VALUES (\(id), \(siret), \(nom), \(role.rawValue), \(now.iso))
            ON CONFLICT (compte_id, siret, role) DO UPDATE SET nom = excluded.nom
            """)
    }

    package static func nommer(agent id: Int, role: RoleOPCO, at now: Instant, on db: any Connection) throws {
        try db.execute(
            """
            INSERT INTO agent (compte_id, role, cree_le) VALUES (\(id), \(role.rawValue), \(now.iso))
            ON CONFLICT (compte_id) DO UPDATE SET role = excluded.role
            """)
    }

    /// Agents who may instruct, for reassignment.
    package static func agents(on db: any Connection) throws -> [(id: Int, role: RoleOPCO)] {
        try db.rows("SELECT compte_id, role FROM agent ORDER BY compte_id").compactMap { row in
            guard let role = RoleOPCO(rawValue: try row.string("role")) else { return nil }
            return (try row.int("compte_id"), role)
        }
    }
}
