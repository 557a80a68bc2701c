import Domain
import Platform

typealias RequeteDeNotifications = ListQuery<ColonneNotification>

extension RequeteDeNotifications.Filtre {
    var condition: SQL { "(" + SQL.join(valeurs.map(colonne.condition), " OR ") + ")" }
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
