import Domain

/// Dates, training and pay of a contract: everything that does not say who or where.
struct ParcoursFictif: Sendable {
    let certification: CertificationFictive
    let conclusion: Jour
    let debut: Jour
    let fin: Jour
    let naissance: Jour
    let version: VersionCerfa
    let champs: Champs

    /// The apprentice is not of age when the contract is signed: a representative signs too.
    var mineur: Bool { Age.ans(naissance, au: conclusion) < 18 }

    init(_ certification: CertificationFictive, debut: Jour, _ tirage: inout Tirage) {
        self.certification = certification
        self.debut = debut
        conclusion = debut.ajoutant(jours: -tirage.entier(0...9))
        fin = debut.ajoutant(mois: certification.mois).ajoutant(jours: -1)
        naissance = debut.ajoutant(mois: -12 * tirage.entier(certification.ages)).ajoutant(
            jours: -tirage.entier(1...360))
        version = VersionCerfa(conclusion: conclusion)
        let debutFormation = debut.ajoutant(jours: tirage.entier(0...21))
        let finFormation = fin.ajoutant(jours: -tirage.entier(5...50))
        let heures = (1607 * (debut.jours(jusque: fin) + 1) / (4 * 365) / 35 + 1) * 35
        var champs = Champs([
            ("apprenti.dateNaissance", naissance.iso),
            ("apprenti.mineurNonEmancipe", Age.ans(naissance, au: conclusion) < 18 ? "oui" : "non"),
            ("apprenti.situationAvantContrat", tirage.pourCent(70) ? "1" : "4"), ("apprenti.derniereClasse", "01"),
            ("apprenti.diplomePrepare", certification.avant.diplome), ("apprenti.diplome", certification.avant.diplome),
            ("apprenti.intituleDiplomePrepare", certification.avant.intitule),
            ("apprenti.inscriptionSportifDeHautNiveau", "non"), ("apprenti.projetCreationRepriseEntreprise", "non"),
            ("attestation", "oui"), ("contrat.modeContractuel", "1"), ("contrat.typeContratApp", "11"),
            ("contrat.dateConclusion", conclusion.iso), ("contrat.dateDebutContrat", debut.iso),
            ("contrat.dateFormationPratiqueEmployeur", debut.iso), ("contrat.dateFinContrat", fin.iso),
            ("contrat.dureeTravailHebdoHeures", "35"), ("contrat.dureeTravailHebdoMinutes", "0"),
            ("contrat.travailRisque", tirage.pourCent(60) ? "oui" : "non"), ("formation.rncp", certification.rncp),
            ("formation.codeDiplome", certification.codeDiplome), ("formation.typeDiplome", certification.diplome),
            ("formation.intituleQualification", certification.intitule),
            ("formation.dateDebutFormation", debutFormation.iso), ("formation.dateFinFormation", finFormation.iso),
            ("formation.dureeFormation", String(heures)),
            ("subrogation", tirage.pourCent(92) ? "oui" : "non"),
        ])
        if version >= .v14 { champs.ajouter("formation.nombreHeuresEnDistanciel", tirage.pourCent(80) ? "0" : "70") }
        if tirage.pourCent(60) { champs.ajouter("formation.premierEquipement", "50000") }
        self.champs = champs + ParcoursFictif.remuneration(champs)
    }

    /// The table of minimum rates and a salary a little above the first of them.
    private static func remuneration(_ champs: Champs) -> Champs {
        let base = Reponses(Dictionary(champs.paires.map { ($0.cle, $0.valeur) }, uniquingKeysWith: { $1 }))
        let calcul = Remuneration(base)
        var resultat = Champs()
        for (cle, valeur) in Remuneration.remplir(base).valeurs.sorted(by: { $0.key < $1.key })
        where cle.hasPrefix("contrat.remuneration.") {
            resultat.ajouter(cle, valeur)
        }
        if let premiere = calcul.periodes?.first, let minimum = calcul.minimum(premiere) {
            resultat.ajouter("contrat.salaireEmbauche", String((minimum.centimes / 1000 + 1) * 1000))
        }
        return resultat
    }
}
