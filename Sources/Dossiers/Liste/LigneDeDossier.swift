package import Domain
import Platform

/// A file as its lists show it: a third of the columns of `Dossier`, which ten rows of a page need not read.
package struct LigneDeDossier: Sendable {
    package let id: Int
    package let etat: EtatDossier
    /// Nil for a draft.
    package let numero: NumeroDossier?
    /// « NOM, Prénom »
    package let beneficiaire: String
    package let etablissement: String
    package let intitule: String
    package let deca: String
    package let debut: Jour?
    package let fin: Jour?

    static let colonnes: SQL = """
        d.id, d.etat, d.numero, d.avenant, d.beneficiaire, d.etablissement, d.intitule, d.deca, d.date_debut, d.date_fin
        """

    init(_ row: Row) throws {
        id = try row.int("id")
        guard let etat = EtatDossier(rawValue: try row.string("etat")) else { throw Row.Mismatch(column: "etat") }
        self.etat = etat
        numero = NumeroDossier(try row.int("numero"), version: try row.int("avenant"))
        beneficiaire = try row.string("beneficiaire")
        etablissement = try row.string("etablissement")
        intitule = try row.string("intitule")
        deca = try row.string("deca")
        debut = Jour(iso: try row.string("date_debut"))
        fin = Jour(iso: try row.string("date_fin"))
    }
}
