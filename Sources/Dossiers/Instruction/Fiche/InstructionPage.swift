import Domain
import Platform
import Referentiels

/// Clocks, answers, checks, amounts, pieces, letters, history; the decision always at hand.
struct InstructionPage {
    let vue: VueDInstruction
    let acces: Acces
    let courriers: HTML
    /// Key of the sensitive answer that this page alone shows in full.
    let montre: String?
    let types: [TypeDePiece]
    let csrf: CSRF
    let paths: BureauPaths
    let annonce: Flash?

    private var dossier: Dossier { vue.dossier }

    var page: Page {
        Page(
            titre: "Dossier \(dossier.reference), \(dossier.etat.libelle)",
            main: """
                \(annonce.map { banner(Tone($0.tone), $0.message) })
                \(tete)
                \(attente)
                \(situation)
                <div class="columns columns--desk">
                <div class="stack stack--s">
                \(ReponsesView(vue: vue, montre: montre, lit: acces.peut(.consulterNir)).html)
                </div>
                <div class="stack">
                \(ControlesView(vue: vue).html)
                \(MontantsView(vue: vue, paths: paths).html)
                \(card(id: "pieces", titre: "Pièces", flush: true, pieces))
                \(courriers)
                \(card(id: "historique", titre: "Historique", HistoriqueView(suivi: vue.suivi).html))
                </div>
                </div>
                <form id="lecture" method="post" action="\(paths.lecture(dossier.id))">\(csrf.field)</form>
                \(BarreDeDecision(vue: vue, acces: acces, csrf: csrf, paths: paths).html)
                """)
    }

    private var tete: HTML {
        pageHead(
            PageHead("<span class=\"num\">\(dossier.reference)</span> \(dossier.beneficiaire)").with {
                $0.retour = ("File d'instruction", paths.file())
                $0.surtitre = [dossier.dispositif.libelle, dossier.etablissement, dossier.organisme]
                    .filter { !$0.isEmpty }.joined(separator: " · ")
                $0.etat = pill(dossier.etat.libelle, tone: dossier.etat.toneDePastille)
                $0.action = """
                    <div class="row">
                    \(linkButton("CERFA", href: paths.dossiers.cerfa(dossier.id), shape: .small, icon: .eye))
                    \(linkButton("PIÈCES (\(vue.suivi.pieces.count))", href: "#pieces", shape: .small, icon: .file))
                    \(linkButton("HISTORIQUE", href: "#historique", shape: .small, icon: .clock))
                    </div>
                    """
            })
    }

    /// What the company or the training organisation was asked for and has not sent.
    private var attente: HTML {
        guard dossier.etat == .attentePieces, let demande = vue.suivi.demandes.last, demande.closeLe == nil else {
            return ""
        }
        return banner(
            .info,
            """
            <p>Pièces demandées le \(demande.ouverteLe.paris.date), délai suspendu :</p>\
            <ul>\(each: demande.pieces, { "<li>\($0)</li>" })</ul>\
            \(if: !demande.message.isEmpty, "<p>\(demande.message)</p>")
            """, status: false)
    }

    private var pieces: HTML {
        ListeDePieces(dossier: dossier, pieces: vue.suivi.pieces, types: types, paths: paths.dossiers).html
    }
}

// MARK: - Delays and agent

extension InstructionPage {
    private var situation: HTML {
        let decision = HorlogeView(
            dossier: dossier, demandes: vue.suivi.demandes, aujourdhui: vue.aujourdhui
        ).html
        var lignes = [
            Fact("Décision, \(DelaiInstruction.duree) jours", decision ?? "—"),
            Fact("Dépôt, \(DelaiDeDepot.joursOuvrables) jours ouvrables", depot),
            Fact("Gestionnaire", gestionnaire),
            Fact("Subrogé", dossier.subroge ? "Oui, paiement au CFA" : "Non, paiement à l'entreprise"),
        ]
        if !dossier.deca.isEmpty { lignes.append(Fact("N° de dépôt (DECA)", num(dossier.deca))) }
        return strip(lignes, label: "Délais et affectation")
    }

    private var depot: HTML {
        guard let debut = dossier.debut, let transmis = dossier.transmisLe?.jour else { return "—" }
        let delai = DelaiDeDepot(debut: debut)
        guard delai.enRetard(le: transmis) else {
            return clock(ClockModel("Dans les délais", sub: "Transmis le \(transmis.francais)"))
        }
        let jours = delai.joursDeRetard(le: transmis)
        return clock(
            ClockModel(
                "Déposé \(jours) jour\(jours > 1 ? "s" : "") après la limite",
                sub: "Signalé, sans effet sur la prise en charge", tone: .wait))
    }

    private var gestionnaire: HTML {
        let nom: HTML = dossier.gestionnaireID == nil ? "Personne" : HTML.escaping(dossier.gestionnaire)
        guard dossier.etat.aInstruire else { return nom }
        var actions: [HTML] = []
        if dossier.gestionnaireID == nil, acces.peut(.instruire) {
            actions.append(textButton("Prendre en charge", [Attribute("form", "prendre")]))
        }
        if acces.peut(.superviser) {
            actions.append("<a class=\"inline-link\" href=\"\(paths.affectation(dossier.id))\">Réaffecter</a>")
        }
        guard !actions.isEmpty else { return nom }
        return """
            \(nom)<br>\(each: actions, { "\($0) " })\
            <form id="prendre" method="post" action="\(paths.priseEnCharge(dossier.id))" hidden>\(csrf.field)</form>
            """
    }
}

/// The decisions that the state allows, and what they rest on.
struct BarreDeDecision {
    let vue: VueDInstruction
    let acces: Acces
    let csrf: CSRF
    let paths: BureauPaths

    private var id: Int { vue.dossier.id }

    var html: HTML {
        guard acces.peut(.instruire) else { return "" }
        let actions = actions
        return actions.isEmpty ? "" : actionBar(.text(etat, icon: .clock), actions)
    }

    private var etat: HTML {
        let propose: HTML? = vue.proposition.total.map {
            "proposé <strong class=\"num\">\(Montant.afficher($0))</strong>"
        }
        guard vue.dossier.etat.aInstruire else { return HTML.escaping(vue.dossier.etat.libelle) }
        let reste = vue.dossier.echeance.map { echeance -> HTML in
            let jours = vue.aujourdhui.jours(jusque: echeance)
            return jours < 0 ? "délai dépassé" : "\(jours) jour\(jours > 1 ? "s" : "") restant\(jours > 1 ? "s" : "")"
        }
        let parts = [reste ?? "délai suspendu", propose ?? "aucun montant proposé"]
        return "\(parts[0]) · \(parts[1])"
    }

    private var actions: [HTML] {
        let etat = vue.dossier.etat
        var liste: [HTML] = []
        if etat.accepte(.annuler) {
            liste.append(linkButton("ANNULER LE DOSSIER", href: paths.annulation(id), style: .quietDanger))
        }
        if etat.accepte(.refuser) { liste.append(linkButton("REFUSER", href: paths.refus(id), style: .danger)) }
        if etat.accepte(.demanderPieces) {
            liste.append(linkButton("DEMANDER DES PIÈCES", href: paths.demandeDePieces(id)))
        }
        if etat.accepte(.accorder) {
            let suite = vue.proposition.retenu.map { "?cpne=" + URLText.encode($0.cpne) } ?? ""
            liste.append(linkButton("ACCORDER", href: paths.accord(id) + suite, style: .primary))
        }
        if etat == .accorde {
            let titre = vue.dossier.deca.isEmpty ? "SAISIR LE N° DE DÉPÔT" : "CORRIGER LE N° DE DÉPÔT"
            liste.append(
                linkButton(titre, href: paths.depotDeca(id), style: vue.dossier.deca.isEmpty ? .primary : .plain))
        }
        return liste
    }
}
