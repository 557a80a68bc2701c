import Domain

enum CerfaExemple {
    static let jour = Jour(rang: 20_375)

    /// A complete file of a fictional apprentice who is a minor.
    static let reponses = Reponses([
        "employeur.nature": "prive", "employeur.denomination": "GARAGE DES TILLEULS",
        "employeur.siret": "99999760800012", "employeur.adresse.numero": "18", "employeur.adresse.indice": "bis",
        "employeur.adresse.voie": "rue des Forges", "employeur.adresse.codePostal": "35000",
        "employeur.adresse.commune": "RENNES", "employeur.telephone": "+33299000001",
        "employeur.courriel": "atelier@garage-tilleuls.example", "employeur.typeEmployeur": "12",
        "employeur.naf": "4520A", "employeur.nombreDeSalaries": "8", "employeur.codeIdcc": "1090",
        "employeur.caisseComplementaire": "AGIRC-ARRCO", "employeur.attestationEligibilite": "oui",
        "employeur.attestationPieces": "oui",
        "apprenti.nom": "D'ÎLE-BRASSIER", "apprenti.prenom": "Noé", "apprenti.sexe": "M",
        "apprenti.dateNaissance": "2009-05-14", "apprenti.nir": "109053523800145",
        "apprenti.departementNaissance": "35", "apprenti.communeNaissance": "VITRÉ", "apprenti.nationalite": "1",
        "apprenti.regimeSocial": "2", "apprenti.adresse.numero": "7", "apprenti.adresse.voie": "rue du Petit Bois",
        "apprenti.adresse.complement": "Bâtiment C, 3e étage", "apprenti.adresse.codePostal": "35500",
        "apprenti.adresse.commune": "VITRÉ", "apprenti.telephone": "+33600000000",
        "apprenti.courriel": "noe.brassier@mail.example", "apprenti.inscriptionSportifDeHautNiveau": "non",
        "apprenti.handicap": "non", "apprenti.projetCreationRepriseEntreprise": "non",
        "apprenti.situationAvantContrat": "1", "apprenti.diplomePrepare": "25", "apprenti.derniereClasse": "40",
        "apprenti.intituleDiplomePrepare": "Diplôme national du brevet, série professionnelle",
        "apprenti.diplome": "25", "apprenti.mineurNonEmancipe": "oui",
        "apprenti.responsableLegal.nom": "BRASSIER", "apprenti.responsableLegal.prenom": "Solène",
        "apprenti.responsableLegal.courriel": "solene.brassier@mail.example",
        "maitre1.nom": "CORVAISIER", "maitre1.prenom": "Awa", "maitre1.dateNaissance": "1984-11-02",
        "maitre1.courriel": "awa.corvaisier@garage-tilleuls.example", "maitre1.emploiOccupe": "Cheffe d'atelier",
        "maitre1.intituleDiplomeObtenu": "Bac pro Maintenance des véhicules", "maitre1.niveauDiplomeObtenu": "4",
        "contrat.modeContractuel": "1", "contrat.typeContratApp": "11", "contrat.dateConclusion": "2025-10-10",
        "contrat.dateDebutContrat": "2025-10-13", "contrat.dateFormationPratiqueEmployeur": "2025-10-13",
        "contrat.dateFinContrat": "2027-08-31", "contrat.dureeTravailHebdoHeures": "35",
        "contrat.dureeTravailHebdoMinutes": "0", "contrat.travailRisque": "oui",
        "contrat.remuneration.1.1.dateDebut": "2025-10-13", "contrat.remuneration.1.1.dateFin": "2026-10-12",
        "contrat.remuneration.1.1.taux": "2700", "contrat.remuneration.1.1.typeSalaire": "SMIC",
        "contrat.remuneration.2.1.dateDebut": "2026-10-13", "contrat.remuneration.2.1.dateFin": "2027-05-31",
        "contrat.remuneration.2.1.taux": "3900", "contrat.remuneration.2.1.typeSalaire": "SMIC",
        "contrat.remuneration.2.2.dateDebut": "2027-06-01", "contrat.remuneration.2.2.dateFin": "2027-08-31",
        "contrat.remuneration.2.2.taux": "5150", "contrat.remuneration.2.2.typeSalaire": "SMIC",
        "contrat.salaireEmbauche": "123456", "contrat.avantageNourriture": "0",
        "contrat.lieuSignatureContrat": "RENNES",
        "organismeFormation.formationInterne": "non", "organismeFormation.denomination": "CFA DES TROIS ÉRABLES",
        "organismeFormation.siret": "98765432400019", "organismeFormation.uaiCfa": "0999990W",
        "organismeFormation.adresse.numero": "12", "organismeFormation.adresse.voie": "allée des Essais",
        "organismeFormation.adresse.codePostal": "35000", "organismeFormation.adresse.commune": "RENNES",
        "organismeFormation.lieuFormationIdentique": "oui", "organismeFormation.visaCfa": "oui",
        "formation.rncp": "RNCP38565", "formation.codeDiplome": "50025219", "formation.typeDiplome": "33",
        "formation.intituleQualification": "CAP Maintenance des véhicules, option voitures particulières",
        "formation.dateDebutFormation": "2025-10-13", "formation.dateFinFormation": "2027-07-02",
        "formation.dureeFormation": "840", "formation.nombreHeuresEnDistanciel": "0",
        "commentaire": "À ne pas imprimer",
    ])

    static func formulaire(_ reponses: Reponses = reponses) -> Formulaire {
        ContratApprentissage.definition.formulaire(pour: reponses)
    }
}
