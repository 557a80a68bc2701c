import Domain
package import Platform

/// A commune as the post delivers it.
package struct Commune: Sendable, Equatable, Encodable {
    package let codeInsee: String
    package let nom: String
    package let codePostal: String
    /// In capitals without accents, as on an envelope.
    package let libelle: String

    /// Communes that a postal code serves, in the order of their names; a CEDEX serves none.
    package static func chercher(codePostal: String, _ db: any Connection) throws -> [Commune] {
        let code = Code.normaliser(codePostal)
        guard Code.chiffres(code, 5...5) else { return [] }
        return try db.rows(
            """
            SELECT DISTINCT code_insee, nom, code_postal, libelle FROM commune WHERE code_postal = \(code)
            ORDER BY nom, code_insee
            """
        ).map { row in
            Commune(
                codeInsee: try row.string("code_insee"), nom: try row.string("nom"),
                codePostal: try row.string("code_postal"), libelle: try row.string("libelle"))
        }
    }
}
