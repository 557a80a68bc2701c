/// UAI: 7 digits and a control letter, the number of a school or a CFA.
package enum UAI {
    package static func formatJuste(_ code: String) -> Bool { Code.suit(code, "#######A") }

    /// The letter is the remainder of the 7 digits by 23, in an alphabet without I, O and Q.
    package static func cleJuste(_ code: String) -> Bool {
        guard formatJuste(code), let lettre = code.last else { return false }
        return lettre == cle(String(code.prefix(7)))
    }

    package static func cle(_ chiffres: String) -> Character {
        alphabet[Code.reste(chiffres.utf8, par: alphabet.count)]
    }

    private static let alphabet = Array("ABCDEFGHJKLMNPRSTUVWXYZ")
}

/// NDA: the 11 characters of a declaration of activity; the département may be 2A or 2B.
package enum NDA {
    package static func formatJuste(_ code: String) -> Bool {
        let departement = code.dropFirst(2).prefix(2)
        let chiffres =
            departement == "2A" || departement == "2B" ? code.prefix(2) + "20" + code.dropFirst(4) : code[...]
        return Code.suit(String(chiffres), "###########")
    }
}

/// NAF: 4 digits and a letter; stored without its dot.
package enum Naf {
    package static func formatJuste(_ code: String) -> Bool { Code.suit(code, "####A") }

    /// « 45.20A »
    package static func afficher(_ code: String) -> String {
        formatJuste(code) ? "\(code.prefix(2)).\(code.dropFirst(2))" : code
    }
}

/// IDCC: the 4 digits of a collective agreement.
package enum IDCC {
    /// Padded to four digits; anything else is left as it is.
    package static func normaliser(_ texte: String) -> String {
        let code = Code.normaliser(texte)
        guard Code.chiffres(code, 1...3) else { return code }
        return String(repeating: "0", count: 4 - code.count) + code
    }

    package static func connu(_ code: String) -> Bool { TableIdcc.convention(code) != nil }

    /// Within the field of this fund, or of none (9998, 9999).
    package static func dansLeChamp(_ code: String) -> Bool {
        TableIdcc.speciaux.contains(code) || TableIdcc.convention(code)?.mobilites == true
    }
}

/// N° de dépôt (DECA): département on 3, year, month, 2 digits or `NC`, 4 digits.
package enum Deca {
    package static func formatJuste(_ code: String) -> Bool {
        guard code.utf8.count == 15, let mois = Int(code.dropFirst(7).prefix(2)), (1...12).contains(mois) else {
            return false
        }
        let departement = String(code.prefix(3))
        let suite = String(code.dropFirst(3))
        return (Code.suit(departement, "0##") || Code.suit(departement, "9##") || ["02A", "02B"].contains(departement))
            && (Code.suit(suite, "############") || Code.suit(suite, "######NC####"))
    }
}
