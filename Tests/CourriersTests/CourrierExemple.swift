import Courriers
import Domain

enum CourrierExemple {
    static let jour = Jour(rang: 20_375)

    static let emetteur = Emetteur(
        nom: "OPCO Mobilités", adresse: ["1 place de l'Exemple", "75000 PARIS"], siret: "99999920400012",
        contact: ["contact@opco.example"],
        voiesDeRecours: ["Le médiateur de l'OPCO peut aussi être saisi, par écrit, dans les deux mois."])

    static let dossier = DossierDeCourrier(
        numero: "4024415.1", dispositif: "Contrat d'apprentissage", employeur: "GARAGE DES TILLEULS",
        siretEmployeur: "99999760800012", organisme: "CFA DES TROIS ÉRABLES", siretOrganisme: "98765432400019",
        beneficiaire: "Noé D'ÎLE-BRASSIER", intitule: "CAP Maintenance des véhicules, option voitures particulières",
        debut: Jour(rang: 20_374), fin: Jour(rang: 21_061))

    static func enTete(_ destinataire: Destinataire = cfa) -> EnTete {
        EnTete(
            numero: "2025-0001234", date: jour, lieu: "Paris", destinataire: destinataire,
            signataire: Signataire(nom: "Claude EXEMPLE", qualite: "Direction de la gestion des contrats"))
    }

    static let cfa = Destinataire(
        nom: "CFA DES TROIS ÉRABLES", adresse: ["Service administratif", "12 allée des Essais", "35000 RENNES"])
    static let entreprise = Destinataire(
        nom: "GARAGE DES TILLEULS", adresse: ["18 bis rue des Forges", "35000 RENNES"])

    static let montants = TableDeMontants([
        .init("Coût pédagogique, 1re année", demande: 715_000, accorde: 679_583),
        .init("Coût pédagogique, 2e année", demande: 600_000, accorde: 600_000),
        .init("Premier équipement", accorde: 50_000),
    ])
    static let accord = Accord(
        dossier: dossier, decision: jour, montants: montants, numeroDeDepot: "035202510037237")
    static let relance = Relance(
        dossier: dossier, demande: jour,
        pieces: [
            .init("Convention de formation", motif: "l'exemplaire joint n'est pas signé par l'entreprise"),
            .init("Titre de séjour ou autorisation de travail"),
        ],
        commentaire: "Le montant de la convention diffère de celui du formulaire : merci de préciser lequel retenir.")
    static let refus = RefusDePriseEnCharge(
        dossier: dossier, decision: jour,
        motifs: [
            .init(
                "L'apprenti a 30 ans au début du contrat et aucune dérogation n'est justifiée.",
                source: "C. trav. L6222-1"),
            .init("La certification visée n'est plus active au début de la formation."),
        ])

    static let tous: [Courrier] = [
        accord.courrierCF(enTete()), accord.courrierADH(enTete(entreprise)), accord.courrierOF(enTete()),
        relance.courrierEntreprise(enTete(entreprise)), relance.courrierOrganisme(enTete()),
        refus.courrier(enTete(), emetteur: emetteur),
        Annulation(dossier: dossier, date: jour, motif: "Contrat rompu avant son début", montantAnnule: 1_329_583)
            .courrier(enTete()),
        AccuseReception(
            dossier: dossier, depot: jour, heure: "10:42", depositaire: "Camille VERNEUIL",
            pieces: ["Convention de formation", "Mandat de gestion"], tardif: true
        ).courrier(enTete()),
    ]
}
