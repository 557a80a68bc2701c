package import Domain

/// The receipt given on deposit.
package struct AccuseReception: Sendable, Equatable {
    package let dossier: DossierDeCourrier
    package let depot: Jour
    /// « 10:42 », Paris time.
    package let heure: String
    /// First name and name of the person who sent the file.
    package let depositaire: String
    /// Pieces received, as their slots name them.
    package let pieces: [String]
    /// Sent more than five working days after the start.
    package let tardif: Bool

    package init(
        dossier: DossierDeCourrier, depot: Jour, heure: String, depositaire: String, pieces: [String], tardif: Bool
    ) {
        self.dossier = dossier
        self.depot = depot
        self.heure = heure
        self.depositaire = depositaire
        self.pieces = pieces
        self.tardif = tardif
    }

    /// « Accusé de réception de dépôt »
    package func courrier(_ enTete: EnTete) -> Courrier {
        var corps: [Courrier.Element] = [
            .paragraphe("Madame, Monsieur,"),
            .paragraphe(
                """
                Nous avons reçu le \(depot.francais) à \(heure) le dossier du \(dossier.designation), transmis par \
                \(depositaire). Il porte le numéro \(dossier.numero).
                """),
            .intertitre("Pièces reçues"), pieces.isEmpty ? .paragraphe("Aucune pièce n'est jointe.") : .liste(pieces),
        ]
        if tardif {
            corps.append(
                .paragraphe(
                    """
                    Ce dossier a été transmis plus de 5 jours ouvrables après le début d'exécution du contrat. Il est \
                    examiné ; le retard y est noté.
                    """))
        }
        corps += [
            .intertitre("Suite donnée"),
            .paragraphe(
                """
                Notre décision intervient dans les 20 jours qui suivent la réception du dossier complet. Si un \
                élément manque, nous vous le demandons et ce délai est suspendu jusqu'à sa réception. Sans réponse \
                de notre part à son terme, la prise en charge est réputée refusée.
                """),
            .paragraphe(
                """
                Cet accusé de réception ne vaut pas accord. L'exemplaire signé du contrat n'est pas à nous \
                transmettre : tenez-le à notre disposition.
                """),
            .paragraphe(Formules.salutation),
        ]
        return Courrier(
            modele: "accuse-depot/1", titre: "Accusé de réception de dépôt", enTete: enTete,
            objet: "réception de votre dossier \(dossier.numero)", references: dossier.references, corps: corps)
    }
}
