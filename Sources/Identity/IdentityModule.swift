package import Domain
package import Hummingbird
package import Platform

/// Sign-in: the common login space, and the door of each application of the platform behind it.
package struct IdentityModule: Sendable {
    let database: any Database
    let clock: any Clock
    let hasher: PasswordHasher
    let pages: PageRenderer
    /// Absolute address of the platform, without a final slash.
    let publicURL: String
    let services: [RegisteredService]
    let throttle: LoginThrottle
    let mails: MailsDeCompte

    /// - Parameters:
    ///   - marque: name of the OPCO, for its mails.
    ///   - services: other applications of the OPCO that may receive tickets.
    package init(
        database: any Database, clock: any Clock, hasher: PasswordHasher, pages: PageRenderer, publicURL: String,
        marque: String, services: [RegisteredService] = []
    ) {
        self.database = database
        self.clock = clock
        self.hasher = hasher
        self.pages = pages
        self.publicURL = publicURL
        self.services =
            Espace.allCases.map {
                RegisteredService(name: $0.libelle, origin: publicURL, path: IdentityPaths.authenticate($0))
            } + services
        throttle = LoginThrottle()
        mails = MailsDeCompte(marque: marque, publicURL: publicURL)
    }

    package func routes(_ router: some RouterMethods<WebContext>) {
        let login = LoginHandler(module: self)
        router.get(IdentityPaths.login.path, use: login.show)
        router.post(IdentityPaths.login.path, use: login.signIn)
        router.get(IdentityPaths.logout.path, use: login.signOut)
        for espace in Espace.allCases {
            let door = DoorHandler(module: self, espace: espace)
            router.get(RouterPath(IdentityPaths.authenticate(espace)), use: door.enter)
        }
    }

    /// Routes inside a space, behind its session.
    package func routes(_ router: some RouterMethods<WebContext>, inside espace: Espace) {
        router.post(RouterPath(IdentityPaths.deconnexion(espace)), use: DoorHandler(module: self, espace: espace).leave)
    }

    /// Where somebody without a session goes to come back to the page asked for.
    package func signIn(_ espace: Espace, retour: String) -> String {
        let service = publicURL + IdentityPaths.authenticate(espace) + "?retour=" + URLText.encode(retour)
        return IdentityPaths.login() + "?service=" + URLText.encode(service)
    }
}

/// Cookies of sign-in.
package enum IdentityCookies {
    /// Ticket-granting cookie: seen by the login space only.
    static let ticketGranting = "__Secure-TGC"
    /// Secret of the sign-in form, before any session.
    static let form = "__Host-formulaire"

    /// Session of a space.
    package static func session(_ espace: Espace) -> String { "__Host-session-\(espace.rawValue)" }
}
