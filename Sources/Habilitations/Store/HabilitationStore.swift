package import Domain
package import Platform

package enum HabilitationStore {
    /// What an account holds: in the space asked, and the spaces where it holds something.
    package struct Roles: Sendable {
        package let etablissements: [EtablissementAccessible]
        package let opco: RoleOPCO?
        /// The list of « Changer d'application ».
        package let espaces: [Espace]
    }

    /// One statement, whatever the space.
    package static func roles(compte id: Int, _ espace: Espace, on db: any Connection) throws -> Roles {
        let rows = try db.rows(
            """
            SELECT siret, nom, role FROM habilitation WHERE compte_id = \(id)
            UNION ALL SELECT '', '', 'opco ' || role FROM agent WHERE compte_id = \(id)
            ORDER BY 2, 1
            """)
        var held: [EtablissementAccessible] = []
        var opco: RoleOPCO?
        var espaces: Set<Espace> = []
        for row in rows {
            let name = try row.string("role")
            if let agent = RoleOPCO(rawValue: String(name.dropFirst("opco ".count))), name.hasPrefix("opco ") {
                opco = agent
                espaces.insert(.opco)
            } else if let role = RoleEtablissement(rawValue: name) {
                espaces.insert(role.organisme ? .of : .entreprise)
                guard role.organisme == (espace == .of), espace != .opco else { continue }
                held.append(
                    EtablissementAccessible(siret: try row.string("siret"), nom: try row.string("nom"), role: role))
            }
        }
        return Roles(
            etablissements: held, opco: espace == .opco ? opco : nil, espaces: Espace.allCases.filter(espaces.contains))
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
