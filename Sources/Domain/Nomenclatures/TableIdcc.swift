/// The collective agreements by IDCC: label, legal state, and whether OPCO Mobilités is the fund designated.
///
/// Snapshot of November 2024. `conventions` is read once, on first use.
package enum TableIdcc {
    package struct Convention: Sendable {
        package let code: String
        package let etat: Etat
        /// Within the field of OPCO Mobilités.
        package let mobilites: Bool
        /// Empty for the few numbers known without a title.
        package let libelle: String
    }

    /// Legal state, in the words of the source: `E` extended, `V` in force, `R` replaced, `D` denounced, `P` expired,
    /// `A` repealed, `-` not given.
    package enum Etat: Character, Sendable {
        case etendue = "E"
        case vigueur = "V"
        case remplacee = "R"
        case denoncee = "D"
        case perimee = "P"
        case abrogee = "A"
        case inconnu = "-"

        package var enVigueur: Bool { self == .etendue || self == .vigueur }
    }

    package static let conventions: [String: Convention] = {
        var table: [String: Convention] = [:]
        for ligne in [partie1, partie2, partie3].lazy.flatMap({ $0.split(separator: "\n") }) {
            let mots = ligne.split(separator: " ", maxSplits: 2)
            guard mots.count >= 2, let lettre = mots[1].first, let etat = Etat(rawValue: lettre) else { continue }
            let code = String(mots[0])
            table[code] = Convention(
                code: code, etat: etat, mobilites: mots[1].last == "*", libelle: mots.count > 2 ? String(mots[2]) : "")
        }
        return table
    }()

    /// No agreement (9999), or one under negotiation (9998): known, and of no fund's field.
    package static let speciaux: Set<String> = ["9998", "9999"]

    /// The agreement of a code in four digits, nil when no table knows it.
    package static func convention(_ code: String) -> Convention? { conventions[code] }
}
