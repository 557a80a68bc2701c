package import Domain
package import Platform

/// URLs of letters and notifications in one space.
package struct CourriersPaths: Sendable {
    private let base: String

    package init(_ espace: Espace) { base = espace.racine }

    package var courrier: Route<Int> { Route(base, "/courriers/{id}") }
    package var notifications: Route<> { Route(base, "/notifications") }
    /// Marks as read and goes to the file.
    package var examen: Route<Int> { Route(base, "/notifications/{id}/examen") }
    package var suppression: Route<Int> { Route(base, "/notifications/{id}/suppression") }
    /// Marks all of them as read.
    package var lecture: Route<> { Route(base, "/notifications/lecture") }
    package var suppressionDeTout: Route<> { Route(base, "/notifications/suppression") }
    package var reglages: Route<> { Route(base, "/notifications/reglages") }
}
