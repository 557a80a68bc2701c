package import Domain

/// The end of a file before any decision on it, or of a funding that has no more object.
package struct Annulation: Sendable, Equatable {
    package let dossier: DossierDeCourrier
    package let date: Jour
    package let motif: String
    /// Amount that had been granted, nil when nothing was.
    package let montantAnnule: Int?

    package init(dossier: DossierDeCourrier, date: Jour, motif: String, montantAnnule: Int? = nil) {
        self.dossier = dossier
        self.date = date
        self.motif = motif
        self.montantAnnule = montantAnnule
    }

    /// « Courrier d'annulation »
    package func courrier(_ enTete: EnTete) -> Courrier {
        let effet =
            montantAnnule.map {
                """
                La prise en charge accordée, de \(Montant.afficher($0)), est annulée : aucune facture ne peut plus être \
                déposée.
                """
            } ?? "Aucune prise en charge n'est donnée à ce dossier, et aucune facture ne peut y être déposée."
        return Courrier(
            modele: "annulation/1", titre: "Courrier d'annulation", enTete: enTete,
            objet: "annulation du dossier \(dossier.numero)", references: dossier.references,
            corps: [
                .paragraphe("Madame, Monsieur,"),
                .paragraphe(
                    """
                    Le dossier du \(dossier.designation) est annulé depuis le \(date.francais), pour le motif suivant :
                    """),
                .liste([motif]), .paragraphe(effet),
                .paragraphe(
                    "Si cette annulation résulte d'une erreur, transmettez un nouveau dossier depuis M-Gestion."),
                .paragraphe(Formules.salutation),
            ])
    }
}
