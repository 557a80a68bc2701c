import Domain
import HTTPTypes
import Hummingbird
import Platform
import Referentiels

/// The steps of a draft: shown, saved as one goes, saved in silence.
struct EtapeHandler: Sendable {
    let module: DossiersModule
    let paths: DossierPaths

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self).pouvant(.deposer)
        let id = try context.parameter("id", as: Int.self)
        let numero = try context.parameter("etape", as: Int.self)
        let query = request.query
        let vu = try await module.database.read { db in
            try module.vue(id, acces, on: db)
        }
        guard vu.dossier.etat == .brouillon else { return .seeOther(paths.fiche(id)) }
        guard let etape = vu.formulaire.etapes.first(where: { $0.numero == numero }) else { throw Refusal.notFound }
        let resultats = try await chercher(query, etape)
        let montrer = query.has("erreurs") ? erreurs(vu, etape) : []
        return try await page(
            vu, etape, erreurs: montrer, resultats: resultats, ouvert: query["ouvrir"], request, context)
    }

    /// The table of remuneration alone, for the page's script.
    func remuneration(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self).pouvant(.deposer)
        let id = try context.parameter("id", as: Int.self)
        let (_, reponses) = try await module.database.read { db in try module.store.find(id, acces, on: db) }
        return .html(RemunerationView(reponses: reponses, erreurs: []).html)
    }

    func save(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self).pouvant(.deposer)
        let id = try context.parameter("id", as: Int.self)
        let numero = try context.parameter("etape", as: Int.self)
        let form = try await request.form(context)
        let now = module.clock.now
        let issue = try await module.database.write { db -> DossierStore.Enregistrement? in
            // A second click on « TRANSMETTRE »: the first one has sent the file, both lead to the receipt.
            if form["action"] == "transmettre", try module.store.trouver(id, acces, on: db).etat != .brouillon {
                return nil
            }
            return try module.enregistrer(id, etape: numero, form, acces: acces, at: now, on: db)
        }
        guard let issue else { return .seeOther(paths.recu(id)) }
        if request.headers[.autosave] != nil { return try await repondre(issue, id, acces) }
        if case .conflit(let conflits, _, _) = issue {
            return try await conflit(conflits, id, numero, acces, request, context)
        }
        return try await suite(form, id, numero, acces, request, context)
    }

    /// Where the person goes once the answers are kept.
    private func suite(
        _ form: FormData, _ id: Int, _ numero: Int, _ acces: Acces, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        if let aller = Int(form["aller"]), (1...7).contains(aller) { return .seeOther(paths.etape(id, aller)) }
        let action = form["action"].isEmpty && form.has("ouvrir") ? "ouvrir" : form["action"]
        switch action {
        case "precedent": return .seeOther(paths.etape(id, max(1, numero - 1)))
        case "ouvrir":
            return .seeOther(paths.etape(id, numero) + "?ouvrir=" + String(form["ouvrir"].pathComponent.prefix(100)))
        case _ where action.hasPrefix("chercher:"):
            let prefixe = String(action.dropFirst("chercher:".count))
            let demande = String(form["recherche.\(prefixe)"].prefix(100))
            return .seeOther(
                paths.etape(id, numero) + "?chercher=" + prefixe.pathComponent.prefix(100) + "&q="
                    + URLText.encode(demande))
        case _ where action.hasPrefix("choisir:") || action.hasPrefix("saisir:"):
            return .seeOther(paths.etape(id, numero))
        case "sauvegarder": return try await sauvegarde(id, numero, acces, request, context)
        case "transmettre":
            return try await DepotHandler(module: module, paths: paths).deposer(id, acces, request, context)
        default: return try await avance(id, numero, acces, request, context)
        }
    }

    /// « SUIVANT »: what is wrong in this step is said now, and the answers are kept.
    private func avance(
        _ id: Int, _ numero: Int, _ acces: Acces, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let vu = try await module.database.read { db in try module.vue(id, acces, on: db) }
        guard let etape = vu.formulaire.etapes.first(where: { $0.numero == numero }) else { throw Refusal.notFound }
        let fautes = erreurs(vu, etape)
        if fautes.isEmpty { return .seeOther(paths.etape(id, min(numero + 1, vu.formulaire.etapes.count))) }
        return try await page(vu, etape, erreurs: fautes, request, context, status: .unprocessableContent)
    }

    /// « SAUVEGARDER LE BROUILLON » needs both SIRETs; the answers are kept all the same.
    private func sauvegarde(
        _ id: Int, _ numero: Int, _ acces: Acces, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let vu = try await module.database.read { db in try module.vue(id, acces, on: db) }
        guard let etape = vu.formulaire.etapes.first(where: { $0.numero == numero }) else { throw Refusal.notFound }
        let manques = [
            ("employeur.siret", "Indiquez le Siret de l'entreprise pour sauvegarder le brouillon"),
            ("organismeFormation.siret", "Indiquez le Siret du CFA pour sauvegarder le brouillon"),
        ].filter { vu.reponses.vide($0.0) }.map { Constat("brouillon-siret", .erreur, [$0.0], $0.1) }
        if manques.isEmpty {
            return .seeOther(paths.etape(id, numero), saying: "Le brouillon est sauvegardé.")
        }
        return try await page(vu, etape, erreurs: manques, request, context, status: .unprocessableContent)
    }

    private func erreurs(_ vu: BrouillonVu, _ etape: Etape) -> [Constat] {
        let cles = Set(etape.champsVisibles(vu.reponses).map(\.cle))
        return vu.constats.filter { $0.gravite == .erreur && $0.champs.first.map(cles.contains) == true }
    }
}

// MARK: - Pages

extension EtapeHandler {
    func page(
        _ vu: BrouillonVu, _ etape: Etape, erreurs: [Constat] = [], conflits: [Fusion.Conflit] = [],
        resultats: EtapePage.Resultats? = nil, ouvert: String = "", _ request: Request, _ context: WebContext,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let csrf = try context.require(CSRF.self)
        let annonce = context[Flash.self]
        switch etape.genre {
        case .questions:
            let page = EtapePage(
                brouillon: vu, etape: etape, erreurs: erreurs, conflits: conflits, resultats: resultats,
                ouvert: ouvert.isEmpty ? nil : ouvert, csrf: csrf, paths: paths, annonce: annonce)
            return try await module.pages.shell(page.page, status, request, context)
        case .pieces:
            let page = EtapePiecesPage(
                brouillon: vu, etape: etape, pieces: vu.pieces, types: module.definition.pieces, erreurs: erreurs,
                csrf: csrf,
                paths: paths, annonce: annonce)
            return try await module.pages.shell(page.page, status, request, context)
        case .synthese:
            let page = SynthesePage(
                brouillon: vu, etape: etape, pieces: vu.pieces, montrer: status == .unprocessableContent,
                manques: erreurs,
                csrf: csrf, paths: paths, annonce: annonce, apercu: module.apercu(vu))
            return try await module.pages.shell(page.page, status, request, context)
        }
    }

    private func conflit(
        _ conflits: [Fusion.Conflit], _ id: Int, _ numero: Int, _ acces: Acces, _ request: Request,
        _ context: WebContext
    ) async throws -> Response {
        let vu = try await module.database.read { db in try module.vue(id, acces, on: db) }
        guard let etape = vu.formulaire.etapes.first(where: { $0.numero == numero }) else { throw Refusal.notFound }
        return try await page(vu, etape, conflits: conflits, request, context, status: .conflict)
    }
}

// MARK: - Silent saving

extension EtapeHandler {
    /// What the page's script is told: the new version and the state of each step, or who changed what.
    private func repondre(_ issue: DossierStore.Enregistrement, _ id: Int, _ acces: Acces) async throws -> Response {
        let heure = module.clock.now.paris.time
        switch issue {
        case .fait(_, let version, _):
            return try .json(Enregistre(version: version, enregistreA: heure))
        case .conflit(let conflits, let version, let reponses):
            let formulaire = module.definition.formulaire(pour: reponses)
            let champs = conflits.compactMap { conflit -> ConflitJSON.Champ? in
                guard let champ = formulaire.champ(conflit.cle) else { return nil }
                return ConflitJSON.Champ(
                    cle: conflit.cle, libelle: champ.libelle, ici: champ.afficher(conflit.ici),
                    la: champ.afficher(conflit.la))
            }
            let quand = conflits.first.flatMap { Instant(iso: $0.instant) }?.paris
            return try .json(
                ConflitJSON(
                    version: version, qui: conflits.first?.auteur ?? "",
                    quand: "\(quand?.date ?? "") à \(quand?.time ?? "")",
                    champs: champs), status: .conflict)
        }
    }

    private struct Enregistre: Encodable {
        let version: Int
        let enregistreA: String
    }

    private struct ConflitJSON: Encodable {
        let version: Int
        let qui: String
        let quand: String
        let champs: [Champ]

        struct Champ: Encodable {
            let cle, libelle, ici, la: String
        }
    }
}

extension HTTPField.Name {
    /// Set by the page's script: the answer is JSON.
    static let autosave = HTTPField.Name("X-Autosave").unsafelyUnwrapped
}
