package import Foundation

/// A JSON value of unknown shape, numbers kept exactly as written.
package indirect enum ValeurJSON: Sendable, Equatable, Decodable {
    case nulle
    case booleen(Bool)
    case nombre(Decimal)
    case texte(String)
    case liste([ValeurJSON])
    case objet([String: ValeurJSON])

    package init(from decoder: any Decoder) throws {
        let conteneur = try decoder.singleValueContainer()
        // The commonest first: each wrong guess costs an error.
        if conteneur.decodeNil() {
            self = .nulle
        } else if let valeur = try? conteneur.decode(String.self) {
            self = .texte(valeur)
        } else if let valeur = try? conteneur.decode(Bool.self) {
            self = .booleen(valeur)
        } else if let valeur = try? conteneur.decode(Decimal.self) {
            self = .nombre(valeur)
        } else if let valeur = try? conteneur.decode([String: ValeurJSON].self) {
            self = .objet(valeur)
        } else if let demesure = try? conteneur.decode(Double.self) {
            // Beyond what a Decimal holds: no answer of a form, but no reason to refuse the file.
            self = .texte("\(demesure)")
        } else {
            self = .liste(try conteneur.decode([ValeurJSON].self))
        }
    }

    /// The member of an object; nil when it is absent, null, or when this is no object.
    package subscript(membre: String) -> ValeurJSON? {
        guard case .objet(let membres) = self, let valeur = membres[membre], valeur != .nulle else { return nil }
        return valeur
    }

    /// The member under its name, or under its name followed by `V2`.
    package func membre(_ nom: String) -> ValeurJSON? { self[nom] ?? self["\(nom)V2"] }

    /// The value at a dotted path.
    package func valeur(_ chemin: String) -> ValeurJSON? {
        chemin.split(separator: ".").reduce(self as ValeurJSON?) { $0?.membre(String($1)) }
    }

    /// A number or a text, as text; nil for anything else.
    package var ecrit: String? {
        switch self {
        case .texte(let texte): texte
        case .nombre(let nombre): "\(nombre)"
        default: nil
        }
    }

    /// Yes or no in any usual spelling.
    package var booleen: Bool? {
        switch self {
        case .booleen(let valeur): return valeur
        case .texte, .nombre:
            switch ecrit?.lowercased() {
            case "true", "oui", "1": return true
            case "false", "non", "0": return false
            default: return nil
            }
        default: return nil
        }
    }

    /// A number, or a text that writes one with a point or a comma.
    package var decimal: Decimal? {
        switch self {
        case .nombre(let nombre): return nombre
        case .texte(let texte):
            let serre = texte.filter { !$0.isWhitespace }.replacing(",", with: ".")
            guard !serre.isEmpty, serre.utf8.allSatisfy({ Code.estChiffre($0) || $0 == 45 || $0 == 46 }) else {
                return nil
            }
            return Decimal(string: serre)
        default: return nil
        }
    }

    /// The number times 100, rounded half up: euros to centimes, percent to hundredths. Nil out of all measure.
    package var centiemes: Int? { decimal.flatMap { Self.arrondi($0 * 100) } }

    /// The number when it is whole.
    package var entier: Int? {
        guard let decimal, let entier = Self.arrondi(decimal), Decimal(entier) == decimal else { return nil }
        return entier
    }

    private static func arrondi(_ valeur: Decimal) -> Int? {
        guard valeur.isFinite, abs(valeur) < 1_000_000_000_000 else { return nil }
        var source = valeur
        var resultat = Decimal()
        NSDecimalRound(&resultat, &source, 0, .plain)
        return Int("\(resultat)")
    }
}
