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
        _ agent: Agent, avant: Agent?, opco: String, par auteur: AuteurDeDroits, at now: Instant,
        on db: any Connection
    ) throws {
        guard agent != avant else { return }
        try db.execute(
            """
            INSERT INTO agent (compte_id, role, actif, cree_le)
            VALUES (\(agent.compte), \(agent.role.rawValue), \(agent.actif), \(now.iso))
            ON CONFLICT (compte_id) DO UPDATE SET role = excluded.role, actif = excluded.actif
            """)
        try noter(agent, avant?.phrase ?? "", agent.phrase, opco: opco, par: auteur, at: now, on: db)
    }

    static func retirer(
        _ agent: Agent, opco: String, par auteur: AuteurDeDroits, at now: Instant, on db: any Connection
    ) throws {
        try db.execute("DELETE FROM agent WHERE compte_id = \(agent.compte)")
        try noter(agent, agent.phrase, "", opco: opco, par: auteur, at: now, on: db)
    }

    /// Colleagues read who did it; only what nobody of theirs did is the OPCO's doing.
    private static func noter(
        _ agent: Agent, _ avant: String, _ apres: String, opco: String, par auteur: AuteurDeDroits, at now: Instant,
        on db: any Connection
    ) throws {
        try HistoriqueStore.ajouter(
            LigneDHistorique(
                instant: now, espace: .opco, perimetre: perimetre, nom: opco, compte: agent.compte,
                acteur: auteur.compte, opco: auteur == .opco, avant: avant, apres: apres), on: db)
        let action = avant.isEmpty ? "nommer" : apres.isEmpty ? "retirer" : "modifier"
        try Journal.append(
            on: db, at: now, acteur: auteur.journal, action: "agent.\(action)", objet: "compte \(agent.compte)",
            details: ["avant": avant, "apres": apres])
    }
}
