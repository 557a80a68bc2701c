/// A moment as clocks in metropolitan France show it.
package struct MomentLocal: Sendable, Equatable, Comparable {
    package let jour: Jour
    /// Minutes since midnight, 0 to 1439.
    package let minute: Int

    package init(_ jour: Jour, minute: Int) {
        self.jour = jour
        self.minute = min(max(minute, 0), 24 * 60 - 1)
    }

    package static func < (a: MomentLocal, b: MomentLocal) -> Bool { (a.jour, a.minute) < (b.jour, b.minute) }
}

/// The hours during which the delay given to the desk runs: Monday to Friday, the eleven national holidays off, from
/// opening to closing.
package struct HeuresOuvrees: Sendable, Equatable {
    /// Minutes since midnight.
    package let ouverture: Int
    /// Minutes since midnight, up to 1440.
    package let fermeture: Int

    /// Working days, the whole day long.
    package static let journeesEntieres = HeuresOuvrees()

    private init() {
        ouverture = 0
        fermeture = 24 * 60
    }

    /// - Parameters:
    ///   - ouverture: `09:00`
    ///   - fermeture: `18:30`, up to `24:00`.
    /// - Returns: nil for anything else, and when the desk would never be open.
    package init?(ouverture: String, fermeture: String) {
        guard let debut = HeuresOuvrees.minutes(ouverture), let fin = HeuresOuvrees.minutes(fermeture), debut < fin
        else { return nil }
        self.ouverture = debut
        self.fermeture = fin
    }

    package static func estOuvre(_ jour: Jour) -> Bool { jour.jourDeSemaine < 6 && !JoursOuvrables.estFerie(jour) }

    /// The moment at which that many open minutes have passed.
    package func ajouter(minutes: Int, apres moment: MomentLocal) -> MomentLocal {
        var jour = moment.jour
        var depuis = moment.minute
        var reste = max(minutes, 0)
        while true {
            let ouvertes = HeuresOuvrees.estOuvre(jour) ? max(0, fermeture - max(depuis, ouverture)) : 0
            if ouvertes > 0, reste <= ouvertes { return MomentLocal(jour, minute: max(depuis, ouverture) + reste) }
            reste -= ouvertes
            jour = jour.ajoutant(jours: 1)
            depuis = 0
        }
    }

    /// Open minutes from one moment to the other, negative when the second comes first.
    package func minutes(de debut: MomentLocal, a fin: MomentLocal) -> Int {
        if fin < debut { return -minutes(de: fin, a: debut) }
        var total = 0
        var jour = debut.jour
        while jour <= fin.jour {
            if HeuresOuvrees.estOuvre(jour) {
                let depuis = max(ouverture, jour == debut.jour ? debut.minute : 0)
                let jusque = min(fermeture, jour == fin.jour ? fin.minute : fermeture)
                total += max(0, jusque - depuis)
            }
            jour = jour.ajoutant(jours: 1)
        }
        return total
    }

    private static func minutes(_ texte: String) -> Int? {
        guard Code.suit(texte, "##:##"), let heures = Int(texte.prefix(2)), let minutes = Int(texte.suffix(2)),
            minutes < 60, heures * 60 + minutes <= 24 * 60
        else { return nil }
        return heures * 60 + minutes
    }
}
