package import Domain
package import Hummingbird
package import Platform

/// O2, the dashboard: counts that open the list already filtered, what is new, the guide.
struct TableauDeBordHandler: Sendable {
    let module: DossiersModule
    let paths: DossierPaths
    let lecture: AccueilDeTableau.Lecture

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        try acces.exiger(.consulter)
        let (comptes, accueil) = try await module.database.read { db in
            (try ListeStore.comptesParEtat(Portee.condition(acces), on: db), try lecture(acces, db))
        }
        let page = TableauDeBordPage(
            espace: acces.espace, accueil: accueil, comptes: comptes, depose: acces.peut(.deposer),
            csrf: try context.require(CSRF.self), paths: paths, annonce: context[Flash.self])
        return try await module.pages.shell(page.page, .ok, request, context)
    }
}

extension ListeStore {
    static func comptesParEtat(_ portee: SQL, on db: any Connection) throws -> [EtatDossier: Int] {
        let rows = try db.rows(
            "SELECT d.etat, COUNT(*) AS n FROM dossier d WHERE \(portee) AND d.brouillon = 0 GROUP BY d.etat")
        var comptes: [EtatDossier: Int] = [:]
        for row in rows {
            if let etat = EtatDossier(rawValue: try row.string("etat")) { comptes[etat] = try row.int("n") }
        }
        return comptes
    }
}

/// What the OPCO itself says on a dashboard, by space and by branch of the establishment selected.
package struct AccueilDeTableau: Sendable {
    package typealias Lecture = @Sendable (Acces, any Connection) throws -> AccueilDeTableau

    package let titre: String
    /// What is new, the guide, whom to write to.
    package let bloc: HTML

    package init(titre: String, bloc: HTML) {
        self.titre = titre
        self.bloc = bloc
    }
}

struct TableauDeBordPage {
    let espace: Espace
    let accueil: AccueilDeTableau
    let comptes: [EtatDossier: Int]
    let depose: Bool
    let csrf: CSRF
    let paths: DossierPaths
    let annonce: Flash?

    var page: Page {
        Page(
            titre: "Mon tableau de bord",
            main: """
                \(annonce.map { banner(Tone($0.tone), $0.message) })
                \(pageHead(PageHead(accueil.titre).with {
                    $0.chapeau = "Votre compte en ligne pour le financement et le suivi de vos dossiers de formation."
                    $0.action = creer
                }))
                <div class="tiles-row">
                \(tiles(id: "t-cours", titre: "Mes dossiers en cours de traitement", tone: .info, [
                    tuile([.transmis, .enCours], .info)
                ]))
                \(tiles(id: "t-attente", titre: "Mes dossiers en attente de pièces complémentaires", tone: .wait, [
                    tuile([.attentePieces], .wait)
                ]))
                </div>
                \(accueil.bloc)
                """)
    }

    private var creer: HTML? {
        guard depose else { return nil }
        guard espace == .entreprise else {
            return """
                <form method="post" action="\(paths.liste())">\(csrf.field)\
                \(button("CRÉER UN NOUVEAU CONTRAT", style: .primary, icon: .plus))</form>
                """
        }
        return """
            <details class="menu">
            <summary class="btn btn--primary">\(Icon.plus.html(.s)) CRÉER UNE DEMANDE \(Icon.down.html(.s))</summary>
            <form class="menu__panel" method="post" action="\(paths.liste())">\(csrf.field)\
            <button class="menu__link">\(Icon.file.html()) \(Dispositif.contratApprentissage.libelle)</button></form>
            </details>
            """
    }

    private func tuile(_ etats: [EtatDossier], _ tone: Tone) -> Tile {
        let filtre = FiltreDossier(.etat, etats.map(\.libelle))
        let n = etats.reduce(0) { $0 + (comptes[$1] ?? 0) }
        return Tile(
            n, "Contrats d'apprentissage", href: paths.liste() + "?f=" + URLText.encode(filtre.parametre), tone: tone)
    }
}

extension DossiersModule {
    /// The dashboard of a space.
    package func tableauDeBord(
        _ router: some RouterMethods<WebContext>, _ espace: Espace, accueil: @escaping AccueilDeTableau.Lecture
    ) {
        let handler = TableauDeBordHandler(module: self, paths: DossierPaths(espace), lecture: accueil)
        router.get(RouterPath(espace.racine), use: handler.show)
    }
}
