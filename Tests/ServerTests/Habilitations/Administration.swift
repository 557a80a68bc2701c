import Domain
import HTTPTypes
import Habilitations
import Platform
import Testing

@testable import Server

/// What the tests of users share.
enum Administration {
    static let liste = "/of/utilisateurs"
    static let creation = "/of/utilisateurs/creation"
    static let admin = "admin.of@formation.example"
    static let gestion = "gestion.of@formation.example"
    static let ici = DemoComptes.organisme.siret
    static let ailleurs = DemoComptes.antenne.siret

    static func modification(_ id: Int) -> String { "\(liste)/\(id)/modification" }
}

extension Essai {
    func compte(_ courriel: String) async throws -> Int {
        try await database.read { db in
            try #require(try db.first("SELECT id FROM compte WHERE identifiant_norme = \(courriel)")).int("id")
        }
    }

    /// Somebody with these roles and a password.
    @discardableResult
    func creer(
        _ courriel: String, _ roles: [(String, RoleEtablissement)] = [], agent: RoleOPCO? = nil
    ) async throws -> Int {
        try await Comptes(services).creer(
            courriel: courriel, prenom: "Alix", nom: "Dumontel", motDePasse: Browser.motDePasse, agent: agent,
            roles: roles.map {
                EtablissementAccessible(siret: $0.0, nom: "ÉTABLISSEMENT \($0.0.suffix(5))", role: $0.1)
            })
    }

    /// The form of creation sent from a tab of its own; the status of the answer.
    func clic(_ champs: [(String, String)], _ cookies: [String: String]) async throws -> Int {
        let onglet = Browser(client, cookies: cookies)
        return Int(try await onglet.poster(Administration.creation, champs).status)
    }

    /// Mails about rights and invitations, oldest first; those that signing in sends are left out.
    func annonces(_ adresse: String) async throws -> [CourrierLu] {
        try await courriels(a: adresse).filter {
            $0.genre == "compte.invitation" || $0.genre == "compte.aide"
                || $0.genre.hasPrefix("habilitation.")
        }
    }

    /// The lines of `habilitation` of an account: perimeter and role.
    func habilitations(_ compte: Int) async throws -> [String] {
        try await database.read { db in
            try db.rows(
                "SELECT perimetre, role, droits, actif FROM habilitation WHERE compte_id = \(compte) ORDER BY espace, perimetre"
            ).map {
                let droits = $0.optionalString("droits").map { " " + $0 } ?? ""
                return
                    "\(try $0.string("perimetre")) \(try $0.string("role"))\(droits)\(try $0.bool("actif") ? "" : " inactif")"
            }
        }
    }
}

extension Browser {
    /// The form of somebody's rights, as it is served.
    func formulaireDe(_ id: Int) async throws -> FormulaireLu {
        let page = try await get(Administration.modification(id))
        return try #require(page.formulaire(vers: Administration.modification(id)), "\(page.status) \(page.titre)")
    }

    /// Saves a form without these fields, and with those.
    @discardableResult
    func enregistrer(
        _ form: FormulaireLu, sans: [(String, String?)] = [], avec: [(String, String)] = []
    ) async throws -> PageLue {
        let champs = form.champs.filter { champ in
            !sans.contains { $0.0 == champ.0 && ($0.1 == nil || $0.1 == champ.1) }
        }
        return try await post(form.action, champs + avec + [("action", "enregistrer")])
    }

    /// Fills « Créer un utilisateur » up to « ENREGISTRER », an establishment at a time.
    func creer(
        _ courriel: String, _ nom: String = "Rivoire", _ prenom: String = "Maud", sexe: String = "F",
        _ roles: [(String, String)] = [(Administration.ici, "gestionnaire_of")]
    ) async throws -> PageLue {
        var page = try await get(Administration.creation)
        for (siret, role) in roles {
            page = try await submit(try #require(page.formulaire(vers: Administration.creation)), ("action", "ajouter"))
            var form = try #require(page.formulaire(vers: Administration.creation))
            form["choix"] = siret
            form["typeRole"] = role
            page = try await submit(form, ("action", "confirmer"))
            try #require(page.status == 200, "\(page.erreurs.map(\.message))")
        }
        var form = try #require(page.formulaire(vers: Administration.creation))
        form["nom"] = nom
        form["prenom"] = prenom
        form["courriel"] = courriel
        form["sexe"] = sexe
        return try await submit(form, ("action", "enregistrer"))
    }
}
