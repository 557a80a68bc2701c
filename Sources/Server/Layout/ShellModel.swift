package import Platform

/// Everything the frame of the application shows around a page. A value: who makes it reads the store, the frame
/// does not.
package struct ShellModel: Sendable {
    /// One of the three spaces that share the frame.
    package enum Espace: Sendable {
        case of, entreprise, opco

        /// Name of the application, as titles end.
        package var nom: String {
            switch self {
            case .of: "M-Gestion OF"
            case .entreprise: "M-Gestion Entreprise"
            case .opco: "M-Gestion OPCO"
            }
        }

        /// What the page depends on: « Organisme de formation », « Entreprise », « Délégation ».
        package var perimetre: String {
            switch self {
            case .of: "Organisme de formation"
            case .entreprise: "Entreprise"
            case .opco: "Délégation"
            }
        }

        fileprivate var sousTitre: String {
            switch self {
            case .of: "Organisme de formation"
            case .entreprise: "Entreprise"
            case .opco: "Espace OPCO"
            }
        }
    }

    package struct Utilisateur: Sendable {
        package let nom: String
        package let email: String
        /// « ADMINISTRATEUR OF »
        package let role: String

        package init(nom: String, email: String, role: String) {
            self.nom = nom
            self.email = email
            self.role = role
        }
    }

    /// An establishment or a delegation that pages can depend on.
    package struct Perimetre: Sendable {
        /// What the form sends: a SIRET, the code of a delegation.
        package let valeur: String
        package let nom: String
        /// Shown under the name; nil for a delegation.
        package let siret: String?
        package let courant: Bool

        package init(siret: String, nom: String, courant: Bool) {
            valeur = siret
            self.siret = siret
            self.nom = nom
            self.courant = courant
        }

        package init(delegation: String, nom: String, courant: Bool) {
            valeur = delegation
            siret = nil
            self.nom = nom
            self.courant = courant
        }
    }

    package struct Notifications: Sendable {
        package var nonLues: Int
        /// The latest ones.
        package var recentes: [Notice]
        package var href: String
        /// Takes a POST that marks all of them as read.
        package var toutLire: String
        package var reglages: String

        package init(nonLues: Int, recentes: [Notice], href: String, toutLire: String, reglages: String) {
            self.nonLues = nonLues
            self.recentes = recentes
            self.href = href
            self.toutLire = toutLire
            self.reglages = reglages
        }
    }

    /// An application that this person can open.
    package struct Application: Sendable {
        package let nom: String
        package let href: String
        package let ouverte: Bool

        package init(nom: String, href: String, ouverte: Bool) {
            self.nom = nom
            self.href = href
            self.ouverte = ouverte
        }
    }

    package var titre: String
    package var espace: Espace
    /// Name of the OPCO.
    package var opco: String
    package var accueil: String
    package var utilisateur: Utilisateur
    package var perimetres: [Perimetre]
    /// Takes the POST of the scope selector.
    package var changerPerimetre: String
    package var menu: [MenuGroup]
    package var notifications: Notifications
    package var applications: [Application]
    /// Takes the POST that ends the session.
    package var deconnexion: String
    package var csrfToken: String
    /// `1.0.0`
    package var version: String
    package var assets: AssetURLs
    package var liens = Liens()
    /// Address of the page itself, for « Actualiser la page ».
    package var adresse: String
    package var mainClass = ""
    package var errors = false
    package var scripts: [String] = []
    package var icons: [Icon] = []
    /// Identifier of the account, so that rescued answers go back to who typed them.
    package var compte = ""
    /// The list of all the establishments held, for those who hold many.
    package var etablissements: String?

    package init(
        titre: String, espace: Espace, opco: String, accueil: String, utilisateur: Utilisateur, perimetres: [Perimetre],
        changerPerimetre: String, menu: [MenuGroup], notifications: Notifications, applications: [Application],
        deconnexion: String, csrfToken: String, version: String, assets: AssetURLs, adresse: String
    ) {
        self.titre = titre
        self.espace = espace
        self.opco = opco
        self.accueil = accueil
        self.utilisateur = utilisateur
        self.perimetres = perimetres
        self.changerPerimetre = changerPerimetre
        self.menu = menu
        self.notifications = notifications
        self.applications = applications
        self.deconnexion = deconnexion
        self.csrfToken = csrfToken
        self.version = version
        self.assets = assets
        self.adresse = adresse
    }

    /// Letters are addressed to establishments: agents have no notifications.
    var recoitDesCourriers: Bool { espace != .opco }

    /// The second line of the brand.
    var marque: (String, String) { (espace == .opco ? "Par \(opco)" : opco, espace.sousTitre) }
}

/// A titled group of the side menu; without a title its items stand at the top level.
package struct MenuGroup: Sendable {
    package let titre: String?
    package let icon: Icon
    package let items: [MenuItem]

    package init(_ titre: String?, _ icon: Icon, _ items: [MenuItem]) {
        self.titre = titre
        self.icon = icon
        self.items = items
    }
}

package struct MenuItem: Sendable {
    package let label: String
    package let href: String
    package let courant: Bool
    package let nombre: Int?

    package init(_ label: String, href: String, courant: Bool = false, nombre: Int? = nil) {
        self.label = label
        self.href = href
        self.courant = courant
        self.nombre = nombre
    }
}

/// Addresses of the pages that frames and gates refer to.
package struct Liens: Sendable {
    package var cgu = "/cgu"
    package var accessibilite = "/accessibilite"
    package var aide = "/aide"
    package var mentions = "/mentions-legales"
    package var donnees = "/donnees-personnelles"
    /// « Donnez votre avis »; nil where nobody is asked.
    package var avis: String? = "/avis"

    package init() {}
}
