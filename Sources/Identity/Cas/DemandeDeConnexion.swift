/// What somebody who signs in asked for: where to go afterwards, and how. It follows them through every page of the
/// sign-in, the second factor included.
struct DemandeDeConnexion: Sendable, Equatable, Codable {
    /// How the ticket is given to the application (CAS 3.0.3 § 2.1.1).
    enum Methode: String, Sendable, Codable {
        case get = "GET"
        case post = "POST"
        case header = "HEADER"
    }

    /// The `service` parameter, checked; empty for none.
    var service = ""
    var methode = Methode.get
    /// Asked before each entry into an application.
    var avertir = false
    /// Keeps the session open beyond the browser.
    var seSouvenir = false

    var cible: ServiceURL? { service.isEmpty ? nil : ServiceURL(service) }
}
