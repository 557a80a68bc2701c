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
                \(filtres)
                \(contenu.dossiers.isEmpty ? vide : tableau)
                \(pages)
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

    private var outils: HTML {
        let sansRecherche = requete.parametres.filter { $0.name != "q" }
        return toolbar(
            [
                search(
                    action: base, value: requete.recherche, label: "Rechercher un dossier",
                    placeholder: "Nom, établissement, n° de dossier…", garder: sansRecherche),
                filterMenu(
                    action: base, colonnes: colonnes.map { Choix($0.rawValue, $0.titre) }, garder: requete.parametres),
                sortBy(
                    action: base,
                    options: colonnes.flatMap {
                        [Choix($0.rawValue, $0.titre), Choix("-\($0.rawValue)", "\($0.titre), décroissant")]
                    },
                    value: (requete.decroissant ? "-" : "") + requete.colonne.rawValue,
                    garder: requete.parametres.filter { $0.name != "tri" }),
            ],
            end: [
                linkButton("EXPORTER", href: requete.url(paths.export("xlsx")), icon: .download, precision: "en XLSX"),
                linkButton(
                    "CSV", href: requete.url(paths.export("csv")), style: .quiet, precision: "exporter la liste"),
            ])
    }

    private var filtres: HTML {
        guard !requete.filtres.isEmpty || !requete.recherche.isEmpty else { return "" }
        var puces = requete.filtres.map { filtre in
            Chip(filtre.colonne.titre, filtre.phrase, sans: requete.url(base) { $0.filtres.removeAll { $0 == filtre } })
        }
        if !requete.recherche.isEmpty {
            puces.append(Chip("Recherche", requete.recherche, sans: requete.url(base) { $0.recherche = "" }))
        }
        return chips(
            puces,
            toutEffacer: requete.url(base) {
                $0.filtres = []
                $0.recherche = ""
            })
    }

    private var tableau: HTML {
        var table = TableModel(
            label: requete.brouillon ? "Brouillons" : "Contrats d'apprentissage transmis",
            columns: colonnes.map(entete),
            rows: contenu.dossiers.map { dossier in
                let nom = dossier.beneficiaire.isEmpty ? "Sans nom" : dossier.beneficiaire
                return [rowLink(nom, href: paths.fiche(dossier.id))] + colonnes.dropFirst().map { $0.cellule(dossier) }
            })
        table.linked = true
        return dataTable(table)
    }

    private func entete(_ colonne: ColonneDossier) -> TableColumn {
        let courante = colonne == requete.colonne
        return TableColumn(
            colonne.titre, colonne == .intitule ? .wide : colonne == .etat ? .state : .text,
            sort: requete.url(base) {
                $0.colonne = colonne
                $0.decroissant = courante ? !requete.decroissant : false
                $0.page = 1
            }, sorted: courante ? (requete.decroissant ? .descending : .ascending) : nil)
    }

    private var vide: HTML {
        if !requete.filtres.isEmpty || !requete.recherche.isEmpty {
            return emptyLine("Aucun dossier ne répond à cette recherche.")
        }
        return emptyLine(
            requete.brouillon
                ? "Aucun brouillon." : "Aucun dossier transmis. Cliquez sur « CRÉER » pour déposer un contrat.")
    }

    private var pages: HTML {
        let premier = (requete.page - 1) * requete.taille + 1
        let dernier = premier + contenu.dossiers.count - 1
        let vide = contenu.dossiers.isEmpty
        var modele = PagerModel(
            action: base, taille: requete.taille, premier: vide ? 0 : premier, dernier: vide ? 0 : dernier,
            total: contenu.total, precedente: requete.page > 1 ? requete.url(base) { $0.page -= 1 } : nil,
            suivante: !vide && dernier < contenu.total ? requete.url(base) { $0.page += 1 } : nil)
        modele.plafond = RequeteDeListe.plafond
        modele.garder = requete.parametres.filter { $0.name != "lignes" }
        return pager(modele)
    }
}
