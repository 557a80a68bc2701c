package import Domain
package import Platform

/// Accounts opened for somebody else: the person chooses the password, from a link.
package struct Invitations: Sendable {
    let mails: MailsDeCompte

    /// - Parameter publicURL: absolute address of the platform, without a final slash.
    package init(marque: String, publicURL: String) {
        mails = MailsDeCompte(marque: marque, publicURL: publicURL)
    }

    /// Who is invited where.
    package struct Invitation: Sendable {
        package let courriel: String
        package let prenom: String
        package let nom: String
        package let espace: Espace
        /// What the mail says of the access: establishment, SIRET, role.
        package let faits: [(label: String, valeur: String)]

        package init(
            courriel: String, prenom: String, nom: String, espace: Espace, faits: [(label: String, valeur: String)]
        ) {
            self.courriel = courriel
            self.prenom = prenom
            self.nom = nom
            self.espace = espace
            self.faits = faits
        }
    }

    /// The account of this address, made if there is none, and its mail: a link to choose a password, or the news of
    /// the access for whoever has one already. The names of an account in use are its holder's: they do not change.
    /// - Returns: its id.
    package func inviter(_ invitation: Invitation, at now: Instant, on db: any Connection) throws -> Int {
        let courriel = invitation.courriel
        let (id, actif) = try CompteStore.reserver(
            courriel: courriel, prenom: invitation.prenom, nom: invitation.nom, at: now, on: db)
        let application = invitation.espace.libelle
        let mail =
            actif
            ? mails.accesOuvert(
                courriel, application: application, adresse: invitation.espace.racine, faits: invitation.faits, at: now)
            : mails.invitation(
                courriel, application: application, faits: invitation.faits,
                jeton: try LienStore.emettre(.activation, compte: id, courriel: courriel, at: now, on: db), at: now)
        try Mailer.enqueue(mail, kind: "compte.invitation", on: db, at: now)
        return id
    }
}
