/// Working days: Monday to Saturday, the eleven national holidays off.
package enum JoursOuvrables {
    package static func estOuvrable(_ jour: Jour) -> Bool { jour.jourDeSemaine != 7 && !estFerie(jour) }

    /// The n-th working day after the day, which does not count itself.
    package static func ajouter(_ nombre: Int, apres jour: Jour) -> Jour {
        var resultat = jour
        var reste = nombre
        while reste > 0 {
            resultat = resultat.ajoutant(jours: 1)
            if estOuvrable(resultat) { reste -= 1 }
        }
        return resultat
    }

    /// Number of working days after `debut`, up to and including `fin`; 0 when `fin` is not later.
    package static func compter(apres debut: Jour, jusque fin: Jour) -> Int {
        guard debut < fin else { return 0 }
        return (1...debut.jours(jusque: fin)).count { estOuvrable(debut.ajoutant(jours: $0)) }
    }

    package static func estFerie(_ jour: Jour) -> Bool {
        switch (jour.mois, jour.jour) {
        case (1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25): true
        default: [1, 39, 50].contains(paques(jour.annee).jours(jusque: jour))
        }
    }

    /// Easter Sunday of the Gregorian calendar, by the method of Butcher.
    package static func paques(_ annee: Int) -> Jour {
        let a = annee % 19
        let (b, c) = (annee / 100, annee % 100)
        let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let rang = h + l - 7 * m + 114
        return Jour(annee, rang / 31, rang % 31 + 1) ?? Jour(rang: 0)
    }
}
