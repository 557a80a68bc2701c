package import Domain
package import Platform

/// An account of the OPCO's own staff.
struct Agent: Sendable, Equatable {
    let compte: Int
    var role: RoleOPCO
    var actif: Bool

    var administre: Bool { actif && role.permet(.gererUtilisateurs) }

    var phrase: String { role.libelle + (actif ? "" : ", inactif") }
}

extension HabilitationStore {
    /// Agents who may instruct, for reassignment.
    package static func agents(on db: any Connection) throws -> [(id: Int, role: RoleOPCO)] {
        try AgentStore.tous(on: db).filter(\.actif).map { ($0.compte, $0.role) }
    }
}

enum AgentStore {
    /// Perimeter of their history.
    static let perimetre = "opco"

    static func tous(on db: any Connection) throws -> [Agent] {
        try db.rows("SELECT compte_id, role, actif FROM agent ORDER BY compte_id").compactMap { row in
            guard let role = RoleOPCO(rawValue: try row.string("role")) else { return nil }
            return Agent(compte: try row.int("compte_id"), role: role, actif: try row.bool("actif"))
        }
    }

    static func ecrire(
        _ agent: Agent, avant: Agent?, opco: String, par acteur: Int, at now: Instant, on db: any Connection
    ) throws {
        guard agent != avant else { return }
        try db.execute(
            """
            INSERT INTO agent (compte_id, role, actif, cree_le)
            VALUES (\(agent.compte), \(agent.role.rawValue), \(agent.actif), \(now.iso))
            ON CONFLICT (compte_id) DO UPDATE SET role = excluded.role, actif = excluded.actif
            """)
        try HistoriqueStore.ajouter(
            LigneDHistorique(
                instant: now, espace: .opco, perimetre: perimetre, nom: opco, compte: agent.compte, acteur: acteur,
                opco: false, avant: avant?.phrase ?? "", apres: agent.phrase), on: db)
        try Journal.append(
            on: db, at: now, acteur: "compte \(acteur)", action: avant == nil ? "agent.nommer" : "agent.modifier",
            objet: "compte \(agent.compte)", details: ["avant": avant?.phrase ?? "", "apres": agent.phrase])
    }
}
