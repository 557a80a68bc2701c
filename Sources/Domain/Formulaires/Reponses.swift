/// The answers of one file, draft or sent: canonical text by field key. An absent key is an empty answer.
///
/// What does not parse is kept as it was typed, so that nothing is lost and the rule on its format can name it.
package struct Reponses: Sendable, Equatable {
    package private(set) var valeurs: [String: String]

    package init(_ valeurs: [String: String] = [:]) {
        self.valeurs = valeurs.filter { !$0.value.isEmpty }
    }

    /// The answer, empty when there is none.
    package subscript(cle: String) -> String {
        get { valeurs[cle] ?? "" }
        set { valeurs[cle] = newValue.isEmpty ? nil : newValue }
    }

    package func vide(_ cle: String) -> Bool { valeurs[cle] == nil }

    package func jour(_ cle: String) -> Jour? { valeurs[cle].flatMap { Jour(iso: $0) } }

    /// The number answered, nil beyond a million million: no answer is that large, and what is computed from answers
    /// must not overflow.
    package func entier(_ cle: String) -> Int? {
        valeurs[cle].flatMap { Int($0) }.flatMap { Reponses.nombres.contains($0) ? $0 : nil }
    }

    private static let nombres = -1_000_000_000_000...1_000_000_000_000

    /// Amount in centimes.
    package func centimes(_ cle: String) -> Int? { entier(cle) }

    /// `nil` when the question has no answer.
    package func oui(_ cle: String) -> Bool? {
        switch self[cle] {
        case "oui": true
        case "non": false
        default: nil
        }
    }
}

extension Reponses: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode([String: String].self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(valeurs)
    }
}
