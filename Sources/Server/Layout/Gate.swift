import Identity
package import Platform

/// Pages before the frame: sign-in, account, access request, errors, legal pages.
package struct GateModel: Sendable {
    package enum Width: Sendable { case normal, narrow, form }

    package var titre: String
    /// What titles end with: « OPCO Mobilités », « M-Gestion ».
    package var application: String
    /// The two lines of the brand.
    package var marque: String
    package var sousMarque: String
    package var accueil: String
    package var assets: AssetURLs
    package var liens = Liens()
    package var width = Width.normal
    package var errors = false
    package var scripts: [String] = []
    package var icons: [Icon] = []
    /// The card holder's portal has its own brand, mark and footer.
    package var cmi = false
    /// At the end of the header, for who is signed in: the way out, a menu.
    package var outils: HTML?

    package init(
        titre: String, application: String = "OPCO Mobilités", marque: String = "OPCO Mobilités",
        sousMarque: String = "Espace de connexion sécurisée", accueil: String = "/", assets: AssetURLs
    ) {
        self.titre = titre
        self.application = application
        self.marque = marque
        self.sousMarque = sousMarque
        self.accueil = accueil
        self.assets = assets
    }
}

/// The whole document of a page before the frame, with the defaults of the sign-in space.
package func gate(titre: String, assets: AssetURLs, main: HTML) -> HTML {
    gate(GateModel(titre: titre, assets: assets), main: main)
}

package func gate(_ model: GateModel, main: HTML) -> HTML {
    let width =
        switch model.width {
        case .normal: ""
        case .narrow: " gate__main--narrow"
        case .form: " gate__main--form"
        }
    return Document(
        titre: Document.titre(model.titre, erreurs: model.errors, application: model.application),
        assets: model.assets, bodyClass: "gate", portail: model.cmi ? "cmi" : nil, scripts: model.scripts,
        icons: model.icons,
        body: """
            <header class="gate__top">
            <a class="brand" href="\(model.accueil)">\(model.cmi ? Marque.carte : Marque.mGestion)\
            <span class="brand__name">\(model.marque) <span class="brand__by">\(model.sousMarque)</span></span></a>
            \(if: model.cmi, faq)\(model.outils)</header>
            <main class="gate__main\(width)" id="contenu" tabindex="-1">
            \(main)</main>
            \(footer(model))
            """
    ).html
}

/// The same from what a capability returned; `mainClass` is `gate__main--narrow`, `gate__main--form` or empty.
package func gate(_ model: GateModel, page: Page) -> HTML {
    var model = model
    model.titre = page.titre
    model.errors = page.erreurs
    model.scripts = page.scripts
    model.icons = page.icons
    model.width =
        switch page.mainClass {
        case "gate__main--narrow": .narrow
        case "gate__main--form": .form
        default: .normal
        }
    return gate(model, main: page.main)
}

private let faq: HTML = "<a class=\"btn btn--quiet\" href=\"\(CmiPaths.faq())\">\(Icon.help.html()) FAQ</a>\n"

private func footer(_ model: GateModel) -> HTML {
    let liens = model.liens
    let entries: [(String, String)] =
        model.cmi
        ? [
            ("Mentions légales", liens.mentions), ("CGU", liens.cgu), ("Plan du site", CmiPaths.plan()),
            ("Accessibilité", liens.accessibilite),
        ]
        : [
            ("Mentions légales", liens.mentions), ("Conditions Générales d'Utilisation", liens.cgu),
            ("Données personnelles", liens.donnees), ("Accessibilité", liens.accessibilite),
            ("Aide et contact", liens.aide),
        ]
    return """
        <footer class="foot">
        \(each: entries, { entry in "<a href=\"\(entry.1)\">\(entry.0)</a>\n" })</footer>

        """
}
