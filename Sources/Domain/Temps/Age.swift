/// Ages in completed years, as the labour code counts them.
package enum Age {
    /// Birthday reached in the year; a person born on 29 February has it on 28 February in common years.
    package static func anniversaire(_ naissance: Jour, annee: Int) -> Jour? {
        Jour(annee, naissance.mois, naissance.jour) ?? Jour(annee, naissance.mois, 28)
    }

    /// Day on which the person reaches n years.
    package static func jour(_ ans: Int, _ naissance: Jour) -> Jour? {
        anniversaire(naissance, annee: naissance.annee + ans)
    }

    /// Completed years on the day; a birthday on that very day counts. Negative before birth.
    package static func ans(_ naissance: Jour, au jour: Jour) -> Int {
        let ecart = jour.annee - naissance.annee
        guard let fete = anniversaire(naissance, annee: jour.annee) else { return ecart }
        return jour < fete ? ecart - 1 : ecart
    }
}
