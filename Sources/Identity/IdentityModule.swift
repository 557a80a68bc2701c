package import Domain
package import Hummingbird
package import Platform

/// Sign-in: the common login space, and the door of each application of the platform behind it.
package struct IdentityModule: Sendable {
    let database: any Database
    let clock: any Clock
    let hasher: PasswordHasher
    let pages: PageRenderer
    /// Frame of the CMI portal: its gate, and its pages inside.
    let pagesCmi: PageRenderer
    /// Absolute address of the platform, without a final slash.
    let publicURL: String
    let services: ServicesInscrits
    /// Seals tickets, the tokens of forms and the secrets of second factors.
    let coffre: SecretBox
    /// Calls applications: proxy callbacks, ends of sessions.
    let http: OutgoingHTTP
    /// Writes down which tickets were presented, and finds whose they are.
    let depenses: SharedWrites<Validation.Presentation, Validation.Origine?>
    let mails: MailsDeCompte
    let acces: AccesDesComptes
    let secondFacteurDesAgents: SecondFacteurDesAgents
    let motsDePasseRefuses: MotsDePasseRefuses

    /// - Parameters:
    ///   - marque: name of the OPCO, for its mails.
    ///   - acces: who holds what.
    ///   - services: other applications of the OPCO that may receive tickets.
    package init(
        database: any Database, clock: any Clock, hasher: PasswordHasher, coffre: SecretBox, http: OutgoingHTTP,
        pages: PageRenderer, pagesCmi: PageRenderer, publicURL: String, marque: String, acces: AccesDesComptes,
        secondFacteurDesAgents: SecondFacteurDesAgents = .obligatoire, services: [RegisteredService] = []
    ) {
        self.database = database
        self.clock = clock
        self.hasher = hasher
        self.pages = pages
        self.pagesCmi = pagesCmi
        self.publicURL = publicURL
        self.services = ServicesInscrits(tous: ServicesInscrits.deLaPlateforme(publicURL) + services)
        self.http = http
        depenses = SharedWrites(database) { ticket, db in try Validation.depenser(ticket, acces, on: db) }
        mails = MailsDeCompte(marque: marque, publicURL: publicURL)
        self.acces = acces
        self.coffre = coffre
        self.secondFacteurDesAgents = secondFacteurDesAgents
        motsDePasseRefuses = .charger(marque: marque)
    }

    package func routes(_ router: some RouterMethods<WebContext>) {
        for espace in Espace.allCases {
            for porte in IdentityPaths.portes(espace) {
                router.get(
                    RouterPath(porte), use: DoorHandler(module: self, espace: espace, porte: porte).enter)
            }
        }
        routesCas(router)
        routesComptes(router)
        routesCmi(router)
    }

    /// Routes inside a space, behind its session.
    package func routes(_ router: some RouterMethods<WebContext>, inside espace: Espace) {
        let door = DoorHandler(module: self, espace: espace, porte: IdentityPaths.authenticate(espace))
        router.post(RouterPath(IdentityPaths.deconnexion(espace)), use: door.leave)
    }

    /// Where somebody without a session goes to come back to the page asked for: the door, which sends them to sign in.
    package func signIn(_ espace: Espace, retour: String) -> String {
        IdentityPaths.authenticate(espace) + "?retour=" + URLText.encode(retour)
    }

    /// Whether an agent's session of the desk stems from a sign-in without the second factor that must be had.
    package func secondFacteurManque(_ session: Session, on db: any Connection) throws -> Bool {
        try SecondFacteur(module: self).manque(
            "(SELECT cas_session FROM session WHERE empreinte = \(session.empreinte))", on: db)
    }
}

/// Cookies of sign-in.
package enum IdentityCookies {
    /// Ticket-granting cookie: seen by the login space only.
    static let ticketGranting = "__Secure-TGC"
    /// The browser, remembered for a year: what has entered an account before.
    static let appareil = "__Secure-appareil"
    /// Between the password and the second factor.
    static let verification = "__Secure-verification"
    /// States of the departures to the login space under way.
    static let etats = "__Host-etats"
    /// Secret of the sign-in form, before any session.
    static let form = "__Host-formulaire"

    /// Session of a space.
    package static func session(_ espace: Espace) -> String { "__Host-session-\(espace.rawValue)" }
}
