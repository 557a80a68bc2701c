extension EtatDossier {
    /// The state after the event.
    /// - Throws: a `Refus` of category `.conflit` when the event cannot happen in this state.
    package func transition(_ evenement: EvenementDossier) throws(Refus) -> EtatDossier {
        guard let suivant = suivant(evenement) else {
            throw .conflit("Il n'est pas possible de \(evenement.acte) : son état est « \(libelle) ».")
        }
        return suivant
    }

    package func accepte(_ evenement: EvenementDossier) -> Bool { suivant(evenement) != nil }

    /// The whole table. A decision may be taken from `transmis` as well: an agent who decides takes the dossier in charge,
    /// and a dossier where all rules pass may be granted straight through.
    private func suivant(_ evenement: EvenementDossier) -> EtatDossier? {
        switch (self, evenement) {
        case (.brouillon, .transmettre): .transmis
        case (.brouillon, .annuler): .annule

        case (.transmis, .prendreEnCharge): .enCours
        case (.transmis, .demanderPieces): .attentePieces
        case (.transmis, .accorder): .accorde
        case (.transmis, .refuser): .refuse
        case (.transmis, .annuler): .annule

        case (.enCours, .demanderPieces): .attentePieces
        case (.enCours, .accorder): .accorde
        case (.enCours, .refuser): .refuse
        case (.enCours, .annuler): .annule

        case (.attentePieces, .recevoirPieces): .enCours
        case (.attentePieces, .refuser): .refuse
        case (.attentePieces, .annuler): .annule

        case (.accorde, .rompre): .rompu
        case (.accorde, .solder): .solde
        case (.accorde, .annuler): .annule

        case (.rompu, .solder): .solde

        case (.brouillon, .prendreEnCharge), (.brouillon, .demanderPieces), (.brouillon, .recevoirPieces),
            (.brouillon, .accorder), (.brouillon, .refuser), (.brouillon, .rompre), (.brouillon, .solder),
            (.transmis, .transmettre), (.transmis, .recevoirPieces), (.transmis, .rompre), (.transmis, .solder),
            (.enCours, .transmettre), (.enCours, .prendreEnCharge), (.enCours, .recevoirPieces), (.enCours, .rompre),
            (.enCours, .solder),
            (.attentePieces, .transmettre), (.attentePieces, .prendreEnCharge), (.attentePieces, .demanderPieces),
            (.attentePieces, .accorder), (.attentePieces, .rompre), (.attentePieces, .solder),
            (.accorde, .transmettre), (.accorde, .prendreEnCharge), (.accorde, .demanderPieces),
            (.accorde, .recevoirPieces), (.accorde, .accorder), (.accorde, .refuser),
            (.rompu, .transmettre), (.rompu, .prendreEnCharge), (.rompu, .demanderPieces), (.rompu, .recevoirPieces),
            (.rompu, .accorder), (.rompu, .refuser), (.rompu, .annuler), (.rompu, .rompre),
            (.refuse, _), (.annule, _), (.solde, _):
            nil
        }
    }
}
