import Domain
package import Platform

package typealias RequeteDeListe = ListQuery<ColonneDossier>

extension RequeteDeListe {
    package var brouillon: Bool { vue == "brouillon" }

    /// Rows are counted up to here: beyond, « plus de 10 000 ».
    static var plafond: Int { 10_000 }
}

/// A page of a list.
package struct PageDeListe: Sendable {
    package let dossiers: [LigneDeDossier]
    /// At most `RequeteDeListe.plafond` + 1 when there are filters.
    package let total: Int
    package let transmis: Int
    package let brouillons: Int
}

package enum ListeStore {
    /// Two statements, whatever the filters: the rows, and the counts of the tabs and of the list.
    package static func page(
        _ requete: RequeteDeListe, _ portee: SQL, prefixe: Bool, on db: any Connection
    ) throws -> PageDeListe {
        let condition = condition(requete, portee, prefixe: prefixe)
        let sens: SQL = requete.decroissant ? " DESC" : " ASC"
        let ordre: SQL = "ORDER BY \(requete.colonne.tri)\(sens), d.id\(sens)"
        // Far in the list, the inner query walks an index alone and only the rows of the page are read; its first page
        // needs no such care.
        let rows = try db.rows(
            requete.page == 1
                ? "SELECT \(LigneDeDossier.colonnes) FROM dossier d WHERE \(condition) \(ordre) LIMIT \(requete.taille)"
                : """
                SELECT \(LigneDeDossier.colonnes) FROM dossier d WHERE d.id IN (
                    SELECT d.id FROM dossier d WHERE \(condition) \(ordre)
                    LIMIT \(requete.taille) OFFSET \((requete.page - 1) * requete.taille)
                ) \(ordre)
                """)
        let limite = RequeteDeListe.plafond + 1
        // Without filters the list is a tab, counted once.
        let filtree = requete.restreinte
        let total: SQL =
            filtree ? "(SELECT COUNT(*) FROM (SELECT 1 FROM dossier d WHERE \(condition) LIMIT \(limite)) t)" : "0"
        let comptes = try db.first(
            """
            SELECT \(total) AS total,
                (SELECT COUNT(*) FROM dossier d WHERE \(portee) AND d.brouillon = 0) AS transmis,
                (SELECT COUNT(*) FROM dossier d WHERE \(portee) AND d.brouillon = 1 AND d.version > 1) AS brouillons
            """)
        let transmis = try comptes?.int("transmis") ?? 0
        let brouillons = try comptes?.int("brouillons") ?? 0
        return PageDeListe(
            dossiers: try rows.map(LigneDeDossier.init),
            total: filtree ? try comptes?.int("total") ?? 0 : requete.brouillon ? brouillons : transmis,
            transmis: transmis, brouillons: brouillons)
    }

    /// Every row of the list, one at a time: exports.
    static func chaque(
        _ requete: RequeteDeListe, _ portee: SQL, on db: any Connection, _ body: (LigneDeDossier) throws -> Void
    ) throws {
        let sens: SQL = requete.decroissant ? " DESC" : " ASC"
        try db.each(
            """
            SELECT \(LigneDeDossier.colonnes) FROM dossier d WHERE \(condition(requete, portee, prefixe: false))
            ORDER BY \(requete.colonne.tri)\(sens), d.id\(sens) LIMIT 100000
            """
        ) { try body(LigneDeDossier($0)) }
    }

    static func condition(_ requete: RequeteDeListe, _ portee: SQL, prefixe: Bool) -> SQL {
        // Written, not bound: a partial index says the same.
        var conditions: [SQL] = [portee, requete.brouillon ? "d.brouillon = 1" : "d.brouillon = 0"]
        // A draft that nobody has typed in yet is not in anybody's list.
        if requete.brouillon { conditions.append("d.version > 1") }
        conditions += requete.filtres.map { $0.condition(prefixe: prefixe) }
        if !requete.recherche.isEmpty { conditions.append(recherche(requete.recherche, prefixe: prefixe)) }
        return SQL.join(conditions, " AND ")
    }

    /// Name, establishment or number.
    private static func recherche(_ texte: String, prefixe: Bool) -> SQL {
        let cle = Tri.cle(texte)
        let chiffres = texte.split(separator: ".").first.flatMap { Int($0.filter { !$0.isWhitespace }) }
        if let chiffres { return "(d.numero = \(chiffres) OR d.deca = \(Code.normaliser(texte)))" }
        return
            "(\(FiltreDossier.texte("d.beneficiaire_tri", cle, prefixe: prefixe)) OR \(FiltreDossier.texte("d.etablissement_tri", cle, prefixe: prefixe)))"
    }
}
