package import Domain
package import Platform

extension Referentiels {
    /// Looks up everything that the answers of a file name, for the rules: at most two statements.
    ///
    /// Keys are those of the answers once cleaned of blanks, dots and hyphens, and those of the answers as they are.
    package static func donneesDeReference(
        for reponses: Reponses, _ db: any Connection
    ) throws -> DonneesDeReference {
        var sirets: [String: [String]] = [:]
        var sheets: [String: [String]] = [:]
        for (key, answer) in reponses.valeurs {
            let code = Code.normaliser(answer)
            if key.hasSuffix("siret"), Siret.formatJuste(code) { sirets[code, default: [code]].append(answer) }
            if key.hasSuffix("rncp"), RNCP.formatJuste(RNCP.normaliser(answer)) {
                sheets[RNCP.normaliser(answer), default: [RNCP.normaliser(answer)]].append(answer)
            }
        }
        return DonneesDeReference(
            etablissements: try etablissements(sirets, db), certifications: try certifications(sheets, db))
    }

    private static func etablissements(
        _ answers: [String: [String]], _ db: any Connection
    ) throws -> [String: DonneesDeReference.Etablissement] {
        var found: [String: DonneesDeReference.Etablissement] = [:]
        guard !answers.isEmpty else { return found }
        let rows = try db.rows(
            "SELECT siret, etat, test FROM etablissement WHERE siret IN \(SQL.list(answers.keys.sorted()))")
        for row in rows {
            let establishment = DonneesDeReference.Etablissement(
                ferme: try row.string("etat") == "F", test: try row.bool("test"))
            for spelling in answers[try row.string("siret")] ?? [] { found[spelling] = establishment }
        }
        return found
    }

    private static func certifications(
        _ answers: [String: [String]], _ db: any Connection
    ) throws -> [String: DonneesDeReference.Certification] {
        var found: [String: DonneesDeReference.Certification] = [:]
        guard !answers.isEmpty else { return found }
        let rows = try db.rows(
            """
            SELECT rncp, active, fin_enregistrement FROM certification
            WHERE rncp IN \(SQL.list(answers.keys.sorted()))
            """)
        for row in rows {
            let sheet = DonneesDeReference.Certification(
                active: try row.bool("active"),
                finEnregistrement: row.optionalString("fin_enregistrement").flatMap { Jour(iso: $0) })
            for spelling in answers[try row.string("rncp")] ?? [] { found[spelling] = sheet }
        }
        return found
    }
}
