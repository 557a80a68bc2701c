package import Domain

/// A request for pieces or corrections, which suspends the delay of decision.
package struct Relance: Sendable, Equatable {
    /// Something expected, and why what we hold does not do.
    package struct Piece: Sendable, Equatable {
        package let libelle: String
        package let motif: String

        package init(_ libelle: String, motif: String = "") {
            self.libelle = libelle
            self.motif = motif
        }
    }

    package let dossier: DossierDeCourrier
    package let demande: Jour
    package let pieces: [Piece]
    /// Words of the desk, added below the list.
    package let commentaire: String

    package init(dossier: DossierDeCourrier, demande: Jour, pieces: [Piece], commentaire: String = "") {
        self.dossier = dossier
        self.demande = demande
        self.pieces = pieces
        self.commentaire = commentaire
    }
}

extension Relance {
    /// « Courrier de relance Entreprise »
    package func courrierEntreprise(_ enTete: EnTete) -> Courrier {
        courrier(
            "relance-entreprise/1", "Courrier de relance Entreprise", enTete,
            envoi: """
                Transmettez ces éléments depuis votre espace M-Gestion, dans le dossier \(dossier.numero), par « \
                Ajouter une pièce », ou remettez-les à votre organisme de formation, qui les y dépose.
                """)
    }

    /// « Courrier de relance Organisme de formation »
    package func courrierOrganisme(_ enTete: EnTete) -> Courrier {
        courrier(
            "relance-of/1", "Courrier de relance Organisme de formation", enTete,
            envoi: """
                Déposez ces éléments depuis votre espace M-Gestion, dans le dossier \(dossier.numero), par « Ajouter \
                une pièce ». Certains ne peuvent venir que de l'entreprise : nous comptons sur vous pour les lui \
                demander.
                """)
    }

    private func courrier(_ modele: String, _ titre: String, _ enTete: EnTete, envoi: String) -> Courrier {
        var corps: [Courrier.Element] = [
            .paragraphe("Madame, Monsieur,"),
            .paragraphe(
                """
                Nous examinons la demande de prise en charge du \(dossier.designation). Pour décider, il nous manque \
                les éléments suivants :
                """),
            .liste(pieces.map { $0.motif.isEmpty ? $0.libelle : "\($0.libelle) : \($0.motif)" }),
        ]
        if !commentaire.isEmpty { corps.append(.paragraphe(commentaire)) }
        corps += [
            .paragraphe(envoi), .intertitre("Délai"),
            .paragraphe(
                """
                Nous disposons de 20 jours à compter de la réception du dossier complet pour rendre notre décision. \
                Ce délai est suspendu depuis le \(demande.francais), date de la présente demande ; il reprend à la \
                réception de l'ensemble des éléments.
                """),
            .paragraphe(Formules.salutation),
        ]
        return Courrier(
            modele: modele, titre: titre, enTete: enTete,
            objet: "éléments manquants, dossier \(dossier.numero)", references: dossier.references, corps: corps)
    }
}
