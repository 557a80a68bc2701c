/// What was asked and what the OPCO proposes to grant, line by line, as the desk and the synthesis show it.
package struct MontantsProposes: Sendable, Equatable {
    package struct Ligne: Sendable, Equatable {
        /// « NPEC année 1 », « 1er Equipement »
        package let libelle: String
        package let du: Jour?
        package let au: Jour?
        package let demande: Int
        package let propose: Int
    }

    package let lignes: [Ligne]

    /// - Parameter premierEquipementDemande: centimes asked, before the ceiling.
    package init(_ engagement: Engagement, premierEquipementDemande: Int) {
        var lignes = engagement.annees.map { annee in
            Ligne(
                libelle: "NPEC année \(annee.execution.numero)", du: annee.execution.debut, au: annee.execution.fin,
                demande: annee.centimes, propose: annee.centimes)
        }
        if premierEquipementDemande > 0 {
            lignes.append(
                Ligne(
                    libelle: "1er Equipement", du: nil, au: nil, demande: premierEquipementDemande,
                    propose: engagement.premierEquipement))
        }
        self.lignes = lignes
    }

    package var totalDemande: Int { lignes.reduce(0) { $0 + $1.demande } }
    package var totalPropose: Int { lignes.reduce(0) { $0 + $1.propose } }
}
