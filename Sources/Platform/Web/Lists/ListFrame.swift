/// What stands around the lines of a list: tools above, filters in force, headers that sort, pages below. Each control
/// leads to the same list with one thing changed.
package struct ListFrame<State: ListState> {
    package let state: State
    /// Address of the list, without its query.
    package let base: String

    package init(_ state: State, _ base: String) {
        self.state = state
        self.base = base
    }

    /// - Parameters:
    ///   - label: of the search field: « Rechercher un dossier ».
    ///   - filtre: the panel that adds filters.
    ///   - colonnes: those that narrow screens sort by; all without it.
    ///   - end: what stands at the end of the line.
    package func tools(
        search label: String, placeholder: String, filtre: HTML,
        colonnes: [State.Column] = Array(State.Column.allCases),
        end: [HTML] = []
    ) -> HTML {
        toolbar(
            [
                search(
                    action: base, value: state.recherche, label: label, placeholder: placeholder,
                    garder: state.garder(sauf: "q")),
                filtre,
                sortBy(
                    action: base,
                    options: colonnes.flatMap {
                        [Choix($0.rawValue, $0.titre), Choix("-\($0.rawValue)", "\($0.titre), décroissant")]
                    }, value: state.tri, garder: state.garder(sauf: "tri")),
            ], end: end)
    }

    /// A header that sorts by its column, and turns the order round when it already does.
    package func header(
        _ colonne: State.Column, _ kind: TableColumn.Kind = .text, short: String? = nil
    ) -> TableColumn {
        let courante = colonne == state.colonne
        return TableColumn(
            colonne.titre, kind, short: short,
            sort: state.url(base) {
                $0.decroissant = courante ? !state.decroissant : false
                $0.colonne = colonne
                $0.page = 1
            }, sorted: courante ? (state.decroissant ? .descending : .ascending) : nil)
    }

    /// - Parameters:
    ///   - shown: number of lines of this page.
    ///   - plafond: lines are counted up to here.
    package func pages(
        shown: Int, total: Int, plafond: Int = .max, label: String = "Pages de la liste"
    ) -> HTML {
        let before = (state.page - 1) * state.taille
        var model = PagerModel(
            action: base, taille: state.taille, premier: shown == 0 ? 0 : before + 1,
            dernier: shown == 0 ? 0 : before + shown, total: total,
            precedente: state.page > 1 ? state.url(base) { $0.page -= 1 } : nil,
            suivante: shown > 0 && before + shown < total ? state.url(base) { $0.page += 1 } : nil)
        model.plafond = plafond
        model.garder = state.garder(sauf: "lignes")
        model.label = label
        return pager(model)
    }
}

extension ListFrame {
    /// « AJOUTER UN FILTRE » by any column, typed.
    package func filterMenu<Column>(_ colonnes: [Column] = Array(Column.allCases)) -> HTML
    where State == ListQuery<Column> {
        Platform.filterMenu(
            action: base, colonnes: colonnes.map { Choix($0.rawValue, $0.titre) }, garder: state.parametres)
    }

    /// The filters in force, each with the way to take it off.
    package func filters<Column>() -> HTML where State == ListQuery<Column> {
        guard state.restreinte else { return "" }
        func sans(_ change: (inout State) -> Void) -> String {
            state.url(base) {
                change(&$0)
                $0.page = 1
            }
        }
        var puces = state.filtres.map { filtre in
            Chip(filtre.colonne.titre, filtre.phrase, sans: sans { $0.filtres.removeAll { $0 == filtre } })
        }
        if !state.recherche.isEmpty {
            puces.append(Chip("Recherche", state.recherche, sans: sans { $0.recherche = "" }))
        }
        return chips(
            puces,
            toutEffacer: sans {
                $0.filtres = []
                $0.recherche = ""
            })
    }
}
