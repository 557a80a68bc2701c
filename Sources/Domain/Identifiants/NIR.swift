/// NIR: the social security number, 13 characters and a key of 2 digits that may be absent.
package enum NIR {
    /// Sex, year, month (01–12, or 20–42 and 50–99 for an incomplete civil status), place, order, and the key if given.
    package static func formatJuste(_ nir: String) -> Bool {
        guard nir.utf8.count == 13 || nir.utf8.count == 15 else { return false }
        let modele = nir.utf8.count == 13 ? "######*######" : "######*########"
        guard Code.suit(nir, modele), let sexe = nir.first, "123478".contains(sexe), let mois = mois(nir) else {
            return false
        }
        guard (1...12).contains(mois) || (20...42).contains(mois) || (50...99).contains(mois) else { return false }
        let signe = nir[nir.index(nir.startIndex, offsetBy: 6)]
        return signe.isNumber || ((signe == "A" || signe == "B") && departement(nir).first == "2")
    }

    /// True when the key is right or not given; for a number whose format is right.
    package static func cleJuste(_ nir: String) -> Bool {
        guard nir.utf8.count == 15, let donnee = Int(nir.suffix(2)) else { return true }
        return donnee == cle(String(nir.prefix(13)))
    }

    /// 97 − (number mod 97), with Corsica's 2A read as 19 and 2B as 18.
    package static func cle(_ treize: String) -> Int {
        let place =
            switch departement(treize) {
            case "2A": "19"
            case "2B": "18"
            case let autre: autre
            }
        return 97 - Code.reste((treize.prefix(5) + place + treize.dropFirst(7)).utf8, par: 97)
    }

    /// The first five characters, the rest hidden: « 2 07 01 XX XXX XXX XX ».
    package static func masque(_ nir: String) -> String {
        let signes = Array(nir)
        let masques = signes.enumerated().map { $0.offset < 5 ? $0.element : "X" }
        guard signes.count == 13 || signes.count == 15 else { return String(masques) }
        var texte = ""
        for (rang, signe) in masques.enumerated() {
            if [1, 3, 5, 7, 10, 13].contains(rang) { texte.append(" ") }
            texte.append(signe)
        }
        return texte
    }
}

extension NIR {
    /// Whether the first digit says the same as the answer `M` or `F`. 3, 4, 7 and 8 are provisional numbers.
    package static func concorde(_ nir: String, sexe: String) -> Bool {
        guard sexe == "M" || sexe == "F", let chiffre = nir.first else { return true }
        return "137".contains(chiffre) == (sexe == "M")
    }

    /// Whether year and month are those of the birth; a month outside 01–12 says nothing.
    package static func concorde(_ nir: String, naissance: Jour) -> Bool {
        guard let annee = Int(nir.dropFirst().prefix(2)), let mois = mois(nir) else { return true }
        return annee == naissance.annee % 100 && (mois > 12 || mois == naissance.mois)
    }

    /// Whether the place is of the département of birth: two characters, three overseas, 99 abroad; Corsica was 20 until
    /// 1976.
    package static func concorde(_ nir: String, departement code: String, naissance: Jour?) -> Bool {
        guard !code.isEmpty else { return true }
        if code.count == 3 { return nir.dropFirst(5).prefix(3) == code }
        let place = departement(nir)
        if code == "2A" || code == "2B", place == "20" { return (naissance?.annee ?? 0) < 1976 }
        return place == code
    }

    /// Place of birth as the number tells it, two characters.
    package static func departement(_ nir: String) -> String { String(nir.dropFirst(5).prefix(2)) }

    private static func mois(_ nir: String) -> Int? { Int(nir.dropFirst(3).prefix(2)) }
}
