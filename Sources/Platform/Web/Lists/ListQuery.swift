/// A column by whose values a list may also be filtered, as they are typed.
package protocol FilterColumn: ListColumn {
    /// Order of the list when the address names none.
    static var parDefaut: (colonne: Self, decroissant: Bool) { get }
    /// Views of the list beside the first, as `vue` names them.
    static var vues: [String] { get }
    /// What was typed, on one line as it is searched; empty when there is nothing in it to find.
    static func lire(_ saisie: String) -> String
    /// A value as a reader says it.
    func phrase(_ valeur: String) -> String
}

extension FilterColumn {
    package static var vues: [String] { [] }
    package func phrase(_ valeur: String) -> String { valeur }
}

/// The state of a list that any of its columns filters: view, order, search, filters, page.
package struct ListQuery<Column: FilterColumn>: ListState, Equatable {
    /// One column, several values of which one must hold.
    package struct Filtre: Sendable, Equatable {
        package let colonne: Column
        package fileprivate(set) var valeurs: [String]

        package init(_ colonne: Column, _ valeurs: [String]) {
            self.colonne = colonne
            self.valeurs = valeurs
        }

        /// Values separated by semicolons; nil without one.
        init?(_ colonne: Column, saisie: String) {
            let valeurs = saisie.split(separator: ";").prefix(20).map { Column.lire(String($0.prefix(100))) }
                .filter { !$0.isEmpty }
            guard !valeurs.isEmpty else { return nil }
            self.init(colonne, valeurs)
        }

        /// Reads `etat:Accordé;Refusé`; nil for another column or no value.
        init?(_ texte: String) {
            guard let mark = texte.firstIndex(of: ":"), let colonne = Column(rawValue: String(texte[..<mark])) else {
                return nil
            }
            self.init(colonne, saisie: String(texte[texte.index(after: mark)...]))
        }

        /// As the `f` parameter spells it.
        package var parametre: String { "\(colonne.rawValue):\(valeurs.joined(separator: ";"))" }
        /// As its chip says it.
        package var phrase: String { valeurs.map(colonne.phrase).joined(separator: " ou ") }
    }

    /// One of `Column.vues`, or empty.
    package var vue: String
    package var colonne: Column
    package var decroissant: Bool
    package var recherche: String
    package var filtres: [Filtre]
    package var page: Int
    package var taille: Int

    package init(_ query: FormData) {
        vue = Column.vues.contains(query["vue"]) ? query["vue"] : ""
        (colonne, decroissant) = ListParameters.tri(query, parDefaut: Column.parDefaut)
        recherche = Column.lire(String(query["q"].prefix(100)))
        filtres = Array(query.values("f").compactMap(Filtre.init).prefix(12))
        page = ListParameters.page(query)
        taille = ListParameters.taille(query)
        // What the panel adds; several values of one column make one filter.
        guard let ajout = Column(rawValue: query["colonne"]), let filtre = Filtre(ajout, saisie: query["valeur"]) else {
            return
        }
        if let index = filtres.firstIndex(where: { $0.colonne == ajout }) {
            filtres[index].valeurs += filtre.valeurs.filter { !filtres[index].valeurs.contains($0) }
        } else {
            filtres.append(filtre)
        }
    }

    package var restreinte: Bool { !filtres.isEmpty || !recherche.isEmpty }

    package var parametres: [(name: String, value: String)] {
        var liste: [(String, String)] = []
        if !vue.isEmpty { liste.append(("vue", vue)) }
        if (colonne, decroissant) != Column.parDefaut { liste.append(("tri", tri)) }
        if !recherche.isEmpty { liste.append(("q", recherche)) }
        liste += filtres.map { ("f", $0.parametre) }
        if taille != 10 { liste.append(("lignes", String(taille))) }
        return liste
    }
}
