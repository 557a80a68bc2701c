import Domain

/// Answers in the order they were written: parts of a contract, put together without a dictionary in between.
struct Champs: Sendable {
    private(set) var paires: [(cle: String, valeur: String)]

    init(_ paires: [(String, String)] = []) { self.paires = paires.map { (cle: $0.0, valeur: $0.1) } }

    static func + (a: Champs, b: Champs) -> Champs {
        var somme = a
        somme.paires += b.paires
        return somme
    }

    mutating func ajouter(_ cle: String, _ valeur: String) {
        if !valeur.isEmpty { paires.append((cle, valeur)) }
    }

    /// The answers that the form asks for.
    func reponses(_ formulaire: Formulaire) -> Reponses {
        let cles = Set(formulaire.champs.map(\.cle))
        return Reponses(
            Dictionary(paires.filter { cles.contains($0.cle) }.map { ($0.cle, $0.valeur) }, uniquingKeysWith: { $1 }))
    }

    /// Members of a JSON object, without its braces: `"apprenti.nom":"BELNEUIL","apprenti.prenom":"Lou"`.
    func json(into json: inout [UInt8]) {
        for (rang, paire) in paires.enumerated() {
            if rang > 0 { json.append(UInt8(ascii: ",")) }
            Champs.quote(paire.cle, into: &json)
            json.append(UInt8(ascii: ":"))
            Champs.quote(paire.valeur, into: &json)
        }
    }

    private static func quote(_ texte: String, into json: inout [UInt8]) {
        json.append(UInt8(ascii: "\""))
        for byte in texte.utf8 {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { json.append(UInt8(ascii: "\\")) }
            json.append(byte < 32 ? 32 : byte)
        }
        json.append(UInt8(ascii: "\""))
    }
}
