package import Domain

/// The decision to fund, told to each party in the terms that concern it.
package struct Accord: Sendable, Equatable {
    package let dossier: DossierDeCourrier
    package let decision: Jour
    package let montants: TableDeMontants
    /// Given by the ministry's system on deposit; nil when the file is not deposited there.
    package let numeroDeDepot: String?
    /// The OPCO pays the training organisation itself.
    package let subrogation: Bool

    package init(
        dossier: DossierDeCourrier, decision: Jour, montants: TableDeMontants, numeroDeDepot: String? = nil,
        subrogation: Bool = true
    ) {
        self.dossier = dossier
        self.decision = decision
        self.montants = montants
        self.numeroDeDepot = numeroDeDepot
        self.subrogation = subrogation
    }
}

extension Accord {
    /// « Courrier d'accord (CF) », to the training centre of an apprenticeship.
    package func courrierCF(_ enTete: EnTete) -> Courrier {
        courrier(
            "accord-cf/1", "Courrier d'accord (CF)", enTete,
            ouverture: """
                Nous avons accepté le \(decision.francais) la prise en charge de la formation que vous dispensez \
                dans le cadre du \(dossier.designation), employé(e) par \(dossier.employeur).
                """,
            suite: [
                .paragraphe(reglement),
                .paragraphe(
                    """
                    Vous déposez vos factures dans votre espace M-Gestion, depuis ce dossier, accompagnées des pièces \
                    demandées. Les montants accordés sont des maximums : ils sont réglés pour la formation réalisée.
                    """),
                .paragraphe(
                    """
                    Tenez à notre disposition l'exemplaire du contrat signé par toutes les parties. Toute \
                    modification ou rupture du contrat est à déclarer sans attendre dans ce même espace.
                    """),
            ])
    }

    /// « Courrier d'accord (ADH) », to the company.
    package func courrierADH(_ enTete: EnTete) -> Courrier {
        courrier(
            "accord-adh/1", "Courrier d'accord (ADH)", enTete,
            ouverture: """
                Nous avons accepté le \(decision.francais) la prise en charge du \(dossier.designation), que vous \
                avez conclu et dont la formation est assurée par \(dossier.organisme).
                """,
            suite: [
                .paragraphe(
                    subrogation
                        ? """
                        Nous réglons directement l'organisme de formation, dans la limite de ces montants : vous \
                        n'avez pas à en faire l'avance.
                        """
                        : """
                        Vous réglez l'organisme de formation et nous vous remboursons sur justificatifs, dans la \
                        limite de ces montants.
                        """),
                .paragraphe(
                    """
                    Conservez l'exemplaire signé du contrat. Signalez-nous toute modification par un avenant, \
                    transmis comme le contrat, et toute rupture dès qu'elle est connue.
                    """),
            ])
    }

    /// « Courrier d'accord (OF) », to the training organisation of another dispositif.
    package func courrierOF(_ enTete: EnTete) -> Courrier {
        courrier(
            "accord-of/1", "Courrier d'accord (OF)", enTete,
            ouverture: """
                Nous avons accepté le \(decision.francais) la prise en charge de la formation « \(dossier.intitule) \
                » que vous dispensez à \(dossier.beneficiaire), pour le compte de \(dossier.employeur).
                """,
            suite: [
                .paragraphe(reglement),
                .paragraphe(
                    """
                    Le règlement intervient sur facture, pour la formation réalisée et dans la limite des montants \
                    accordés. Informez-nous sans attendre de toute modification de dates, d'annulation ou d'abandon.
                    """),
            ])
    }

    private var reglement: String {
        subrogation
            ? "L'entreprise ayant choisi le règlement direct, ces montants vous sont versés par nos soins."
            : "L'entreprise n'ayant pas choisi le règlement direct, vos factures sont à lui adresser."
    }

    private func courrier(
        _ modele: String, _ titre: String, _ enTete: EnTete, ouverture: String, suite: [Courrier.Element]
    ) -> Courrier {
        var corps: [Courrier.Element] = [
            .paragraphe("Madame, Monsieur,"), .paragraphe(ouverture), .intertitre("Montants accordés"),
            .montants(montants),
        ]
        if let numeroDeDepot {
            corps.append(
                .paragraphe(
                    """
                    Le contrat est déposé auprès des services du ministère chargé de la formation professionnelle \
                    sous le numéro \(numeroDeDepot), à rappeler dans tout avenant.
                    """))
        }
        return Courrier(
            modele: modele, titre: titre, enTete: enTete,
            objet: "accord de prise en charge, dossier \(dossier.numero)", references: dossier.references,
            corps: corps + suite + [.paragraphe(Formules.salutation)])
    }
}

/// Sentences that several models share.
enum Formules {
    static let salutation = "Nous vous prions d'agréer, Madame, Monsieur, l'expression de nos salutations distinguées."
}
