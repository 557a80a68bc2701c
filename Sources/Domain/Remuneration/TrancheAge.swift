/// Age bracket of the grid of minimum rates (C. trav. D6222-26).
package enum TrancheAge: Int, Sendable, CaseIterable, Comparable {
    /// Under 16 included.
    case moinsDe18
    case de18a20
    case de21a25
    case plusDe26

    package init(age: Int) {
        switch age {
        case ..<18: self = .moinsDe18
        case 18..<21: self = .de18a20
        case 21..<26: self = .de21a25
        default: self = .plusDe26
        }
    }

    /// Minimum rate of an execution year, in hundredths of a percent; years 4 and later are paid as year 3.
    package func taux(annee: Int) -> Int { grille[min(max(annee, 1), 3) - 1] * 100 }

    /// The collective agreement's minimum counts when it is higher than the SMIC.
    package var admetSmc: Bool { self >= .de21a25 }

    private var grille: [Int] {
        switch self {
        case .moinsDe18: [27, 39, 55]
        case .de18a20: [43, 51, 67]
        case .de21a25: [53, 61, 78]
        case .plusDe26: [100, 100, 100]
        }
    }

    /// Ages that open a bracket.
    static let seuils = [18, 21, 26]

    package static func < (a: TrancheAge, b: TrancheAge) -> Bool { a.rawValue < b.rawValue }
}
