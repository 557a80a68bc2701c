/// What the page of a dossier offers to those who deposited it, in the order shown.
package enum ActionDossier: String, Sendable, CaseIterable {
    case afficher
    case ajouterPiece = "ajouter_piece"
    case creerAvenant = "creer_avenant"
    case deposerFacture = "deposer_facture"
    case declarerRupture = "declarer_rupture"

    package var libelle: String {
        switch self {
        case .afficher: "AFFICHER"
        case .ajouterPiece: "AJOUTER UNE PIÈCE JOINTE"
        case .creerAvenant: "CRÉER UN AVENANT"
        case .deposerFacture: "DÉPOSER VOTRE FACTURE"
        case .declarerRupture: "DÉCLARER UNE RUPTURE DE CONTRAT"
        }
    }

    /// On, or off with the reason shown below the button.
    package enum Disponibilite: Sendable, Equatable {
        case possible
        case impossible(String)

        package var motif: String? {
            switch self {
            case .possible: nil
            case .impossible(let motif): motif
            }
        }
    }

    /// Whether the action is offered, by state, subrogation and rights of the person in the establishment of the file.
    package func disponibilite(
        _ etat: EtatDossier, subroge: Bool, pour titulaire: EtablissementAccessible
    ) -> Disponibilite {
        if let refus = titulaire.refus(droit) { return .impossible(refus.message) }
        return motif(etat, subroge: subroge, role: titulaire.role).map(Disponibilite.impossible) ?? .possible
    }

    /// - Throws: a `Refus` with the same reason as the button.
    package func exiger(
        _ etat: EtatDossier, subroge: Bool, pour titulaire: EtablissementAccessible
    ) throws(Refus) {
        if let refus = titulaire.refus(droit) { throw refus }
        if let motif = motif(etat, subroge: subroge, role: titulaire.role) { throw .conflit(motif) }
    }

    private var droit: Droit {
        switch self {
        case .afficher: .consulter
        case .ajouterPiece, .creerAvenant, .declarerRupture: .deposer
        case .deposerFacture: .facturer
        }
    }

    private func motif(_ etat: EtatDossier, subroge: Bool, role: RoleEtablissement) -> String? {
        switch self {
        case .afficher: nil
        case .ajouterPiece: motifPiece(etat)
        case .creerAvenant:
            etat == .accorde ? nil : "Un avenant se crée sur un dossier « Accordé » ; celui-ci est « \(etat.libelle) »."
        case .deposerFacture: motifFacture(etat, subroge: subroge, role: role)
        case .declarerRupture:
            etat == .accorde
                ? nil : "Une rupture se déclare sur un dossier « Accordé » ; celui-ci est « \(etat.libelle) »."
        }
    }

    private func motifPiece(_ etat: EtatDossier) -> String? {
        switch etat {
        case .brouillon: "Les pièces d'un brouillon se joignent à l'étape « Les pièces jointes »."
        case .transmis, .enCours, .attentePieces, .accorde, .rompu: nil
        case .refuse, .annule, .solde: "Ce dossier est « \(etat.libelle) » : il ne reçoit plus de pièces."
        }
    }

    /// With subrogation the training organisation invoices; without it, the company does.
    private func motifFacture(_ etat: EtatDossier, subroge: Bool, role: RoleEtablissement) -> String? {
        guard etat == .accorde || etat == .enCours else {
            return """
                Une facture se dépose sur un dossier « Accordé » ou « En cours de traitement » ; celui-ci est \
                « \(etat.libelle) ».
                """
        }
        if role.organisme, !subroge { return "Ce dossier n'est pas subrogé : le règlement est fait à l'entreprise." }
        if !role.organisme, subroge { return "Ce dossier est subrogé : le CFA dépose ses factures." }
        return nil
    }
}
