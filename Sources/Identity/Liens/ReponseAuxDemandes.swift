package import Platform

/// Answers requests for links, after the page has been: which mail leaves depends on the account.
struct ReponseAuxDemandes: Sendable {
    let mails: MailsDeCompte

    func repondre(_ id: Int, at now: Instant, on db: any Connection) throws {
        guard let demande = try DemandeDeLienStore.prendre(id, on: db),
            try demande.genre.quota.prendre(demande.courriel, at: now, on: db)
        else { return }
        let etat = try CompteStore.etat(CompteStore.norme(demande.courriel), .opco, on: db)
        let mail =
            switch demande.genre {
            case .inscription: try inscription(demande, etat, at: now, on: db)
            case .oubli: try oubli(demande, etat, at: now, on: db)
            }
        try Mailer.enqueue(mail, kind: "compte.\(demande.genre.rawValue)", on: db, at: now)
    }

    private func inscription(
        _ demande: DemandeDeLienStore.Demande, _ etat: CompteStore.Etat?, at now: Instant, on db: any Connection
    ) throws -> Mail {
        if let etat, !etat.actif { return mails.compteFerme(demande.courriel, at: now) }
        if let etat, etat.aUnMotDePasse { return mails.compteExistant(demande.courriel, at: now) }
        let jeton = try LienStore.emettre(
            .activation, compte: etat?.compte.id, courriel: demande.courriel, donnees: demande.destination, at: now,
            on: db)
        return mails.activation(demande.courriel, jeton: jeton, at: now)
    }

    private func oubli(
        _ demande: DemandeDeLienStore.Demande, _ etat: CompteStore.Etat?, at now: Instant, on db: any Connection
    ) throws -> Mail {
        guard let etat else { return mails.sansCompte(demande.courriel, at: now) }
        guard etat.actif else { return mails.compteFerme(demande.courriel, at: now) }
        // To the address of the account, as its holder wrote it.
        let jeton = try LienStore.emettre(
            .reinitialisation, compte: etat.compte.id, courriel: etat.compte.courriel, donnees: demande.destination,
            at: now, on: db)
        return mails.reinitialisation(etat.compte.courriel, jeton: jeton, at: now)
    }
}

extension IdentityModule {
    /// What runs after commit.
    package var jobs: [JobHandler] {
        let reponse = ReponseAuxDemandes(mails: mails)
        return [
            finsDeSession,
            .handling(DemandeDeLienJob.self) { job, context in
                let now = context.clock.now
                try await context.database.write { db in try reponse.repondre(job.demande, at: now, on: db) }
            },
            .handling(MenageDesComptesJob.self) { _, context in
                let now = context.clock.now
                try await context.database.write { db in
                    try FreinageStore.purge(at: now, on: db)
                    try VerificationStore.purge(at: now, on: db)
                    try ConnexionStore.purge(at: now, on: db)
                    try AppareilStore.purge(at: now, on: db)
                    try DemandeDeLienStore.purge(before: now.adding(seconds: -2 * 86_400), on: db)
                    try LienStore.purge(before: now.adding(seconds: -30 * 86_400), on: db)
                }
            },
        ]
    }

    package var recurring: [RecurringJob] {
        [RecurringJob("comptes-menage", .every(minutes: 60)) { _ in MenageDesComptesJob() }]
    }
}
