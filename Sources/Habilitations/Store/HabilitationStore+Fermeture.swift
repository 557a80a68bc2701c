import Domain
package import Platform

/// What an account leaves behind when it closes.
extension HabilitationStore {
    /// What this account alone manages the users of: establishments and companies by their names with their number, and
    /// the OPCO by its name.
    ///
    /// - Parameters:
    ///   - opco: name of the OPCO.
    ///   - actifs: of these accounts, those that can sign in: an invitation that nobody answered manages nothing.
    package static func seulAdministrateur(
        compte id: Int, opco: String, actifs: ([Int]) throws -> Set<Int>, on db: any Connection
    ) throws -> [String] {
        let siennes = try duCompte(id, on: db).filter(\.administre)
        var gerees: [(nom: String, autres: Set<Int>)] = []
        for espace in [Espace.of, .entreprise] {
            let ici = siennes.filter { $0.espace == espace }
            guard !ici.isEmpty else { continue }
            let gerants = try gerants(Set(ici.map(\.perimetre)), espace, on: db)
            gerees += ici.map {
                (
                    nom: "\($0.nom) (\($0.perimetre.libelle))",
                    autres: (gerants[$0.perimetre] ?? []).subtracting([id])
                )
            }
        }
        let agents = try AgentStore.tous(on: db).filter(\.administre).map(\.compte)
        if agents.contains(id) { gerees.append((nom: opco, autres: Set(agents).subtracting([id]))) }
        let autres = gerees.reduce(into: Set<Int>()) { $0.formUnion($1.autres) }
        let presents = autres.isEmpty ? [] : try actifs(autres.sorted())
        return gerees.filter { $0.autres.isDisjoint(with: presents) }.map(\.nom)
    }

    /// Takes everything away, with its lines of history and of journal, and ends the request that waits.
    ///
    /// - Parameters:
    ///   - nom: of the holder, for the history of their request.
    ///   - opco: name of the OPCO.
    package static func retirerTout(
        compte id: Int, nom: String, opco: String, at now: Instant, on db: any Connection
    ) throws {
        let auteur = AuteurDeDroits.administrateur(id)
        for une in try duCompte(id, on: db) { try retirer(une, compte: id, par: auteur, at: now, on: db) }
        if let agent = try AgentStore.tous(on: db).first(where: { $0.compte == id }) {
            try AgentStore.retirer(agent, opco: opco, par: auteur, at: now, on: db)
        }
        try EcritureDeDemandeStore.retirer(compte: id, nom: nom, at: now, on: db)
        try db.execute("DELETE FROM fiche_utilisateur WHERE compte_id = \(id)")
    }
}
