import Foundation
import HTTPTypes
import Platform
import Testing

@testable import Identity
@testable import Server

/// Applications of others, as a profile registers them.
enum Applis {
    static let documents = "https://documents.opco.example/cas/"
    static let agenda = "https://agenda.opco.example/entree"

    static let profil: [Profil.Service] = {
        var documents = Profil.Service(nom: "Documents", origine: "https://documents.opco.example", chemin: "/cas/")
        documents.attributs = [.email, .nom]
        documents.deconnexion = "https://documents.opco.example/fin"
        documents.mandataire = true
        documents.adresse = "https://documents.opco.example/"
        let agenda = Profil.Service(nom: "Agenda", origine: "https://agenda.opco.example", chemin: "/entree")
        return [documents, agenda]
    }()
}

/// The platform with those applications in its registry.
func withApplis(_ body: @escaping @Sendable (Essai) async throws -> Void) async throws {
    try await withPlateforme(profil: { $0.services += Applis.profil }, body)
}

extension Essai {
    /// A browser signed in to the login space, and nowhere else.
    func identifie(
        _ courriel: String = "gestion.of@formation.example", champs: [(String, String)] = []
    ) async throws -> Browser {
        let browser = browser()
        let page = try await browser.get("/cas/login")
        var form = try #require(page.formulaire(vers: "/cas/login"))
        form["username"] = courriel
        form["password"] = Browser.motDePasse
        for (nom, valeur) in champs { form[nom] = valeur }
        try await browser.submit(form)
        return browser
    }

    /// What an application asks: no cookie, no browser.
    func appel(_ uri: String, _ champs: [(String, String)]) async throws -> PageLue {
        try await browser().envoyer(.get, uri + "?" + champs.map { "\($0.0)=\(encode($0.1))" }.joined(separator: "&"))
    }

    func valider(
        _ ticket: String, _ service: String = Applis.agenda, _ uri: String = "/cas/serviceValidate",
        _ autres: [(String, String)] = []
    ) async throws -> PageLue {
        try await appel(uri, [("service", service), ("ticket", ticket)] + autres)
    }

    /// Ends of sessions that wait to be told.
    func deconnexionsEnAttente() async throws -> [String] {
        try await database.read { db in
            try db.rows("SELECT contenu FROM tache WHERE genre = 'cas.deconnexion' ORDER BY id").map {
                try $0.string("contenu")
            }
        }
    }
}

extension Browser {
    /// Goes through the login space, already open, to an application that is not ours.
    /// - Returns: the ticket it is given.
    func ticket(pour service: String = Applis.agenda) async throws -> String {
        let page = try await envoyer(.get, "/cas/login?service=" + encode(service))
        let location = try #require(page.location, "\(page.status) \(page.lisible.prefix(200))")
        try #require(location.hasPrefix(service + (service.contains("?") ? "&" : "?") + "ticket=ST-"))
        return String(location.split(separator: "ticket=").last ?? "")
    }
}

extension PageLue {
    /// The code of the refusal that an application reads.
    var codeCas: String? {
        guard let start = corps.range(of: "Failure code=\"") else { return nil }
        return String(corps[start.upperBound...].prefix { $0 != "\"" })
    }

    /// Texts of every `cas:` element of that name.
    func cas(_ nom: String) -> [String] {
        corps.split(separator: "<cas:\(nom)>").dropFirst().map { decode(String($0.prefix { $0 != "<" })) }
    }
}
