import Foundation

/// What `mgestion simuler` writes for one file. What could not be computed is null, with a sentence that says so.
package struct SortieSimuler: Sendable {
    package let remunerations: [LigneDeRemuneration]?
    package let engagement: Engagement?
    package let echeances: [Echeance]?
    package let avertissements: [String]

    package struct LigneDeRemuneration: Sendable {
        package let periode: PeriodeMinimale
        package let minimum: MinimumMensuel?
    }

    package init(_ dossier: CerfaJSON) {
        let calcul = Remuneration(dossier.reponses)
        var avertissements = calcul.avertissements
        remunerations = calcul.periodes?.map { LigneDeRemuneration(periode: $0, minimum: calcul.minimum($0)) }
        (engagement, echeances) = Self.financer(dossier, &avertissements)
        self.avertissements = avertissements
    }

    private static func financer(_ dossier: CerfaJSON, _ avertissements: inout [String]) -> (Engagement?, [Echeance]?) {
        let debut = dossier.reponses.jour("contrat.dateDebutContrat")
        let fin = dossier.reponses.jour("contrat.dateFinContrat")
        if let debut, let fin, fin < debut {
            avertissements.append("L'engagement ne peut pas être calculé : la fin du contrat précède son début.")
            return (nil, nil)
        }
        guard let npec = dossier.npecAnnuelCentimes else { return (nil, []) }
        guard (0...Engagement.plafondNpec).contains(npec) else {
            avertissements.append(
                "L'engagement ne peut pas être calculé : le niveau de prise en charge annuel est hors de mesure.")
            return (nil, nil)
        }
        guard let engagement = Engagement(dossier.reponses, npecAnnuel: npec) else {
            avertissements.append(
                "L'engagement ne peut pas être calculé : la date de conclusion ou une date du contrat manque.")
            return (nil, nil)
        }
        return (engagement, Echeancier(engagement).echeances)
    }
}

extension SortieSimuler: Encodable {
    private enum Cle: String, CodingKey {
        case remunerations, engagement, echeances, avertissements
        case ordre, dateDebut, dateFin, taux, base, minimumMensuelCentimes
        case regime, annees, annee, montantCentimes, totalCentimes, premierEquipementCentimes
        case numero, codification, nature, dateOuverture
    }

    package func encode(to encoder: any Encoder) throws {
        var racine = encoder.container(keyedBy: Cle.self)
        try racine.encode(avertissements, forKey: .avertissements)
        if let remunerations {
            var liste = racine.nestedUnkeyedContainer(forKey: .remunerations)
            for ligne in remunerations { try ecrire(ligne, &liste) }
        } else {
            try racine.encodeNil(forKey: .remunerations)
        }
        if let engagement {
            var objet = racine.nestedContainer(keyedBy: Cle.self, forKey: .engagement)
            try ecrire(engagement, &objet)
        } else {
            try racine.encodeNil(forKey: .engagement)
        }
        if let echeances {
            var liste = racine.nestedUnkeyedContainer(forKey: .echeances)
            for echeance in echeances { try ecrire(echeance, &liste) }
        } else {
            try racine.encodeNil(forKey: .echeances)
        }
    }

    private func ecrire(_ ligne: LigneDeRemuneration, _ liste: inout some UnkeyedEncodingContainer) throws {
        var objet = liste.nestedContainer(keyedBy: Cle.self)
        try objet.encode(ligne.periode.ordre, forKey: .ordre)
        try objet.encode(ligne.periode.debut, forKey: .dateDebut)
        try objet.encode(ligne.periode.fin, forKey: .dateFin)
        try objet.encode(Decimal(ligne.periode.taux) / 100, forKey: .taux)
        try objet.encode(ligne.minimum?.base, forKey: .base)
        try objet.encode(ligne.minimum?.centimes, forKey: .minimumMensuelCentimes)
    }

    private func ecrire(_ engagement: Engagement, _ objet: inout KeyedEncodingContainer<Cle>) throws {
        try objet.encode(engagement.regime, forKey: .regime)
        try objet.encode(engagement.total, forKey: .totalCentimes)
        try objet.encode(engagement.premierEquipement, forKey: .premierEquipementCentimes)
        var annees = objet.nestedUnkeyedContainer(forKey: .annees)
        for annee in engagement.annees {
            var ligne = annees.nestedContainer(keyedBy: Cle.self)
            try ligne.encode(annee.execution.numero, forKey: .annee)
            try ligne.encode(annee.execution.debut, forKey: .dateDebut)
            try ligne.encode(annee.execution.fin, forKey: .dateFin)
            try ligne.encode(annee.centimes, forKey: .montantCentimes)
        }
    }

    private func ecrire(_ echeance: Echeance, _ liste: inout some UnkeyedEncodingContainer) throws {
        var objet = liste.nestedContainer(keyedBy: Cle.self)
        try objet.encode(echeance.numero, forKey: .numero)
        try objet.encode(echeance.annee, forKey: .annee)
        try objet.encode(echeance.codification, forKey: .codification)
        try objet.encode(echeance.nature, forKey: .nature)
        try objet.encode(echeance.ouverture, forKey: .dateOuverture)
        try objet.encode(echeance.centimes, forKey: .montantCentimes)
    }
}
