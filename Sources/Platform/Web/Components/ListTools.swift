/// A view of one list.
package struct TabItem: Sendable {
    package let label: String
    package let href: String
    package let count: Int?
    /// Lines are counted up to here; beyond, « plus de 10 000 ».
    package let plafond: Int
    package let current: Bool

    package init(_ label: String, href: String, count: Int? = nil, plafond: Int = .max, current: Bool = false) {
        self.label = label
        self.href = href
        self.count = count
        self.plafond = plafond
        self.current = current
    }
}

package func tabs(_ items: [TabItem], label: String = "Vues de la liste") -> HTML {
    var links = HTML()
    for item in items {
        let count: HTML = item.count.map { " <span class=\"tab__count\">\(counted($0, item.plafond))</span>" } ?? ""
        links += """
            <a class="tab" href="\(item.href)"\(attribute: "aria-current", item.current ? "page" : nil)>\
            \(item.label)\(count)</a>

            """
    }
    return "<nav class=\"tabs\" aria-label=\"\(label)\">\n\(links)</nav>\n"
}

/// A filter in force, with the address of the list without it.
package struct Chip: Sendable {
    package let colonne: String
    package let texte: String
    package let sans: String

    package init(_ colonne: String, _ texte: String, sans: String) {
        self.colonne = colonne
        self.texte = texte
        self.sans = sans
    }
}

/// - Parameter toutEffacer: address of the list without any filter.
package func chips(_ chips: [Chip], toutEffacer: String?) -> HTML {
    guard !chips.isEmpty else { return "" }
    var items = HTML()
    for chip in chips {
        items += """
            <li class="chip">\(chip.colonne) : \(chip.texte) <a class="chip__x" href="\(chip.sans)" \
            aria-label="Retirer le filtre \(chip.colonne)">\(Icon.cross.html(.s))</a></li>

            """
    }
    if let toutEffacer { items += "<li><a class=\"link-btn\" href=\"\(toutEffacer)\">Tout effacer</a></li>\n" }
    return "<ul class=\"chips\" aria-label=\"Filtres appliqués\">\n\(items)</ul>\n"
}

/// The line of tools above a list: search, filter, sort, then what stands at its end.
package func toolbar(_ tools: [HTML], end: [HTML] = []) -> HTML {
    let last: HTML = end.isEmpty ? "" : "<div class=\"toolbar__end\">\(end)</div>\n"
    return "<div class=\"toolbar\">\n\(tools)\(last)</div>\n"
}

/// - Parameter garder: the other parts of the list's address.
package func search(
    action: String, value: String, label: String, placeholder: String, garder: [(name: String, value: String)] = []
) -> HTML {
    """
    <form class="search" role="search" action="\(action)">\(hiddenFields(garder))
    \(Icon.search.html())
    <label class="sr" for="recherche">\(label)</label>
    <input class="input" id="recherche" name="q" type="search" placeholder="\(placeholder)" value="\(value)">
    </form>

    """
}

/// « AJOUTER UN FILTRE »: what the panel sends is the list again, filtered by its fields.
/// - Parameters:
///   - garder: the other parts of the list's address.
///   - open: something in it is to be corrected.
package func filterPanel(
    action: String, garder: [(name: String, value: String)], open: Bool = false, _ fields: HTML
) -> HTML {
    """
    <details class="menu"\(flag: "open", open)>
    <summary class="btn">\(Icon.filter.html(.s)) AJOUTER UN FILTRE</summary>
    <form class="menu__panel menu__panel--start" action="\(action)">\(hiddenFields(garder))
    <div class="menu__body">
    \(fields)<button class="btn">APPLIQUER</button>
    </div>
    </form>
    </details>

    """
}

/// One value among those of a filter, or all.
/// - Parameter vide: « Tous », « Toutes ».
package func filterSelect(
    _ name: String, _ label: String, _ value: String?, _ choices: [Choix], vide: String = "Tous"
) -> HTML {
    selectField(
        FieldModel(name: name, label: label, value: value ?? "").with { $0.id = "f-\(name)" }, choices, vide: vide)
}

/// The panel of any column, several values separated by semicolons (`colonne`, `valeur`).
package func filterMenu(action: String, colonnes: [Choix], garder: [(name: String, value: String)] = []) -> HTML {
    filterPanel(
        action: action, garder: garder,
        """
        \(selectField(FieldModel(name: "colonne", label: "Colonne").with { $0.id = "f-colonne" }, colonnes, vide: nil))\
        \(textField(FieldModel(name: "valeur", label: "Valeur(s)").with {
            $0.id = "f-valeur"
            $0.hint = "Séparez plusieurs valeurs par un point-virgule"
        }))
        """)
}

/// Replaces the headers on narrow screens. Values are those of the `tri` parameter.
package func sortBy(
    action: String, options: [Choix], value: String, garder: [(name: String, value: String)] = []
) -> HTML {
    """
    <form class="sort-by" action="\(action)">\(hiddenFields(garder))
    <label class="sr" for="tri">Trier par</label>
    <select class="input" id="tri" name="tri" data-submit-on-change>\(each: options, { option in
        "<option value=\"\(option.value)\"\(flag: "selected", option.value == value)>Tri : \(option.label)</option>"
    })</select>
    <button class="btn">TRIER</button>
    </form>

    """
}

/// Which lines of a list are shown.
package struct PagerModel: Sendable {
    package var action: String
    package var taille: Int
    package var tailles = ListParameters.tailles
    /// Rank of the first and last lines shown, 0 and 0 for an empty list.
    package var premier: Int
    package var dernier: Int
    package var total: Int
    /// Lines are counted up to here; beyond, « plus de 10 000 ».
    package var plafond = Int.max
    package var precedente: String?
    package var suivante: String?
    package var garder: [(name: String, value: String)] = []
    package var label = "Pages de la liste"

    package init(
        action: String, taille: Int, premier: Int, dernier: Int, total: Int, precedente: String?, suivante: String?
    ) {
        self.action = action
        self.taille = taille
        self.premier = premier
        self.dernier = dernier
        self.total = total
        self.precedente = precedente
        self.suivante = suivante
    }

    /// A list cut in pages of one size, whose address holds nothing but the page.
    /// - Parameters:
    ///   - base: address of the first page.
    ///   - numero: from 1.
    ///   - montres: lines of this page.
    package init(base: String, numero: Int, lignes: Int, montres: Int, total: Int) {
        let avant = (numero - 1) * lignes
        func adresse(_ page: Int) -> String { base + "?page=\(page)" }
        self.init(
            action: base, taille: lignes, premier: avant + 1, dernier: avant + montres, total: total,
            precedente: numero > 1 ? adresse(numero - 1) : nil,
            suivante: avant + montres < total ? adresse(numero + 1) : nil)
        tailles = [lignes]
    }
}

/// A count that stopped at its bound: « plus de 10 000 ».
func counted(_ total: Int, _ plafond: Int) -> String {
    guard total > plafond else { return String(total) }
    let (milliers, reste) = plafond.quotientAndRemainder(dividingBy: 1000)
    return "plus de \(milliers)\u{202F}\(String(reste + 1000).dropFirst())"
}

/// « Lignes par page : 10 », « 1-10 sur 21 », previous and next (`lignes` in the address).
package func pager(_ model: PagerModel) -> HTML {
    func step(_ label: String, _ href: String?, _ icon: Icon) -> HTML {
        """
        <a class="pager__step"\(attribute: "href", href)\(attribute: "aria-disabled", href == nil ? "true" : nil)\
        \(attribute: "role", href == nil ? "link" : nil) aria-label="\(label)">\(icon.html(.s))</a>

        """
    }
    return """
        <nav class="pager" aria-label="\(model.label)">
        <form class="pager__size" action="\(model.action)">\(hiddenFields(model.garder))
        <label for="lignes">Lignes par page :</label>
        <select class="input" id="lignes" name="lignes" data-submit-on-change>\(each: model.tailles, { taille in
            "<option\(flag: "selected", taille == model.taille)>\(taille)</option>"
        })</select>
        <button class="link-btn">Appliquer</button>
        </form>
        <span class="num">\(model.premier)-\(model.dernier) sur \(counted(model.total, model.plafond))</span>
        \(step("Page précédente", model.precedente, .left))\(step("Page suivante", model.suivante, .right))</nav>

        """
}
