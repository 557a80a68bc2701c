package import HTTPTypes

/// A request that is refused for a reason the person can be told.
package struct Refusal: Error, Sendable, Equatable {
    package let status: HTTPResponse.Status
    /// A French sentence, shown as it is.
    package let message: String

    package init(_ status: HTTPResponse.Status, _ message: String) {
        self.status = status
        self.message = message
    }

    /// What does not exist and what is not yours get the same answer.
    package static let notFound = Refusal(.notFound, "La page demandée n'existe pas, ou vous n'y avez pas accès.")
    package static let signInNeeded = Refusal(.unauthorized, "Connectez-vous pour afficher cette page.")
    package static let expiredForm = Refusal(
        .forbidden, "Ce formulaire n'est plus à jour. Revenez à la page précédente, actualisez-la et recommencez.")
    package static let tooLarge = Refusal(.contentTooLarge, "Ce qui a été envoyé est trop volumineux.")
    package static let unreadable = Refusal(.badRequest, "La demande reçue est illisible ou incomplète.")

    package static func forbidden(_ message: String) -> Refusal { Refusal(.forbidden, message) }
    package static func conflict(_ message: String) -> Refusal { Refusal(.conflict, message) }
}
