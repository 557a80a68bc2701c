import Domain
import Habilitations

/// A profile that the platform refuses to start with.
package struct ProfilError: Error, CustomStringConvertible {
    package let description: String
}

extension Profil {
    /// What a request for access needs must hold together.
    /// - Throws: `ProfilError`
    func verifier() throws(ProfilError) {
        guard heuresOuvrees != nil, inscriptions.delai > 0 else {
            throw ProfilError(
                description: "inscriptions : ouverture et fermeture s'écrivent 09:00, l'ouverture avant la fermeture ; "
                    + "delai est un nombre d'heures.")
        }
        guard inscriptions.rappels.allSatisfy({ $0 > 0 && $0 < inscriptions.delai }) else {
            throw ProfilError(
                description: "inscriptions : chaque rappel est un nombre d'heures, plus petit que delai "
                    + "(\(inscriptions.delai)).")
        }
        if let branche = branches.first(where: { branche in !dga.contains { $0.code == branche.dga } }) {
            throw ProfilError(description: "branches : « \(branche.code) » nomme une DGA absente, « \(branche.dga) ».")
        }
    }

    private var heuresOuvrees: HeuresOuvrees? {
        HeuresOuvrees(ouverture: inscriptions.ouverture, fermeture: inscriptions.fermeture)
    }

    var reglagesDInscription: ReglagesDInscription {
        ReglagesDInscription(
            organisation: Organisation(
                branches: branches.map { .init(code: $0.code, nom: $0.nom, dga: $0.dga) },
                directions: dga.map { .init(code: $0.code, nom: $0.nom) },
                delegations: delegations.map {
                    .init(
                        code: $0.code.lowercased(), nom: $0.nom, courriel: $0.courriel, departements: $0.departements)
                }),
            courriel: courriel, heures: heuresOuvrees ?? .journeesEntieres, delai: inscriptions.delai,
            rappels: inscriptions.rappels, versionDesCGU: LegalPages.versionDesCGU)
    }
}
