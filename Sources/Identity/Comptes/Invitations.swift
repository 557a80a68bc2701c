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
    /// - Returns: its id, and whether the mail leaves: five an hour to one address, as for whatever is asked by others.
    package func inviter(
        _ invitation: Invitation, at now: Instant, on db: any Connection
    ) throws -> (compte: Int, averti: Bool) {
        let courriel = invitation.courriel
        let (id, actif) = try CompteStore.reserver(
            courriel: courriel, prenom: invitation.prenom, nom: invitation.nom, at: now, on: db)
        // The link of the mails that left still opens the account.
        guard try prendre(courriel, at: now, on: db) else { return (id, false) }
        let application = invitation.espace.libelle
        let mail =
            actif
            ? mails.accesOuvert(
                courriel, application: application, adresse: invitation.espace.racine, faits: invitation.faits, at: now)
            : mails.invitation(
                courriel, application: application, faits: invitation.faits,
                jeton: try LienStore.emettre(.activation, compte: id, courriel: courriel, at: now, on: db), at: now)
        try Mailer.enqueue(mail, kind: "compte.invitation", on: db, at: now)
        return (id, true)
    }

    /// A counter of its own: what strangers ask for an address does not hold back what its administrators write to it.
    private func prendre(_ courriel: String, at now: Instant, on db: any Connection) throws -> Bool {
        let cle = FreinageStore.Cle(
            texte: "invitation " + Digest.sha256Hex(CompteStore.norme(courriel)), duree: 3600)
        return try FreinageStore.compter([cle], at: now, on: db)[cle.texte, default: 0] <= Invitations.parHeure
    }

    static let parHeure = 5
}
