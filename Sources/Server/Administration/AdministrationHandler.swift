import Domain
import Hummingbird
import Identity
import Platform

/// The table of contents of the administrator, with what waits in each.
struct AdministrationHandler: Sendable {
    let services: Services
    let pages: PageRenderer

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        try context.require(Acces.self).exiger(.administrer)
        let (organismes, refuses) = try await services.database.read { db in
            (
                try CmiStore.nombreDOrganismes(on: db),
                try MailJournal.count(MailJournal.Search(state: .refused), limit: 1000, on: db)
            )
        }
        let page = Page(
            titre: "Administration",
            main: """
                \(pageHead(PageHead("Administration")))
                <div class="modules">
                \(module("cmi", .people, "Organismes CMI", organismes == 0 ? "Aucun organisme émetteur n'est enrôlé." : "\(organismes) \(organismes > 1 ? "organismes émetteurs enrôlés" : "organisme émetteur enrôlé"). Enrôlez un organisme et son référent.", AdministrationPaths.organismes()))\
                \(module("courriels", .mail, "Courriels", refuses == 0 ? "Aucun courriel refusé. Ce qui est parti, ce qui attend, ce que les serveurs ont répondu." : "\(refuses) \(refuses > 1 ? "courriels refusés" : "courriel refusé") par un serveur.", AdministrationPaths.courriels()))\
                \(module("taches", .refresh, "Tâches de fond", "Ce qui n'a pas abouti après plusieurs essais.", TachesHandler.path()))\
                \(module("avis", .star, "Avis reçus", "Les notes et les remarques des utilisateurs.", AvisHandler.path(.opco)))\
                </div>

                """)
        return try await pages.shell(page, .ok, request, context)
    }

    private func module(_ id: String, _ icon: Icon, _ titre: String, _ phrase: String, _ href: String) -> HTML {
        """
        <section class="module" aria-labelledby="module-\(id)">
        <h2 class="module__head" id="module-\(id)"><span class="module__icon">\(icon.html())</span> \(titre)</h2>
        <p>\(phrase)</p>
        <p class="module__end">\(linkButton("OUVRIR", href: href, precision: titre))</p>
        </section>

        """
    }
}
