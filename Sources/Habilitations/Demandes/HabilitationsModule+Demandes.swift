import Domain
import Hummingbird
import Platform

extension HabilitationsModule {
    /// Requests for access, and how they are decided.
    func routesDemandes(_ router: some RouterMethods<WebContext>, inside espace: Espace) {
        switch espace {
        case .of, .entreprise:
            let paths = InscriptionPaths(espace)
            let inscription = InscriptionHandler(module: self, espace: espace)
            router.get(paths.accueil.path, use: inscription.show)
            router.post(paths.accueil.path, use: inscription.save)
            router.get(paths.confirmation.path, use: inscription.confirmation)
            router.get(paths.correction.path, use: inscription.correction)
        case .opco: routesDuBureauDesDemandes(router)
        }
    }

    var mailsDeDemande: MailsDeDemande { MailsDeDemande(marque: marque, publicURL: publicURL, delai: reglages.delai) }
}
