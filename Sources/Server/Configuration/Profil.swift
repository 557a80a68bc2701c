package import Courriers
import Foundation
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
    /// Other applications that may receive tickets from the login space.
    package var services: [Service]
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

    package struct Service: Sendable, Codable {
        package var nom: String
        package var origine: String
        package var chemin: String
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

    /// - Parameter path: YAML file; nil reads the profile of demonstration.
    package static func load(_ path: String?) throws -> Profil {
        let url = path.map { URL(filePath: $0) } ?? Bundle.module.bundleURL.appending(path: "Profils/demonstration.yml")
        return try YAMLDecoder().decode(Profil.self, from: Data(contentsOf: url))
    }

    package func delegation(departement: String) -> Delegation? {
        delegations.first { $0.departements.contains(departement) }
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
