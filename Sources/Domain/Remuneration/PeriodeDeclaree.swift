/// One line of the remuneration table as it was answered; what cannot be read is nil.
package struct PeriodeDeclaree: Sendable, Equatable {
    package let annee: Int
    package let rang: Int
    package let debut: Jour?
    package let fin: Jour?
    /// Hundredths of a percent.
    package let taux: Int?
    package let base: String

    package func cle(_ cellule: String) -> String { ContratApprentissage.clePeriode(annee, rang, cellule) }

    /// The lines that have an answer, by year and rank.
    package static func lire(_ reponses: Reponses) -> [PeriodeDeclaree] {
        let prefixe = "contrat.remuneration."
        let ordres = Set(
            reponses.valeurs.keys.filter { $0.hasPrefix(prefixe) }.compactMap { cle -> [Int]? in
                let parts = cle.dropFirst(prefixe.count).split(separator: ".")
                guard parts.count == 3, let annee = Int(parts[0]), let rang = Int(parts[1]) else { return nil }
                return [annee, rang]
            })
        return ordres.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { ordre in
            let cle = { ContratApprentissage.clePeriode(ordre[0], ordre[1], $0) }
            return PeriodeDeclaree(
                annee: ordre[0], rang: ordre[1], debut: reponses.jour(cle("dateDebut")),
                fin: reponses.jour(cle("dateFin")), taux: reponses.entier(cle("taux")),
                base: reponses[cle("typeSalaire")])
        }
    }
}
