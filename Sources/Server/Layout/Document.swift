import Platform

/// The document itself, whatever stands inside its body.
struct Document {
    let titre: String
    let assets: AssetURLs
    /// `shell` or `gate`.
    let bodyClass: String
    /// `cmi` for the card holder's portal, which has its own brand.
    var portail: String?
    var scripts: [String] = []
    var icons: [Icon] = []
    var compte = ""
    let body: HTML

    /// Modules that every page uses.
    private static let communs = ["menus.js", "focus.js", "pagesize.js"]

    /// Symbols that a module may put on the page later.
    private static let ajoutes: [String: [Icon]] = [
        "autosave.js": [.alert, .check, .info], "upload.js": [.alert, .file],
    ]

    var html: HTML {
        """
        <!doctype html>
        <html lang="fr"\(attribute: "data-portal", portail)\(attribute: "data-compte", compte.isEmpty ? nil : compte)>
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(titre)</title>
        <meta name="theme-color" content="\(portail == "cmi" ? "#27407a" : "#0a6570")">
        <link rel="icon" href="\(assets["favicon.svg"])" type="image/svg+xml">
        <link rel="stylesheet" href="\(assets["app.css"])">
        \(theme)\(each: modules, script)</head>
        <body class="\(bodyClass)">
        \(Icon.sprite(symbols))<a class="skip" href="#contenu">Aller au contenu</a>
        \(body)</body>
        </html>

        """
    }

    /// Colours of another OPCO replace the first group of tokens.
    private var theme: HTML {
        assets.contains("theme.css") ? "<link rel=\"stylesheet\" href=\"\(assets["theme.css"])\">\n" : ""
    }

    private var modules: [String] { Document.communs + scripts.filter { !Document.communs.contains($0) } }

    private var symbols: IconSet {
        var needed = body.icons
        needed.formUnion(IconSet(icons))
        for script in scripts { needed.formUnion(IconSet(Document.ajoutes[script] ?? [])) }
        return needed
    }

    private func script(_ name: String) -> HTML { "<script type=\"module\" src=\"\(assets[name])\"></script>\n" }

    static func titre(_ titre: String, erreurs: Bool, application: String) -> String {
        (erreurs ? "Erreur : " : "") + titre + " - " + application
    }
}

/// The mark of the product: an M on a rounded square.
enum Marque {
    static let mGestion: HTML = #"""
        <svg class="brand__mark" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8"></rect>\#
        <path d="M8.5 22.5v-12l7.5 8 7.5-8v12"></path><path class="brand__dash" d="M16 23.25v.01"></path></svg>
        """#

    static let carte: HTML = #"""
        <svg class="brand__mark" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8"></rect>\#
        <path class="brand__card" d="M6.5 10.5h19v12h-19zM10 19h5"></path>\#
        <path class="brand__dash" d="M21 15.5v.01"></path></svg>
        """#
}
