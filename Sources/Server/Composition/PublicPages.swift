import Domain
import Hummingbird
import Platform

/// Pages that everybody may read: the door of the house, legal pages, help, the guide.
struct PublicPages: Sendable {
    let services: Services

    static let guide = "/guide.pdf"

    func routes(_ router: Router<WebContext>) {
        let editeur = services.profil.editeur
        let pages: [(RouterPath, Page)] = [
            ("/", accueil), ("/cgu", LegalPages.cgu(editeur)), ("/accessibilite", HelpPages.accessibilite(editeur)),
            ("/aide", HelpPages.aide(editeur)), ("/mentions-legales", LegalPages.mentions(editeur)),
            ("/donnees-personnelles", LegalPages.donnees(editeur)),
        ]
        for (path, page) in pages {
            let html = gate(model, page: page)
            router.get(path) { _, _ in Response.html(html) }
        }
        let portail = CadreCmi.model(services.assets.urls)
        for (route, page) in CmiPages.toutes(editeur) {
            let html = gate(portail, page: page)
            router.get(route.path) { _, _ in Response.html(html) }
        }
        let nom = services.profil.nom
        router.get(RouterPath(PublicPages.guide)) { _, _ in
            Response.document(try GuidePDF.render(opco: nom), type: "application/pdf", name: "Guide M-Gestion.pdf")
        }
        let icon = services.assets.urls["favicon.svg"]
        router.get("/favicon.ico") { _, _ in Response.seeOther(icon) }
    }

    private var model: GateModel {
        GateModel(
            titre: "", application: services.profil.nom, marque: services.profil.nom, sousMarque: "M-Gestion",
            assets: services.assets.urls)
    }

    private var accueil: Page {
        Page(
            titre: "M-Gestion",
            main: """
                <h1>M-Gestion</h1>
                <p class="lede">Le financement et le suivi des formations, avec \(services.profil.nom).</p>
                <div class="modules">\(each: Plateforme.espaces, { espace in
                    """
                    <section class="module" aria-labelledby="espace-\(espace.rawValue)">
                    <h2 class="module__head" id="espace-\(espace.rawValue)">\(espace.libelle)</h2>
                    <p>\(PublicPages.phrase(espace))</p>
                    \(linkButton("Entrer", href: espace.racine, style: espace == .of ? .primary : .plain, precision: "dans \(espace.libelle)"))
                    </section>
                    """
                })</div>
                """)
    }

    private static func phrase(_ espace: Espace) -> String {
        switch espace {
        case .of: "Organismes de formation et CFA : déposez et suivez vos contrats d'apprentissage."
        case .entreprise: "Entreprises : déposez et suivez vos demandes de prise en charge."
        case .opco: "Équipes de l'OPCO : instruisez les dossiers et suivez les délais."
        }
    }
}
