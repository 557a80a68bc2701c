import Domain
import HTTPTypes
import Platform

/// What an agent decides of a request, as typed.
struct SaisieDeDecision: Sendable, Equatable {
    var version: Int
    var profil: ProfilSouhaite?
    var sirets: [String] = []
    var siret = ""
    var motif = ""

    static let motifMax = 1000

    init(_ entiere: DemandeEntiere) {
        version = entiere.demande.version
        profil = entiere.demande.profil
        sirets = entiere.sirets
    }

    init(_ form: FormData) {
        version = max(0, Int(form["version"]) ?? 0)
        profil = ProfilSouhaite(rawValue: form["profil"])
        motif = Texte.paragraphe(form["motif"])
        let commune = SaisieInscription(form.values)
        sirets = commune.sirets
        siret = commune.siret
    }
}

extension SaisieDeDecision {
    /// The same button pressed twice: this agent made this very decision of what the page showed.
    fileprivate func estDeja(_ entiere: DemandeEntiere, _ etat: EtatDemande, par acces: Acces) -> Bool {
        let demande = entiere.demande
        guard demande.etat == etat, demande.gestionnaireID == acces.compteID, demande.version == version + 1 else {
            return false
        }
        return etat == .refusee
            ? demande.motif == motif : demande.profil == profil && Set(entiere.sirets) == Set(sirets)
    }
}

extension Demande {
    /// Nobody opens an access to themselves.
    /// - Throws: a `Refus`
    func refuserASonAuteur(_ acces: Acces) throws {
        guard compte == acces.compteID else { return }
        throw Refus.interdit("Cette demande est la vôtre : un autre agent doit l'accepter.")
    }
}

/// What came of a decision's form.
enum IssueDeDecisionDeDemande: Sendable {
    case faite
    case fautes([SaisieInscription.Faute])
    /// Corrected or decided since the page was made.
    case depassee(String)
}

extension HabilitationsModule {
    /// Grants the role on the establishments, those that the agent kept or added.
    func accepter(
        _ id: Int, _ saisie: SaisieDeDecision, _ acces: Acces, at now: Instant, on db: any Connection
    ) throws -> IssueDeDecisionDeDemande {
        try acces.exiger(.examinerInscriptions)
        let entiere = try DemandeStore.entiere(id, on: db)
        let demande = entiere.demande
        try demande.refuserASonAuteur(acces)
        if saisie.estDeja(entiere, .acceptee, par: acces) { return .faite }
        if let depassee = depassee(demande, saisie.version, .accepter) { return .depassee(depassee) }
        let etablissements = try AnnuaireDEtablissements.trouver(saisie.sirets, demande.type, on: db)
        var fautes = etablissements.compactMap(\.refus).map { SaisieInscription.Faute("siret", $0) }
        if etablissements.isEmpty { fautes.append(.init("siret", "Ajoutez un établissement, ou refusez la demande")) }
        guard let profil = saisie.profil, fautes.isEmpty else {
            if saisie.profil == nil { fautes.append(.init("profil", "Sélectionnez le profil accordé")) }
            return .fautes(fautes)
        }
        guard let personne = try annuaire.personnes([demande.compte], db).first, personne.actif else {
            throw Refus.conflit("Le compte de cette personne est fermé : la demande ne peut plus être acceptée.")
        }
        let role = profil.role(demande.type)
        try EcritureDeDemandeStore.decider(
            demande, .acceptee, motif: "", profil: profil, etablissements: etablissements,
            par: (acces.compteID, acces.nomComplet), at: now, on: db)
        for un in etablissements {
            try HabilitationStore.accorder(
                compte: demande.compte, siret: un.siret, nom: un.nom, role: role, par: .agent(acces.compteID), at: now,
                on: db)
            if demande.type == .entreprise {
                try BrancheStore.noter(siret: un.siret, branche: demande.branche, at: now, on: db)
            }
        }
        try EcritureDeDemandeStore.noter(
            .accepter, demande: id, compte: acces.compteID, nom: acces.nomComplet,
            pourquoi: "\(role.libelle), SIRET \(etablissements.map(\.siret).joined(separator: ", "))",
            details: [
                "compte": String(demande.compte), "role": role.rawValue,
                "sirets": etablissements.map(\.siret).joined(separator: " "),
            ], at: now, on: db)
        try Mailer.enqueue(
            mailsDeDemande.acceptee(demande, a: personne.courriel, etablissements: etablissements, role: role),
            kind: "inscription.acceptee", on: db, at: now)
        return .faite
    }

    func refuser(
        _ id: Int, _ saisie: SaisieDeDecision, _ acces: Acces, at now: Instant, on db: any Connection
    ) throws -> IssueDeDecisionDeDemande {
        try acces.exiger(.examinerInscriptions)
        let entiere = try DemandeStore.entiere(id, on: db)
        let demande = entiere.demande
        if saisie.estDeja(entiere, .refusee, par: acces) { return .faite }
        if let depassee = depassee(demande, saisie.version, .refuser) { return .depassee(depassee) }
        if saisie.motif.isEmpty { return .fautes([.init("motif", "Saisissez le motif du refus")]) }
        if saisie.motif.count > SaisieDeDecision.motifMax {
            return .fautes([.init("motif", "Saisissez un motif de \(SaisieDeDecision.motifMax) caractères au plus")])
        }
        try EcritureDeDemandeStore.decider(
            demande, .refusee, motif: saisie.motif, profil: demande.profil, etablissements: nil,
            par: (acces.compteID, acces.nomComplet), at: now, on: db)
        try EcritureDeDemandeStore.noter(
            .refuser, demande: id, compte: acces.compteID, nom: acces.nomComplet, pourquoi: saisie.motif, at: now,
            on: db)
        // The address that the account has today; a closed account has none.
        guard let personne = try annuaire.personnes([demande.compte], db).first, personne.actif else { return .faite }
        try Mailer.enqueue(
            mailsDeDemande.refusee(demande, a: personne.courriel, sirets: entiere.sirets, motif: saisie.motif),
            kind: "inscription.refusee", on: db, at: now)
        return .faite
    }

    /// - Returns: what to say when the page was made of an older state.
    private func depassee(
        _ demande: Demande, _ version: Int, _ evenement: EvenementDemande
    ) -> String? {
        do {
            _ = try demande.etat.transition(evenement)
        } catch {
            return error.message
        }
        guard demande.version != version else { return nil }
        return
            "\(demande.nomComplet) a corrigé cette demande le \(demande.envoyeeLe.enPhrase). Relisez-la avant de décider."
    }
}
