package import Hummingbird
package import Platform

/// What the desk needs from elsewhere, given by the composition root.
package struct ServicesDuBureau: Sendable {
    package typealias Agent = (id: Int, nom: String)

    /// The agents to whom a file may be given, by name: those who may instruct.
    package let agents: @Sendable (any Connection) throws -> [Agent]
    /// The regional delegations of the OPCO, from its profile.
    package let delegations: [DelegationDuBureau]

    package init(
        delegations: [DelegationDuBureau], agents: @escaping @Sendable (any Connection) throws -> [Agent]
    ) {
        self.delegations = delegations
        self.agents = agents
    }
}

/// A delegation instructs the files of the companies of its départements.
package struct DelegationDuBureau: Sendable, Equatable {
    /// In URLs: `grand-ouest`.
    package let code: String
    package let nom: String
    /// As the postal code begins: `35`, `971`.
    package let departements: [String]

    package init(code: String, nom: String, departements: [String]) {
        self.code = code
        self.nom = nom
        self.departements = departements
    }
}

extension DossiersModule {
    /// The OPCO's desk, under `/opco`: its queue, the instruction of a file, each decision, its settings.
    package func routesBureau(_ router: some RouterMethods<WebContext>, _ services: ServicesDuBureau) {
        let paths = BureauPaths()
        let file = BureauHandler(module: self, paths: paths, services: services)
        router.get(paths.accueil.path) { _, _ in Response.seeOther(paths.file()) }
        router.get(paths.file.path, use: file.show)

        let fiche = InstructionHandler(module: self, paths: paths)
        router.get(paths.dossier.path, use: fiche.show)
        router.post(paths.lecture.path, use: fiche.lire)

        let cerfa = FicheHandler(module: self, paths: paths.dossiers)
        router.get(paths.dossiers.cerfa.path, use: cerfa.cerfa)
        router.get(paths.dossiers.cerfaPDF.path, use: cerfa.cerfaPDF)
        let pieces = PiecesHandler(module: self, paths: paths.dossiers)
        router.get(paths.dossiers.piece.path, use: pieces.telecharger)

        routesDesDecisions(router, paths, services)

        let reglages = ReglagesHandler(module: self, paths: paths)
        router.get(paths.reglages.path, use: reglages.show)
        router.post(paths.reglages.path, use: reglages.enregistrer)
    }

    private func routesDesDecisions(
        _ router: some RouterMethods<WebContext>, _ paths: BureauPaths, _ services: ServicesDuBureau
    ) {
        let prise = PriseEnChargeHandler(module: self, paths: paths, services: services)
        router.post(paths.prochain.path, use: prise.prochain)
        router.post(paths.priseEnCharge.path, use: prise.prendre)
        router.get(paths.affectation.path, use: prise.choisir)
        router.post(paths.affectation.path, use: prise.affecter)

        let accord = AccordHandler(module: self, paths: paths)
        router.get(paths.accord.path, use: accord.show)
        router.post(paths.accord.path, use: accord.accorder)

        let demande = DemandeDePiecesHandler(module: self, paths: paths)
        router.get(paths.demandeDePieces.path, use: demande.show)
        router.post(paths.demandeDePieces.path, use: demande.demander)

        let rejet = RejetHandler(module: self, paths: paths)
        router.get(paths.refus.path, use: rejet.showRefus)
        router.post(paths.refus.path, use: rejet.refuser)
        router.get(paths.annulation.path, use: rejet.showAnnulation)
        router.post(paths.annulation.path, use: rejet.annuler)

        let deca = DepotDecaHandler(module: self, paths: paths)
        router.get(paths.depotDeca.path, use: deca.show)
        router.post(paths.depotDeca.path, use: deca.deposer)
    }
}
