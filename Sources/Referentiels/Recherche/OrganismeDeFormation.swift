import Domain
package import Platform

/// A training organisation: its declaration of activity, its Qualiopi certifications, its UAI when it is a school.
package struct OrganismeDeFormation: Sendable, Equatable, Encodable {
    package let siret: String
    package let denomination: String
    package let nda: String?
    /// Nil without any; the first one when the establishment has several.
    package let uai: String?
    package let adresse: AdresseReference
    package let courriel: String?
    package let telephone: String?
    package let qualiopi: Qualiopi
    package let ferme: Bool

    package struct Qualiopi: Sendable, Equatable, Encodable {
        package let formation, bilan, vae, apprentissage: Bool
    }
}

extension OrganismeDeFormation {
    /// - Returns: nil when the SIRET is neither in the public list nor in the directory of schools.
    package static func trouver(siret: String, _ db: any Connection) throws -> OrganismeDeFormation? {
        let code = Code.normaliser(siret)
        guard Siret.formatJuste(code) else { return nil }
        return try chercher(siret: code, limite: 1, db).first
    }

    /// Those of these SIRETs that are known, in any order.
    package static func trouver(sirets: [String], _ db: any Connection) throws -> [OrganismeDeFormation] {
        guard !sirets.isEmpty else { return [] }
        let liste = SQL.list(sirets)
        return try chercher(
            """
            SELECT siret FROM organisme_formation WHERE siret IN \(liste)
            UNION SELECT siret FROM uai WHERE siret IN \(liste)
            """, limite: sirets.count, db)
    }

    /// Organisations whose SIRET begins with the digits typed, nine at least.
    package static func chercher(
        siret: String, limite: Int = 20, _ db: any Connection
    ) throws -> [OrganismeDeFormation] {
        let digits = Code.normaliser(siret)
        guard Code.chiffres(digits, 9...14) else { return [] }
        let missing = 14 - digits.count
        let first = digits + String(repeating: "0", count: missing)
        let last = digits + String(repeating: "9", count: missing)
        return try chercher(
            """
            SELECT siret FROM organisme_formation WHERE siret >= \(first) AND siret <= \(last)
            UNION SELECT siret FROM uai WHERE siret >= \(first) AND siret <= \(last)
            """, limite: limite, db)
    }

    /// Organisations of the public list whose name begins with the words typed, three characters at least.
    package static func chercher(nom: String, limite: Int = 20, _ db: any Connection) throws -> [OrganismeDeFormation] {
        let first = Cellule.fold(nom)
        guard first.count >= 3 else { return [] }
        return try chercher(
            """
            SELECT siret FROM organisme_formation
            WHERE nom_recherche >= \(first) AND nom_recherche < \(first + "[")
            """, limite: limite, db)
    }

    private static func chercher(_ sirets: SQL, limite: Int, _ db: any Connection) throws -> [OrganismeDeFormation] {
        try db.rows(
            """
            SELECT s.siret, o.denomination, o.nda, o.voie, o.code_postal, o.ville, o.qualiopi_formation,
                o.qualiopi_bilan, o.qualiopi_vae, o.qualiopi_apprentissage, a.uai, a.nom, a.courriel, a.telephone,
                e.numero, e.indice, e.type_voie, e.libelle_voie, e.complement, e.code_postal AS e_code_postal,
                e.commune, e.code_commune, e.etat
            FROM (\(sirets)) s
            LEFT JOIN organisme_formation o ON o.siret = s.siret
            LEFT JOIN uai a ON a.uai = (SELECT min(b.uai) FROM uai b WHERE b.siret = s.siret)
            LEFT JOIN etablissement e ON e.siret = s.siret
            ORDER BY s.siret LIMIT \(limite)
            """
        ).map { try OrganismeDeFormation($0) }
    }

    /// Sirene's address is preferred: it comes in parts.
    private init(_ row: Row) throws {
        let address =
            row.optionalString("etat") == nil
            ? AdresseReference(
                numero: nil, indice: nil, voie: row.optionalString("voie"), complement: nil,
                codePostal: row.optionalString("code_postal"), commune: row.optionalString("ville"), codeCommune: nil)
            : AdresseReference(
                numero: row.optionalString("numero"), indice: row.optionalString("indice"),
                voie: TypeDeVoie.voie(row.optionalString("type_voie"), row.optionalString("libelle_voie")),
                complement: row.optionalString("complement"), codePostal: row.optionalString("e_code_postal"),
                commune: row.optionalString("commune"), codeCommune: row.optionalString("code_commune"))
        func flag(_ name: String) -> Bool { row.optionalInt(name) == 1 }
        self.init(
            siret: try row.string("siret"),
            denomination: try row.optionalString("denomination") ?? row.string("nom"), nda: row.optionalString("nda"),
            uai: row.optionalString("uai"), adresse: address, courriel: row.optionalString("courriel"),
            telephone: row.optionalString("telephone"),
            qualiopi: Qualiopi(
                formation: flag("qualiopi_formation"), bilan: flag("qualiopi_bilan"), vae: flag("qualiopi_vae"),
                apprentissage: flag("qualiopi_apprentissage")),
            ferme: row.optionalString("etat") == "F")
    }
}
