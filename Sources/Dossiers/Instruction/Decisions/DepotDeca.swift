package import Domain
import Hummingbird
package import Platform

extension DossiersModule {
    /// Records the number that the ministry gave to the contract (DECA).
    ///
    /// - Throws: a `Refus` unless the file is granted, `FautesDeSaisie`, `PageDepassee`.
    @discardableResult
    package func deposerAuDeca(
        _ id: Int, version: Int, numero saisi: String, _ acces: Acces, at now: Instant, on db: any Connection
    ) throws -> Dossier {
        let dossier = try dossierADeposer(id, acces, on: db)
        try dossier.exiger(version: version)
        let numero = Code.normaliser(saisi)
        try DepotDecaStore.verifier(numero, dossier, on: db)
        try DecisionStore.deposer(deca: numero, dossier, on: db)
        try AffectationStore.dater(dossier, par: acces.nomComplet, at: now, on: db)
        try Journal.append(
            on: db, at: now, acteur: "compte \(acces.compteID)", action: "dossier.depot_deca", objet: "dossier \(id)",
            details: ["deca": numero])
        return try store.trouver(id, acces, on: db)
    }

    func dossierADeposer(_ id: Int, _ acces: Acces, on db: any Connection) throws -> Dossier {
        try acces.exiger(.instruire)
        let dossier = try store.trouver(id, acces, on: db)
        guard dossier.etat == .accorde else {
            throw Refus.conflit(
                "Un numéro de dépôt se saisit sur un dossier « Accordé » ; celui-ci est « \(dossier.etat.libelle) ».")
        }
        return dossier
    }
}

enum DepotDecaStore {
    /// - Throws: `FautesDeSaisie`
    static func verifier(_ numero: String, _ dossier: Dossier, on db: any Connection) throws {
        if numero.isEmpty { throw FautesDeSaisie("deca", "Renseignez le « N° de dépôt (DECA) »") }
        guard Deca.formatJuste(numero) else {
            throw FautesDeSaisie(
                "deca", "« N° de dépôt (DECA) » doit comporter 15 caractères, par exemple 035202509037237")
        }
        // The amendments of a contract keep its number.
        let autre = try db.first(
            """
            SELECT \(Dossier.colonnes) FROM dossier d
            WHERE d.brouillon = 0 AND d.deca = \(numero) AND d.numero <> \(dossier.numero?.numero ?? 0) LIMIT 1
            """)
        guard let autre else { return }
        throw FautesDeSaisie(
            "deca", "« N° de dépôt (DECA) » est déjà celui du dossier n° \(try Dossier(autre).reference)")
    }
}

/// « SAISIR LE N° DE DÉPÔT » on a granted file.
struct DepotDecaHandler: Sendable {
    let module: DossiersModule
    let paths: BureauPaths

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        try await page(nil, request, context)
    }

    func deposer(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        let id = try context.parameter("id", as: Int.self)
        let form = try await request.form(context)
        let now = module.clock.now
        let issue = try await module.decider { db in
            try module.deposerAuDeca(
                id, version: Int(form["version"]) ?? 0, numero: form["deca"], acces, at: now, on: db)
        }
        switch issue {
        case .fait(let dossier):
            return .seeOther(
                paths.dossier(id), saying: "Le n° de dépôt du dossier n° \(dossier.reference) est enregistré.")
        case .fautes(let fautes): return try await page(form["deca"], fautes: fautes, request, context)
        case .depassee(let depassee): return try await page(form["deca"], depassee: depassee, request, context)
        }
    }

    private func page(
        _ saisi: String?, fautes: FautesDeSaisie? = nil, depassee: PageDepassee? = nil, _ request: Request,
        _ context: WebContext
    ) async throws -> Response {
        let acces = try context.require(Acces.self)
        let id = try context.parameter("id", as: Int.self)
        let dossier = try await module.database.read { db in try module.dossierADeposer(id, acces, on: db) }
        let champ = FieldModel(name: "deca", label: "N° de dépôt (DECA)", value: saisi ?? dossier.deca, required: true)
            .with {
                $0.hint = "15 caractères, par exemple 035202509037237"
                $0.error = fautes?.message("deca")
                $0.spellcheck = false
                $0.short = true
            }
        let page = PageDeDecision(
            dossier: dossier, titre: "Dépôt du contrat", chapeau: "Le numéro que le ministère donne au contrat déposé.",
            fautes: fautes, depassee: depassee, action: paths.depotDeca(id), valider: "ENREGISTRER",
            csrf: try context.require(CSRF.self), paths: paths, champs: formCard("Dépôt", textField(champ)))
        return try await module.pages.shell(page.page, page.status, request, context)
    }
}
