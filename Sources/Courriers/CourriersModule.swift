package import Domain
package import Hummingbird
package import Platform

/// Letters of the OPCO, the notifications that announce them, and the mails about files.
package struct CourriersModule: Sendable {
    let database: any Database
    let clock: any Clock
    let pages: PageRenderer
    let liens: LiensDeDossier
    let peutVoir: PeutVoir
    let contacts: Contacts
    let mails: MailsDeDossier
    let rendu: RenduDeCourrier
    /// What the events of files call, in their transaction.
    package let emission: Emission

    /// Whether the person may see the file that a letter belongs to.
    package typealias PeutVoir = @Sendable (_ dossier: Int, _ acces: Acces, _ db: any Connection) throws -> Bool
    /// The active accounts among these; at most 500 are asked for at once.
    package typealias Contacts = @Sendable (_ comptes: [Int], _ db: any Connection) throws -> [ContactDeCompte]

    package init(
        database: any Database, clock: any Clock, files: any FileStore, pages: PageRenderer, profil: ProfilDeCourrier,
        liens: LiensDeDossier, peutVoir: @escaping PeutVoir, contacts: @escaping Contacts
    ) {
        self.database = database
        self.clock = clock
        self.pages = pages
        self.liens = liens
        self.peutVoir = peutVoir
        self.contacts = contacts
        mails = MailsDeDossier(opco: profil.emetteur.nom, liens: liens)
        rendu = RenduDeCourrier(database: database, files: files)
        emission = Emission(profil: profil, mails: mails)
    }

    package func routes(_ router: some RouterMethods<WebContext>, _ espace: Espace) {
        let paths = CourriersPaths(espace)
        let courrier = CourrierHandler(module: self)
        router.get(paths.courrier.path, use: courrier.show)
        // Letters are addressed to establishments: agents have no notifications.
        guard espace != .opco else { return }

        let notifications = NotificationsHandler(module: self, paths: paths, espace: espace)
        router.get(paths.notifications.path, use: notifications.show)
        router.get(paths.examen.path, use: notifications.examiner)
        router.post(paths.suppression.path, use: notifications.supprimer)
        router.post(paths.lecture.path, use: notifications.toutLire)
        router.post(paths.suppressionDeTout.path, use: notifications.toutSupprimer)

        let reglages = ReglagesHandler(module: self, paths: paths)
        router.get(paths.reglages.path, use: reglages.show)
        router.post(paths.reglages.path, use: reglages.save)
    }

    package var recurring: [RecurringJob] { [NotificationQuotidienneJob.recurring] }

    package var jobs: [JobHandler] {
        let rendu = rendu
        let resume = ResumeQuotidien(database: database, clock: clock, mails: mails, contacts: contacts)
        return [
            .handling(RendreCourrierJob.self) { job, _ in _ = try await rendu.empreinte(job.courrier) },
            .handling(NotificationQuotidienneJob.self) { job, _ in try await resume.envoyer(job.jour) },
        ]
    }
}

/// Addresses of files, which another capability serves.
package struct LiensDeDossier: Sendable {
    /// `https://gestion.opco.example`, without a slash at its end: mails have no page to be relative to.
    package let publicURL: String
    /// `/of/contrats-apprentissage/12`
    package let dossier: @Sendable (_ espace: Espace, _ dispositif: Dispositif, _ dossier: Int) -> String

    package init(
        publicURL: String,
        dossier: @escaping @Sendable (_ espace: Espace, _ dispositif: Dispositif, _ dossier: Int) -> String
    ) {
        self.publicURL = publicURL
        self.dossier = dossier
    }
}

/// An account that can receive mail, and the establishments that it holds in each space.
package struct ContactDeCompte: Sendable {
    package let compte: Int
    package let courriel: String
    package let etablissements: [Espace: Set<String>]

    package init(compte: Int, courriel: String, etablissements: [Espace: Set<String>]) {
        self.compte = compte
        self.courriel = courriel
        self.etablissements = etablissements
    }
}
