/// A dispositif, as data: its forms by version, its rules, what its lists show.
package struct DefinitionDeDispositif: Sendable {
    package let dispositif: Dispositif
    /// The form in force on a day of conclusion; without one, the latest.
    package let formulaire: @Sendable (_ conclusion: Jour?) -> Formulaire
    /// Key of the day that chooses the version.
    package let cleDeVersion: String
    package let regles: [Regle]
    /// Slots for pieces, in the order shown.
    package let pieces: [TypeDePiece]

    package init(
        dispositif: Dispositif, cleDeVersion: String, pieces: [TypeDePiece], regles: [Regle],
        formulaire: @escaping @Sendable (Jour?) -> Formulaire
    ) {
        self.dispositif = dispositif
        self.cleDeVersion = cleDeVersion
        self.pieces = pieces
        self.regles = regles
        self.formulaire = formulaire
    }

    package func formulaire(pour reponses: Reponses) -> Formulaire { formulaire(reponses.jour(cleDeVersion)) }

    /// Every finding of every rule, in the order of the table of rules.
    package func constats(_ reponses: Reponses, _ contexte: ContexteDeRegles) -> [Constat] {
        regles.flatMap { $0.evaluer(reponses, contexte) }
    }
}

package enum Dispositif: String, Sendable, Codable, CaseIterable {
    case contratApprentissage = "contrat-apprentissage"

    package var libelle: String {
        switch self {
        case .contratApprentissage: "Contrat d'apprentissage"
        }
    }
}

/// A kind of piece that may be asked for or deposited.
package struct TypeDePiece: Sendable {
    package let code: String
    package let libelle: String
    package init(_ code: String, _ libelle: String) {
        self.code = code
        self.libelle = libelle
    }
}
