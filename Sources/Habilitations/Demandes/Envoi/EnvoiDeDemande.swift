import Domain
import Platform

/// What came of « ENREGISTRER ».
enum IssueDEnvoi: Sendable {
    case enregistree
    case fautes([SaisieInscription.Faute])
    /// Decided or corrected elsewhere since the page was made.
    case depassee(Demande)
    /// Accepted since: the space is open.
    case acceptee(Espace)
}

extension HabilitationsModule {
    /// Sends a request, or corrects the one that waits or was refused.
    ///
    /// - Parameter etablissements: those of the answers, as reference data knows them.
    func envoyer(
        _ saisie: SaisieInscription, _ etablissements: [EtablissementDemande], _ acces: Acces, at now: Instant,
        on db: any Connection
    ) throws -> IssueDEnvoi {
        let fautes = AdresseDePersonne.fautes(acces.courriel) + saisie.fautes(reglages.organisation, etablissements)
        guard fautes.isEmpty, let type = saisie.type, let profil = saisie.profil else { return .fautes(fautes) }
        if let alerte = saisie.departementDouteux(etablissements), saisie.departementConfirme != saisie.departement {
            return .fautes([.init("departement", alerte)])
        }
        let derniere = try DemandeStore.derniere(compte: acces.compteID, on: db)
        let envoi = envoi(saisie, type, profil, etablissements, acces, at: now)
        guard let derniere, derniere.etat != .acceptee else {
            if let derniere, saisie.version != 0 { return .acceptee(derniere.espace) }
            guard let id = try EcritureDeDemandeStore.creer(envoi, on: db) else { return .enregistree }
            try suivre(id, .envoyer, acces, at: now, on: db)
            return .enregistree
        }
        guard saisie.version == derniere.version else {
            // The same new form sent twice: the first one is there.
            return saisie.version == 0 && derniere.etat == .attente ? .enregistree : .depassee(derniere)
        }
        _ = try derniere.etat.transition(.corriger)
        try EcritureDeDemandeStore.corriger(derniere, envoi, on: db)
        try suivre(derniere.id, .corriger, acces, at: now, on: db)
        return .enregistree
    }

    private func envoi(
        _ saisie: SaisieInscription, _ type: TypeDeDemandeur, _ profil: ProfilSouhaite,
        _ etablissements: [EtablissementDemande], _ acces: Acces, at now: Instant
    ) -> EcritureDeDemandeStore.Envoi {
        // A training organisation is not asked for its département: its address says it.
        let departement =
            type == .entreprise ? saisie.departement : etablissements.lazy.compactMap(\.departement).first ?? ""
        return EcritureDeDemandeStore.Envoi(
            compte: acces.compteID, courriel: acces.courriel, saisie: saisie, type: type, profil: profil,
            departement: departement,
            orientation: reglages.organisation.orienter(
                branche: type == .entreprise ? saisie.branche : "", departement: departement),
            etablissements: etablissements,
            attestations: [.honneur, .cgu(version: reglages.versionDesCGU)],
            echeance: reglages.echeance(heures: reglages.delai, apres: now), maintenant: now)
    }

    /// History, journal, mails, reminders.
    private func suivre(
        _ id: Int, _ evenement: EvenementDemande, _ acces: Acces, at now: Instant, on db: any Connection
    ) throws {
        let entiere = try DemandeStore.entiere(id, on: db)
        let demande = entiere.demande
        try annuaire.nommer(acces.compteID, demande.prenom, demande.nom, db)
        try EcritureDeDemandeStore.noter(
            evenement, demande: id, compte: acces.compteID, nom: demande.nomComplet,
            details: ["type": demande.type.rawValue, "sirets": entiere.sirets.joined(separator: " ")], at: now, on: db)
        let delegation = reglages.organisation.delegation(demande.delegation)
        try Mailer.enqueue(
            mailsDeDemande.recue(demande, sirets: entiere.sirets, delegation: delegation?.nom ?? ""),
            kind: "inscription.recue", on: db, at: now)
        try Mailer.enqueue(
            mailsDeDemande.aEtudier(demande, sirets: entiere.sirets, a: reglages.boite(demande)),
            kind: "inscription.a-etudier", on: db, at: now)
        try planifierLesRappels(demande, at: now, on: db)
    }
}

extension AdresseDePersonne {
    /// An account older than the rule may hold the address of a service.
    fileprivate static func fautes(_ courriel: String) -> [SaisieInscription.Faute] {
        guard case .generique(let mot) = lire(courriel) else { return [] }
        return [
            .init(
                "email",
                "L'adresse \(courriel) est celle d'un service (« \(mot) ») : demandez l'accès avec un compte à votre nom"
            )
        ]
    }
}
