import Domain

/// A collective agreement, from the table of the rules: there is one copy of it.
package struct ConventionCollective: Sendable, Equatable, Encodable {
    /// Four digits.
    package let idcc: String
    package let libelle: String
    package let enVigueur: Bool
    /// Within the field of this fund.
    package let dansLeChamp: Bool

    package static func trouver(idcc: String) -> ConventionCollective? {
        let code = IDCC.normaliser(idcc)
        switch code {
        case "9998": return ConventionCollective(special: code, "Convention collective en cours de négociation")
        case "9999": return ConventionCollective(special: code, "Aucune convention collective")
        default: return TableIdcc.convention(code).map(ConventionCollective.init)
        }
    }

    /// By the first digits, or by the words of the label in any order: those of this fund first, then those in force.
    package static func chercher(_ texte: String, limite: Int = 20) -> [ConventionCollective] {
        let code = Code.normaliser(texte)
        let words = Cellule.fold(texte).split(separator: " ")
        guard !words.isEmpty else { return [] }
        let found = TableIdcc.conventions.values.filter { convention in
            if Code.chiffres(code, 1...4) {
                return convention.code.hasPrefix(code) || convention.code == IDCC.normaliser(code)
            }
            let label = Cellule.fold(convention.libelle)
            return words.allSatisfy { label.contains($0) }
        }
        let sorted = found.map(ConventionCollective.init).sorted { $0.rang < $1.rang }
        return Array(([trouver(idcc: code)].compactMap(\.self).filter { $0.special } + sorted).prefix(limite))
    }

    private var special: Bool { TableIdcc.speciaux.contains(idcc) }

    private var rang: (Int, Int, String) { (dansLeChamp ? 0 : 1, enVigueur ? 0 : 1, idcc) }

    private init(_ convention: TableIdcc.Convention) {
        idcc = convention.code
        libelle = convention.libelle
        enVigueur = convention.etat.enVigueur
        dansLeChamp = convention.mobilites
    }

    private init(special code: String, _ libelle: String) {
        idcc = code
        self.libelle = libelle
        enVigueur = true
        dansLeChamp = true
    }
}
