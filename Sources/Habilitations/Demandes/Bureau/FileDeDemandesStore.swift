import Domain
import Platform

/// A page of the queue.
struct PageDeDemandes: Sendable {
    struct Ligne: Sendable {
        let demande: Demande
        let etablissements: [(siret: String, nom: String)]
    }

    let lignes: [Ligne]
    /// By name: `total`, `attente`, `toutes`, `depasse`, `aucun`, `moi`; at most `FileDeDemandesStore.plafond` + 1.
    let comptes: [String: Int]

    func compte(_ nom: String) -> Int { comptes[nom] ?? 0 }

    /// Of those that hold a line, from 1.
    func dernierePage(_ requete: RequeteDeDemandes) -> Int {
        max(1, (compte("total") + requete.taille - 1) / requete.taille)
    }
}

enum FileDeDemandesStore {
    /// Counted up to here; beyond, « plus de 1 000 ».
    static let plafond = 1_000

    static func plafond(_ requete: RequeteDeDemandes) -> Int { max(plafond, requete.page * requete.taille) }

    /// Two statements, whatever the filters.
    static func page(
        _ requete: RequeteDeDemandes, agent: Int, at now: Instant, on db: any Connection
    ) throws -> PageDeDemandes {
        let condition = condition(requete, agent, now)
        let sens: SQL = requete.decroissant ? " DESC" : " ASC"
        let demandes = try db.rows(
            """
            SELECT \(Demande.colonnes) FROM demande d WHERE \(condition)
            ORDER BY \(requete.colonne.tri)\(sens), d.id\(sens)
            LIMIT \(requete.taille) OFFSET \((requete.page - 1) * requete.taille)
            """
        ).map { try Demande($0) }
        let (comptes, etablissements) = try comptes(
            condition, plafond(requete), agent, now, de: demandes.map(\.id), on: db)
        return PageDeDemandes(
            lignes: demandes.map { .init(demande: $0, etablissements: etablissements[$0.id] ?? []) }, comptes: comptes)
    }

    private static let attente: SQL = "d.etat = 'en_attente'"

    private static func condition(_ requete: RequeteDeDemandes, _ agent: Int, _ now: Instant) -> SQL {
        var conditions: [SQL] = [requete.toutes ? "1 = 1" : attente]
        if let etat = requete.etat { conditions.append("d.etat = \(etat.rawValue)") }
        if !requete.delegation.isEmpty { conditions.append("d.delegation = \(requete.delegation)") }
        if !requete.dga.isEmpty { conditions.append("d.dga = \(requete.dga)") }
        if let type = requete.type { conditions.append("d.type = \(type.rawValue)") }
        if let main = requete.gestionnaire { conditions.append(filtre(main, agent)) }
        if requete.depassees { conditions.append(depasse(now)) }
        if !requete.recherche.isEmpty { conditions.append(recherche(requete.recherche)) }
        return SQL.join(conditions, " AND ")
    }

    private static func depasse(_ now: Instant) -> SQL { attente + " AND d.echeance < \(now.iso)" }

    private static func filtre(_ main: FiltreDeMain, _ agent: Int) -> SQL {
        switch main {
        case .moi: "d.gestionnaire_id = \(agent)"
        case .aucun: "d.gestionnaire_id IS NULL"
        }
    }

    /// The beginning of a name, a whole address, the beginning of a SIRET, or the number: each by its index.
    private static func recherche(_ texte: String) -> SQL {
        let code = Code.normaliser(texte)
        if Code.chiffres(code, 9...14) {
            let manque = 14 - code.utf8.count
            let debut = code + String(repeating: "0", count: manque)
            let fin = code + String(repeating: "9", count: manque)
            return """
                d.id IN (SELECT e.demande_id FROM demande_etablissement e
                    WHERE e.siret >= \(debut) AND e.siret <= \(fin))
                """
        }
        if Code.chiffres(code, 1...8), let numero = Int(code) { return "d.id = \(numero)" }
        if texte.contains("@") { return "d.courriel = \(texte.lowercased())" }
        // Keys hold capitals, digits and spaces: « [ » comes after all of them.
        let cle = Tri.cle(texte)
        return "(d.nom_tri >= \(cle) AND d.nom_tri < \(cle + "["))"
    }

    /// One statement: the figures, the tabs, the total, and the establishments of the requests shown.
    private static func comptes(
        _ condition: SQL, _ limite: Int, _ agent: Int, _ now: Instant, de ids: [Int], on db: any Connection
    ) throws -> ([String: Int], [Int: [(siret: String, nom: String)]]) {
        var branches = [
            compte("total", condition, limite), compte("attente", attente), compte("toutes", "1 = 1"),
            compte("depasse", depasse(now)),
        ]
        branches += FiltreDeMain.allCases.map { compte($0.rawValue, attente + " AND " + filtre($0, agent)) }
        branches.append(
            """
            SELECT '', demande_id, rang, siret, nom FROM demande_etablissement WHERE demande_id IN \(SQL.list(ids))
            """)
        var comptes: [String: Int] = [:]
        var etablissements: [Int: [(siret: String, nom: String)]] = [:]
        for row in try db.rows(SQL.join(branches, " UNION ALL ") + " ORDER BY 1, 2, 3") {
            let quoi = try row.string("quoi")
            if quoi.isEmpty {
                etablissements[try row.int("id"), default: []].append((try row.string("a"), try row.string("b")))
            } else {
                comptes[quoi] = try row.int("n")
            }
        }
        return (comptes, etablissements)
    }

    private static func compte(_ nom: String, _ condition: SQL, _ limite: Int = plafond) -> SQL {
        """
        SELECT \(nom) AS quoi, 0 AS id, COUNT(*) AS n, '' AS a, '' AS b FROM (
            SELECT 1 FROM demande d WHERE \(condition) LIMIT \(limite + 1)) t
        """
    }
}
