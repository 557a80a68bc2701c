package import Domain

/// The decision not to fund. Motivated, and sent to both parties to the contract and to the CFA.
package struct RefusDePriseEnCharge: Sendable, Equatable {
    package struct Motif: Sendable, Equatable {
        package let texte: String
        /// Legal source of the rule not met, empty when the reason quotes none.
        package let source: String

        package init(_ texte: String, source: String = "") {
            self.texte = texte
            self.source = source
        }
    }

    package let dossier: DossierDeCourrier
    package let decision: Jour
    package let motifs: [Motif]

    package init(dossier: DossierDeCourrier, decision: Jour, motifs: [Motif]) {
        self.dossier = dossier
        self.decision = decision
        self.motifs = motifs
    }

    /// « Courrier de refus », one per addressee; the others are named as receiving a copy.
    package func courrier(_ enTete: EnTete, emetteur: Emetteur) -> Courrier {
        let parties = [
            "\(dossier.employeur), employeur", "\(dossier.beneficiaire), apprenti(e)", "\(dossier.organisme), CFA",
        ]
        let reexamen = """
            Vous pouvez demander le réexamen de cette décision en écrivant à \(emetteur.nom), à l'adresse en tête de \
            ce courrier, avec le numéro du dossier et tout élément nouveau.
            """
        return Courrier(
            modele: "refus/1", titre: "Courrier de refus", enTete: enTete,
            objet: "refus de prise en charge, dossier \(dossier.numero)", references: dossier.references,
            corps: [
                .paragraphe("Madame, Monsieur,"),
                .paragraphe(
                    """
                    Après examen, nous avons refusé le \(decision.francais) la prise en charge du \
                    \(dossier.designation). Cette décision est motivée comme suit :
                    """),
                .liste(motifs.map { $0.source.isEmpty ? $0.texte : "\($0.texte) (\($0.source))" }),
                .paragraphe(
                    """
                    Le contrat n'est en conséquence pas déposé. Notre décision est transmise aux services du \
                    ministère chargé de la formation professionnelle.
                    """),
                .intertitre("Contester cette décision"), .paragraphe(reexamen),
            ] + emetteur.voiesDeRecours.map { .paragraphe($0) } + [.paragraphe(Formules.salutation)],
            copies: parties.filter { !$0.hasPrefix("\(enTete.destinataire.nom),") })
    }
}
