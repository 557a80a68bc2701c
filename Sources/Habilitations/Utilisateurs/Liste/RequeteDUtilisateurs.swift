import Domain
import Platform

/// The state of the list, whole in its URL: order, search, filters, page.
struct RequeteDUtilisateurs: Sendable, Equatable {
    /// One column, several values of which one must hold.
    struct Filtre: Sendable, Equatable {
        let colonne: ColonneUtilisateur
        var valeurs: [String]

        /// - Returns: nil without a value.
        init?(_ colonne: ColonneUtilisateur, saisie: String) {
            valeurs = saisie.split(separator: ";").prefix(20).map { Texte.ligne(String($0.prefix(100))) }
                .filter { !Tri.cle($0).isEmpty }
            guard !valeurs.isEmpty else { return nil }
            self.colonne = colonne
        }

        /// Reads `nom:Durand;Petit`.
        init?(_ texte: String) {
            let parts = texte.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, let colonne = ColonneUtilisateur(rawValue: String(parts[0])) else { return nil }
            self.init(colonne, saisie: String(parts[1]))
        }

        var parametre: String { "\(colonne.rawValue):\(valeurs.joined(separator: ";"))" }
    }

    var colonne: ColonneUtilisateur
    var decroissant: Bool
    var recherche: String
    var filtres: [Filtre]
    /// From 1.
    var page: Int
    var taille: Int

    init(_ query: FormData) {
        let tri = query["tri"]
        decroissant = tri.hasPrefix("-")
        colonne = ColonneUtilisateur(rawValue: decroissant ? String(tri.dropFirst()) : tri) ?? .nom
        recherche = Texte.ligne(String(query["q"].prefix(100)))
        filtres = Array(query.values("f").compactMap(Filtre.init).prefix(12))
        page = min(max(Int(query["page"]) ?? 1, 1), 100_000)
        taille = Int(query["lignes"]).flatMap { [10, 25, 50, 100].contains($0) ? $0 : nil } ?? 10
        if let ajout = ColonneUtilisateur(rawValue: query["colonne"]),
            let filtre = Filtre(ajout, saisie: query["valeur"])
        {
            ajouter(filtre)
        }
    }

    /// Several values of one column make one filter.
    private mutating func ajouter(_ filtre: Filtre) {
        guard let index = filtres.firstIndex(where: { $0.colonne == filtre.colonne }) else {
            return filtres.append(filtre)
        }
        filtres[index].valeurs += filtre.valeurs.filter { !filtres[index].valeurs.contains($0) }
    }

    var tri: String { (decroissant ? "-" : "") + colonne.rawValue }

    var restreinte: Bool { !filtres.isEmpty || !recherche.isEmpty }

    /// Everything but the page, as fields and as a query.
    var parametres: [(name: String, value: String)] {
        var liste: [(String, String)] = []
        if tri != ColonneUtilisateur.nom.rawValue { liste.append(("tri", tri)) }
        if !recherche.isEmpty { liste.append(("q", recherche)) }
        liste += filtres.map { ("f", $0.parametre) }
        if taille != 10 { liste.append(("lignes", String(taille))) }
        return liste
    }

    func url(
        _ base: String, et suite: [String] = [], _ change: (inout RequeteDUtilisateurs) -> Void = { _ in }
    ) -> String {
        var copie = self
        change(&copie)
        var parts = copie.parametres.map { "\($0.name)=\(URLText.encode($0.value))" }
        if copie.page > 1 { parts.append("page=\(copie.page)") }
        parts += suite
        return parts.isEmpty ? base : base + "?" + parts.joined(separator: "&")
    }
}
