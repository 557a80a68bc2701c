import Domain
import Hummingbird
import Platform

extension HabilitationsModule {
    /// Users, their rights, the establishments held; at the OPCO, its agents and the help to an establishment.
    func routesUtilisateurs(_ router: some RouterMethods<WebContext>, inside espace: Espace) {
        switch espace {
        case .of, .entreprise:
            utilisateurs(router, espace, UtilisateursPaths(espace))
            etablissements(router, espace)
        case .opco:
            utilisateurs(router, espace, .opco)
            agents(router)
        }
    }

    private func utilisateurs(
        _ router: some RouterMethods<WebContext>, _ espace: Espace, _ paths: UtilisateursPaths
    ) {
        let utilisateur = UtilisateurHandler(module: self, espace: espace)
        router.get(paths.liste.path, use: ListeDUtilisateursHandler(module: self, espace: espace).show)
        router.get(paths.historique.path, use: HistoriqueHandler(module: self, espace: espace).show)
        router.get(paths.creation.path, use: utilisateur.nouveau)
        router.post(paths.creation.path, use: utilisateur.creer)
        router.get(paths.modification.path, use: utilisateur.modifier)
        router.post(paths.modification.path, use: utilisateur.enregistrer)
        router.post(paths.invitation.path, use: utilisateur.inviter)
    }

    private func etablissements(_ router: some RouterMethods<WebContext>, _ espace: Espace) {
        let paths = EtablissementsPaths(espace)
        let etablissements = EtablissementsHandler(module: self, paths: paths)
        router.get(paths.liste.path, use: etablissements.show)
        router.get(paths.fiche.path, use: etablissements.fiche)
        router.post(paths.fiche.path, use: etablissements.corriger)
    }

    private func agents(_ router: some RouterMethods<WebContext>) {
        let agents = AgentsHandler(module: self)
        let aide = AideHandler(module: self)
        let compte = AideAuCompteHandler(module: self)
        router.get(GestionOPCOPaths.agents.path, use: agents.show)
        router.get(GestionOPCOPaths.creation.path, use: agents.nouveau)
        router.post(GestionOPCOPaths.creation.path, use: agents.creer)
        router.get(GestionOPCOPaths.modification.path, use: agents.modifier)
        router.post(GestionOPCOPaths.modification.path, use: agents.enregistrer)
        router.post(GestionOPCOPaths.invitation.path, use: agents.inviter)
        router.get(GestionOPCOPaths.historique.path, use: HistoriqueHandler(module: self, espace: .opco).agents)
        router.get(GestionOPCOPaths.etablissements.path, use: aide.show)
        router.post(GestionOPCOPaths.etablissements.path, use: aide.ouvrir)
        router.get(GestionOPCOPaths.comptes.path, use: compte.show)
        router.post(GestionOPCOPaths.comptes.path, use: compte.chercher)
        router.post(GestionOPCOPaths.sessions.path, use: compte.fermerLesSessions)
        router.post(GestionOPCOPaths.secondFacteur.path, use: compte.retirerLeSecondFacteur)
    }
}
