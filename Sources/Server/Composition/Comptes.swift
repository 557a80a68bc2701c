package import Domain
import Habilitations
import Identity
import Platform

/// Accounts made by the operator.
package struct Comptes: Sendable {
    private let services: Services

    package init(_ services: Services) { self.services = services }

    /// Why nobody may choose this password, in the words of the pages; nil when it may be chosen.
    package func refus(_ motDePasse: String, courriel: String) -> String? {
        MotsDePasseRefuses.charger(marque: services.profil.nom).refus(motDePasse, courriel: courriel)
    }

    /// - Returns: id of the account, new or already there.
    @discardableResult
    package func creer(
        courriel: String, prenom: String, nom: String, motDePasse: String, agent: RoleOPCO? = nil,
        roles: [EtablissementAccessible] = []
    ) async throws -> Int {
        let phc = try await services.hasher.hash(motDePasse)
        let now = services.clock.now
        return try await services.database.write { db in
            let id = try CompteStore.upsert(
                courriel: courriel, prenom: prenom, nom: nom, motDePasse: phc, at: now, on: db)
            if let agent {
                try HabilitationStore.nommer(
                    agent: id, role: agent, opco: services.profil.nom, par: .opco, at: now, on: db)
            }
            for role in roles {
                try HabilitationStore.accorder(
                    compte: id, siret: role.siret, nom: role.nom, role: role.role, par: .opco, at: now, on: db)
            }
            try Journal.append(on: db, at: now, acteur: "exploitant", action: "compte.creer", objet: "compte \(id)")
            return id
        }
    }

    /// Changes the password and ends every session of the account.
    /// - Parameter sansSecondFacteur: takes the second factor away, from somebody who lost it and proved who they are.
    /// - Returns: false when no account has this address.
    package func changer(courriel: String, motDePasse: String, sansSecondFacteur: Bool = false) async throws -> Bool {
        let phc = try await services.hasher.hash(motDePasse)
        let now = services.clock.now
        return try await services.database.write { db in
            guard let compte = try CompteStore.find(courriel: courriel, on: db) else { return false }
            try CompteStore.reinitialiser(compte, phc, at: now, on: db)
            if sansSecondFacteur { try CompteStore.retirerSecondFacteur(compte.id, on: db) }
            try Journal.append(
                on: db, at: now, acteur: "exploitant", action: "compte.mot-de-passe", objet: "compte \(compte.id)")
            return true
        }
    }
}
