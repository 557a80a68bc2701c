import Domain
import Dossiers
import Platform

/// What became of a file of a large demonstration: old ones are decided, recent ones wait.
struct VieFictive {
    let depose: Instant
    let now: Instant
    let agents: [String]

    func derouler(
        _ dossier: inout DossierACharger, _ parcours: ParcoursPret, idcc: String, _ rang: Int, _ tirage: inout Tirage
    ) {
        if tirage.pourCent(3) { return }
        let montant = parcours.montant(idcc: idcc)
        dossier.npecDemande = montant?.total
        dossier.equipementDemande = parcours.equipement
        dossier.transmisLe = depose.iso
        dossier.etat = .transmis
        noter(&dossier, .transmettre, .brouillon, depose, par: dossier.majPar)
        guard depose.adding(seconds: 30 * 86_400) <= now else { return enAttente(&dossier, &tirage) }
        let agent = tirage.entier(agents.count)
        dossier.gestionnaire = (agent + 1, agents[agent])
        let prise = depose.adding(seconds: 86_400 * tirage.entier(1...6))
        let decision = prise.adding(seconds: 86_400 * tirage.entier(0...9))
        dossier.etat = .enCours
        noter(&dossier, .prendreEnCharge, .transmis, prise, par: agents[agent])
        switch tirage.entier(100) {
        case 0..<4: decider(&dossier, .refuser, .refuse, decision)
        case 4..<8: decider(&dossier, .annuler, .annule, decision)
        default:
            dossier.npecAccorde = montant?.total ?? 700_000
            dossier.npecAnnuel = montant?.annuel
            dossier.equipementAccorde = parcours.equipement ?? 0
            decider(&dossier, .accorder, .accorde, decision)
            dossier.deca = VieFictive.deca(dossier, parcours.parcours.debut, rang)
        }
    }

    private func enAttente(_ dossier: inout DossierACharger, _ tirage: inout Tirage) {
        dossier.echeance = DelaiInstruction(complet: depose.jour).echeance?.iso ?? ""
        guard tirage.pourCent(60) else { return }
        let agent = tirage.entier(agents.count)
        dossier.gestionnaire = (agent + 1, agents[agent])
        dossier.etat = .enCours
        noter(
            &dossier, .prendreEnCharge, .transmis, min(depose.adding(seconds: 86_400), now), par: agents[agent])
    }

    private func decider(
        _ dossier: inout DossierACharger, _ evenement: EvenementDossier, _ etat: EtatDossier, _ instant: Instant
    ) {
        if etat != .annule { dossier.decideLe = instant.iso }
        dossier.etat = etat
        noter(&dossier, evenement, .enCours, instant, par: dossier.gestionnaire?.nom ?? "")
    }

    private func noter(
        _ dossier: inout DossierACharger, _ evenement: EvenementDossier, _ avant: EtatDossier, _ instant: Instant,
        par auteur: String
    ) {
        let iso = instant.iso
        dossier.traitements.append(.init(evenement, avant, dossier.etat, auteur: auteur, instant: iso))
        dossier.majLe = iso
        dossier.majPar = auteur
    }

    /// Département on three characters, year, month, then a rank of its own.
    private static func deca(_ dossier: DossierACharger, _ debut: Jour, _ rang: Int) -> String {
        let departement = String(repeating: "0", count: 3 - dossier.departement.count) + dossier.departement
        let mois = debut.mois < 10 ? "0\(debut.mois)" : String(debut.mois)
        return "\(departement)\(debut.annee)\(mois)\(100_000 + rang % 900_000)"
    }
}
