package import Platform

/// Answers somebody who forgot their identifier or password. The request itself does the same work whether anybody is
/// known by that name; what it finds is found here, out of sight.
struct OubliCmiJob: Job {
    static let kind = "cmi.oubli"
    let demande: Int
}

/// Tells the référents of the temporary passwords that are about to end unused.
struct TemporairesCmiJob: Job {
    static let kind = "cmi.temporaires"
    /// Seconds before the end.
    static let delai = 2 * 86_400
}

extension IdentityModule {
    /// To be given to `JobRunner`.
    package var jobsCmi: [JobHandler] {
        let reponse = ReponseAuxOublisCmi(mails: mailsCmi)
        let alertes = AlertesCmi(mails: mailsCmi)
        return [
            .handling(OubliCmiJob.self) { job, context in
                let now = context.clock.now
                try await context.database.write { db in try reponse.repondre(job.demande, at: now, on: db) }
            },
            .handling(TemporairesCmiJob.self) { _, context in
                let now = context.clock.now
                let limite = now.adding(seconds: TemporairesCmiJob.delai)
                let profils = try await context.database.read { db in
                    try CmiStore.aRappeler(avant: limite, at: now, on: db)
                }
                for profil in profils {
                    try await context.database.write { db in
                        try CmiStore.rappele(profil.compte.id, at: now, on: db)
                        let fin = profil.temporaireJusquAu?.paris
                        try alertes.prevenir(
                            .temporaireExpire, profil,
                            """
                            Ce profil n'a pas encore fait sa première connexion. Passé le délai, vous devrez lui \
                            envoyer un nouveau mot de passe temporaire.
                            """,
                            sauf: [],
                            faits: fin.map { [("Utilisable jusqu'au", "\($0.date) à \($0.time)")] } ?? [], at: now,
                            on: db)
                    }
                }
            },
        ]
    }

    package var recurringCmi: [RecurringJob] {
        [RecurringJob("cmi-temporaires", .daily(hour: 7, minute: 15)) { _ in TemporairesCmiJob() }]
    }
}

struct ReponseAuxOublisCmi: Sendable {
    let mails: MailsCmi

    static let genre = "cmi.oubli"

    func repondre(_ demande: Int, at now: Instant, on db: any Connection) throws {
        guard let (genre, saisie) = try DemandeCmiStore.prendre(demande, on: db) else { return }
        switch genre {
        case .identifiant:
            let profils = try CmiStore.profils(courriel: saisie, on: db)
            guard let mail = mails.identifiants(profils, at: now), try place(mail.to, at: now, on: db) else { return }
            try envoyer(mail, at: now, on: db)
        case .motDePasse:
            guard let profil = try CmiStore.profil(identifiant: saisie, on: db) else { return }
            guard try place(profil.compte.courriel, at: now, on: db) else { return }
            try envoyer(try courriel(profil, at: now, on: db), at: now, on: db)
        }
    }

    private func courriel(_ profil: ProfilCmi, at now: Instant, on db: any Connection) throws -> Mail {
        guard profil.organisme.actif, profil.actif else {
            return mails.sansLien(
                profil, raison: "Votre accès est désactivé. Adressez-vous \(profil.recours.destinataire).", at: now)
        }
        guard profil.temporaireJusquAu == nil else {
            return mails.sansLien(
                profil,
                raison: """
                    Vous n'avez pas encore créé votre compte. Connectez-vous avec le mot de passe temporaire reçu par \
                    courriel ou, s'il a expiré, demandez-en un nouveau \(profil.recours.destinataire).
                    """, at: now)
        }
        let id = profil.compte.id
        // The latest link is the one in front of the person: earlier ones open nothing.
        try LienStore.revoquer(.motDePasseCMI, compte: id, at: now, on: db)
        let jeton = try LienStore.emettre(
            .motDePasseCMI, compte: id, courriel: profil.compte.courriel, at: now, on: db)
        return mails.lien(profil, jeton: jeton, at: now)
    }

    /// A stranger who asks again and again cannot fill somebody's mailbox.
    private func place(_ courriel: String, at now: Instant, on db: any Connection) throws -> Bool {
        try QuotaDeCourriels.oubli.prendre(courriel, at: now, on: db)
    }

    private func envoyer(_ mail: Mail, at now: Instant, on db: any Connection) throws {
        try Mailer.enqueue(mail, kind: ReponseAuxOublisCmi.genre, on: db, at: now)
    }
}
