package import Domain
package import Hummingbird
package import Platform

/// Who holds which role in which establishment: how one asks for it, who grants it, who changes it.
package struct HabilitationsModule: Sendable {
    let database: any Database
    let clock: any Clock
    let pages: PageRenderer
    /// Name of the OPCO, for its mails.
    let marque: String
    /// Absolute address of the platform, without a final slash.
    let publicURL: String
    let annuaire: AnnuaireDesComptes
    let reglages: ReglagesDInscription

    package init(
        database: any Database, clock: any Clock, pages: PageRenderer, marque: String, publicURL: String,
        annuaire: AnnuaireDesComptes, reglages: ReglagesDInscription
    ) {
        self.database = database
        self.clock = clock
        self.pages = pages
        self.marque = marque
        self.publicURL = publicURL
        self.annuaire = annuaire
        self.reglages = reglages
    }

    /// Routes inside a space, behind its session.
    package func routes(_ router: some RouterMethods<WebContext>, inside espace: Espace) {
        routesDemandes(router, inside: espace)
        routesUtilisateurs(router, inside: espace)
    }
}

extension HabilitationsModule {
    /// Each part of the capability adds to its own list.
    package static let migrations: [Migration] = socle + demandes + utilisateurs

    private static let socle: [Migration] = [
        Migration(
            "habilitations.001-habilitation",
            """
            CREATE TABLE habilitation (
                compte_id BIGINT NOT NULL,
                siret TEXT NOT NULL,
                nom TEXT NOT NULL,
                role TEXT NOT NULL,
                cree_le TEXT NOT NULL,
                PRIMARY KEY (compte_id, siret, role)
            );
            CREATE INDEX habilitation_siret ON habilitation (siret);
            CREATE TABLE agent (
                compte_id BIGINT PRIMARY KEY,
                role TEXT NOT NULL,
                cree_le TEXT NOT NULL
            );
            """)
    ]
}
