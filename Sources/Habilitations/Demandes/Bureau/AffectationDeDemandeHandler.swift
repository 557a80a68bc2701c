import Domain
import HTTPTypes
import Hummingbird
import Platform

/// A supervisor gives a request to an agent, or puts it back in the queue.
struct AffectationDeDemandeHandler: Sendable {
    let module: HabilitationsModule
    let paths = DemandesPaths()

    private static let personne = "personne"

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        try await page(nil, [], request, context)
    }

    func affecter(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        try acces.exiger(.superviser)
        let id = try context.parameter("id", as: Int.self)
        let choix = try await request.form(context)["gestionnaire"]
        let now = module.clock.now
        let sort: String? = try await module.database.write { db in
            let demande = try DemandeStore.trouver(id, on: db)
            _ = try demande.etat.transition(.affecter)
            let agent = try module.agents(on: db).first { String($0.id) == choix }
            guard agent != nil || choix == Self.personne else { return nil }
            try EcritureDeDemandeStore.affecter(id, a: agent, on: db)
            try EcritureDeDemandeStore.noter(
                .affecter, demande: id, compte: acces.compteID, nom: acces.nomComplet,
                pourquoi: agent.map { "À \($0.nom)" } ?? "Remise dans la file",
                details: ["gestionnaire": agent.map { "compte \($0.id)" } ?? ""], at: now, on: db)
            return agent.map { "affectée à \($0.nom)" } ?? "remise dans la file"
        }
        guard let sort else {
            let faute = SaisieInscription.Faute("gestionnaire", "Sélectionnez un « Gestionnaire » de la liste")
            return try await page(choix, [faute], request, context)
        }
        return .seeOther(paths.demande(id), saying: "La demande n° \(id) est \(sort).")
    }

    private func page(
        _ choix: String?, _ fautes: [SaisieInscription.Faute], _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let acces = try context.require(Acces.self)
        try acces.exiger(.superviser)
        let id = try context.parameter("id", as: Int.self)
        let (demande, agents) = try await module.database.read { db in
            (try DemandeStore.trouver(id, on: db), try module.agents(on: db))
        }
        _ = try demande.etat.transition(.affecter)
        let champ = FieldModel(
            name: "gestionnaire", label: "Gestionnaire",
            value: choix ?? demande.gestionnaireID.map { String($0) } ?? "", required: true
        ).with { $0.error = fautes.message("gestionnaire") }
        let liste =
            [Choix(Self.personne, "Personne, remettre dans la file")] + agents.map { Choix(String($0.id), $0.nom) }
        let page = DecisionDeDemandePage(
            demande: demande, version: demande.version, titre: "Réaffecter la demande", chapeau: nil, fautes: fautes,
            depassee: nil, action: paths.affectation(id), valider: "RÉAFFECTER", style: .primary,
            csrf: try context.require(CSRF.self), champs: formCard("Affectation", selectField(champ, liste)))
        return try await module.pages.shell(page.page, page.status, request, context)
    }
}

extension HabilitationsModule {
    /// Those who may examine requests, by name.
    func agents(on db: any Connection) throws -> [(id: Int, nom: String)] {
        let ids = try HabilitationStore.agents(on: db).filter { $0.role.permet(.examinerInscriptions) }.map(\.id)
        return try annuaire.personnes(ids, db).filter(\.actif).map { ($0.id, "\($0.prenom) \($0.nom.uppercased())") }
    }

    func routesDuBureauDesDemandes(_ router: some RouterMethods<WebContext>) {
        let paths = DemandesPaths()
        let demande = DemandeHandler(module: self)
        router.get(paths.file.path, use: demande.file)
        router.get(paths.demande.path, use: demande.show)
        router.post(paths.priseEnCharge.path, use: demande.prendre)
        let decision = DecisionDeDemandeHandler(module: self)
        router.get(paths.acceptation.path, use: decision.montrerAcceptation)
        router.post(paths.acceptation.path, use: decision.accepter)
        router.get(paths.refus.path, use: decision.montrerRefus)
        router.post(paths.refus.path, use: decision.refuser)
        let affectation = AffectationDeDemandeHandler(module: self)
        router.get(paths.affectation.path, use: affectation.show)
        router.post(paths.affectation.path, use: affectation.affecter)
    }
}
