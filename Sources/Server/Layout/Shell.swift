package import Platform

/// The whole document of a page of the application: header, menu, the page, footer.
package func shell(_ model: ShellModel, main: HTML) -> HTML {
    Document(
        titre: Document.titre(model.titre, erreurs: model.errors, application: model.espace.nom), assets: model.assets,
        bodyClass: "shell", scripts: model.scripts, icons: model.icons, compte: model.compte,
        body: """
            \(Header(model: model).html)\(SideMenu(groups: model.menu).html)\
            <main class="main\(model.mainClass.isEmpty ? "" : " " + model.mainClass)" id="contenu" tabindex="-1">
            \(main)</main>
            \(Footer(liens: model.liens, version: model.version).html)
            """
    ).html
}

/// The same from what a capability returned; title, modules and width are the page's.
package func shell(_ model: ShellModel, page: Page) -> HTML {
    var model = model
    model.titre = page.titre
    model.errors = page.erreurs
    model.mainClass = page.mainClass
    model.scripts = page.scripts
    model.icons = page.icons
    return shell(model, main: page.main)
}

struct SideMenu {
    let groups: [MenuGroup]

    var html: HTML {
        """
        <nav class="side" id="menu" popover aria-label="Menu principal">
        <button class="tool side__close" type="button" popovertarget="menu" popovertargetaction="hide">\
        \(Icon.cross.html())<span class="sr">Fermer le menu</span></button>
        <ul class="side__list">
        \(each: groups.enumerated(), { group($0.offset, $0.element) })</ul>
        </nav>

        """
    }

    private func group(_ index: Int, _ group: MenuGroup) -> HTML {
        guard let titre = group.titre else {
            return "\(each: group.items, { item in link(item, icon: group.icon) })"
        }
        return """
            <li>
            <p class="side__title" id="menu-\(index)">\(group.icon.html()) \(titre)</p>
            <ul class="side__list" aria-labelledby="menu-\(index)">
            \(each: group.items, { item in link(item, icon: nil) })</ul>
            </li>

            """
    }

    private func link(_ item: MenuItem, icon: Icon?) -> HTML {
        let mark: HTML = icon.map { "\($0.html()) " } ?? ""
        let count: HTML = item.nombre.map { " <span class=\"side__count\">\($0)</span>" } ?? ""
        return """
            <li><a class="side__link" href="\(item.href)"\(attribute: "aria-current", item.courant ? "page" : nil)>\
            \(mark)\(item.label)\(count)</a></li>

            """
    }
}

struct Footer {
    let liens: Liens
    let version: String

    var html: HTML {
        """
        <footer class="foot">
        <a href="\(liens.cgu)">Conditions Générales d'Utilisation</a>
        <a href="\(liens.accessibilite)">Accessibilité</a>
        \(avis)<span class="foot__version">Version \(version)</span>
        </footer>

        """
    }

    private var avis: HTML {
        guard let avis = liens.avis else { return "" }
        return """
            <a class="opinion" href="\(avis)">\(Icon.star.html(.s)) \
            <span class="opinion__text">Donnez votre avis</span></a>

            """
    }
}
