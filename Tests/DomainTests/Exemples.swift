import Foundation
import Testing

@testable import Domain

/// The sample files of the repository, and a good contract to change one answer at a time.
enum Exemples {
    private static let ici = #filePath

    static func octets(_ nom: String) throws -> Data {
        let racine = URL(fileURLWithPath: ici)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try Data(contentsOf: racine.appendingPathComponent("Exemples").appendingPathComponent(nom))
    }

    static func contrat(_ nom: String = "contrat.json") throws -> CerfaJSON { try CerfaJSON(try octets(nom)) }

    /// The good contract, answered on screen: nothing is missing, no rule is broken.
    static func reponses(_ changements: [String: String] = [:]) throws -> Reponses {
        var reponses = try contrat().reponses
        reponses["attestation"] = "oui"
        for (cle, valeur) in changements { reponses[cle] = valeur }
        return reponses
    }

    static func contexte(
        _ reponses: Reponses, le jour: String = "2025-09-30", referentiel: DonneesDeReference? = nil,
        mineurEmancipe: Bool? = nil, ecran: Bool = true
    ) throws -> ContexteDeRegles {
        ContexteDeRegles(
            aujourdhui: try #require(Jour(iso: jour)),
            formulaire: ContratApprentissage.definition.formulaire(pour: reponses), referentiel: referentiel,
            mineurEmancipe: mineurEmancipe, ecran: ecran)
    }

    static func constats(
        _ changements: [String: String] = [:], le jour: String = "2025-09-30", referentiel: DonneesDeReference? = nil,
        mineurEmancipe: Bool? = nil
    ) throws -> [Constat] {
        let reponses = try reponses(changements)
        return ContratApprentissage.definition.constats(
            reponses, try contexte(reponses, le: jour, referentiel: referentiel, mineurEmancipe: mineurEmancipe))
    }
}

func jour(_ iso: String) throws -> Jour { try #require(Jour(iso: iso)) }
