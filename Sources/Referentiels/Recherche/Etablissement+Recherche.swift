import Domain
package import Platform

extension Etablissement {
    private static let colonnes: SQL = """
        e.siret, e.denomination, e.enseigne, e.siege, e.numero, e.indice, e.type_voie, e.libelle_voie, e.complement,
        e.code_postal, e.commune, e.code_commune, e.departement, e.naf, e.effectif, e.etat, e.date_fermeture,
        e.employeur, e.idcc, e.test, u.nom AS unite_nom, u.effectif AS unite_effectif, u.categorie_juridique
        """

    /// The establishment of a SIRET, however it is typed.
    package static func trouver(siret: String, _ db: any Connection) throws -> Etablissement? {
        let code = Code.normaliser(siret)
        guard Siret.formatJuste(code) else { return nil }
        return try chercher(siret: code, limite: 1, db).first
    }

    /// Those of these SIRETs that are known, in any order.
    package static func trouver(sirets: [String], _ db: any Connection) throws -> [Etablissement] {
        guard !sirets.isEmpty else { return [] }
        return try db.rows(
            """
            SELECT \(colonnes) FROM etablissement e
            LEFT JOIN unite_legale u ON u.siren = substr(e.siret, 1, 9)
            WHERE e.siret IN \(SQL.list(sirets))
            """
        ).map { try Etablissement($0) }
    }

    /// Establishments whose SIRET begins with the digits typed, nine at least: the open ones first, then the head
    /// office. Fewer than nine digits find nothing.
    package static func chercher(siret: String, limite: Int = 20, _ db: any Connection) throws -> [Etablissement] {
        let digits = Code.normaliser(siret)
        guard Code.chiffres(digits, 9...14) else { return [] }
        let missing = 14 - digits.count
        let first = digits + String(repeating: "0", count: missing)
        let last = digits + String(repeating: "9", count: missing)
        return try db.rows(
            """
            SELECT \(colonnes) FROM etablissement e
            LEFT JOIN unite_legale u ON u.siren = substr(e.siret, 1, 9)
            WHERE e.siret >= \(first) AND e.siret <= \(last)
            ORDER BY e.etat, e.siege DESC, e.siret LIMIT \(limite)
            """
        ).map { try Etablissement($0) }
    }

    /// Establishments whose name, or whose company's name, begins with the words typed, without regard to case,
    /// accents and punctuation. Fewer than three characters find nothing.
    package static func chercher(nom: String, limite: Int = 20, _ db: any Connection) throws -> [Etablissement] {
        let first = Cellule.fold(nom)
        guard first.count >= 3 else { return [] }
        // Folded names are made of capitals, digits and spaces: « [ » comes after all of them.
        let last = first + "["
        return try db.rows(
            """
            SELECT \(colonnes) FROM (
                SELECT siret FROM (
                    SELECT siret FROM etablissement
                    WHERE nom_recherche >= \(first) AND nom_recherche < \(last)
                    ORDER BY nom_recherche LIMIT 200) propres
                UNION
                SELECT siret FROM (
                    SELECT s.siret FROM unite_legale l
                    JOIN etablissement s ON s.siret >= l.siren || '00000' AND s.siret <= l.siren || '99999'
                    WHERE l.nom_recherche >= \(first) AND l.nom_recherche < \(last)
                    ORDER BY l.nom_recherche LIMIT 200) herites
            ) trouves
            JOIN etablissement e ON e.siret = trouves.siret
            LEFT JOIN unite_legale u ON u.siren = substr(e.siret, 1, 9)
            ORDER BY e.etat, coalesce(e.nom_recherche, u.nom_recherche), e.siege DESC, e.siret LIMIT \(limite)
            """
        ).map { try Etablissement($0) }
    }

    private init(_ row: Row) throws {
        let company = row.optionalString("unite_nom")
        let own = row.optionalString("denomination")
        let sign = row.optionalString("enseigne")
        self.init(
            siret: try row.string("siret"), nom: own ?? company ?? sign ?? "Nom non diffusé", raisonSociale: company,
            enseigne: sign, siege: try row.bool("siege"),
            adresse: AdresseReference(
                numero: row.optionalString("numero"), indice: row.optionalString("indice"),
                voie: TypeDeVoie.voie(row.optionalString("type_voie"), row.optionalString("libelle_voie")),
                complement: row.optionalString("complement"), codePostal: row.optionalString("code_postal"),
                commune: row.optionalString("commune"), codeCommune: row.optionalString("code_commune")),
            departement: row.optionalString("departement"), naf: row.optionalString("naf"),
            effectif: row.optionalString("unite_effectif") ?? row.optionalString("effectif"),
            categorieJuridique: row.optionalString("categorie_juridique"),
            ferme: try row.string("etat") == "F",
            fermeLe: row.optionalString("date_fermeture").flatMap { Jour(iso: $0) },
            employeur: row.optionalInt("employeur").map { $0 != 0 }, idcc: row.optionalString("idcc"),
            test: try row.bool("test"))
    }
}
