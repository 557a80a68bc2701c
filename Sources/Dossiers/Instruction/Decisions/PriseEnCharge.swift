package import Domain
package import Platform

extension DossiersModule {
    /// An agent takes a file that nobody has; a sent one is then in hand.
    ///
    /// - Throws: a `Refus` of category `.conflit` when another agent has it, or when it is decided.
    @discardableResult
    package func prendre(_ id: Int, _ acces: Acces, at now: Instant, on db: any Connection) throws -> Dossier {
        try acces.exiger(.instruire)
        let (dossier, reponses) = try store.find(id, acces, on: db)
        if let agent = dossier.gestionnaireID, agent != acces.compteID {
            throw Refus.conflit("\(dossier.gestionnaire) instruit déjà le dossier n° \(dossier.reference).")
        }
        guard dossier.etat.aInstruire else {
            throw Refus.conflit(
                "Le dossier n° \(dossier.reference) est « \(dossier.etat.libelle) » : il n'est plus à prendre.")
        }
        return try prendre(dossier, reponses, acces, at: now, on: db)
    }

    /// Takes the most pressing file of the delegation that nobody has.
    /// - Returns: nil when none is left.
    package func prendreProchain(_ regard: RegardDuBureau, on db: any Connection) throws -> Dossier? {
        try regard.acces.exiger(.instruire)
        guard let id = try BureauStore.prochain(regard, on: db) else { return nil }
        return try prendre(id, regard.acces, at: regard.maintenant, on: db)
    }

    /// What every decision does first: the file has an agent, and is in hand.
    ///
    /// - Returns: the file as it is now.
    func prendre(
        _ dossier: Dossier, _ reponses: Reponses, _ acces: Acces, at now: Instant, on db: any Connection
    ) throws -> Dossier {
        if dossier.gestionnaireID == nil {
            try AffectationStore.donner(dossier, a: (acces.compteID, acces.nomComplet), on: db)
        }
        if dossier.etat == .transmis {
            try noterControles(dossier, reponses, on: db)
            return try appliquer(.prendreEnCharge, dossier, reponses, DetailEvenement(acteur: acces), at: now, on: db)
        }
        guard dossier.gestionnaireID == nil else { return dossier }
        try AffectationStore.dater(dossier, par: acces.nomComplet, at: now, on: db)
        return try store.trouver(dossier.id, acces, on: db)
    }

    /// Keeps in the row what the checks say, for the queue.
    func noterControles(_ dossier: Dossier, _ reponses: Reponses, on db: any Connection) throws {
        let rang = try controles(dossier, reponses, on: db).rang
        try DecisionStore.noter(controles: rang, dossier, on: db)
    }

    /// A supervisor gives a file to an agent, or to nobody.
    ///
    /// - Parameter agent: nil puts the file back in the queue.
    /// - Throws: a `Refus` when the file is decided, `PageDepassee` when it changed meanwhile.
    @discardableResult
    package func affecter(
        _ id: Int, version: Int, a agent: ServicesDuBureau.Agent?, _ acces: Acces, at now: Instant,
        on db: any Connection
    ) throws -> Dossier {
        try acces.exiger(.superviser)
        let dossier = try store.trouver(id, acces, on: db)
        guard dossier.etat.aInstruire else {
            throw Refus.conflit(
                "Le dossier n° \(dossier.reference) est « \(dossier.etat.libelle) » : il ne se réaffecte plus.")
        }
        try dossier.exiger(version: version)
        try AffectationStore.donner(dossier, a: agent, on: db)
        try AffectationStore.dater(dossier, par: acces.nomComplet, at: now, on: db)
        try Journal.append(
            on: db, at: now, acteur: "compte \(acces.compteID)", action: "dossier.affecter",
            objet: "dossier \(id)", details: ["gestionnaire": agent.map { "compte \($0.id)" } ?? ""])
        return try store.trouver(id, acces, on: db)
    }
}

enum AffectationStore {
    /// Writes the agent of a file that stood at the version given, and leaves that version to who closes the act.
    /// - Throws: `DatabaseError.busy` when another write came in between.
    static func donner(_ dossier: Dossier, a agent: ServicesDuBureau.Agent?, on db: any Connection) throws {
        let changed = try db.execute(
            """
            UPDATE dossier SET gestionnaire_id = \(agent?.id), gestionnaire = \(agent?.nom ?? "")
            WHERE id = \(dossier.id) AND version = \(dossier.version)
            """)
        guard changed == 1 else { throw DatabaseError.busy("dossier \(dossier.id) changed meanwhile") }
    }

    /// Raises the version of a file that no event changes.
    static func dater(_ dossier: Dossier, par auteur: String, at now: Instant, on db: any Connection) throws {
        let changed = try db.execute(
            """
            UPDATE dossier SET version = version + 1, maj_le = \(now.iso), maj_par = \(auteur)
            WHERE id = \(dossier.id) AND version = \(dossier.version)
            """)
        guard changed == 1 else { throw DatabaseError.busy("dossier \(dossier.id) changed meanwhile") }
    }
}
