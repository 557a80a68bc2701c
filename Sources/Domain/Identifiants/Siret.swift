/// SIREN: the 9 digits of a company.
package enum Siren {
    package static func formatJuste(_ code: String) -> Bool { Code.chiffres(code, 9...9) }

    /// Luhn's key on the 9 digits.
    package static func cleJuste(_ code: String) -> Bool { formatJuste(code) && Luhn.juste(code) }
}

/// SIRET: the 14 digits of an establishment.
package enum Siret {
    package static func formatJuste(_ code: String) -> Bool { Code.chiffres(code, 14...14) }

    /// Luhn's key on the 14 digits and on the SIREN; La Poste's establishments, its head office aside, have a sum of
    /// digits that is a multiple of 5 instead.
    package static func cleJuste(_ code: String) -> Bool {
        guard formatJuste(code), Siren.cleJuste(siren(code)) else { return false }
        if siren(code) == laPoste, code != siegeDeLaPoste {
            return code.utf8.reduce(0) { $0 + Int($1) - 48 } % 5 == 0
        }
        return Luhn.juste(code)
    }

    package static func siren(_ siret: String) -> String { String(siret.prefix(9)) }

    private static let laPoste = "356000000"
    private static let siegeDeLaPoste = "35600000000048"
}

/// Luhn's key, on a text of digits.
enum Luhn {
    static func juste(_ chiffres: String) -> Bool {
        var somme = 0
        for (rang, signe) in chiffres.utf8.reversed().enumerated() {
            let valeur = Int(signe) - 48
            let double = valeur * 2
            somme += rang.isMultiple(of: 2) ? valeur : (double > 9 ? double - 9 : double)
        }
        return somme % 10 == 0
    }
}
