import Domain
import Platform

/// The list: tabs, search, filters, order, pages, all in the address.
struct ListePage {
    let requete: RequeteDeListe
    let contenu: PageDeListe
    let dispositif: Dispositif
    let depose: Bool
    let csrf: CSRF
    let paths: DossierPaths
    let annonce: Flash?

    init(
        requete: RequeteDeListe, page: PageDeListe, dispositif: Dispositif, depose: Bool, csrf: CSRF,
        paths: DossierPaths,
        annonce: Flash?
    ) {
        self.requete = requete
        contenu = page
        self.dispositif = dispositif
        self.depose = depose
        self.csrf = csrf
        self.paths = paths
        self.annonce = annonce
    }

    var page: Page {
        Page(
            titre: "\(dispositif.libelle), \(requete.brouillon ? "brouillons" : "dossiers transmis")",
            scripts: ["pagesize.js"],
            main: """
                \(annonce.map { banner(Tone($0.tone), $0.message) })
                \(pageHead(PageHead(dispositif.libelle).with { $0.action = creer }))
                <section class="card" aria-label="Liste des contrats d'apprentissage">
                \(onglets)
                \(outils)
                \(cadre.filters())
                \(contenu.dossiers.isEmpty ? vide : tableau)
                \(cadre.pages(shown: contenu.dossiers.count, total: contenu.total, plafond: RequeteDeListe.plafond))
                </section>
                """)
    }

    private var base: String { paths.liste() }

    private var creer: HTML? {
        guard depose else { return nil }
        return """
            <form method="post" action="\(base)">\(csrf.field)\(button("CRÉER", style: .primary, icon: .plus))</form>
            """
    }

    private var onglets: HTML {
        tabs([
            TabItem(
                "TRANSMIS", href: base, count: contenu.transmis, plafond: RequeteDeListe.plafond,
                current: !requete.brouillon),
            TabItem(
                "BROUILLON", href: base + "?vue=brouillon", count: contenu.brouillons, plafond: RequeteDeListe.plafond,
                current: requete.brouillon),
        ])
    }

    private var colonnes: [ColonneDossier] {
        requete.brouillon
            ? [.beneficiaire, .etablissement, .intitule, .debut, .fin] : ColonneDossier.allCases
    }

    private var cadre: ListFrame<RequeteDeListe> { ListFrame(requete, base) }

    private var outils: HTML {
        cadre.tools(
            search: "Rechercher un dossier", placeholder: "Nom, établissement, n° de dossier…",
            filtre: cadre.filterMenu(colonnes), colonnes: colonnes,
            end: [
                linkButton("EXPORTER", href: requete.url(paths.export("xlsx")), icon: .download, precision: "en XLSX"),
                linkButton(
                    "CSV", href: requete.url(paths.export("csv")), style: .quiet, precision: "exporter la liste"),
            ])
    }

    private var tableau: HTML {
        var table = TableModel(
            label: requete.brouillon ? "Brouillons" : "Contrats d'apprentissage transmis",
            columns: colonnes.map { cadre.header($0, $0 == .intitule ? .wide : $0 == .etat ? .state : .text) },
            rows: contenu.dossiers.map { dossier in
                let nom = dossier.beneficiaire.isEmpty ? "Sans nom" : dossier.beneficiaire
                return [rowLink(nom, href: paths.fiche(dossier.id))] + colonnes.dropFirst().map { $0.cellule(dossier) }
            })
        table.linked = true
        return dataTable(table)
    }

    private var vide: HTML {
        if requete.restreinte {
            return emptyLine("Aucun dossier ne répond à cette recherche.")
        }
        return emptyLine(
            requete.brouillon
                ? "Aucun brouillon." : "Aucun dossier transmis. Cliquez sur « CRÉER » pour déposer un contrat.")
    }
}
