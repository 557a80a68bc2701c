package import Platform

/// Reference data: establishments, training organisations, certifications, levels of funding, communes and
/// collective agreements. Imported from the official open data files, looked up by the screens and the rules.
package enum Referentiels {
    /// The tables, in the order in which they are created.
    package static let migrations: [Migration] = [.referentielsTables, .referentielsIndex]
}
