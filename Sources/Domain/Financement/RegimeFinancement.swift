/// The rules of funding, chosen by the day of conclusion.
package enum RegimeFinancement: String, Sendable, Codable {
    /// Every month begun is due.
    case avant = "avant-2025-07-01"
    /// Day by day.
    case depuis = "depuis-2025-07-01"

    package init(conclusion: Jour) {
        self = (conclusion.annee, conclusion.mois) < (2025, 7) ? .avant : .depuis
    }
}
