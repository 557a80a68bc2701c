package import Domain
package import Platform

extension Referentiels {
    /// Looks up everything that the answers of a file name, for the rules: one statement, none when they name nothing.
    ///
    /// Keys are those of the answers once cleaned of blanks, dots and hyphens, and those of the answers as they are.
    package static func donneesDeReference(
        for reponses: Reponses, _ db: any Connection
    ) throws -> DonneesDeReference {
        let references = ReferencesDuDossier(reponses)
        let branches = references.branches
        return try references.donnees(branches.isEmpty ? [] : db.rows(SQL.join(branches, " UNION ALL ")))
    }
}
