import Domain
import Platform

/// The table of remuneration periods: computed from the birth date and the dates of the contract; each rate may be
/// raised.
struct RemunerationView {
    let reponses: Reponses
    let erreurs: [Constat]

    private static let id = elementID("contrat.remuneration")

    /// Where a finding on the table leads: the rate it names, or the table; nil for a key of another question.
    static func ancre(_ cle: String, _ reponses: Reponses) -> String? {
        guard cle.hasPrefix("contrat.remuneration.") else { return nil }
        let lignes = lignes(Remuneration(reponses))
        return lignes.contains { ContratApprentissage.clePeriode($0.annee, $0.rang, "taux") == cle }
            ? elementID(cle) : id
    }

    /// The lines that the form has: five years. A longer contract is an error of its dates.
    private static func lignes(_ remuneration: Remuneration) -> [PeriodeMinimale] {
        (remuneration.periodes ?? []).filter { $0.annee <= 5 }
    }

    var html: HTML {
        let remuneration = Remuneration(reponses)
        let periodes = RemunerationView.lignes(remuneration)
        guard !periodes.isEmpty else {
            return """
                <p class="small muted" id="\(RemunerationView.id)">La grille se calcule à partir de la date de \
                naissance de l'apprenti et des dates de début et de fin du contrat.</p>
                """
        }
        return """
            <p class="small muted">Les périodes suivent l'âge et l'année d'exécution. Le taux proposé est le minimum légal : \
            vous pouvez l'augmenter.</p>
            <div class="table-wrap" id="\(RemunerationView.id)" role="region" aria-label="Périodes de rémunération" tabindex="0">
            <table class="table table--cards" role="table">
            <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Année</th>\
            <th role="columnheader" scope="col">Du</th><th role="columnheader" scope="col">Au</th>\
            <th role="columnheader" scope="col">Taux</th><th role="columnheader" scope="col">Base</th>\
            <th role="columnheader" scope="col" class="end">Minimum mensuel</th></tr></thead>
            <tbody role="rowgroup">\(each: periodes, { ligne($0, remuneration) })</tbody></table></div>
            \(each: remuneration.avertissements, { banner(.wait, $0, status: false) })
            """
    }

    private func ligne(_ periode: PeriodeMinimale, _ remuneration: Remuneration) -> HTML {
        let cle = ContratApprentissage.clePeriode(periode.annee, periode.rang, "taux")
        let base = ContratApprentissage.clePeriode(periode.annee, periode.rang, "typeSalaire")
        let taux = reponses.entier(cle)
        let minimum = remuneration.minimum(periode, taux: taux)
        let erreur = erreurs.first { $0.champs.first == cle }
        let saisi =
            reponses.vide(cle) ? Taux.nombre(periode.taux) : Int(reponses[cle]).map(Taux.nombre) ?? reponses[cle]
        let champ = FieldModel(name: cle, label: "Taux, période \(periode.ordre)", value: saisi).with {
            $0.id = elementID(cle)
            $0.inputmode = .decimal
            $0.error = erreur?.message
            $0.attributes = [Attribute("aria-label", "Taux de la période \(periode.ordre), en pourcentage")]
        }
        let nature = minimum?.base.rawValue ?? (reponses.vide(base) ? "SMIC" : reponses[base])
        return """
            <tr role="row">
            <th role="rowheader" scope="row">\(periode.ordre)</th>
            <td role="cell" data-label="Du"><span class="num">\(periode.debut.francais)</span></td>
            <td role="cell" data-label="Au"><span class="num">\(periode.fin.francais)</span></td>
            <td role="cell" data-label="Taux">\(champ.error.map { fieldError($0, id: champ.id + "-erreur") })\
            <div class="affix">\(input(champ))<span class="affix__unit" aria-hidden="true">%</span></div></td>
            <td role="cell" data-label="Base">\(nature)</td>
            <td role="cell" data-label="Minimum mensuel" class="end">\(minimum.map { Montant.afficher($0.centimes) } ?? "—")</td>
            </tr>
            """
    }
}
