/// Amounts of money, in centimes.
package enum Montant {
    /// Narrow no-break space: between thousands, and before the sign of a unit.
    package static let espaceFine = "\u{202F}"

    /// « 1 234,56 € »
    package static func afficher(_ centimes: Int) -> String { "\(nombre(centimes))\(espaceFine)€" }

    /// « 1 234,56 », what a field shows.
    package static func nombre(_ centimes: Int) -> String {
        let absolu = centimes.magnitude
        let reste = absolu % 100
        return "\(centimes < 0 ? "-" : "")\(milliers(absolu / 100)),\(reste < 10 ? "0" : "")\(reste)"
    }

    /// « 1 234 »
    package static func milliers(_ n: UInt) -> String {
        let chiffres = Array(String(n))
        var texte = ""
        for (rang, chiffre) in chiffres.enumerated() {
            if rang > 0, (chiffres.count - rang).isMultiple(of: 3) { texte += espaceFine }
            texte.append(chiffre)
        }
        return texte
    }

    /// Reads « 1 234,56 € », « 1234.56 », « 1.234,56 »: two decimals at most.
    /// - Returns: centimes, or nil when the text is no amount.
    package static func lire(_ texte: String) -> Int? { Centiemes.lire(texte, unites: ["€", "EUR", "EUROS"]) }
}

/// Percentages, in hundredths of a percent.
package enum Taux {
    /// « 43 % », « 53,5 % »
    package static func afficher(_ centiemes: Int) -> String { "\(nombre(centiemes))\(Montant.espaceFine)%" }

    /// « 53,5 »
    package static func nombre(_ centiemes: Int) -> String {
        let reste = centiemes.magnitude % 100
        let decimales = reste == 0 ? "" : reste % 10 == 0 ? ",\(reste / 10)" : reste < 10 ? ",0\(reste)" : ",\(reste)"
        return "\(centiemes < 0 ? "-" : "")\(centiemes.magnitude / 100)\(decimales)"
    }

    /// Reads « 53,5 % »: two decimals at most.
    package static func lire(_ texte: String) -> Int? { Centiemes.lire(texte, unites: ["%"]) }
}

/// Decimal numbers of at most two decimals, exactly.
enum Centiemes {
    static func lire(_ texte: String, unites: [String]) -> Int? {
        var reste = texte.filter { !$0.isWhitespace }.uppercased()[...]
        for unite in unites where reste.hasSuffix(unite) {
            reste = reste.dropLast(unite.count)
            break
        }
        let negatif = reste.hasPrefix("-")
        if negatif { reste = reste.dropFirst() }
        let parts = reste.split(separator: ",", omittingEmptySubsequences: false)
        switch parts.count {
        case 1:
            let autres = reste.split(separator: ".", omittingEmptySubsequences: false)
            guard autres.count <= 2, let entiers = autres.first else { return nil }
            return composer(entiers, autres.count == 2 ? autres[1] : "0", negatif)
        case 2:
            guard let entiers = sansPoints(parts[0]) else { return nil }
            return composer(entiers[...], parts[1], negatif)
        default: return nil
        }
    }

    /// `1.234` → `1234`: dots must set groups of three apart.
    private static func sansPoints(_ texte: Substring) -> String? {
        let groupes = texte.split(separator: ".", omittingEmptySubsequences: false)
        guard groupes.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
        return groupes.joined()
    }

    private static func composer(_ entiers: Substring, _ decimales: Substring, _ negatif: Bool) -> Int? {
        guard (1...15).contains(entiers.count), (1...2).contains(decimales.count),
            entiers.utf8.allSatisfy(Code.estChiffre), decimales.utf8.allSatisfy(Code.estChiffre),
            let unites = Int(entiers), let fraction = Int(decimales)
        else { return nil }
        let valeur = unites * 100 + (decimales.count == 1 ? fraction * 10 : fraction)
        return negatif ? -valeur : valeur
    }
}
