import Hummingbird
import Platform

extension IdentityModule {
    /// The CMI portal.
    func routesCmi(_ router: some RouterMethods<WebContext>) {
        let connexion = ConnexionCmiHandler(module: self)
        router.get(CmiPaths.accueil.path, use: connexion.show)
        router.post(CmiPaths.accueil.path, use: connexion.connecter)
        for page in [OubliCmiPage.Quoi.identifiant, .motDePasse] {
            let oubli = OubliCmiHandler(module: self, quoi: page)
            router.get(page.route.path, use: oubli.show)
            router.post(page.route.path, use: oubli.demander)
        }
        let nouveau = NouveauMotDePasseCmiHandler(module: self)
        router.get(CmiPaths.nouveauMotDePasse.path, use: nouveau.show)
        router.post(CmiPaths.nouveauMotDePasse.path, use: nouveau.choisir)
        for acte in [AdresseCmiHandler.Acte.confirmer, .retablir] {
            let adresse = AdresseCmiHandler(module: self, acte: acte)
            router.get(acte.route.path, use: adresse.show)
            router.post(acte.route.path, use: adresse.agir)
        }

        let premiere = router.group().add(middleware: PorteCmi(module: self, creation: true))
        let creation = CreationDeCompteHandler(module: self)
        premiere.get(CmiPaths.creation.path, use: creation.show)
        premiere.post(CmiPaths.creation.path, use: creation.creer)

        let sortie = router.group().add(middleware: PorteCmi(module: self, creation: nil))
        sortie.post(CmiPaths.deconnexion.path, use: connexion.deconnecter)

        routesCmi(inside: router.group().add(middleware: PorteCmi(module: self, creation: false)))
    }

    private func routesCmi(inside router: RouterGroup<WebContext>) {
        let profils = ProfilsCmiHandler(module: self)
        router.get(CmiPaths.profils.path, use: profils.liste)
        router.get(CmiPaths.nouveauProfil.path, use: profils.nouveau)
        router.post(CmiPaths.nouveauProfil.path, use: profils.creer)
        router.get(CmiPaths.profil.path, use: profils.show)
        router.post(CmiPaths.etatDuProfil.path, use: profils.changerEtat)
        router.post(CmiPaths.reinitialisation.path, use: profils.reinitialiser)
        let alertes = AlertesCmiHandler(module: self)
        router.get(CmiPaths.alertes.path, use: alertes.show)
        router.post(CmiPaths.alertes.path, use: alertes.enregistrer)
        let compte = MonCompteCmiHandler(module: self)
        router.get(CmiPaths.compte.path, use: compte.show)
        router.post(CmiPaths.motDePasse.path, use: compte.changerMotDePasse)
        router.post(CmiPaths.courriel.path, use: compte.changerCourriel)
    }

    var mailsCmi: MailsCmi { enrolementCmi.mails }

    package var enrolementCmi: EnrolementCmi {
        EnrolementCmi(
            database: database, clock: clock, hasher: hasher, marque: mails.marque, publicURL: publicURL)
    }

    /// A page of the portal, in its frame; what the last act announced is said first.
    func pageCmi(
        _ page: Page, _ status: HTTPResponse.Status = .ok, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        var page = page
        let annonce = Flash.read(request)
        if let annonce {
            let banniere = banner(Tone(rawValue: annonce.tone) ?? .ok, HTML.escaping(annonce.message))
            page.main = banniere + page.main
        }
        let render = context[VisiteurCmi.self]?.creation == false ? pagesCmi.shell : pagesCmi.gate
        var response = try await render(page, status, request, context)
        if annonce != nil { Flash.clear(&response) }
        return response
    }
}
