package import Domain
package import Platform

extension Referentiels {
    /// Looks up everything that the answers of a file name, for the rules: one statement at most.
    package static func donneesDeReference(for reponses: Reponses, _ db: any Connection) throws -> DonneesDeReference {
        let references = ReferencesDuDossier(reponses)
        let branches = references.branches
        let rows = branches.isEmpty ? [] : try db.rows(SQL.join(branches, " UNION ALL "))
        return try references.donnees(rows)
    }
}
