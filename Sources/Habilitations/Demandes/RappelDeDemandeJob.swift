import Domain
package import Platform

/// Reminds the desk of a request that still waits.
struct RappelDeDemandeJob: Job {
    static let kind = "inscription.rappel"

    let demande: Int
    /// The sending it was planned for: a request corrected since has its own reminders.
    let version: Int
    /// Open hours since that sending.
    let heures: Int
}

extension HabilitationsModule {
    /// What runs after commit.
    package var jobs: [JobHandler] {
        let module = self
        return [
            .handling(RappelDeDemandeJob.self) { job, context in
                let now = context.clock.now
                try await context.database.write { db in try module.rappeler(job, at: now, on: db) }
            }
        ]
    }

    func planifierLesRappels(_ demande: Demande, at now: Instant, on db: any Connection) throws {
        for heures in reglages.rappels {
            try Jobs.enqueue(
                RappelDeDemandeJob(demande: demande.id, version: demande.version, heures: heures), on: db, at: now,
                runAt: reglages.echeance(heures: heures, apres: demande.envoyeeLe))
        }
    }

    /// To the agent who has it and may still examine it, otherwise to the mailbox of the delegation.
    private func rappeler(_ job: RappelDeDemandeJob, at now: Instant, on db: any Connection) throws {
        guard let demande = try DemandeStore.entiereSiOuverte(job.demande, on: db),
            demande.demande.version == job.version, !aUnRappelPlusTardif(job, demande.demande, at: now)
        else { return }
        let examinent = try agents(on: db).map(\.id)
        let agent = try demande.demande.gestionnaireID.flatMap { id -> String? in
            guard examinent.contains(id) else { return nil }
            return try annuaire.personnes([id], db).first?.courriel
        }
        let adresse = agent ?? reglages.boite(demande.demande)
        try Mailer.enqueue(
            mailsDeDemande.rappel(demande.demande, sirets: demande.sirets, heures: job.heures, a: adresse),
            kind: "inscription.rappel", on: db, at: now)
    }
}

extension HabilitationsModule {
    /// After a halt of the workers several are due at once: the last one says it all.
    private func aUnRappelPlusTardif(_ job: RappelDeDemandeJob, _ demande: Demande, at now: Instant) -> Bool {
        reglages.rappels.contains { heures in
            heures > job.heures && reglages.echeance(heures: heures, apres: demande.envoyeeLe) <= now
        }
    }
}

extension DemandeStore {
    /// Nil once decided.
    static func entiereSiOuverte(_ id: Int, on db: any Connection) throws -> DemandeEntiere? {
        do {
            let entiere = try entiere(id, on: db)
            return entiere.demande.etat == .attente ? entiere : nil
        } catch let refusal as Refusal where refusal == .notFound {
            return nil
        }
    }
}
