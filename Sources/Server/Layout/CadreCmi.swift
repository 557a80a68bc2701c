import HTTPTypes
import Hummingbird
import Identity
import Platform

/// The frame of the CMI portal: its own brand and footer, and for who is signed in its menu and the way out.
enum CadreCmi {
    static let titre = "Portail Carte Mobilité Inclusion Organisme"

    static func renderer(_ assets: AssetURLs) -> PageRenderer {
        PageRenderer(
            shell: { page, status, request, context in
                var model = model(assets)
                model.outils = try outils(try context.require(VisiteurCmi.self), chemin: request.uri.path)
                return .html(gate(model, page: page), status: status)
            },
            gate: { page, status, _, _ in .html(gate(model(assets), page: page), status: status) })
    }

    static func model(_ assets: AssetURLs) -> GateModel {
        var model = GateModel(
            titre: "", application: titre, marque: "Carte Mobilité Inclusion", sousMarque: "Portail Organisme",
            accueil: CmiPaths.accueil(), assets: assets)
        model.cmi = true
        model.liens.mentions = CmiPaths.mentions()
        model.liens.cgu = CmiPaths.cgu()
        model.liens.accessibilite = CmiPaths.accessibilite()
        model.liens.aide = CmiPaths.faq()
        return model
    }

    private static func outils(_ visiteur: VisiteurCmi, chemin: String) throws -> HTML {
        var liens = [("Accueil", CmiPaths.accueil(), chemin == CmiPaths.accueil())]
        if visiteur.profil.referent {
            liens.append(("Profils", CmiPaths.profils(), chemin.hasPrefix(CmiPaths.profils())))
        }
        liens += [
            ("Mes alertes", CmiPaths.alertes(), chemin == CmiPaths.alertes()),
            ("Mon compte", CmiPaths.compte(), chemin.hasPrefix(CmiPaths.compte())),
        ]
        return """
            <form method="post" action="\(CmiPaths.deconnexion())">\(visiteur.csrf.field)\
            \(button("Se déconnecter", style: .quiet, icon: .exit))</form>
            <nav class="gate__nav" aria-label="Menu du portail">
            \(each: liens, { lien in
                "<a class=\"tab\" href=\"\(lien.1)\"\(attribute: "aria-current", lien.2 ? "page" : nil)>\(lien.0)</a>\n"
            })</nav>

            """
    }
}
