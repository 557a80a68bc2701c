/// Telephone numbers: an optional `+`, then digits.
package enum Telephone {
    package static func normaliser(_ texte: String) -> String {
        Code.normaliser(texte).filter { !"()/".contains($0) }
    }

    /// `+33` and exactly 9 digits, else 8 to 13 digits.
    package static func formatJuste(_ numero: String) -> Bool {
        if numero.hasPrefix("+33") { return Code.chiffres(String(numero.dropFirst(3)), 9...9) }
        return Code.chiffres(numero.hasPrefix("+") ? String(numero.dropFirst()) : numero, 8...13)
    }

    /// French numbers in pairs, « 02 99 00 00 01 »; others as they are.
    package static func afficher(_ numero: String) -> String {
        if Code.suit(numero, "##########") { return parPaires(numero[...]) }
        if numero.hasPrefix("+33"), formatJuste(numero) {
            let national = numero.dropFirst(3)
            return "+33 \(national.prefix(1)) \(parPaires(national.dropFirst()))"
        }
        return numero
    }

    private static func parPaires(_ chiffres: Substring) -> String {
        stride(from: 0, to: chiffres.count, by: 2)
            .map { String(chiffres.dropFirst($0).prefix(2)) }
            .joined(separator: " ")
    }
}

/// E-mail addresses, by their syntax only.
package enum Courriel {
    package static func formatJuste(_ adresse: String) -> Bool {
        let parts = adresse.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, adresse.utf8.count <= 254 else { return false }
        return localJuste(parts[0]) && domaineJuste(parts[1])
    }

    private static func localJuste(_ local: Substring) -> Bool {
        (1...64).contains(local.utf8.count) && sansTrou(local)
            && local.utf8.allSatisfy { alphanumerique($0) || autres.contains($0) }
    }

    private static func domaineJuste(_ domaine: Substring) -> Bool {
        let etiquettes = domaine.split(separator: ".", omittingEmptySubsequences: false)
        guard etiquettes.count >= 2, let derniere = etiquettes.last, derniere.utf8.count >= 2,
            derniere.utf8.contains(where: { !Code.estChiffre($0) })
        else { return false }
        return etiquettes.allSatisfy { etiquette in
            (1...63).contains(etiquette.utf8.count) && etiquette.first != "-" && etiquette.last != "-"
                && etiquette.utf8.allSatisfy { alphanumerique($0) || $0 == UInt8(ascii: "-") }
        }
    }

    private static func sansTrou(_ local: Substring) -> Bool {
        local.first != "." && local.last != "." && !local.contains("..")
    }

    private static func alphanumerique(_ signe: UInt8) -> Bool {
        Code.estChiffre(signe) || Code.estLettre(signe) || (97...122).contains(signe)
    }

    private static let autres = Set("!#$%&'*+/=?^_`{|}~.-".utf8)
}

/// French postal codes.
package enum CodePostal {
    package static func formatJuste(_ code: String) -> Bool { Code.chiffres(code, 5...5) }
}
