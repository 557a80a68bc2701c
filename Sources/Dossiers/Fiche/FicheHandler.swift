import Domain
import Hummingbird
import Platform

/// The page of a file, and its CERFA for ever after sending.
struct FicheHandler: Sendable {
    let module: DossiersModule
    let paths: DossierPaths

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        try acces.exiger(.consulter)
        let id = try context.parameter("id", as: Int.self)
        let today = module.clock.now.jour
        let page = try await module.database.read { db -> FichePage? in
            let (dossier, reponses, suivi) = try module.store.findAvecSuivi(id, acces, on: db)
            guard dossier.etat != .brouillon else { return nil }
            return FichePage(
                dossier: dossier, reponses: reponses, formulaire: module.definition.formulaire(pour: reponses),
                suivi: suivi, courriers: try module.slots.courriers(dossier, acces, db),
                types: module.definition.pieces,
                titulaire: dossier.titulaire(acces), aujourdhui: today, paths: paths, annonce: context[Flash.self])
        }
        // A draft has no sheet yet: it opens where it is filled in.
        guard let page else { return .seeOther(paths.etape(id, 1)) }
        return try await module.pages.shell(page.page, .ok, request, context)
    }

    func cerfa(_ request: Request, _ context: WebContext) async throws -> Response {
        let lu = try await lireLeCerfa(context)
        let page = CerfaPage(
            dossier: lu.dossier,
            feuilles: CerfaHTML.render(
                lu.formulaire, lu.reponses, depot: CadreDeDepot(lu.dossier), marques: lu.marques,
                editeLe: module.clock.now.jour), paths: paths)
        return try await module.pages.shell(page.page, .ok, request, context)
    }

    func cerfaPDF(_ request: Request, _ context: WebContext) async throws -> Response {
        let lu = try await lireLeCerfa(context)
        let bytes = try CerfaPDF.render(
            lu.formulaire, lu.reponses, numero: lu.dossier.numero?.description, depot: CadreDeDepot(lu.dossier),
            marques: lu.marques, editeLe: module.clock.now.jour)
        return .document(
            bytes, type: "application/pdf", name: "CERFA \(lu.dossier.reference).pdf",
            attachment: request.query.has("telecharger"))
    }

    /// The preview alone, for the page's script.
    func apercu(_ request: Request, _ context: WebContext) async throws -> Response {
        let (_, reponses) = try await lire(context)
        return .html(
            CerfaHTML.render(module.definition.formulaire(pour: reponses), reponses, editeLe: module.clock.now.jour))
    }

    private func lire(_ context: WebContext) async throws -> (Dossier, Reponses) {
        let acces = try context.require(Acces.self)
        try acces.exiger(.consulter)
        let id = try context.parameter("id", as: Int.self)
        return try await module.database.read { db in try module.store.find(id, acces, on: db) }
    }
}

// MARK: - Sensitive answers of the form

extension FicheHandler {
    private struct CerfaLu {
        let dossier: Dossier
        let reponses: Reponses
        let formulaire: Formulaire
        /// What stands in the place of answers.
        var marques: [String: String] = [:]
    }

    /// Depositors see what they typed. At the desk, a sensitive answer is for those whose role reads it, and each reading
    /// is journaled before it leaves, as on the page of the file; a NIR hides its own end.
    private func lireLeCerfa(_ context: WebContext) async throws -> CerfaLu {
        let acces = try context.require(Acces.self)
        let (dossier, reponses) = try await lire(context)
        var lu = CerfaLu(
            dossier: dossier, reponses: reponses, formulaire: module.definition.formulaire(pour: reponses))
        guard acces.roleOPCO != nil else { return lu }
        let cles = lu.formulaire.champs.filter { $0.sensible && !$0.masque }.map(\.cle)
        guard acces.peut(.consulterNir) else {
            // Empty or not asked too: whether a question depends on a sensitive answer says that answer.
            lu.marques = Dictionary(cles.map { ($0, "Masqué") }, uniquingKeysWith: { une, _ in une })
            return lu
        }
        let lues = cles.filter { !reponses.vide($0) }
        guard !lues.isEmpty else { return lu }
        let now = module.clock.now
        try await module.database.write { db in
            try module.journaliserLaLecture(dossier, champs: lues, acces, at: now, on: db)
        }
        return lu
    }
}

extension CadreDeDepot {
    /// What the OPCO fills of the form: its own name comes from its profile, at print.
    init(_ dossier: Dossier) {
        self.init(
            receptionDossierComplet: dossier.completLe?.jour, decision: dossier.decideLe?.jour,
            numeroDeDepot: dossier.deca,
            numeroAvenant: dossier.numero.map { $0.version > 1 ? String($0.version - 1) : "" } ?? "")
    }
}
