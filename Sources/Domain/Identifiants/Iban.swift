/// IBAN, by ISO 13616.
package enum Iban {
    /// Two letters, two digits, up to 30 characters, 27 in all for France; remainder 1 by 97.
    package static func juste(_ code: String) -> Bool {
        let longueur = code.utf8.count
        guard (15...34).contains(longueur), Code.suit(String(code.prefix(4)), "AA##"),
            code.utf8.allSatisfy({ Code.estChiffre($0) || Code.estLettre($0) }),
            !code.hasPrefix("FR") || longueur == 27
        else { return false }
        let deplace = code.dropFirst(4) + code.prefix(4)
        var reste = 0
        for signe in deplace.utf8 {
            reste = Code.estChiffre(signe) ? reste * 10 + Int(signe) - 48 : reste * 100 + Int(signe) - 55
            reste %= 97
        }
        return reste == 1
    }

    /// In groups of four.
    package static func afficher(_ code: String) -> String {
        stride(from: 0, to: code.count, by: 4)
            .map { String(code.dropFirst($0).prefix(4)) }
            .joined(separator: " ")
    }
}
