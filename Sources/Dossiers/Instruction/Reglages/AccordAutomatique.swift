package import Domain
package import Platform
import Referentiels

extension DossiersModule {
    /// Right after a deposit: keeps what the checks say for the queue, and grants the file when the OPCO has switched
    /// that on, every rule passes without even an information, and one level alone sets the amount.
    ///
    /// - Parameter dossier: as `appliquer(.transmettre…)` returned it.
    /// - Returns: the file as it is now, granted or as it was.
    @discardableResult
    package func accorderSiPossible(
        _ dossier: Dossier, _ reponses: Reponses, at now: Instant, on db: any Connection
    ) throws -> Dossier {
        let controles = try controles(dossier, reponses, on: db)
        try DecisionStore.noter(controles: controles.rang, dossier, on: db)
        guard dossier.etat == .transmis, controles.constats.isEmpty,
            try ReglageStore.actif(.accordAutomatique, on: db)
        else { return dossier }
        let proposition = Proposition(reponses, choix: try Proposition.choix(reponses, on: db))
        guard proposition.choix.count == 1, let npec = proposition.npec, npec > 0 else { return dossier }
        let montants = MontantsAccordes(
            npec: npec, equipement: proposition.equipement, motif: nil, cpne: proposition.retenu?.cpne,
            annuel: proposition.annuel)
        return try accorder(dossier, reponses, montants, .accordAutomatique, at: now, on: db)
    }
}

extension Acces {
    /// Stands for the platform where it decides alone: no account has this number.
    static let accordAutomatique = Acces(
        compteID: 0, courriel: "", prenom: "Accord", nom: "automatique", espace: .opco, etablissements: [], choisi: nil,
        roleOPCO: .gestionnaire)
}
