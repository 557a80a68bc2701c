package import Domain
package import Platform

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
            // The same form sent twice, new or corrected: the first one is there.
            return try saisie.version == 0 && derniere.etat == .attente || derniere.tient(envoi, on: db)
                ? .enregistree : .depassee(derniere)
        }
        _ = try derniere.etat.transition(.corriger)
        try EcritureDeDemandeStore.corriger(derniere, envoi, on: db)
        // Whoever had it may not examine requests any more: the next reader takes it.
        if let agent = derniere.gestionnaireID, try !agents(on: db).contains(where: { $0.id == agent }) {
            try EcritureDeDemandeStore.affecter(derniere.id, a: nil, on: db)
        }
        try suivre(derniere.id, .corriger, acces, at: now, on: db)
        return .enregistree
    }

    /// A request sent so long ago that these open hours are left to answer it, from an account that never sent any.
    ///
    /// - Returns: false when nothing was sent.
    package func envoyerEnDemonstration(
        _ saisie: SaisieInscription, _ acces: Acces, reste heures: Int, at now: Instant, on db: any Connection
    ) throws -> Bool {
        guard try DemandeStore.derniere(compte: acces.compteID, on: db) == nil else { return false }
        let echeance = reglages.echeance(heures: heures, apres: now)
        var instant = now
        while reglages.echeance(heures: reglages.delai, apres: instant) > echeance {
            instant = instant.adding(seconds: -3600)
        }
        let etablissements = try AnnuaireDEtablissements.trouver(saisie.sirets, saisie.type, on: db)
        guard case .enregistree = try envoyer(saisie, etablissements, acces, at: instant, on: db) else { return false }
        return true
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

extension Demande {
    /// It waits, as the correction of the version just before this one asks.
    fileprivate func tient(_ envoi: EcritureDeDemandeStore.Envoi, on db: any Connection) throws -> Bool {
        let s = envoi.saisie
        guard etat == .attente, s.version == version - 1, prenom == s.prenom, nom == s.nom, sexe == s.sexe,
            telephone == envoi.telephone, type == envoi.type, branche == envoi.branche,
            departement == envoi.departement, profil == envoi.profil
        else { return false }
        return try DemandeStore.etablissements(de: [id], on: db)[id]?.map(\.siret) == envoi.etablissements.map(\.siret)
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
