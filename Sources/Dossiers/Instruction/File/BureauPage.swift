import Domain
import Platform

/// The queue: figures, tabs, search, filters, order, pages, all in the address.
struct BureauPage {
    let requete: RequeteDeBureau
    let contenu: PageDeBureau
    let regard: RegardDuBureau
    let delegations: [DelegationDuBureau]
    let csrf: CSRF
    let paths: BureauPaths
    let annonce: Flash?

    var page: Page {
        Page(
            titre: requete.tous
                ? "Contrat d'apprentissage, tous les dossiers" : "File d'instruction, Contrat d'apprentissage",
            scripts: ["pagesize.js"],
            main: """
                \(annonce.map { banner(Tone($0.tone), $0.message) })
                \(pageHead(PageHead(Dispositif.contratApprentissage.libelle).with {
                    $0.chapeau = chapeau
                    $0.action = regard.acces.peut(.superviser) ? linkButton("RÉGLAGES", href: paths.reglages()) : nil
                }))
                \(chiffres)
                <section class="card" aria-label="\(requete.tous ? "Dossiers transmis" : "File d'instruction")">
                \(onglets)
                \(outils)
                \(puces)
                \(contenu.lignes.isEmpty ? vide : tableau)
                \(cadre.pages(
                    shown: contenu.lignes.count, total: contenu.compte("total"), plafond: BureauStore.plafond(requete),
                    label: "Pages de la file"))
                </section>
                """)
    }

    private var base: String { paths.file() }
    private var cadre: ListFrame<RequeteDeBureau> { ListFrame(requete, base) }

    private var instruit: Bool { regard.acces.peut(.instruire) }

    private var chapeau: String {
        let ou = regard.delegation.map { "de la délégation \($0.nom)" } ?? "de toutes les délégations"
        return requete.tous
            ? "Dossiers transmis \(ou)." : "File d'instruction \(ou), du délai le plus court au plus long."
    }

    /// Each figure opens the queue filtered by it, in the same delegation.
    private var chiffres: HTML {
        func chiffre(_ nom: String, _ libelle: String, _ tone: Tone, _ change: (inout RequeteDeBureau) -> Void) -> Tile
        {
            var neuve = RequeteDeBureau()
            neuve.delegation = requete.delegation
            return Tile(
                contenu.compte(nom), plafond: BureauStore.plafond, libelle, href: neuve.url(base, change), tone: tone)
        }
        return figures([
            chiffre("depasse", contenu.compte("depasse") > 1 ? "délais dépassés" : "délai dépassé", .no) {
                $0.delai = .depasse
            },
            chiffre("5", "à décider sous 5 jours", .wait) { $0.delai = .cinq },
            chiffre("aucun", "sans gestionnaire", .none) { $0.gestionnaire = .aucun },
            chiffre("moi", "à moi", .none) { $0.gestionnaire = .moi },
            chiffre("suspendu", "en attente de pièces", .none) { $0.delai = .suspendu },
        ])
    }

    private var onglets: HTML {
        func onglet(_ titre: String, tous: Bool, _ compte: String) -> TabItem {
            let href = requete.url(base) {
                $0.tous = tous
                $0.etats = []
                $0.page = 1
            }
            return TabItem(
                titre, href: href, count: contenu.compte(compte), plafond: BureauStore.plafond,
                current: requete.tous == tous)
        }
        return tabs([onglet("À traiter", tous: false, "a_traiter"), onglet("Tous", tous: true, "tous")])
    }

    private var vide: HTML {
        emptyLine(
            requete.filtree
                ? "Aucun dossier ne répond à cette recherche."
                : requete.tous ? "Aucun dossier transmis." : "Aucun dossier n'attend de décision.")
    }
}

// MARK: - Tools

extension BureauPage {
    private var outils: HTML {
        cadre.tools(
            search: "Rechercher un dossier", placeholder: "Nom, SIRET, n° de dossier…", filtre: filtres,
            end: instruit && !requete.tous ? [prochain] : [])
    }

    private var prochain: HTML {
        """
        <form id="prise" method="post" action="\(paths.prochain())">\(csrf.field)\
        \(hiddenField("delegation", requete.delegation))\(button("PRENDRE LE PROCHAIN", style: .primary))</form>
        """
    }

    /// One panel for all filters: what it shows is what the address says.
    private var filtres: HTML {
        let etats = requete.tous ? EtatDossier.transmissibles : EtatDossier.aTraiter
        return filterPanel(
            action: base, garder: requete.garder(sauf: "etat", "delegation", "delai", "gestionnaire", "age"),
            """
            <fieldset class="field"><legend class="field__label">Etat</legend>
            \(each: etats, etat)</fieldset>
            \(filterSelect("delegation", "Délégation", requete.delegation, delegations.map { Choix($0.code, $0.nom) }, vide: "Toutes"))\
            \(filterSelect("delai", "Délai légal", requete.delai?.rawValue, FiltreDeDelai.allCases.map { Choix($0.rawValue, $0.libelle) }))\
            \(filterSelect("gestionnaire", "Gestionnaire", requete.gestionnaire?.rawValue, FiltreDeGestionnaire.allCases.map { Choix($0.rawValue, $0.libelle) }))\
            \(filterSelect("age", "Transmis", requete.anciennete.map(String.init), RequeteDeBureau.anciennetes.map { Choix(String($0), "Depuis plus de \($0) jours") }))
            """)
    }

    private func etat(_ etat: EtatDossier) -> HTML {
        checkbox(
            FieldModel(name: "etat", label: etat.libelle).with { $0.id = "f-etat-\(etat.rawValue)" },
            value: etat.rawValue,
            checked: requete.etats.contains(etat))
    }

    private var puces: HTML {
        var puces: [Chip] = []
        func puce(_ colonne: String, _ texte: String, _ change: (inout RequeteDeBureau) -> Void) {
            puces.append(Chip(colonne, texte, sans: requete.url(base, change)))
        }
        if !requete.etats.isEmpty {
            puce("Etat", requete.etats.map(\.libelle).joined(separator: ", ")) { $0.etats = [] }
        }
        if let delegation = regard.delegation { puce("Délégation", delegation.nom) { $0.delegation = "" } }
        if let delai = requete.delai { puce("Délai légal", delai.libelle) { $0.delai = nil } }
        if let filtre = requete.gestionnaire { puce("Gestionnaire", filtre.libelle) { $0.gestionnaire = nil } }
        if let jours = requete.anciennete { puce("Transmis", "Depuis plus de \(jours) jours") { $0.anciennete = nil } }
        if !requete.recherche.isEmpty { puce("Recherche", requete.recherche) { $0.recherche = "" } }
        var sans = RequeteDeBureau()
        sans.tous = requete.tous
        return chips(puces, toutEffacer: sans.url(base))
    }
}

// MARK: - Rows

extension BureauPage {
    private var tableau: HTML {
        var table = TableModel(
            label: requete.tous ? "Dossiers transmis" : "Dossiers à instruire",
            columns: [
                cadre.header(.beneficiaire, short: "Dossier"), cadre.header(.etablissement, short: "Entreprise"),
                cadre.header(.complet), cadre.header(.delai, .clock), cadre.header(.controles),
                cadre.header(.gestionnaire), cadre.header(.etat, .state),
            ], rows: contenu.lignes.map(ligne))
        table.linked = true
        return dataTable(table)
    }

    private func ligne(_ ligne: PageDeBureau.Ligne) -> [HTML] {
        let dossier = ligne.dossier
        let horloge = HorlogeView(dossier: dossier, demandes: ligne.demandes, aujourdhui: regard.aujourdhui).html
        let nom = dossier.beneficiaire.isEmpty ? "Sans nom" : dossier.beneficiaire
        return [
            "<div>\(rowLink(nom, href: paths.dossier(dossier.id))) <span class=\"sub num\">\(dossier.reference)</span></div>",
            "<div>\(dossier.etablissement)\(sub(dossier.organisme))</div>",
            complet(dossier), horloge ?? "—", VerdictView(rang: ligne.controles).html, gestionnaire(dossier),
            pill(dossier.etat.libelle, tone: dossier.etat.toneDePastille),
        ]
    }

    private func complet(_ dossier: Dossier) -> HTML {
        if dossier.etat == .attentePieces { return "Incomplet" }
        return dossier.completLe.map { "<span class=\"num\">\(dayTag($0))</span>" } ?? "—"
    }

    private func gestionnaire(_ dossier: Dossier) -> HTML {
        if dossier.gestionnaireID != nil { return HTML.escaping(dossier.gestionnaire) }
        guard instruit, !requete.tous, dossier.etat.aInstruire else { return "—" }
        return """
            <button class="btn btn--small above" form="prise" formaction="\(paths.priseEnCharge(dossier.id))">PRENDRE\
            <span class="sr"> le dossier \(dossier.reference)</span></button>
            """
    }
}
