import Platform

/// What somebody who signs in asked for: where to go afterwards, and how. It follows them through every page of the
/// sign-in, the second factor included.
struct DemandeDeConnexion: Sendable, Equatable, Codable {
    /// How the ticket is given to the application (CAS 3.0.3 § 2.1.1).
    enum Methode: String, Sendable, Codable {
        case get = "GET"
        case post = "POST"
        case header = "HEADER"
    }

    /// The `service` parameter, read once.
    var cible: ServiceURL?
    var methode = Methode.get
    /// Asked before each entry into an application.
    var avertir = false
    /// Keeps the session open beyond the browser.
    var seSouvenir = false

    /// As it was sent; empty for none.
    var service: String { cible?.text ?? "" }

    /// Where to go and how, as the query of an address holds it; empty for the login space itself.
    var parametres: String {
        guard !service.isEmpty else { return "" }
        return "service=" + URLText.encode(service) + (methode == .get ? "" : "&method=" + methode.rawValue)
    }

    /// The same in a form.
    var champs: HTML {
        "\(hiddenField("service", service))\(hiddenField("method", methode.rawValue))"
    }
}
