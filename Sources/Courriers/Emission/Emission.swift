import Domain
package import Platform

package enum EmissionError: Error, Equatable {
    /// None of the addressees given receives a letter for this event.
    case aucunDestinataire
}

/// Writes the letters of an event and announces them, in the transaction of the decision.
package struct Emission: Sendable {
    let profil: ProfilDeCourrier
    let mails: MailsDeDossier

    /// Who receives what: accord, the CFA (CF), the company (ADH), another organisation (OF); relance and annulation,
    /// the company and the organisations given; refus, these and the apprentice; depot, a mail to the depositor.
    ///
    /// - Parameter comptesDe: users of an establishment; those of the space that the letter concerns are told.
    /// - Throws: `EmissionError.aucunDestinataire`, `DatabaseError`
    /// - Returns: ids of the letters, in the order of their addressees.
    @discardableResult
    package func emettre(
        _ faits: FaitsDeDossier, _ evenement: EvenementDeCourrier, destinataires: [DestinataireDeCourrier],
        comptesDe: (_ siret: String) throws -> [CompteDestinataire], at now: Instant, on db: any Connection
    ) throws -> [Int] {
        if case .depot(let depot) = evenement {
            try mails.depotRecu(faits, depot, at: now).poster("dossier.depose", on: db, at: now)
            return []
        }
        let lettres = destinataires.compactMap { lettre(faits, evenement, $0, now.jour) }
        guard !lettres.isEmpty else { throw EmissionError.aucunDestinataire }
        return try lettres.map { lettre in
            let numero = try CourrierStore.numero(now.jour, on: db)
            let courrier = lettre.ecrire(enTete(lettre.pour, numero: numero, now.jour))
            let id = try CourrierStore.insert(
                courrier, nom: lettre.nom(courrier, faits), dossier: faits.id, pour: lettre.pour,
                emetteur: profil.emetteur, at: now, on: db)
            try annoncer(id, faits, lettre.pour, comptesDe, at: now, on: db)
            try Jobs.enqueue(RendreCourrierJob(courrier: id), on: db, at: now, uniqueKey: "courrier.rendre \(id)")
            return id
        }
    }

    private func annoncer(
        _ courrier: Int, _ faits: FaitsDeDossier, _ pour: DestinataireDeCourrier,
        _ comptesDe: (String) throws -> [CompteDestinataire], at now: Instant, on db: any Connection
    ) throws {
        guard let espace = pour.role.espace, !pour.siret.isEmpty else { return }
        let comptes = Set(try comptesDe(pour.siret).filter { $0.espace == espace }.map(\.compte)).sorted()
        try NotificationStore.insert(
            comptes, espace, siret: pour.siret, courrier: courrier, faits, at: now, on: db)
    }

    private func enTete(_ pour: DestinataireDeCourrier, numero: String, _ jour: Jour) -> EnTete {
        EnTete(
            numero: numero, date: jour, lieu: profil.lieu, destinataire: pour.destinataire,
            signataire: profil.signataire)
    }

    // MARK: Which letter for whom

    private struct Lettre {
        let pour: DestinataireDeCourrier
        /// The title does not say to whom it goes.
        var precise = false
        let ecrire: (EnTete) -> Courrier

        /// « Courrier d'accord (CF) 4021877.1 », « Courrier de refus (ADH) 4021877.1 »
        func nom(_ courrier: Courrier, _ faits: FaitsDeDossier) -> String {
            "\(courrier.titre)\(precise ? " (\(pour.role.sigle))" : "") \(faits.dossier.numero)"
        }
    }

    private func lettre(
        _ faits: FaitsDeDossier, _ evenement: EvenementDeCourrier, _ pour: DestinataireDeCourrier, _ jour: Jour
    ) -> Lettre? {
        switch evenement {
        case .accord(let montants, let numeroDeDepot, let subrogation):
            let accord = Accord(
                dossier: faits.dossier, decision: jour, montants: montants, numeroDeDepot: numeroDeDepot,
                subrogation: subrogation)
            return switch pour.role {
            case .cfa: Lettre(pour: pour, ecrire: accord.courrierCF)
            case .entreprise: Lettre(pour: pour, ecrire: accord.courrierADH)
            case .organisme: Lettre(pour: pour, ecrire: accord.courrierOF)
            case .beneficiaire: nil
            }
        case .relance(let pieces, let commentaire):
            let relance = Relance(dossier: faits.dossier, demande: jour, pieces: pieces, commentaire: commentaire)
            return switch pour.role {
            case .entreprise: Lettre(pour: pour, ecrire: relance.courrierEntreprise)
            case .cfa, .organisme: Lettre(pour: pour, ecrire: relance.courrierOrganisme)
            case .beneficiaire: nil
            }
        case .refus(let motifs):
            let refus = RefusDePriseEnCharge(dossier: faits.dossier, decision: jour, motifs: motifs)
            return Lettre(pour: pour, precise: true) { refus.courrier($0, emetteur: profil.emetteur) }
        case .annulation(let motif, let montant):
            guard pour.role != .beneficiaire else { return nil }
            let annulation = Annulation(dossier: faits.dossier, date: jour, motif: motif, montantAnnule: montant)
            return Lettre(pour: pour, precise: true, ecrire: annulation.courrier)
        case .depot: return nil
        }
    }
}

extension Instant {
    /// The civil day in metropolitan France.
    var jour: Jour {
        let mur = paris
        return Jour(mur.year, mur.month, mur.day) ?? Jour(rang: Int(milliseconds / 86_400_000))
    }
}
