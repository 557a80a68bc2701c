import Identity
import Platform
import Testing

@testable import Server

/// Gestures of somebody in front of the CMI portal.
extension Browser {
    static let temporaire = "Temp2026!"

    /// Through the real page.
    @discardableResult
    func connexionCmi(_ identifiant: String, _ motDePasse: String) async throws -> PageLue {
        var form = try #require(try await get("/cmi").formulaire(vers: "/cmi"))
        form["identifiant"] = identifiant
        form["mot-de-passe"] = motDePasse
        return try await submit(form)
    }

    /// The first sign-in, up to the account made.
    @discardableResult
    func creationCmi(
        _ identifiant: String, _ temporaire: String, courriel: String, motDePasse: String = "Glycine!verte"
    ) async throws -> PageLue {
        var form = try #require(
            try await connexionCmi(identifiant, temporaire).formulaire(vers: "/cmi/creation-de-compte"))
        form["nouveau-mot-de-passe"] = motDePasse
        form["confirmation-mot-de-passe"] = motDePasse
        form["confirmation-email"] = courriel
        return try await submit(form)
    }

    /// Sends the form of a page that leads there, with these answers.
    @discardableResult
    func remplir(_ page: String, vers action: String, _ reponses: [String: String]) async throws -> PageLue {
        var form = try #require(try await get(page).formulaire(vers: action), "\(page) → \(action)")
        for (nom, valeur) in reponses { form[nom] = valeur }
        return try await submit(form)
    }
}

extension Essai {
    static let referent = "00001DEMO01"
    static let profil = "00001DEMO02"

    func referent() async throws -> Browser {
        let browser = browser()
        try await browser.connexionCmi(Essai.referent, Browser.motDePasse)
        return browser
    }

    /// Mails of that kind, those of the jobs that wait included.
    func courrielsCmi(_ genre: String) async throws -> [CourrierLu] {
        try await repondre()
        return try await courriels(genre: genre)
    }

    /// The temporary password of the latest mail sent to this address.
    func temporaire(_ courriel: String) async throws -> String {
        let mail = try #require(try await courrielsCmi("cmi.acces").last { $0.a == courriel })
        let ligne = try #require(mail.texte.split(separator: "\n").first { $0.hasPrefix("Mot de passe temporaire : ") })
        return String(ligne.dropFirst("Mot de passe temporaire : ".count))
    }

    /// The link of the latest mail of that kind, as a path of this site.
    func lien(_ genre: String, a courriel: String? = nil) async throws -> String {
        let mail = try #require(try await courrielsCmi(genre).last { courriel == nil || $0.a == courriel })
        let ligne = try #require(
            mail.texte.split(separator: "\n").first { $0.hasPrefix(Browser.origine) && $0.contains("jeton=") })
        return String(ligne.dropFirst(Browser.origine.count))
    }
}
