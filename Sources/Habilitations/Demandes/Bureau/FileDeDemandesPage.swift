import Domain
import Platform

/// The queue: figures, tabs, search, filters, order, pages, all in the address.
struct FileDeDemandesPage {
    let requete: RequeteDeDemandes
    let contenu: PageDeDemandes
    let reglages: ReglagesDInscription
    let maintenant: Instant
    let csrf: CSRF
    let annonce: Flash?
    let paths = DemandesPaths()

    var page: Page {
        Page(
            titre: requete.toutes ? "Demandes d'inscription, toutes" : "Demandes d'inscription à traiter",
            scripts: ["pagesize.js"],
            main: """
                \(annonce.map { banner(Tone(rawValue: $0.tone) ?? .ok, $0.message) })
                \(pageHead(PageHead("Demandes d'inscription").with {
                    $0.chapeau = "Demandes d'accès à M-Gestion, à décider sous \(reglages.delai) h ouvrées."
                }))
                \(chiffres)
                <section class="card" aria-label="File des demandes d'inscription">
                \(onglets)
                \(outils)
                \(puces)
                \(contenu.lignes.isEmpty ? vide : tableau)
                \(cadre.pages(
                    shown: contenu.lignes.count, total: contenu.compte("total"),
                    plafond: FileDeDemandesStore.plafond(requete), label: "Pages de la file"))
                </section>
                """)
    }

    private var base: String { paths.file() }
    private var cadre: ListFrame<RequeteDeDemandes> { ListFrame(requete, base) }
    private var organisation: Organisation { reglages.organisation }

    private var chiffres: HTML {
        func chiffre(_ nom: String, _ libelle: String, _ tone: Tone, _ change: (inout RequeteDeDemandes) -> Void)
            -> Tile
        {
            Tile(
                contenu.compte(nom), plafond: FileDeDemandesStore.plafond, libelle,
                href: RequeteDeDemandes().url(base, change), tone: tone)
        }
        return figures([
            chiffre("depasse", contenu.compte("depasse") > 1 ? "délais dépassés" : "délai dépassé", .no) {
                $0.depassees = true
            },
            chiffre("aucun", "sans gestionnaire", .none) { $0.gestionnaire = .aucun },
            chiffre("moi", "à moi", .none) { $0.gestionnaire = .moi },
        ])
    }

    private var onglets: HTML {
        func onglet(_ titre: String, _ toutes: Bool, _ compte: String) -> TabItem {
            let href = requete.url(base) {
                $0.toutes = toutes
                $0.etat = nil
                $0.page = 1
            }
            return TabItem(
                titre, href: href, count: contenu.compte(compte), plafond: FileDeDemandesStore.plafond,
                current: requete.toutes == toutes)
        }
        return tabs([onglet("À traiter", false, "attente"), onglet("Toutes", true, "toutes")])
    }

    private var vide: HTML {
        emptyLine(
            requete.filtree ? "Aucune demande ne répond à cette recherche." : "Aucune demande n'attend de décision.")
    }
}

// MARK: - Tools

extension FileDeDemandesPage {
    private var outils: HTML {
        cadre.tools(search: "Rechercher une demande", placeholder: "Nom, email, SIRET, n°…", filtre: filtres)
    }

    private var filtres: HTML {
        let etats = requete.toutes ? EtatDemande.allCases.map { Choix($0.rawValue, $0.libelle) } : []
        return filterPanel(
            action: base, garder: requete.garder(sauf: "delegation", "dga", "type", "etat", "gestionnaire", "delai"),
            """
            \(filterSelect("delegation", "Délégation", requete.delegation, organisation.delegations.map { Choix($0.code, $0.nom) }, vide: "Toutes"))\
            \(filterSelect("dga", "DGA", requete.dga, organisation.directions.map { Choix($0.code, $0.nom) }, vide: "Toutes"))\
            \(filterSelect("type", "Type", requete.type?.rawValue, RequeteDeDemandes.typesOfferts.map { Choix($0.rawValue, $0.libelle) }))\
            \(etats.isEmpty ? "" : filterSelect("etat", "Etat", requete.etat?.rawValue, etats))\
            \(filterSelect("gestionnaire", "Gestionnaire", requete.gestionnaire?.rawValue, FiltreDeMain.allCases.map { Choix($0.rawValue, $0.libelle) }))\
            \(filterSelect("delai", "Délai de réponse", requete.depassees ? "depasse" : "", [Choix("depasse", "Dépassé")]))
            """)
    }

    private var puces: HTML {
        var puces: [Chip] = []
        func puce(_ colonne: String, _ texte: String, _ change: (inout RequeteDeDemandes) -> Void) {
            puces.append(
                Chip(
                    colonne, texte,
                    sans: requete.url(base) {
                        change(&$0)
                        $0.page = 1
                    }))
        }
        if !requete.delegation.isEmpty {
            let nom = organisation.delegation(requete.delegation)?.nom ?? requete.delegation
            puce("Délégation", nom) { $0.delegation = "" }
        }
        if !requete.dga.isEmpty {
            puce("DGA", organisation.direction(requete.dga)?.nom ?? requete.dga) { $0.dga = "" }
        }
        if let type = requete.type { puce("Type", type.libelle) { $0.type = nil } }
        if let etat = requete.etat { puce("Etat", etat.libelle) { $0.etat = nil } }
        if let main = requete.gestionnaire { puce("Gestionnaire", main.libelle) { $0.gestionnaire = nil } }
        if requete.depassees { puce("Délai de réponse", "Dépassé") { $0.depassees = false } }
        if !requete.recherche.isEmpty { puce("Recherche", requete.recherche) { $0.recherche = "" } }
        var sans = RequeteDeDemandes()
        sans.toutes = requete.toutes
        return chips(puces, toutEffacer: sans.url(base))
    }
}

// MARK: - Rows

extension FileDeDemandesPage {
    private var tableau: HTML {
        var colonnes: [ColonneDeDemande] = [.nom, .type, .delegation, .envoi, .echeance, .gestionnaire]
        if requete.toutes { colonnes.append(.etat) }
        var table = TableModel(
            label: "Demandes d'inscription",
            columns: colonnes.map { cadre.header($0, $0 == .echeance ? .clock : $0 == .etat ? .state : .text) },
            rows: contenu.lignes.map { ligne in colonnes.map { cellule($0, ligne) } })
        table.linked = true
        return dataTable(table)
    }

    private func cellule(_ colonne: ColonneDeDemande, _ ligne: PageDeDemandes.Ligne) -> HTML {
        let demande = ligne.demande
        switch colonne {
        case .nom:
            return """
                <div>\(rowLink("\(demande.nom.uppercased()), \(demande.prenom)", href: paths.demande(demande.id)))\
                \(sub(etablissements(ligne)))</div>
                """
        case .type:
            let branche = organisation.branche(demande.branche)?.nom ?? ""
            return "<div>\(demande.type.libelle)\(branche.isEmpty ? "" : sub(branche))</div>"
        case .delegation: return HTML.escaping(organisation.delegation(demande.delegation)?.nom ?? "—")
        case .envoi: return num(demande.envoyeeLe.paris.date)
        case .echeance: return HorlogeDeDemande(demande: demande, reglages: reglages, maintenant: maintenant).html
        case .gestionnaire: return gestionnaire(demande)
        case .etat: return pill(demande.etat.libelle, tone: demande.etat.tone)
        }
    }

    private func etablissements(_ ligne: PageDeDemandes.Ligne) -> String {
        guard let premier = ligne.etablissements.first else { return "" }
        let autres = ligne.etablissements.count - 1
        return premier.nom + (autres > 0 ? " et \(autres) autre\(autres > 1 ? "s" : "")" : "")
    }

    private func gestionnaire(_ demande: Demande) -> HTML {
        if demande.gestionnaireID != nil { return HTML.escaping(demande.gestionnaire) }
        guard demande.etat == .attente else { return "—" }
        return """
            <form class="above" method="post" action="\(paths.priseEnCharge(demande.id))">\(csrf.field)\
            \(button("PRENDRE", shape: .small, precision: "la demande n° \(demande.id)"))</form>
            """
    }
}
