package import Domain
import Platform

/// An application that may receive tickets: an exact origin and a path prefix, never a loose expression.
package struct RegisteredService: Sendable {
    /// What a service may be told of the person, beside the identifier.
    package enum Attribut: String, Sendable, Codable, CaseIterable {
        case email
        case prenom
        case nom
    }

    package let name: String
    /// `https://mgestion.example`
    package let origin: String
    /// `/of/authenticate`
    package let path: String
    package var attributs: [Attribut] = []
    /// Where the end of the session is told; nil for the URL that the ticket was made for.
    package var deconnexion: String?
    /// May ask for proxy tickets, to speak to another application in the person's name.
    package var mandataire = false
    /// Where the list of applications leads; nil for a service that is not in the list.
    package var adresse: String?
    /// The platform's own application behind it: its sessions end with the single sign-on, its roles are told.
    package var espace: Espace?

    package init(name: String, origin: String, path: String) {
        self.name = name
        self.origin = origin
        self.path = path
    }

    /// Whether the URL names this service: same origin to the letter, and the path itself or one below it.
    func matches(_ url: ServiceURL) -> Bool {
        url.origin == origin && (url.path == path || url.path.hasPrefix(path.hasSuffix("/") ? path : path + "/"))
    }

    /// Why this cannot be registered, nil when it can: said when the profile is read.
    package var defaut: String? {
        guard let url = ServiceURL(origin + path), url.origin == origin, url.path == path, url.query.isEmpty else {
            return "« \(name) » : origine « \(origin) » ou chemin « \(path) » à corriger"
        }
        for lien in [deconnexion, adresse].compactMap(\.self) where ServiceURL(lien) == nil {
            return "« \(name) » : adresse « \(lien) » à corriger"
        }
        return nil
    }
}

/// Every application that may receive tickets.
struct ServicesInscrits: Sendable {
    /// As the profile lists them.
    let tous: [RegisteredService]
    /// Longest path first: an application at the root of its site does not hide those below.
    private let parChemin: [RegisteredService]

    init(tous: [RegisteredService]) {
        self.tous = tous
        parChemin = tous.sorted { $0.path.utf8.count > $1.path.utf8.count }
    }

    subscript(url: ServiceURL) -> RegisteredService? { parChemin.first { $0.matches(url) } }

    /// The service that the text names, when it is registered.
    subscript(text: String) -> (url: ServiceURL, service: RegisteredService)? {
        guard let url = ServiceURL(text), let service = self[url] else { return nil }
        return (url, service)
    }

    /// Those of the platform itself, one per door of each of its applications.
    static func deLaPlateforme(_ publicURL: String) -> [RegisteredService] {
        let portes = Espace.allCases.flatMap { espace in
            IdentityPaths.portes(espace).map { porte in
                var service = RegisteredService(name: espace.libelle, origin: publicURL, path: porte)
                service.attributs = RegisteredService.Attribut.allCases
                service.espace = espace
                return service
            }
        }
        return portes + [RegisteredService(name: "Mon compte", origin: publicURL, path: MonComptePaths.accueil())]
    }
}
