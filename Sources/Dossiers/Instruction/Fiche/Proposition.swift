package import Domain
package import Platform
package import Referentiels

/// What the OPCO proposes to fund, from the level of the branch or from the amount that the agent enters when there is
/// none.
package struct Proposition: Sendable {
    /// The levels in force: none, one, or those among which the agent chooses.
    package let choix: [NiveauDePriseEnCharge.Choix]
    package let retenu: NiveauDePriseEnCharge.Choix?
    /// Centimes for a full year, of the level retained or entered.
    package let annuel: Int?
    package let engagement: Engagement?
    /// Centimes asked for the premier équipement.
    package let equipementDemande: Int

    /// - Parameters:
    ///   - cpne: the branch chosen among several.
    ///   - saisi: the yearly amount entered, taken only when no level is in force.
    package init(
        _ reponses: Reponses, choix: [NiveauDePriseEnCharge.Choix], cpne: String = "", saisi: Int? = nil
    ) {
        self.choix = choix
        retenu = choix.count == 1 ? choix.first : choix.first { $0.cpne == cpne }
        annuel = retenu?.centimes ?? (choix.isEmpty ? saisi : nil)
        engagement = annuel.flatMap { Engagement(reponses, npecAnnuel: $0) }
        equipementDemande = max(reponses.centimes("formation.premierEquipement") ?? 0, 0)
    }

    /// Nil while nothing can be computed.
    package var npec: Int? { engagement?.total }
    package var equipement: Int { min(equipementDemande, Engagement.plafondPremierEquipement) }
    package var total: Int? { npec.map { $0 + equipement } }

    /// A level of the reference data stands behind the amount: granting it needs no reason.
    package var fondee: Bool { retenu != nil && npec != nil }

    package var montants: MontantsProposes? {
        engagement.map { MontantsProposes($0, premierEquipementDemande: equipementDemande) }
    }

    /// One statement.
    package static func choix(
        _ reponses: Reponses, on db: any Connection
    ) throws -> [NiveauDePriseEnCharge.Choix] {
        let references = ReferencesDuDossier(reponses)
        return try references.brancheDesNiveaux.map { try references.niveaux(db.rows($0)) } ?? []
    }
}
