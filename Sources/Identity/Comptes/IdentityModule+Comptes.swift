import Hummingbird
import Platform

extension IdentityModule {
    /// Sign-up, reset, and everything that a person does with their own account.
    func routesComptes(_ router: some RouterMethods<WebContext>) {
        let inscription = InscriptionHandler(module: self)
        router.get(IdentityPaths.inscription.path, use: inscription.montrer)
        router.post(IdentityPaths.inscription.path, use: inscription.inscrire)
        router.get(IdentityPaths.motDePasseOublie.path, use: inscription.montrerOubli)
        router.post(IdentityPaths.motDePasseOublie.path, use: inscription.oublier)
        for (route, genre) in [
            (IdentityPaths.activationPage, Lien.Genre.activation),
            (IdentityPaths.reinitialisationPage, .reinitialisation),
        ] {
            let choix = ChoixDeMotDePasseHandler(module: self, genre: genre)
            router.get(route.path, use: choix.montrer)
            router.post(route.path, use: choix.choisir)
        }
        for (route, genre) in [
            (IdentityPaths.confirmationEmailPage, Lien.Genre.courriel),
            (IdentityPaths.annulationEmailPage, .annulation),
            (IdentityPaths.pasMoiPage, .alerte),
        ] {
            let liens = LiensDuCompteHandler(module: self, genre: genre)
            router.get(route.path, use: liens.montrer)
            router.post(route.path, use: liens.agir)
        }
        let verification = VerificationHandler(module: self)
        router.get(IdentityPaths.verification.path, use: verification.montrer)
        router.post(IdentityPaths.verification.path, use: verification.verifier)
        router.get(IdentityPaths.enrolement.path, use: verification.montrerEnrolement)
        router.post(IdentityPaths.enrolement.path, use: verification.enroler)
        routesDeMonCompte(router)
    }

    private func routesDeMonCompte(_ router: some RouterMethods<WebContext>) {
        let espace = EspacePersonnel(module: self)
        let paths = MonComptePaths.self
        router.get(paths.accueil.path, use: espace.page(MonCompte(espace: espace).montrer))
        let motDePasse = MonMotDePasse(espace: espace)
        router.get(paths.motDePasse.path, use: espace.page(motDePasse.montrer))
        router.post(paths.motDePasse.path, use: espace.acte(motDePasse.changer))
        let adresse = MonAdresse(espace: espace)
        router.get(paths.email.path, use: espace.page(adresse.montrer))
        router.post(paths.email.path, use: espace.acte(adresse.demander))
        let facteur = MonSecondFacteur(espace: espace)
        router.get(paths.secondFacteur.path, use: espace.page(facteur.montrer))
        router.post(paths.secondFacteur.path, use: espace.acte(facteur.commencer))
        router.post(paths.activation.path, use: espace.acte(facteur.activer))
        router.post(paths.codes.path, use: espace.acte(facteur.renouveler))
        router.post(paths.retrait.path, use: espace.acte(facteur.retirer))
        // A form shown again after a refusal may be reloaded: its address leads somewhere.
        for route in [paths.activation, paths.codes, paths.retrait, paths.pasMoi] {
            router.get(route.path) { _, _ in Response.seeOther(paths.accueil()) }
        }
        let sessions = MesSessions(espace: espace)
        router.get(paths.sessions.path, use: espace.page(sessions.sessions))
        router.post(paths.sessions.path, use: espace.acte(sessions.fermer))
        router.get(paths.connexions.path, use: espace.page(sessions.connexions))
        router.post(paths.pasMoi.path, use: espace.acte(sessions.pasMoi))
        let fermeture = MaFermeture(espace: espace)
        router.get(paths.fermeture.path, use: espace.page(fermeture.montrer))
        router.post(paths.fermeture.path, use: espace.acte(fermeture.fermer))
    }
}
