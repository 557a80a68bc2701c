/// Hourly SMIC, in centimes, by the day it takes effect.
package enum Smic {
    package struct Ligne: Sendable, Equatable {
        package let effet: Jour
        package let horaire: Int
        /// Nil when the table does not say.
        package let mayotte: Int?
    }

    /// What applies at a start, and the sentence to show when it is not the rate of that day.
    package struct Taux: Sendable, Equatable {
        package let effet: Jour
        package let horaire: Int
        package let avertissement: String?
    }

    /// The SMIC in force on the day, nil before the first line of the table.
    package static func enVigueur(le jour: Jour, mayotte: Bool = false) -> Taux? {
        guard let ligne = lignes.last(where: { $0.effet <= jour }) else { return nil }
        if mayotte { return enVigueurAMayotte(ligne) }
        let ancienne = ligne == lignes.last && jour > ligne.effet.ajoutant(mois: 12)
        let avertissement =
            ancienne
            ? "Le SMIC retenu est celui du \(ligne.effet.francais), dernier de la table : il a pu changer depuis." : nil
        return Taux(effet: ligne.effet, horaire: ligne.horaire, avertissement: avertissement)
    }

    private static func enVigueurAMayotte(_ ligne: Ligne) -> Taux? {
        guard let connue = lignes.last(where: { $0.effet <= ligne.effet && $0.mayotte != nil }),
            let horaire = connue.mayotte
        else { return nil }
        let avertissement =
            connue == ligne
            ? nil
            : "Le SMIC retenu pour Mayotte est celui du \(connue.effet.francais), dernier connu : il a pu changer depuis."
        return Taux(effet: connue.effet, horaire: horaire, avertissement: avertissement)
    }

    package static let lignes: [Ligne] = table.split(separator: "\n").compactMap { ligne in
        let mots = ligne.split(separator: " ")
        guard mots.count >= 2, let effet = Jour(iso: mots[0]), let horaire = Int(mots[1]) else { return nil }
        return Ligne(effet: effet, horaire: horaire, mayotte: mots.count > 2 ? Int(mots[2]) : nil)
    }

    /// Day of effect, hourly rate in centimes, hourly rate in Mayotte.
    private static let table = """
        2018-01-01 988 746
        2019-01-01 1003 757
        2020-01-01 1015 766
        2021-01-01 1025 774
        2021-10-01 1048 791
        2022-01-01 1057 798
        2022-05-01 1085 819
        2022-08-01 1107 835
        2023-01-01 1127 851
        2023-05-01 1152 870
        2024-01-01 1165 880
        2024-11-01 1188 898
        2026-01-01 1202
        """
}
