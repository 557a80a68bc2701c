package import Domain
package import Hummingbird
package import Platform

/// O2, the dashboard: counts that open the list already filtered, what is new, the guide.
struct TableauDeBordHandler: Sendable {
    let module: DossiersModule
    let paths: DossierPaths
    let bloc: @Sendable () -> HTML

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        try acces.exiger(.consulter)
        let comptes = try await module.database.read { db in
            try ListeStore.comptesParEtat(Portee.condition(acces), on: db)
        }
        let page = TableauDeBordPage(
            titre: "Bienvenue sur \(acces.espace.libelle)", comptes: comptes, depose: acces.peut(.deposer),
            bloc: bloc(),
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

struct TableauDeBordPage {
    let titre: String
    let comptes: [EtatDossier: Int]
    let depose: Bool
    let bloc: HTML
    let csrf: CSRF
    let paths: DossierPaths
    let annonce: Flash?

    var page: Page {
        Page(
            titre: "Mon tableau de bord",
            main: """
                \(annonce.map { banner(Tone($0.tone), $0.message) })
                \(pageHead(PageHead(titre).with {
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
                \(bloc)
                """)
    }

    private var creer: HTML? {
        guard depose else { return nil }
        return """
            <form method="post" action="\(paths.liste())">\(csrf.field)\
            \(button("CRÉER UN NOUVEAU CONTRAT", style: .primary, icon: .plus))</form>
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
    /// - Parameter bloc: what is new, and the guide: the OPCO's own.
    package func tableauDeBord(
        _ router: some RouterMethods<WebContext>, _ espace: Espace, bloc: @escaping @Sendable () -> HTML
    ) {
        let handler = TableauDeBordHandler(module: self, paths: DossierPaths(espace), bloc: bloc)
        router.get(RouterPath(espace.racine), use: handler.show)
    }
}
