import Domain
import Habilitations
import Platform

/// Two requests for access that wait at the desk, in two delegations; the answer to one of them is nearly due.
struct DemoDemandes: Sendable {
    let services: Services
    let module: HabilitationsModule

    /// Not among the accounts that the demonstration lists: they hold nothing yet.
    private struct Demandeur: Sendable {
        let courriel: String
        let saisie: SaisieInscription
        let espace: Espace
        /// Open hours left to answer.
        let reste: Int
    }

    /// - Returns: how many wait by this: none the second time.
    @discardableResult
    func installer() async throws -> Int {
        var nombre = 0
        for demandeur in demandeurs {
            let saisie = demandeur.saisie
            let compte = try await Comptes(services).creer(
                courriel: demandeur.courriel, prenom: saisie.prenom, nom: saisie.nom,
                motDePasse: DemoComptes.motDePasse)
            let acces = Acces(
                compteID: compte, courriel: demandeur.courriel, prenom: saisie.prenom, nom: saisie.nom,
                espace: demandeur.espace, etablissements: [], choisi: nil, roleOPCO: nil)
            let now = services.clock.now
            let envoyee = try await services.database.write { db in
                try module.envoyerEnDemonstration(saisie, acces, reste: demandeur.reste, at: now, on: db)
            }
            if envoyee { nombre += 1 }
        }
        return nombre
    }

    private var demandeurs: [Demandeur] {
        var entreprise = SaisieInscription()
        (entreprise.prenom, entreprise.nom, entreprise.sexe) = ("Salomé", "Quintric", "F")
        (entreprise.telephone, entreprise.type, entreprise.departement) = ("02 99 00 00 01", .entreprise, "35")
        let branches = services.profil.branches.map(\.code)
        entreprise.branche = branches.contains("transport") ? "transport" : branches.first ?? ""
        (entreprise.sirets, entreprise.profil) = (["99999680400012"], .gestionnaire)
        var organisme = SaisieInscription()
        (organisme.prenom, organisme.nom, organisme.sexe) = ("Basile", "Ormancey", "M")
        (organisme.telephone, organisme.type) = ("03 20 00 00 01", .of)
        (organisme.sirets, organisme.profil) = ([DemoComptes.antenne.siret], .administrateur)
        return [
            Demandeur(
                courriel: "salome.quintric@ormes.example", saisie: entreprise.acceptee, espace: .entreprise, reste: 3),
            Demandeur(
                courriel: "basile.ormancey@trois-erables.example", saisie: organisme.acceptee, espace: .of, reste: 40),
        ]
    }
}

extension SaisieInscription {
    fileprivate var acceptee: SaisieInscription {
        var copie = self
        (copie.attestation, copie.cgu) = (true, true)
        return copie
    }
}
