package import Domain
package import Platform

/// Everything that the answers of one file name in the reference data, as branches of a statement that the caller may
/// join to its own: a page of the desk is held to few statements.
///
/// Branches have the columns `quoi`, `id`, `a` to `e` (texts) and `n` (a number), in that order.
package struct ReferencesDuDossier: Sendable {
    /// Spellings of the answers, by code cleaned of blanks, dots and hyphens.
    private let sirets: [String: [String]]
    private let fiches: [String: [String]]
    private let rncp: String
    private let idcc: String
    private let conclusion: Jour?

    package init(_ reponses: Reponses) {
        var sirets: [String: [String]] = [:]
        var fiches: [String: [String]] = [:]
        for (cle, reponse) in reponses.valeurs {
            let code = Code.normaliser(reponse)
            if cle.hasSuffix("siret"), Siret.formatJuste(code) { sirets[code, default: [code]].append(reponse) }
            if cle.hasSuffix("rncp"), RNCP.formatJuste(RNCP.normaliser(reponse)) {
                fiches[RNCP.normaliser(reponse), default: [RNCP.normaliser(reponse)]].append(reponse)
            }
        }
        self.sirets = sirets
        self.fiches = fiches
        rncp = reponses["formation.rncp"]
        idcc = reponses["employeur.codeIdcc"]
        conclusion = reponses.jour("contrat.dateConclusion")
    }

    /// Establishments and certifications: what the rules look up.
    package var branches: [SQL] {
        var liste: [SQL] = []
        if !sirets.isEmpty {
            liste.append(
                """
                SELECT 'etablissement' AS quoi, 0 AS id, siret AS a, etat AS b, '' AS c, '' AS d, '' AS e, test AS n
                FROM etablissement WHERE siret IN \(SQL.list(sirets.keys.sorted()))
                """)
        }
        if !fiches.isEmpty {
            liste.append(
                """
                SELECT 'certification' AS quoi, 0 AS id, rncp AS a, COALESCE(fin_enregistrement, '') AS b, '' AS c,
                    '' AS d, '' AS e, active AS n
                FROM certification WHERE rncp IN \(SQL.list(fiches.keys.sorted()))
                """)
        }
        return liste
    }

    /// The yearly amounts in force on the day of conclusion, one a branch of the agreement.
    package var brancheDesNiveaux: SQL? {
        conclusion.map { NiveauDePriseEnCharge.branche(rncp: rncp, idcc: idcc, conclusion: $0) }
    }

    /// Reads the rows of `branches`; those of others are left.
    package func donnees(_ rows: [Row]) throws -> DonneesDeReference {
        var etablissements: [String: DonneesDeReference.Etablissement] = [:]
        var certifications: [String: DonneesDeReference.Certification] = [:]
        for row in rows {
            switch try row.string("quoi") {
            case "etablissement":
                let trouve = DonneesDeReference.Etablissement(
                    ferme: try row.string("b") == "F", test: try row.bool("n"))
                for graphie in sirets[try row.string("a")] ?? [] { etablissements[graphie] = trouve }
            case "certification":
                let trouvee = DonneesDeReference.Certification(
                    active: try row.bool("n"), finEnregistrement: Jour(iso: try row.string("b")))
                for graphie in fiches[try row.string("a")] ?? [] { certifications[graphie] = trouvee }
            default: continue
            }
        }
        return DonneesDeReference(etablissements: etablissements, certifications: certifications)
    }

    /// Reads the rows of `brancheDesNiveaux`, by label of the branch.
    package func niveaux(_ rows: [Row]) throws -> [NiveauDePriseEnCharge.Choix] {
        try NiveauDePriseEnCharge.lire(rows)
    }
}
