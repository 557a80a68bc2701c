import Domain
import Platform

/// What the desk's search finds: the beginning of a name, of an establishment or of a SIRET, or a whole number. Each is
/// found by its index, before the order asked for: that order never makes the engine walk a million rows.
enum RechercheDuBureauStore {
    /// On the files `d`.
    static func condition(_ texte: String) -> SQL { "d.id IN (SELECT t.id FROM (\(candidats(texte))) t)" }

    /// Rows of `id` and `delai`, among every sent file. Names and establishments are indexed with their delay, so that a
    /// search of hundreds of files is counted and put in order without reading one of them.
    static func candidats(_ texte: String) -> SQL {
        let rows = conditions(texte).map { condition -> SQL in
            "SELECT c.id, \(BureauStore.delai("c")) AS delai FROM dossier c WHERE c.brouillon = 0 AND \(condition)"
        }
        return SQL.join(rows, " UNION ")
    }

    private static func conditions(_ texte: String) -> [SQL] {
        let code = Code.normaliser(texte)
        if let numero = numero(texte) { return ["c.numero = \(numero)"] }
        if Deca.formatJuste(code) { return ["c.deca = \(code)"] }
        if Code.chiffres(code, 9...14) { return [FiltreDossier.texte("c.siret_employeur", code, prefixe: true)] }
        return ["c.beneficiaire_tri", "c.etablissement_tri"]
            .map { FiltreDossier.texte($0, Tri.cle(texte), prefixe: true) }
    }

    private static func numero(_ texte: String) -> Int? {
        if let entier = NumeroDossier(texte) { return entier.numero }
        let chiffres = texte.filter { !$0.isWhitespace }
        return Code.chiffres(chiffres, 7...7) ? Int(chiffres) : nil
    }
}
