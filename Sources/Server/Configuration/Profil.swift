package import Courriers
import Foundation
package import Identity
import Yams

/// The OPCO that runs this platform: what differs from one to another.
package struct Profil: Sendable, Codable {
    package var nom: String
    /// On the letters and the legal pages.
    package var adresse: [String]
    package var courriel: String
    package var telephone: String?
    package var siret: String?
    package var delegations: [Delegation]
    /// Its directions, each of which answers for branches.
    package var dga: [DGA]
    package var branches: [Branche]
    package var inscriptions: Inscriptions
    /// Other applications that may receive tickets from the login space.
    package var services: [Service]
    /// Whether agents of the OPCO must give a code after their password; left out, they must.
    package var secondFacteurDesAgents: SecondFacteurDesAgents?
    /// Town that letters are dated from.
    package var lieu: String
    package var signataire: Signature
    package var nouveautes: Nouveautes

    package struct Delegation: Sendable, Codable {
        package var code: String
        package var nom: String
        package var courriel: String
        /// Codes of its départements.
        package var departements: [String]
    }

    package struct DGA: Sendable, Codable {
        package var code: String
        package var nom: String
        package var courriel: String
    }

    package struct Branche: Sendable, Codable {
        package var code: String
        package var nom: String
        /// Code of the direction that answers for it.
        package var dga: String
        /// Its own words on the dashboard of its companies; nil for those of everybody.
        package var tableau: Tableau?

        package struct Tableau: Sendable, Codable {
            package var titre: String
            package var nouveautes: Nouveautes
        }
    }

    /// How fast requests for access are answered.
    package struct Inscriptions: Sendable, Codable {
        /// Hours given to answer, counted while the desk is open.
        package var delai: Int
        /// Hours after which the desk is reminded.
        package var rappels: [Int]
        /// `00:00`, on the clocks of metropolitan France.
        package var ouverture: String
        /// `24:00`
        package var fermeture: String
    }

    package struct Service: Sendable, Codable {
        package var nom: String
        /// `https://application.opco.example`, with its port when it is not the usual one.
        package var origine: String
        /// What the addresses that receive tickets begin with: `/cas/`.
        package var chemin: String
        /// What the application is told of the person: `email`, `prenom`, `nom`. Nothing by default.
        package var attributs: [RegisteredService.Attribut]?
        /// Where it is told of the end of the session; by default the address that received the ticket.
        package var deconnexion: String?
        /// May act for the person with another application (proxy tickets).
        package var mandataire: Bool?
        /// Its address in the list of applications, where it is not without one.
        package var adresse: String?

        package var inscription: RegisteredService {
            var service = RegisteredService(name: nom, origin: origine, path: chemin)
            service.attributs = attributs ?? []
            service.deconnexion = deconnexion
            service.mandataire = mandataire ?? false
            service.adresse = adresse
            return service
        }
    }

    package struct Signature: Sendable, Codable {
        package var nom: String
        package var qualite: String
    }

    package struct Nouveautes: Sendable, Codable {
        package var titre: String
        package var texte: String
        package var points: [String]
    }

    enum CodingKeys: String, CodingKey {
        case nom, adresse, courriel, telephone, siret, delegations, dga, branches, inscriptions, services
        case lieu, signataire, nouveautes
        case secondFacteurDesAgents = "second_facteur_agents"
    }

    /// - Parameter path: YAML file; nil reads the profile of demonstration.
    package static func load(_ path: String?) throws -> Profil {
        let url = path.map { URL(filePath: $0) } ?? Bundle.module.bundleURL.appending(path: "Profils/demonstration.yml")
        let profil = try YAMLDecoder().decode(Profil.self, from: Data(contentsOf: url))
        for service in profil.services {
            if let defaut = service.inscription.defaut { throw ProfilError(description: "services : " + defaut) }
        }
        try profil.verifier()
        return profil
    }

    package func delegation(departement: String) -> Delegation? {
        delegations.first { $0.departements.contains(departement) }
    }

    package func branche(_ code: String) -> Branche? { branches.first { $0.code == code } }

    package func dga(branche code: String) -> DGA? {
        branche(code).flatMap { branche in dga.first { $0.code == branche.dga } }
    }
}

extension Profil {
    /// Who signs the letters.
    package var emetteur: Emetteur {
        Emetteur(
            nom: nom, adresse: adresse, siret: siret ?? "", contact: [telephone, courriel].compactMap(\.self))
    }

    package var courrier: ProfilDeCourrier {
        ProfilDeCourrier(
            emetteur: emetteur, lieu: lieu, signataire: Signataire(nom: signataire.nom, qualite: signataire.qualite))
    }

    package var editeur: Editeur {
        var editeur = Editeur()
        editeur.nom = nom
        editeur.adresse = adresse.joined(separator: ", ")
        editeur.courriel = courriel
        editeur.telephone = telephone
        editeur.delegations = delegations.map { ($0.nom, $0.courriel) }
        return editeur
    }
}
