package import Domain
import Platform
import Referentiels

/// The accounts of demonstration: fictional people, one for each role.
package enum DemoComptes {
    package static let motDePasse = "Demo2026!"

    package struct Compte: Sendable, Encodable {
        package let courriel: String
        package let prenom: String
        package let nom: String
        package let roles: [Role]
        /// Role at the OPCO, nil for everybody else.
        package let agent: RoleOPCO?

        package struct Role: Sendable, Encodable {
            package let siret: String
            package let etablissement: String
            package let role: RoleEtablissement
        }
    }

    package static let organisme = (siret: "98765432400019", nom: "OF GENERIQUE")
    package static let antenne = (siret: "99999840400019", nom: "CFA DES TROIS ÉRABLES - ANTENNE NORD")

    /// A company of a branch that has a dashboard of its own.
    package static let reseau = (siret: "99999400700014", nom: "TRANSPORTS URBAINS DE L'ERDRE", branche: "urbain")

    /// - Parameter entreprise: SIRET of « ENTREPRISE FICTIVE » in the reference data.
    static func comptes(entreprise siret: String) -> [Compte] {
        func of(_ role: RoleEtablissement) -> [Compte.Role] {
            [.init(siret: organisme.siret, etablissement: organisme.nom, role: role)]
        }
        func entreprise(_ role: RoleEtablissement) -> [Compte.Role] {
            [.init(siret: siret, etablissement: "ENTREPRISE FICTIVE", role: role)]
        }
        func compte(
            _ courriel: String, _ prenom: String, _ nom: String, _ roles: [Compte.Role] = [], agent: RoleOPCO? = nil
        ) -> Compte {
            Compte(courriel: courriel, prenom: prenom, nom: nom, roles: roles, agent: agent)
        }
        let double = [Compte.Role(siret: antenne.siret, etablissement: antenne.nom, role: .gestionnaireOF)]
        return [
            compte("admin.of@formation.example", "Camille", "Verneuil", of(.administrateurOF)),
            compte("gestion.of@formation.example", "Sacha", "Delorme", of(.gestionnaireOF)),
            compte("admin@garage.example", "Odile", "Lantelme", entreprise(.administrateur)),
            compte("gestion@garage.example", "Yanis", "Corvaisier", entreprise(.gestionnaire)),
            compte(
                "gestion@reseau.example", "Maëlle", "Kerdraon",
                [.init(siret: reseau.siret, etablissement: reseau.nom, role: .gestionnaire)]),
            compte(
                "double@groupe.example", "Inès", "Maubert", of(.gestionnaireOF) + double + entreprise(.gestionnaire)),
            compte("nouveau@personne.example", "Noé", "Brassier"),
            compte("agent@opco.example", "Hugo", "Sabatier", agent: .gestionnaire),
            compte("superviseur@opco.example", "Léonie", "Tarrade", agent: .superviseur),
            compte("comptable@opco.example", "Malik", "Ferrand", agent: .comptable),
            compte("comptable2@opco.example", "Joséphine", "Quillet", agent: .comptable),
            compte("admin@opco.example", "Édouard", "Vasseur", agent: .administrateur),
        ]
    }
}
