import Domain
import Foundation
import HTTPTypes
import Testing

@testable import Domain

/// The sample contract of the repository, as somebody types it on the screens.
enum Contrat {
    static let liste = "/of/contrats-apprentissage"

    static func etape(_ id: Int, _ numero: Int) -> String { "\(liste)/\(id)/etapes/\(numero)" }

    static func reponses(_ changements: [String: String] = [:]) throws -> Reponses {
        let fichier = racineDuDepot.appending(path: "Exemples/contrat.json")
        var reponses = try CerfaJSON(try Data(contentsOf: fichier)).reponses
        reponses["attestation"] = "oui"
        reponses["contrat.lieuSignatureContrat"] = ""
        // The server computes the table of periods.
        for cle in reponses.valeurs.keys where cle.hasPrefix("contrat.remuneration.") { reponses[cle] = "" }
        for (cle, valeur) in changements { reponses[cle] = valeur }
        return reponses
    }

    static func formulaire() throws -> Formulaire {
        ContratApprentissage.definition.formulaire(pour: try reponses())
    }

    /// What the controls of a step send for these answers; a box left unticked sends nothing.
    static func champs(_ etape: Etape, _ reponses: Reponses) -> [(String, String)] {
        etape.sections.flatMap(\.champs).filter { !$0.cle.hasPrefix("contrat.remuneration.") }
            .flatMap { champ in champ.saisie(reponses[champ.cle]).sorted { $0.key < $1.key } }
            .filter { !$0.value.isEmpty }.map { ($0.key, $0.value) }
    }
}

extension Browser {
    /// « CRÉER » from the list.
    /// - Returns: the draft's id.
    func creer() async throws -> Int {
        let page = try await get(Contrat.liste)
        try await submit(try #require(page.formulaire(vers: Contrat.liste)))
        let parts = url.split(separator: "/")
        try #require(parts.count >= 3, "pas d'étape : \(url)")
        return try #require(Int(parts[2]))
    }

    /// Fills a step through its page. An answer for which the page has no control fails.
    @discardableResult
    func remplir(
        _ id: Int, etape numero: Int, _ reponses: Reponses, action: String = "suivant"
    ) async throws -> PageLue {
        let page = try await get(Contrat.etape(id, numero))
        var form = try #require(page.etape, "étape \(numero) : \(page.status) \(page.titre)")
        let etape = try #require(Contrat.formulaire().etapes.first { $0.numero == numero })
        for (nom, valeur) in Contrat.champs(etape, reponses) {
            #expect(form.noms.contains(nom), "étape \(numero) sans champ \(nom)")
            form[nom] = valeur
        }
        #expect(form.boutons.contains { $0 == ("action", action) }, "étape \(numero) sans bouton \(action)")
        return try await submit(form, ("action", action))
    }

    /// A draft with every answer of the sample contract, up to the synthesis.
    /// - Parameter fautif: the answers are wrong on purpose.
    func brouillonComplet(_ changements: [String: String] = [:], fautif: Bool = false) async throws -> Int {
        let id = try await creer()
        let reponses = try Contrat.reponses(changements)
        for numero in 1...5 {
            let page = try await remplir(id, etape: numero, reponses)
            #expect(fautif || page.status == 200, "étape \(numero) : \(page.erreurs.map(\.message))")
        }
        return id
    }

    /// The whole way to the receipt.
    func dossierTransmis(_ changements: [String: String] = [:]) async throws -> Int {
        let id = try await brouillonComplet(changements)
        let page = try await remplir(id, etape: 7, try Contrat.reponses(changements), action: "transmettre")
        try #require(page.uri.hasSuffix("/recu"), "\(page.status) \(page.erreurs.map(\.message))")
        return id
    }

    /// Posts some answers of a step as the page's script does.
    func autosave(_ id: Int, _ etape: Int, version: Int, csrf: String, _ champs: [(String, String)]) async throws
        -> PageLue
    {
        try await poster(
            Contrat.etape(id, etape), [("csrf", csrf), ("version", String(version))] + champs,
            headers: [HTTPField.Name("X-Autosave").unsafelyUnwrapped: "1", .accept: "application/json"])
    }
}
