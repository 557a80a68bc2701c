extension Remuneration {
    /// The answers with their remuneration table computed: the periods and, in each, the minimum rate or the higher rate
    /// that the person had given to the same line. Unchanged when the periods cannot be computed.
    package static func remplir(_ reponses: Reponses) -> Reponses {
        let calcul = Remuneration(reponses)
        guard let periodes = calcul.periodes else { return reponses }
        var resultat = reponses
        for cle in reponses.valeurs.keys where cle.hasPrefix("contrat.remuneration.") { resultat[cle] = "" }
        for periode in periodes where periode.annee <= 5 {
            let cle = { ContratApprentissage.clePeriode(periode.annee, periode.rang, $0) }
            let donne = reponses.entier(cle("taux")) ?? 0
            resultat[cle("dateDebut")] = periode.debut.iso
            resultat[cle("dateFin")] = periode.fin.iso
            resultat[cle("taux")] = String(max(periode.taux, donne))
            resultat[cle("typeSalaire")] = (calcul.minimum(periode)?.base ?? .smic).rawValue
        }
        return resultat
    }

    /// The minimum rate of every line of the table, by « 2.1 »: what a raised rate is compared with.
    package var tauxMinimaux: [String: Int] {
        Dictionary((periodes ?? []).map { ($0.ordre, $0.taux) }, uniquingKeysWith: max)
    }
}
