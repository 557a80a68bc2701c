/// What a password must hold to be chosen. Each portal has its own.
package struct RegleDeMotDePasse: Sendable, Equatable {
    package enum Exigence: String, Sendable, CaseIterable {
        case majuscule
        case minuscule
        case chiffre
        case special

        package var libelle: String {
            switch self {
            case .majuscule: "1 majuscule"
            case .minuscule: "1 minuscule"
            case .chiffre: "1 chiffre"
            case .special: "1 caractère spécial"
            }
        }

        func estTenue(par motDePasse: String) -> Bool {
            switch self {
            case .majuscule: motDePasse.contains(where: \.isUppercase)
            case .minuscule: motDePasse.contains(where: \.isLowercase)
            case .chiffre: motDePasse.contains(where: \.isNumber)
            case .special: motDePasse.contains { !$0.isLetter && !$0.isNumber && !$0.isWhitespace }
            }
        }
    }

    /// In characters, as a person counts them.
    package let longueur: Int
    package let exigences: [Exigence]

    package init(longueur: Int, exigences: [Exigence]) {
        self.longueur = longueur
        self.exigences = exigences
    }

    /// The login space's: 8 characters at least with 1 upper, 1 lower, 1 digit.
    package static let espaceDeConnexion = RegleDeMotDePasse(
        longueur: 8, exigences: [.majuscule, .minuscule, .chiffre])
    /// The CMI portal's: 8 characters at least, one upper, one lower, one special.
    package static let cmi = RegleDeMotDePasse(longueur: 8, exigences: [.majuscule, .minuscule, .special])

    /// What hashing is ready to take, in UTF-8 bytes; far beyond what anybody types.
    package static let octetsAuPlus = 1024

    /// « 8 caractères minimum avec : 1 majuscule, 1 minuscule et 1 chiffre »
    package var enonce: String {
        let libelles = exigences.map(\.libelle)
        let dernier = libelles.last.map { " et " + $0 } ?? ""
        return "\(longueur) caractères minimum avec : " + libelles.dropLast().joined(separator: ", ") + dernier
    }

    /// What is missing, in the words of the rule: « 1 majuscule ».
    package func manques(_ motDePasse: String) -> [String] {
        (motDePasse.count < longueur ? ["\(longueur) caractères minimum"] : [])
            + exigences.filter { !$0.estTenue(par: motDePasse) }.map(\.libelle)
    }

    package func accepte(_ motDePasse: String) -> Bool {
        motDePasse.count >= longueur && motDePasse.utf8.count <= RegleDeMotDePasse.octetsAuPlus
            && exigences.allSatisfy { $0.estTenue(par: motDePasse) }
    }
}
