/// What a capability returns for a screen: the inside of `main` and what the document around it must know.
/// The server turns it into a whole document, with or without the application's frame.
package struct Page: Sendable {
    /// Title of the document, without the name of the application: `Dossier 4021877.1, Accordé`.
    package var titre: String
    /// `main--form` limits the width of a form.
    package var mainClass: String
    /// The page shows refusals: the title begins with « Erreur : ».
    package var erreurs: Bool
    /// Modules of the page beyond those of every page: `autosave.js`, `upload.js`…
    package var scripts: [String]
    /// Symbols that scripts add to the page; those already in the markup are found by themselves.
    package var icons: [Icon]
    package var main: HTML

    package init(
        titre: String, mainClass: String = "", erreurs: Bool = false, scripts: [String] = [], icons: [Icon] = [],
        main: HTML
    ) {
        self.titre = titre
        self.mainClass = mainClass
        self.erreurs = erreurs
        self.scripts = scripts
        self.icons = icons
        self.main = main
    }
}
