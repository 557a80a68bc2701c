import Domain
import Platform
import Referentiels

/// What is asked, proposed, then granted; and how the proposal was computed.
struct MontantsView {
    let vue: VueDInstruction
    let paths: BureauPaths

    private var dossier: Dossier { vue.dossier }
    private var proposition: Proposition { vue.proposition }

    var html: HTML {
        if dossier.montants.npecAccorde != nil {
            return card(id: "montants", titre: "Prise en charge accordée", flush: true, accordes)
        }
        let lien: HTML? =
            proposition.engagement == nil ? nil : "<a class=\"small inline-link\" href=\"#calcul\">Voir le calcul</a>"
        return card(
            id: "montants", titre: "Prise en charge proposée", aside: lien, flush: true,
            "\(choixDeBranche)\(proposes)\(CalculView(proposition: proposition).html)")
    }

    private var proposes: HTML {
        guard let montants = proposition.montants else { return avertissement }
        var table = TableModel(
            label: "Montants proposés",
            columns: [TableColumn("Ligne"), TableColumn("Demandé", .end), TableColumn("Proposé", .end)],
            rows: montants.lignes.map { ligne in
                let dates = zip2(ligne.du, ligne.au).map { sub("\($0.francais) au \($1.francais)") } ?? ""
                return [
                    "\(ligne.libelle)\(dates)", HTML.escaping(Montant.afficher(ligne.demande)),
                    HTML.escaping(Montant.afficher(ligne.propose)),
                ]
            })
        table.foot = [
            "Total HT", HTML.escaping(Montant.afficher(montants.totalDemande)),
            HTML.escaping(Montant.afficher(montants.totalPropose)),
        ]
        table.rowHeaders = true
        table.cards = false
        return dataTable(table)
    }

    private var avertissement: HTML {
        let texte =
            proposition.choix.isEmpty
            ? """
            Aucun niveau de prise en charge n'est fixé pour cette certification et cette convention collective : le montant \
            est à saisir à l'accord, avec un motif.
            """
            : proposition.choix.count > 1 && proposition.retenu == nil
                ? "La convention collective relève de plusieurs branches : choisissez celle de l'entreprise."
                : "Les dates du contrat ne permettent pas de calculer la prise en charge."
        return "<div class=\"card__body\">\(banner(.wait, texte, status: false))</div>"
    }

    /// Several branches: the agent says which one.
    private var choixDeBranche: HTML {
        guard proposition.choix.count > 1 else { return "" }
        return """
            <form class="card__body" action="\(paths.dossier(dossier.id))#montants">
            \(BranchesView(proposition: proposition).html)
            \(button("CALCULER", shape: .small))
            </form>
            """
    }

    private var accordes: HTML {
        let m = dossier.montants
        func cellule(_ montant: Int?) -> HTML { HTML.escaping(montant.map(Montant.afficher) ?? "—") }
        func total(_ a: Int?, _ b: Int?) -> Int? { a == nil && b == nil ? nil : (a ?? 0) + (b ?? 0) }
        var table = TableModel(
            label: "Montants accordés",
            columns: [TableColumn("Ligne"), TableColumn("Demandé", .end), TableColumn("Accordé", .end)],
            rows: [
                ["NPEC total", cellule(m.npecDemande), cellule(m.npecAccorde)],
                ["1er Equipement", cellule(m.equipementDemande), cellule(m.equipementAccorde)],
            ])
        table.foot = [
            "Total HT", cellule(total(m.npecDemande, m.equipementDemande)),
            cellule(total(m.npecAccorde, m.equipementAccorde)),
        ]
        table.rowHeaders = true
        table.cards = false
        return dataTable(table)
            + (m.motif.map { "<p class=\"card__foot small\">Motif de l'écart : \($0)</p>" } ?? "")
    }
}

/// The branches among which the agent chooses, each with its yearly amount.
struct BranchesView {
    let proposition: Proposition
    var erreur: String?

    var html: HTML {
        radios(
            FieldModel(
                name: "cpne", label: "Branche de l'entreprise", value: proposition.retenu?.cpne ?? "", required: true
            )
            .with { $0.error = erreur },
            proposition.choix.map {
                Choix($0.cpne, $0.libelleCpne, hint: "\(Montant.afficher($0.centimes)) par an, \($0.edition)")
            }, layout: .column)
    }
}

/// « Voir le calcul » : the rules that apply, the level, each year, each instalment.
struct CalculView {
    let proposition: Proposition

    var html: HTML {
        guard let engagement = proposition.engagement, let annuel = proposition.annuel else { return "" }
        let contenu: HTML = """
            <div class="fold__body">
            \(facts([
                Fact("Règles", regles(engagement.regime), wide: true),
                Fact("NPEC annuel", Montant.afficher(annuel)),
                Fact("Origine", origine, wide: true),
            ]))
            </div>
            \(annees(engagement))
            \(echeances(engagement))
            """
        return "<div id=\"calcul\">\(fold("Calcul et échéancier", contenu))</div>"
    }

    private func regles(_ regime: RegimeFinancement) -> String {
        switch regime {
        case .avant: "Contrat conclu avant le 01/07/2025 : chaque mois commencé est dû"
        case .depuis: "Contrat conclu depuis le 01/07/2025 : au jour près"
        }
    }

    private var origine: String {
        guard let niveau = proposition.retenu else { return "Saisi par le gestionnaire" }
        return
            "\(niveau.libelleCpne) (CPNE \(niveau.cpne)), applicable du \(niveau.applicableDu.francais), \(niveau.edition)"
    }

    private func annees(_ engagement: Engagement) -> HTML {
        var table = TableModel(
            label: "Années d'exécution",
            columns: [TableColumn("Année"), TableColumn("Durée", .end), TableColumn("Montant", .end)],
            rows: engagement.annees.map { annee in
                let execution = annee.execution
                return [
                    "\(execution.numero)\(sub("\(execution.debut.francais) au \(execution.fin.francais)"))",
                    HTML.escaping(duree(execution, engagement)), HTML.escaping(Montant.afficher(annee.centimes)),
                ]
            })
        table.cards = false
        return dataTable(table)
    }

    /// What the year's amount is a share of: days, or months begun under the earlier rules.
    private func duree(_ execution: AnneeExecution, _ engagement: Engagement) -> String {
        guard engagement.regime == .avant, let debut = engagement.annees.first?.execution.debut,
            let fin = engagement.annees.last?.execution.fin
        else { return "\(execution.jours) jours sur \(execution.joursPleins)" }
        let restants = Engagement.moisCommences(du: debut, au: fin) - 12 * (execution.numero - 1)
        return "\(min(12, restants)) mois sur 12"
    }

    private func echeances(_ engagement: Engagement) -> HTML {
        var table = TableModel(
            label: "Échéancier prévu",
            columns: [TableColumn("Échéance"), TableColumn("À partir du"), TableColumn("Montant", .end)],
            rows: Echeancier(engagement).echeances.map { echeance in
                let nom =
                    echeance.nature == .premierEquipement
                    ? "1er Equipement" : "N° \(echeance.numero), année \(echeance.annee)"
                return [
                    HTML.escaping(nom), num(echeance.ouverture.francais),
                    HTML.escaping(Montant.afficher(echeance.centimes)),
                ]
            })
        table.cards = false
        return dataTable(table)
    }
}

/// Both or nothing.
private func zip2<A, B>(_ a: A?, _ b: B?) -> (A, B)? {
    guard let a, let b else { return nil }
    return (a, b)
}
