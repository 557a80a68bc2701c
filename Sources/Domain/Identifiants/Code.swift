/// Common ground of every identifier: how a typed code is cleaned, and how its shape is compared.
package enum Code {
    /// Without spaces of any kind, dots, hyphens and control characters, in capitals. Never for an e-mail.
    package static func normaliser(_ texte: String) -> String {
        var resultat = ""
        for scalaire in texte.unicodeScalars where !ignore(scalaire) { resultat.unicodeScalars.append(scalaire) }
        return resultat.uppercased()
    }

    private static func ignore(_ s: Unicode.Scalar) -> Bool {
        switch s.value {
        case 0x2E, 0x2D, 0x2010...0x2015, 0x2212: true
        default: s.properties.isWhitespace || Texte.estControle(s)
        }
    }

    /// Whether the text follows the model: `#` for a digit, `A` for a capital letter, `*` for either, anything else for
    /// itself.
    package static func suit(_ texte: String, _ modele: String) -> Bool {
        let signes = Array(texte.utf8)
        let attendus = Array(modele.utf8)
        guard signes.count == attendus.count else { return false }
        return zip(signes, attendus).allSatisfy { signe, attendu in
            switch attendu {
            case UInt8(ascii: "#"): estChiffre(signe)
            case UInt8(ascii: "A"): estLettre(signe)
            case UInt8(ascii: "*"): estChiffre(signe) || estLettre(signe)
            default: signe == attendu
            }
        }
    }

    /// Whether the text is made of digits only, and of this many.
    package static func chiffres(_ texte: String, _ nombre: ClosedRange<Int>) -> Bool {
        nombre.contains(texte.utf8.count) && texte.utf8.allSatisfy(estChiffre)
    }

    static func estChiffre(_ signe: UInt8) -> Bool { (48...57).contains(signe) }

    static func estLettre(_ signe: UInt8) -> Bool { (65...90).contains(signe) }

    /// Remainder of a long decimal number, digit by digit: identifiers are longer than an `Int` allows.
    static func reste(_ chiffres: some Sequence<UInt8>, par diviseur: Int) -> Int {
        chiffres.reduce(0) { ($0 * 10 + Int($1) - 48) % diviseur }
    }
}
