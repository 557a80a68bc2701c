/// The versions of CERFA 10103 that the platform keeps, oldest first.
///
/// A file keeps the version in force on the day its contract was concluded, for ever.
package enum VersionCerfa: Int, Sendable, CaseIterable, Comparable {
    case v09 = 9
    /// Family of *10 to *12: the maître's NIR, which only *10 and *11 printed, is not asked.
    case v10 = 10
    case v13 = 13
    case v14 = 14

    /// « 10103*14 »
    package var numero: String { rawValue < 10 ? "10103*0\(rawValue)" : "10103*\(rawValue)" }

    /// The version in force on the day of conclusion; without one, the latest.
    package init(conclusion: Jour?) {
        guard let conclusion else {
            self = .v14
            return
        }
        let (annee, mois, jour) = (conclusion.annee, conclusion.mois, conclusion.jour)
        if (annee, mois, jour) <= (2023, 4, 18) {
            self = .v09
        } else if (annee, mois, jour) <= (2025, 1, 16) {
            self = .v10
        } else if (annee, mois, jour) <= (2025, 6, 30) {
            self = .v13
        } else {
            self = .v14
        }
    }

    package static func < (a: VersionCerfa, b: VersionCerfa) -> Bool { a.rawValue < b.rawValue }
}
