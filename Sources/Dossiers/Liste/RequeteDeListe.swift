import Domain
package import Platform

/// The state of a list, whole in its URL: view, order, search, filters, page.
package struct RequeteDeListe: Sendable, Equatable {
    package var brouillon: Bool
    package var colonne: ColonneDossier
    package var decroissant: Bool
    package var recherche: String
    package var filtres: [FiltreDossier]
    /// From 1.
    package var page: Int
    package var taille: Int

    static let tailles = [10, 25, 50, 100]
    /// Rows are counted up to here: beyond, « plus de 10 000 ».
    static let plafond = 10_000

    package init(_ query: FormData) {
        brouillon = query["vue"] == "brouillon"
        let tri = query["tri"]
        decroissant = tri.isEmpty ? ColonneDossier.parDefaut.decroissant : tri.hasPrefix("-")
        colonne =
            ColonneDossier(rawValue: decroissant && !tri.isEmpty ? String(tri.dropFirst()) : tri)
            ?? ColonneDossier.parDefaut.colonne
        recherche = Texte.ligne(String(query["q"].prefix(100)))
        filtres = Array(query.values("f").compactMap(FiltreDossier.init).prefix(12))
        page = min(max(Int(query["page"]) ?? 1, 1), 100_000)
        taille = Int(query["lignes"]).flatMap { RequeteDeListe.tailles.contains($0) ? $0 : nil } ?? 10
        if let ajout = ColonneDossier(rawValue: query["colonne"]),
            let filtre = FiltreDossier(ajout, saisie: query["valeur"])
        {
            ajouter(filtre)
        }
    }

    /// Several values of one column make one filter.
    private mutating func ajouter(_ filtre: FiltreDossier) {
        guard let index = filtres.firstIndex(where: { $0.colonne == filtre.colonne }) else {
            return filtres.append(filtre)
        }
        let valeurs = filtres[index].valeurs + filtre.valeurs.filter { !filtres[index].valeurs.contains($0) }
        filtres[index] = FiltreDossier(filtre.colonne, valeurs)
    }

    /// Everything but the page, as fields and as a query.
    var parametres: [(name: String, value: String)] {
        var liste: [(String, String)] = []
        if brouillon { liste.append(("vue", "brouillon")) }
        if (colonne, decroissant) != ColonneDossier.parDefaut {
            liste.append(("tri", (decroissant ? "-" : "") + colonne.rawValue))
        }
        if !recherche.isEmpty { liste.append(("q", recherche)) }
        liste += filtres.map { ("f", $0.parametre) }
        if taille != 10 { liste.append(("lignes", String(taille))) }
        return liste
    }

    func url(_ base: String, _ change: (inout RequeteDeListe) -> Void = { _ in }) -> String {
        var copie = self
        change(&copie)
        var parts = copie.parametres.map { "\($0.name)=\(URLText.encode($0.value))" }
        if copie.page > 1 { parts.append("page=\(copie.page)") }
        return parts.isEmpty ? base : base + "?" + parts.joined(separator: "&")
    }
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
        let filtree = !requete.filtres.isEmpty || !requete.recherche.isEmpty
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
