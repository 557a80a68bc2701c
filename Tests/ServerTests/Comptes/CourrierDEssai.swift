import Foundation
import Logging
import Platform
import Testing

@testable import Identity
@testable import Server

extension Essai {
    /// From « M'inscrire » to the link of the mail.
    func lienDActivation(_ courriel: String) async throws -> String {
        let page = try await browser().inscrire(courriel)
        #expect(page.lisible.contains(InscriptionHandler.annonce))
        try await repondre()
        return try #require(try await courriels(a: courriel).last?.lien("/cas/activation"))
    }

    /// An account made as a person makes one.
    func compteNeuf(_ courriel: String, motDePasse: String = Browser.motDePasseNeuf) async throws -> Browser {
        let lien = try await lienDActivation(courriel)
        let browser = browser()
        let page = try await browser.choisir(lien, motDePasse)
        #expect(page.uri.hasPrefix("/cas/login"))
        return browser
    }
}

extension Browser {
    static let motDePasseNeuf = "Tramway-Ocre-71"

    func inscrire(_ courriel: String, confirmation: String? = nil) async throws -> PageLue {
        var form = try #require(try await get("/cas/inscription").formulaire(vers: "/cas/inscription"))
        form["email"] = courriel
        form["email-confirmation"] = confirmation ?? courriel
        return try await submit(form)
    }

    func oublierMotDePasse(_ courriel: String) async throws -> PageLue {
        var form = try #require(
            try await get("/cas/mot-de-passe-oublie").formulaire(vers: "/cas/mot-de-passe-oublie"))
        form["email"] = courriel
        return try await submit(form)
    }

    /// Opens the link of a mail and types a password twice.
    @discardableResult
    func choisir(_ lien: String, _ motDePasse: String, confirmation: String? = nil) async throws -> PageLue {
        let page = try await get(lien)
        var form = try #require(page.formulaire(vers: String(lien.prefix { $0 != "?" })), "\(page.lisible)")
        form["nouveau"] = motDePasse
        form["confirmation"] = confirmation ?? motDePasse
        return try await submit(form)
    }

    /// Signs in to the login space alone.
    @discardableResult
    func entrer(_ courriel: String, _ motDePasse: String = Browser.motDePasse) async throws -> PageLue {
        var form = try #require(try await get("/cas/login").formulaire(vers: "/cas/login"))
        form["username"] = courriel
        form["password"] = motDePasse
        return try await submit(form)
    }

    /// A form of « Mon compte », filled in and sent.
    func envoyer(_ chemin: String, _ champs: [String: String], vers action: String? = nil) async throws -> PageLue {
        let page = try await get(chemin)
        var form = try #require(page.formulaire(vers: chemin), "\(page.uri) \(page.lisible)")
        for (nom, valeur) in champs { form[nom] = valeur }
        return try await post(action ?? form.action, form.champs)
    }
}
