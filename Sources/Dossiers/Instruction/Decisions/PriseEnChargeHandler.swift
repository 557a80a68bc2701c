import Domain
import Hummingbird
import Platform

/// Taking a file, and giving it to somebody else.
struct PriseEnChargeHandler: Sendable {
    let module: DossiersModule
    let paths: BureauPaths
    let services: ServicesDuBureau

    func prochain(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        let form = try await request.form(context)
        let regard = RegardDuBureau(acces, at: module.clock.now, delegation: services.delegation(form["delegation"]))
        let dossier = try await module.database.write { db in try module.prendreProchain(regard, on: db) }
        guard let dossier else {
            return .seeOther(paths.file(), saying: "Aucun dossier n'attend de gestionnaire.", tone: "info")
        }
        return .seeOther(paths.dossier(dossier.id), saying: "Vous instruisez le dossier n° \(dossier.reference).")
    }

    func prendre(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        let id = try context.parameter("id", as: Int.self)
        _ = try await request.form(context)
        let now = module.clock.now
        let dossier = try await module.database.write { db in try module.prendre(id, acces, at: now, on: db) }
        return .seeOther(paths.dossier(id), saying: "Vous instruisez le dossier n° \(dossier.reference).")
    }

    func choisir(_ request: Request, _ context: WebContext) async throws -> Response {
        try await page(FormData(), nil, request, context)
    }

    func affecter(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        let id = try context.parameter("id", as: Int.self)
        let form = try await request.form(context)
        let version = Int(form["version"]) ?? 0
        let now = module.clock.now
        let issue = try await module.decider { db in
            let agent = try services.agent(form["gestionnaire"], on: db)
            return try module.affecter(id, version: version, a: agent, acces, at: now, on: db)
        }
        switch issue {
        case .fait(let dossier):
            let qui = dossier.gestionnaireID == nil ? "à personne" : "à \(dossier.gestionnaire)"
            return .seeOther(paths.dossier(id), saying: "Le dossier n° \(dossier.reference) est affecté \(qui).")
        case .fautes(let fautes): return try await page(form, fautes, request, context)
        case .depassee(let depassee): return try await page(form, depassee: depassee, request, context)
        }
    }

    private func page(
        _ form: FormData, _ fautes: FautesDeSaisie? = nil, depassee: PageDepassee? = nil,
        _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let acces = try context.require(Acces.self)
        try acces.exiger(.superviser)
        let id = try context.parameter("id", as: Int.self)
        let (dossier, agents) = try await module.database.read { db in
            (try module.store.trouver(id, acces, on: db), try services.choix(on: db))
        }
        let courant = form.has("gestionnaire") ? form["gestionnaire"] : dossier.gestionnaireID.map { String($0) } ?? ""
        let champ = FieldModel(name: "gestionnaire", label: "Gestionnaire", value: courant, required: true)
            .with { $0.error = fautes?.message("gestionnaire") }
        let vue = PageDeDecision(
            dossier: dossier, titre: "Réaffecter le dossier", fautes: fautes, depassee: depassee,
            action: paths.affectation(id), valider: "RÉAFFECTER", csrf: try context.require(CSRF.self), paths: paths,
            champs: formCard("Affectation", selectField(champ, agents)))
        return try await module.pages.shell(vue.page, vue.status, request, context)
    }
}

extension ServicesDuBureau {
    fileprivate static let personne = "personne"

    fileprivate func choix(on db: any Connection) throws -> [Choix] {
        [Choix(Self.personne, "Personne, remettre dans la file")]
            + (try agents(db)).map { Choix(String($0.id), $0.nom) }
    }

    /// - Throws: `FautesDeSaisie` when nobody of that number may instruct.
    fileprivate func agent(_ valeur: String, on db: any Connection) throws -> Agent? {
        if valeur == Self.personne { return nil }
        guard let agent = try agents(db).first(where: { String($0.id) == valeur }) else {
            throw FautesDeSaisie("gestionnaire", "Sélectionnez un « Gestionnaire » de la liste")
        }
        return agent
    }
}
