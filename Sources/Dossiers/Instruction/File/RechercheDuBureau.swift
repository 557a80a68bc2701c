import Domain
import Platform

/// What the desk's search finds: the beginning of a name, of an establishment or of a SIRET, or a whole number. Each is
/// found by its index, before the order asked for: that order never makes the engine walk a million rows.
struct RechercheDuBureau: Sendable {
    /// Rows of `id` and `delai`. Names and establishments are indexed with their delay, so that a search of hundreds of
    /// files is counted and put in order without reading one of them.
    let candidats: SQL

    init(_ texte: String) {
        let code = Code.normaliser(texte)
        let trouves: [SQL] =
            if let numero = RechercheDuBureau.numero(texte) {
                ["c.numero = \(numero)"]
            } else if Deca.formatJuste(code) {
                ["c.deca = \(code)"]
            } else if Code.chiffres(code, 9...14) {
                [FiltreDossier.texte("c.siret_employeur", code, prefixe: true)]
            } else {
                ["c.beneficiaire_tri", "c.etablissement_tri"]
                    .map { FiltreDossier.texte($0, Tri.cle(texte), prefixe: true) }
            }
        let rows = trouves.map { condition -> SQL in
            "SELECT c.id, \(BureauStore.delai("c")) AS delai FROM dossier c WHERE c.brouillon = 0 AND \(condition)"
        }
        candidats = SQL.join(rows, " UNION ")
    }

    /// On the files `d`.
    var condition: SQL { "d.id IN (SELECT t.id FROM (\(candidats)) t)" }

    private static func numero(_ texte: String) -> Int? {
        if let entier = NumeroDossier(texte) { return entier.numero }
        let chiffres = texte.filter { !$0.isWhitespace }
        return Code.chiffres(chiffres, 7...7) ? Int(chiffres) : nil
    }
}
