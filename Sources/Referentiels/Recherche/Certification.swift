package import Domain
package import Platform

/// A sheet of the national directory of certifications.
package struct Certification: Sendable, Equatable, Encodable {
    /// With its prefix, `RNCP38372`.
    package let rncp: String
    package let intitule: String
    /// « CAP », « BTS »…
    package let abrege: String?
    /// From 3 to 8, European framework.
    package let niveau: Int?
    package let active: Bool
    package let finEnregistrement: Jour?
    /// Diploma codes of the Éducation nationale; several for a diploma with options.
    package let codesDiplome: [String]
}

extension Certification {
    package static func trouver(rncp: String, _ db: any Connection) throws -> Certification? {
        try chercher("c.rncp = \(RNCP.normaliser(rncp))", first: "", limite: 1, db).first
    }

    /// By code when digits are typed, else by the words of the title, in any order; the active ones first.
    package static func chercher(_ texte: String, limite: Int = 20, _ db: any Connection) throws -> [Certification] {
        let code = RNCP.normaliser(texte)
        if code.hasPrefix("RNCP"), Code.chiffres(String(code.dropFirst(4)), 1...6) {
            return try chercher("c.rncp >= \(code) AND c.rncp < \(code + ":")", first: "", limite: limite, db)
        }
        let words = Cellule.fold(texte).split(separator: " ")
        guard words.contains(where: { $0.count >= 2 }) else { return [] }
        let conditions = words.map { word -> SQL in "c.nom_recherche LIKE \("%\(word)%")" }
        return try chercher(SQL.join(conditions, " AND "), first: Cellule.fold(texte), limite: limite, db)
    }

    private static func chercher(
        _ condition: SQL, first: String, limite: Int, _ db: any Connection
    ) throws -> [Certification] {
        let codes: SQL = db.dialect == .sqlite ? "group_concat(d.code_diplome, ' ')" : "string_agg(d.code_diplome, ' ')"
        return try db.rows(
            """
            SELECT c.rncp, c.intitule, c.abrege, c.niveau, c.active, c.fin_enregistrement,
                (SELECT \(codes) FROM certification_diplome d WHERE d.rncp = c.rncp) AS codes
            FROM certification c WHERE \(condition)
            ORDER BY c.active DESC, CASE WHEN c.nom_recherche LIKE \(first + "%") THEN 0 ELSE 1 END,
                length(c.rncp) DESC, c.rncp DESC
            LIMIT \(limite)
            """
        ).map { try Certification($0) }
    }

    private init(_ row: Row) throws {
        self.init(
            rncp: try row.string("rncp"), intitule: try row.string("intitule"), abrege: row.optionalString("abrege"),
            niveau: row.optionalInt("niveau"), active: try row.bool("active"),
            finEnregistrement: row.optionalString("fin_enregistrement").flatMap { Jour(iso: $0) },
            codesDiplome: (row.optionalString("codes") ?? "").split(separator: " ").map(String.init).sorted())
    }
}
