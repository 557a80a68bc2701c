package import Foundation

/// One file as the commands and the API receive it: the `cerfa` object, and what may stand beside it.
package struct CerfaJSON: Sendable, Equatable {
    package let reponses: Reponses
    package let npecAnnuelCentimes: Int?
    package let premierEquipementCentimes: Int?
    /// The day taken as today.
    package let date: Jour?
    package let mineurEmancipe: Bool?

    /// Reads the bytes of one JSON object: `{"cerfa": {…}}`, or the `cerfa` object alone.
    /// - Throws: a `Refus` of category `.saisie` when this is no such object.
    package init(_ octets: Data) throws(Refus) {
        let marque = Data([0xEF, 0xBB, 0xBF])
        let corps = octets.starts(with: marque) ? octets.dropFirst(marque.count) : octets
        guard let racine = try? JSONDecoder().decode(ValeurJSON.self, from: corps) else {
            throw .saisie("Le fichier n'est pas un texte JSON.")
        }
        try self.init(racine)
    }

    package init(_ racine: ValeurJSON) throws(Refus) {
        guard case .objet = racine else { throw .saisie("Le fichier doit contenir un objet JSON.") }
        var cerfa = racine
        if let membre = racine["cerfa"] {
            guard case .objet = membre else { throw .saisie("Le membre « cerfa » doit être un objet JSON.") }
            cerfa = membre
        } else if !Self.membres.contains(where: { racine.membre($0) != nil }) {
            throw .saisie("Le membre « cerfa » manque.")
        }
        var reponses = LecteurCerfa(cerfa: cerfa, racine: racine).reponses
        if let smc = racine["smcMensuelCentimes"]?.entier { reponses["contrat.smcMensuel"] = String(smc) }
        let premierEquipement = racine["premierEquipementCentimes"]?.entier
        if let premierEquipement { reponses["formation.premierEquipement"] = String(premierEquipement) }
        mineurEmancipe = racine["mineurEmancipe"]?.booleen
        npecAnnuelCentimes = racine["npecAnnuelCentimes"]?.entier
        premierEquipementCentimes = premierEquipement
        date = racine["date"]?.ecrit.flatMap(LecteurCerfa.jour)
        if mineurEmancipe == true { reponses["apprenti.mineurNonEmancipe"] = "non" }
        self.reponses = reponses
    }

    /// Members that tell a bare `cerfa` object.
    private static let membres = ["employeur", "apprenti", "maitre1", "formation", "contrat", "organismeFormation"]
}
