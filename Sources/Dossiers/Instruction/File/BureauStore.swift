package import Domain
package import Platform

/// Who looks at the queue, when, and through which delegation.
package struct RegardDuBureau: Sendable {
    package let acces: Acces
    package let maintenant: Instant
    /// Nil for all of them.
    package let delegation: DelegationDuBureau?

    package init(_ acces: Acces, at now: Instant, delegation: DelegationDuBureau? = nil) {
        self.acces = acces
        maintenant = now
        self.delegation = delegation
    }

    var aujourdhui: Jour { maintenant.jour }
}

/// A page of the queue.
package struct PageDeBureau: Sendable {
    package struct Ligne: Sendable {
        package let dossier: Dossier
        /// See `ControlesDuDossier.rang`; nil before the first look.
        package let controles: Int?
        package let demandes: [VieDuDossier.DemandeDePieces]
    }

    package let lignes: [Ligne]
    /// By name: `total`, `a_traiter`, `tous`, `depasse`, `5`, `aucun`, `moi`, `suspendu`. At most
    /// `BureauStore.plafond` + 1 each, more for `total` far in the list.
    package let comptes: [String: Int]

    package func compte(_ nom: String) -> Int { comptes[nom] ?? 0 }
}

package enum BureauStore {
    /// The files that wait for a decision. Literal, as in the partial indexes that answer it.
    static let aTraiter: SQL = "d.etat IN ('transmis', 'en_cours', 'attente_pieces')"
    /// The day to decide; files whose clock is stopped come last.
    static let delai = delai("d")

    static func delai(_ table: SQL) -> SQL {
        "(CASE WHEN \(table).echeance = '' THEN '9999-12-31' ELSE \(table).echeance END)"
    }

    /// Figures and tabs are counted up to here; beyond, « plus de 1 000 ».
    static let plafond = 1_000

    /// The list is counted up to its page at least, so that the next one can be offered.
    static func plafond(_ requete: RequeteDeBureau) -> Int {
        min(max(plafond, requete.page * requete.taille), RequeteDeListe.plafond)
    }

    /// Two statements, three when every sent file is filtered by state.
    package static func page(
        _ requete: RequeteDeBureau, _ regard: RegardDuBureau, on db: any Connection
    ) throws -> PageDeBureau {
        let sens: SQL = requete.decroissant ? " DESC" : " ASC"
        let ordre: SQL = "ORDER BY \(requete.colonne.tri)\(sens), d.id\(sens)"
        let rows = try db.rows(
            """
            SELECT \(Dossier.colonnes), d.controles FROM dossier d
            WHERE \(try lignes(requete, regard, ordre, on: db)) \(ordre) LIMIT \(requete.taille)
            """)
        let dossiers = try rows.map { (try Dossier($0), try $0.int("controles")) }
        let total = candidats(requete, regard) ?? "SELECT 1 FROM dossier d WHERE \(condition(requete, regard))"
        let (comptes, demandes) = try comptes(
            total, plafond(requete), regard, de: dossiers.map(\.0.id), on: db)
        return PageDeBureau(
            lignes: dossiers.map { dossier, controles in
                PageDeBureau.Ligne(
                    dossier: dossier, controles: controles < 0 ? nil : controles, demandes: demandes[dossier.id] ?? [])
            }, comptes: comptes)
    }

    /// The most pressing file of the delegation that nobody has, its clock running.
    package static func prochain(_ regard: RegardDuBureau, on db: any Connection) throws -> Int? {
        try db.first(
            """
            SELECT d.id FROM dossier d
            WHERE \(vus(aTraiter, regard)) AND d.gestionnaire_id IS NULL AND d.etat <> 'attente_pieces'
            ORDER BY \(delai), d.id LIMIT 1
            """
        )?.int("id")
    }

    /// The rows of one page. Far in the list, the inner query walks an index alone, and only they are read; so does that
    /// of a search that nothing else narrows, in the order of the delay.
    private static func lignes(
        _ requete: RequeteDeBureau, _ regard: RegardDuBureau, _ ordre: SQL, on db: any Connection
    ) throws -> SQL {
        let page: SQL = "LIMIT \(requete.taille) OFFSET \((requete.page - 1) * requete.taille)"
        if requete.colonne == .delai, let candidats = candidats(requete, regard) {
            let sens: SQL = requete.decroissant ? " DESC" : " ASC"
            return "d.id IN (SELECT t.id FROM (\(candidats)) t ORDER BY t.delai\(sens), t.id\(sens) \(page))"
        }
        let chemin = try chemin(requete, regard, on: db)
        return requete.page == 1 ? chemin : "d.id IN (SELECT d.id FROM dossier d WHERE \(chemin) \(ordre) \(page))"
    }

    // MARK: Conditions

    /// - Parameter etat: how the state is written, which decides whether an index finds it.
    static func condition(_ requete: RequeteDeBureau, _ regard: RegardDuBureau, etat: SQL = "d.etat") -> SQL {
        var conditions = [requete.tous ? "d.brouillon = 0" : aTraiter] + filtres(requete, regard, etat: etat)
        if !requete.recherche.isEmpty { conditions.append(RechercheDuBureauStore.condition(requete.recherche)) }
        return SQL.join(conditions, " AND ")
    }

    /// What a search among every sent file finds, when nothing else narrows it.
    private static func candidats(_ requete: RequeteDeBureau, _ regard: RegardDuBureau) -> SQL? {
        guard requete.tous, !requete.recherche.isEmpty, filtres(requete, regard, etat: "d.etat").isEmpty else {
            return nil
        }
        return RechercheDuBureauStore.candidats(requete.recherche)
    }

    /// What narrows the files of the view, beside the search: first what this person may not see.
    private static func filtres(_ requete: RequeteDeBureau, _ regard: RegardDuBureau, etat: SQL) -> [SQL] {
        var filtres = portee(regard).map { [$0] } ?? []
        // One state alone is a search in an index that keeps the order of the delay.
        if let seul = requete.etats.first, requete.etats.count == 1 {
            filtres.append("\(etat) = \(seul.rawValue)")
        } else if !requete.etats.isEmpty {
            filtres.append("\(etat) IN \(SQL.list(requete.etats.map(\.rawValue)))")
        }
        if let delai = requete.delai { filtres.append(filtre(delai, regard)) }
        if let gestionnaire = requete.gestionnaire { filtres.append(filtre(gestionnaire, regard)) }
        if let jours = requete.anciennete {
            filtres.append("d.transmis_le < \(regard.maintenant.adding(seconds: -86_400 * jours).iso)")
        }
        return filtres
    }

    /// How the rows of some states are found among every sent file. A state may hold nine files in ten or one in a
    /// million, which no engine guesses from a bound value: few of them are found first, then put in order; many are
    /// met soon enough by walking the order itself. Sorting the 868,000 granted files of a million took a second.
    ///
    /// - Parameter peu: files up to which they are few; nil counts as far as the list does.
    static func chemin(
        _ requete: RequeteDeBureau, _ regard: RegardDuBureau, peu: Int? = nil, on db: any Connection
    ) throws -> SQL {
        let condition = condition(requete, regard)
        let dansSonIndex = requete.etats.count == 1 && requete.colonne == .delai
        guard requete.tous, !requete.etats.isEmpty, !dansSonIndex else { return condition }
        let peu = peu ?? plafond(requete)
        let nombre = try db.count(
            "SELECT COUNT(*) AS n FROM (SELECT 1 FROM dossier d WHERE \(condition) LIMIT \(peu + 1)) t")
        // Written so that no index of the state answers it.
        if nombre > peu { return self.condition(requete, regard, etat: "COALESCE(d.etat, '')") }
        return "d.id IN (SELECT t.id FROM (SELECT d.id FROM dossier d WHERE \(condition) LIMIT \(peu)) t)"
    }

    /// Nil for who sees every file.
    private static func portee(_ regard: RegardDuBureau) -> SQL? {
        guard regard.acces.espace == .opco, regard.acces.roleOPCO != nil else { return "1 = 0" }
        guard let delegation = regard.delegation else { return nil }
        return "d.departement IN \(SQL.list(delegation.departements))"
    }

    /// The files of a view that this person sees.
    private static func vus(_ vue: SQL, _ regard: RegardDuBureau) -> SQL {
        portee(regard).map { vue + " AND " + $0 } ?? vue
    }

    private static func filtre(_ filtre: FiltreDeDelai, _ regard: RegardDuBureau) -> SQL {
        let jour = regard.aujourdhui
        return switch filtre {
        case .depasse: aTraiter + " AND " + delai + " < \(jour.iso)"
        case .cinq: aTraiter + " AND " + delai + " >= \(jour.iso) AND " + delai + " < \(jour.ajoutant(jours: 5).iso)"
        case .suspendu: aTraiter + " AND d.etat = 'attente_pieces'"
        }
    }

    private static func filtre(_ filtre: FiltreDeGestionnaire, _ regard: RegardDuBureau) -> SQL {
        switch filtre {
        case .moi: "d.gestionnaire_id = \(regard.acces.compteID)"
        case .aucun: "d.gestionnaire_id IS NULL"
        }
    }
}

// MARK: - Counts

extension BureauStore {
    /// One statement: the figures, the tabs, the total, and the requests for pieces of the files shown.
    private static func comptes(
        _ total: SQL, _ plafond: Int, _ regard: RegardDuBureau, de dossiers: [Int], on db: any Connection
    ) throws -> ([String: Int], [Int: [VieDuDossier.DemandeDePieces]]) {
        let file = vus(aTraiter, regard)
        var branches = [
            compte("total", de: total, jusque: plafond), compte("a_traiter", file),
            compte("tous", vus("d.brouillon = 0", regard)),
        ]
        branches += FiltreDeDelai.allCases.map { compte($0.rawValue, file + " AND " + filtre($0, regard)) }
        branches += FiltreDeGestionnaire.allCases.map { compte($0.rawValue, file + " AND " + filtre($0, regard)) }
        branches.append(
            """
            SELECT '', dossier_id, id, ouverte_le, COALESCE(close_le, '') FROM demande_pieces
            WHERE dossier_id IN \(SQL.list(dossiers))
            """)
        var comptes: [String: Int] = [:]
        var demandes: [Int: [VieDuDossier.DemandeDePieces]] = [:]
        for row in try db.rows(SQL.join(branches, " UNION ALL ") + " ORDER BY 1, 3") {
            let nom = try row.string("quoi")
            guard nom.isEmpty else {
                comptes[nom] = try row.int("n")
                continue
            }
            guard let ouverte = Instant(iso: try row.string("a")) else { continue }
            demandes[try row.int("id"), default: []].append(
                .init(pieces: [], message: "", ouverteLe: ouverte, closeLe: Instant(iso: try row.string("b"))))
        }
        return (comptes, demandes)
    }

    private static func compte(_ nom: String, _ condition: SQL) -> SQL {
        compte(nom, de: "SELECT 1 FROM dossier d WHERE \(condition)", jusque: plafond)
    }

    private static func compte(_ nom: String, de lignes: SQL, jusque plafond: Int) -> SQL {
        """
        SELECT \(nom) AS quoi, 0 AS id, COUNT(*) AS n, '' AS a, '' AS b FROM (
            SELECT 1 FROM (\(lignes)) l LIMIT \(plafond + 1)) t
        """
    }
}
