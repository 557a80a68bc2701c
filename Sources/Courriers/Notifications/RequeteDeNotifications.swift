import Domain
import Platform

/// The state of the list, whole in its URL: order, search, filters, page.
struct RequeteDeNotifications: Sendable, Equatable {
    /// One column, several values of which one must hold.
    struct Filtre: Sendable, Equatable {
        let colonne: ColonneNotification
        var valeurs: [String]

        /// - Returns: nil without a value.
        init?(_ colonne: ColonneNotification, saisie: String) {
            valeurs = saisie.split(separator: ";").map { Texte.ligne(String($0.prefix(100))) }.filter { !$0.isEmpty }
            guard !valeurs.isEmpty else { return nil }
            valeurs = Array(valeurs.prefix(20))
            self.colonne = colonne
        }

        /// Reads `nom:Durand;Petit`.
        init?(_ texte: String) {
            let parts = texte.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, let colonne = ColonneNotification(rawValue: String(parts[0])) else { return nil }
            self.init(colonne, saisie: String(parts[1]))
        }

        var parametre: String { "\(colonne.rawValue):\(valeurs.joined(separator: ";"))" }
        var condition: SQL { "(" + SQL.join(valeurs.map(colonne.condition), " OR ") + ")" }
    }

    var colonne: ColonneNotification
    var decroissant: Bool
    var recherche: String
    var filtres: [Filtre]
    /// From 1.
    var page: Int
    var taille: Int

    init(_ query: FormData) {
        let tri = query["tri"]
        if let lue = ColonneNotification(rawValue: tri.hasPrefix("-") ? String(tri.dropFirst()) : tri) {
            (colonne, decroissant) = (lue, tri.hasPrefix("-"))
        } else {
            (colonne, decroissant) = (.date, true)
        }
        recherche = Texte.ligne(String(query["q"].prefix(100)))
        filtres = Array(query.values("f").compactMap(Filtre.init).prefix(12))
        page = min(max(Int(query["page"]) ?? 1, 1), 100_000)
        taille = Int(query["lignes"]).flatMap { [10, 25, 50, 100].contains($0) ? $0 : nil } ?? 10
        if let ajout = ColonneNotification(rawValue: query["colonne"]),
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

    /// Everything but the page, as fields and as a query.
    var parametres: [(name: String, value: String)] {
        var liste: [(String, String)] = []
        if tri != "-date" { liste.append(("tri", tri)) }
        if !recherche.isEmpty { liste.append(("q", recherche)) }
        liste += filtres.map { ("f", $0.parametre) }
        if taille != 10 { liste.append(("lignes", String(taille))) }
        return liste
    }

    var tri: String { (decroissant ? "-" : "") + colonne.rawValue }

    var restreinte: Bool { !filtres.isEmpty || !recherche.isEmpty }

    func url(_ base: String, _ change: (inout RequeteDeNotifications) -> Void = { _ in }) -> String {
        var copie = self
        change(&copie)
        var parts = copie.parametres.map { "\($0.name)=\(URLText.encode($0.value))" }
        if copie.page > 1 { parts.append("page=\(copie.page)") }
        return parts.isEmpty ? base : base + "?" + parts.joined(separator: "&")
    }
}

/// A page of the list, and what its buttons need.
struct PageDeNotifications: Sendable {
    let notifications: [NotificationDeCourrier]
    /// Of those that answer the filters.
    let total: Int
    /// Of all of them.
    let toutes: Int
    let nonLues: Int
    let derniere: Int
}

extension NotificationStore {
    /// Two statements, whatever the filters.
    static func page(
        _ requete: RequeteDeNotifications, _ acces: Acces, on db: any Connection
    ) throws -> PageDeNotifications {
        let portee = portee(acces)
        var conditions = [portee] + requete.filtres.map(\.condition)
        if !requete.recherche.isEmpty { conditions.append(ColonneNotification.recherche(requete.recherche)) }
        let condition = SQL.join(conditions, " AND ")
        let sens: SQL = requete.decroissant ? " DESC" : " ASC"
        let rows = try db.rows(
            """
            SELECT \(NotificationDeCourrier.colonnes) FROM notification n WHERE \(condition)
            ORDER BY \(requete.colonne.tri)\(sens), n.id\(sens)
            LIMIT \(requete.taille) OFFSET \((requete.page - 1) * requete.taille)
            """)
        let comptes = try db.first(
            """
            SELECT (SELECT COUNT(*) FROM notification n WHERE \(condition)) AS total, COUNT(*) AS toutes,
                COUNT(*) - COUNT(n.lu_le) AS non_lues, COALESCE(MAX(n.id), 0) AS derniere
            FROM notification n WHERE \(portee)
            """)
        return PageDeNotifications(
            notifications: try rows.map(NotificationDeCourrier.init), total: try comptes?.int("total") ?? 0,
            toutes: try comptes?.int("toutes") ?? 0, nonLues: try comptes?.int("non_lues") ?? 0,
            derniere: try comptes?.int("derniere") ?? 0)
    }
}
