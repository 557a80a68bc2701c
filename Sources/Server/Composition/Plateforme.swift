import Courriers
import Domain
import Dossiers
import Habilitations
package import Hummingbird
package import Identity
import Logging
package import Platform

/// The whole platform, put together: capabilities, spaces, middleware, routes.
package struct Plateforme: Sendable {
    package let services: Services
    let metrics: Metrics
    let identity: IdentityModule
    let dossiers: DossiersModule
    let courriers: CourriersModule
    let habilitations: HabilitationsModule
    private let frames: [Espace: SpaceFrame]
    private let pages: PageRenderer

    package init(_ services: Services, metrics: Metrics = Metrics()) {
        self.services = services
        self.metrics = metrics
        let frames = Plateforme.frames(services)
        self.frames = frames
        let pages = Plateforme.renderer(services, frames)
        self.pages = pages
        identity = IdentityModule(
            database: services.database, clock: services.clock, hasher: services.hasher, coffre: services.coffre,
            http: OutgoingHTTP(authorities: services.settings.authorities), pages: pages,
            pagesCmi: CadreCmi.renderer(services.assets.urls),
            publicURL: services.settings.publicURL, marque: services.profil.nom,
            acces: Plateforme.accesDesComptes(opco: services.profil.nom),
            secondFacteurDesAgents: services.profil.secondFacteurDesAgents ?? .obligatoire,
            services: services.profil.services.map(\.inscription))
        courriers = Plateforme.courriers(services, pages)
        habilitations = HabilitationsModule(
            database: services.database, clock: services.clock, pages: pages, marque: services.profil.nom,
            publicURL: services.settings.publicURL, annuaire: Plateforme.annuaire(services),
            reglages: services.profil.reglagesDInscription)
        let lettres = LettresDuDossier(emission: courriers.emission)
        dossiers = DossiersModule(
            database: services.database, clock: services.clock, coffre: services.coffre, files: services.files,
            scanner: services.scanner, pages: pages, evenements: EvenementsDeDossier(lettres.suite),
            slots: SlotsDeFiche { dossier, acces, db in
                try CourriersSlot.liste(dossier: dossier.id, espace: acces.espace, on: db)
            })
    }

    package func router() -> Router<WebContext> {
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        let settings = services.settings
        router.add(
            middleware: RequestMiddleware(
                trustedProxies: settings.trustedProxies, metrics: HTTPMetrics(metrics: metrics)))
        router.add(middleware: CompressionMiddleware())
        router.add(middleware: SecurityHeaders(https: settings.publicURL.hasPrefix("https://")))
        router.add(middleware: ErrorMiddleware(assets: services.assets.urls, opco: services.profil.nom))
        router.add(middleware: SameSite())
        ProbeRoutes(services: services, metrics: metrics).routes(router)
        services.assets.routes(router)
        PublicPages(services: services).routes(router)
        identity.routes(router)
        for espace in Plateforme.espaces { space(espace, router) }
        router.get("/**") { _, _ -> Response in throw Refusal.notFound }
        return router
    }

    /// Spaces open in this version.
    static let espaces = Espace.allCases

    private func space(_ espace: Espace, _ router: Router<WebContext>) {
        guard let frame = frames[espace] else { return }
        let inside = router.group().add(
            middleware: SpaceMiddleware(espace: espace, services: services, identity: identity, frame: frame))
        identity.routes(inside, inside: espace)
        switch espace {
        case .of, .entreprise:
            inside.post(
                RouterPath(SpacePaths.etablissement(espace)),
                use: ScopeHandler(services: services, espace: espace).choose)
            dossiers.tableauDeBord(inside, espace, accueil: accueil(espace))
            dossiers.routes(inside, espace)
        case .opco:
            dossiers.routesBureau(inside, bureau)
            administration(inside)
        }
        let avis = AvisHandler(services: services, pages: pages, espace: espace)
        inside.get(RouterPath(AvisHandler.path(espace)), use: avis.show)
        if espace != .opco { inside.post(RouterPath(AvisHandler.path(espace)), use: avis.save) }
        courriers.routes(inside, espace)
        habilitations.routes(inside, inside: espace)
    }
}

// MARK: - Frame

extension Plateforme {
    private static func frames(_ services: Services) -> [Espace: SpaceFrame] {
        Dictionary(
            uniqueKeysWithValues: Espace.allCases.map { espace in
                (
                    espace,
                    SpaceFrame(
                        espace: espace, profil: services.profil, assets: services.assets.urls,
                        notifications: notifications(espace),
                        menu: { acces, path in Menu.groups(espace, acces, path: path) })
                )
            })
    }

    private static func notifications(
        _ espace: Espace
    ) -> @Sendable (Acces, any Connection) throws -> SpaceFrame.Notifications {
        { acces, db in
            let entete = try NotificationStore.entete(acces, on: db)
            let paths = CourriersPaths(espace)
            return SpaceFrame.Notifications(
                nonLues: entete.nonLues, recentes: entete.recentes, href: paths.notifications(),
                toutLire: paths.lecture(), reglages: paths.reglages())
        }
    }

    /// Pages of a space find their visitor in the context; pages before a space stand in the gate.
    private static func renderer(_ services: Services, _ frames: [Espace: SpaceFrame]) -> PageRenderer {
        let gateModel = GateModel(
            titre: "", application: services.profil.nom, marque: services.profil.nom, assets: services.assets.urls)
        return PageRenderer(
            shell: { page, status, request, context in
                let visitor = try context.require(Visitor.self)
                guard let frame = frames[visitor.acces.espace] else { throw Refusal.notFound }
                return .html(frame.document(page, request, visitor), status: status)
            },
            gate: { page, status, _, context in
                // At the threshold of a space, the brand is the space's.
                let frame = context[Visitor.self].flatMap { frames[$0.acces.espace] }
                return .html(Server.gate(frame?.gateModel ?? gateModel, page: page), status: status)
            })
    }
}

// MARK: - Desk

extension Plateforme {
    /// Who may instruct, and the delegations of the profile.
    private var bureau: ServicesDuBureau {
        ServicesDuBureau(
            delegations: services.profil.delegations.map {
                DelegationDuBureau(code: $0.code.lowercased(), nom: $0.nom, departements: $0.departements)
            },
            agents: { db in
                let agents = try HabilitationStore.agents(on: db).filter { $0.role.permet(.instruire) }.map(\.id)
                return try CompteStore.actifs(agents, on: db).map { ($0.id, "\($0.prenom) \($0.nom.uppercased())") }
            })
    }
}

// MARK: - CMI portal

extension Plateforme {
    /// Issuing bodies and their référents, for the operator's command.
    package var enrolementCmi: EnrolementCmi { identity.enrolementCmi }
}

// MARK: - Administration

extension Plateforme {
    private func administration(_ router: RouterGroup<WebContext>) {
        let accueil = AdministrationHandler(services: services, pages: pages)
        router.get(AdministrationPaths.accueil.path, use: accueil.show)
        let cmi = OrganismesCmiHandler(services: services, pages: pages, enrolement: identity.enrolementCmi)
        cmi.routes(router)
        let courriels = CourrielsHandler(services: services, pages: pages)
        router.get(AdministrationPaths.courriels.path, use: courriels.liste)
        router.get(AdministrationPaths.courriel.path, use: courriels.show)
        router.post(AdministrationPaths.renvoi.path, use: courriels.renvoyer)
        let taches = TachesHandler(services: services, pages: pages)
        router.get(TachesHandler.path.path, use: taches.show)
        router.post(TachesHandler.reprise.path, use: taches.reprendre)
        router.post(TachesHandler.abandon.path, use: taches.abandonner)
    }
}

// MARK: - Letters

extension Plateforme {
    private static func courriers(_ services: Services, _ pages: PageRenderer) -> CourriersModule {
        let store = DossierStore(coffre: services.coffre)
        return CourriersModule(
            database: services.database, clock: services.clock, files: services.files, pages: pages,
            profil: services.profil.courrier,
            liens: LiensDeDossier(publicURL: services.settings.publicURL) { espace, dispositif, id in
                DossierPaths(espace, dispositif).fiche(id)
            },
            peutVoir: { id, acces, db in
                do {
                    _ = try store.trouver(id, acces, on: db)
                    return true
                } catch let refusal as Refusal where refusal == .notFound {
                    return false
                }
            },
            contacts: { ids, db in
                let tenus = try HabilitationStore.etablissements(comptes: ids, on: db)
                return try CompteStore.actifs(ids, on: db).map {
                    ContactDeCompte(compte: $0.id, courriel: $0.courriel, etablissements: tenus[$0.id] ?? [:])
                }
            })
    }
}
