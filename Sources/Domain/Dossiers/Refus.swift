/// A refusal: the person may not, or not now. Carries the French sentence that the page shows.
package struct Refus: Error, Sendable, Equatable {
    package let categorie: Categorie
    package let message: String

    /// Why it is refused; `rawValue` is the HTTP status.
    package enum Categorie: Int, Sendable {
        case interdit = 403
        case nonTrouve = 404
        case conflit = 409
        case saisie = 422
    }

    package init(_ categorie: Categorie, _ message: String) {
        self.categorie = categorie
        self.message = message
    }

    package static func interdit(_ message: String) -> Refus { Refus(.interdit, message) }
    package static func nonTrouve(_ message: String) -> Refus { Refus(.nonTrouve, message) }
    package static func conflit(_ message: String) -> Refus { Refus(.conflit, message) }
    package static func saisie(_ message: String) -> Refus { Refus(.saisie, message) }
}
