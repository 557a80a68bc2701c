import Domain
import Platform

/// « Notifications » : every one of the account's, in the order and with the filters of the address.
struct NotificationsPage {
    let requete: RequeteDeNotifications
    let liste: PageDeNotifications
    let csrf: CSRF
    let paths: CourriersPaths
    let annonce: Flash?

    var page: Page {
        Page(
            titre: "Notifications", scripts: ["pagesize.js"],
            main: """
                \(annonce.map { banner(Tone(rawValue: $0.tone) ?? .info, $0.message) })
                \(pageHead(PageHead("Notifications").with {
                    $0.chapeau = nombre
                    $0.action = reglages
                }))
                <section class="card" aria-label="Liste des notifications">
                \(outils)
                \(filtres)
                \(liste.notifications.isEmpty ? vide : tableau)
                \(pages)
                </section>
                \(if: liste.toutes > 0, confirmation)
                """)
    }

    private var base: String { paths.notifications() }

    private var reglages: HTML {
        linkButton("Gérer mes notifications", href: paths.reglages(), style: .quiet, icon: .bell)
    }

    private var nombre: String {
        switch liste.nonLues {
        case 0: "Toutes vos notifications sont lues."
        case 1: "Vous avez 1 notification non lue."
        default: "Vous avez \(liste.nonLues) notifications non lues."
        }
    }

    private var outils: HTML {
        toolbar(
            [
                search(
                    action: base, value: requete.recherche, label: "Rechercher une notification",
                    placeholder: "N° de dossier, siret, raison sociale, nom…",
                    garder: requete.parametres.filter { $0.name != "q" }),
                filterMenu(
                    action: base, colonnes: ColonneNotification.allCases.map { Choix($0.rawValue, $0.titre) },
                    garder: requete.parametres),
                sortBy(
                    action: base,
                    options: ColonneNotification.allCases.flatMap {
                        [Choix($0.rawValue, $0.titre), Choix("-\($0.rawValue)", "\($0.titre), décroissant")]
                    }, value: requete.tri, garder: requete.parametres.filter { $0.name != "tri" }),
            ],
            end: [
                liste.nonLues == 0
                    ? ""
                    : acte(requete.url(paths.lecture()), button("Tout marquer comme lu", style: .quiet, icon: .check)),
                liste.toutes == 0
                    ? "" : dialogButton("TOUT SUPPRIMER", dialog: "tout-supprimer", style: .quietDanger, icon: .trash),
            ])
    }

    private var filtres: HTML {
        var puces = requete.filtres.map { filtre in
            Chip(
                filtre.colonne.titre, filtre.valeurs.joined(separator: " ou "),
                sans: requete.url(base) {
                    $0.filtres.removeAll { $0 == filtre }
                    $0.page = 1
                })
        }
        if !requete.recherche.isEmpty {
            puces.append(
                Chip(
                    "Recherche", requete.recherche,
                    sans: requete.url(base) {
                        $0.recherche = ""
                        $0.page = 1
                    }))
        }
        return chips(
            puces,
            toutEffacer: requete.url(base) {
                $0.filtres = []
                $0.recherche = ""
                $0.page = 1
            })
    }

    private var tableau: HTML {
        dataTable(
            TableModel(
                label: "Notifications", columns: ColonneNotification.allCases.map(entete) + [TableColumn("Actions")],
                rows: liste.notifications.map(rangee)))
    }

    private func rangee(_ une: NotificationDeCourrier) -> [HTML] {
        let numero: HTML =
            une.lue ? num(une.numero) : "<strong>\(num(une.numero))</strong> \(pill("Non lue", tone: .info))"
        let dossier = "le dossier \(une.numero), notification du \(une.creeLe.paris.date) \(une.creeLe.paris.time)"
        let actions: HTML = """
            <div class="row">\(linkButton(
                "EXAMINER", href: paths.examen(une.id), shape: .small, icon: .eye, precision: dossier)) \
            \(acte(
                requete.url(paths.suppression(une.id)),
                button("SUPPRIMER", style: .quietDanger, shape: .small, icon: .trash, precision: dossier)))</div>
            """
        return [
            numero, HTML.escaping(une.message), num(une.siret), HTML.escaping(une.raisonSociale),
            HTML.escaping(une.prenom), HTML.escaping(une.nom), dayTag(une.creeLe), actions,
        ]
    }

    private func entete(_ colonne: ColonneNotification) -> TableColumn {
        let courante = colonne == requete.colonne
        return TableColumn(
            colonne.titre, colonne == .message ? .wide : .text,
            sort: requete.url(base) {
                $0.decroissant = courante ? !$0.decroissant : false
                $0.colonne = colonne
                $0.page = 1
            }, sorted: courante ? (requete.decroissant ? .descending : .ascending) : nil)
    }

    private func acte(_ action: String, _ bouton: HTML) -> HTML {
        "<form method=\"post\" action=\"\(action)\">\(csrf.field)\(bouton)</form>"
    }

    private var vide: HTML {
        emptyLine(requete.restreinte ? "Aucune notification ne répond à cette recherche." : "Aucune notification.")
    }

    private var pages: HTML {
        let premier = (requete.page - 1) * requete.taille + 1
        let dernier = premier + liste.notifications.count - 1
        let vide = liste.notifications.isEmpty
        var modele = PagerModel(
            action: base, taille: requete.taille, premier: vide ? 0 : premier, dernier: vide ? 0 : dernier,
            total: liste.total, precedente: requete.page > 1 ? requete.url(base) { $0.page -= 1 } : nil,
            suivante: !vide && dernier < liste.total ? requete.url(base) { $0.page += 1 } : nil)
        modele.garder = requete.parametres.filter { $0.name != "lignes" }
        return pager(modele)
    }

    private var confirmation: HTML {
        let quoi = liste.toutes == 1 ? "votre notification" : "vos \(liste.toutes) notifications"
        return confirmDialog(
            id: "tout-supprimer", titre: "TOUT SUPPRIMER",
            texte: "Vous êtes sur le point de supprimer \(quoi). Voulez-vous continuer ?",
            action: paths.suppressionDeTout(), csrf: csrf.maskedToken(),
            champs: [("jusque", String(liste.derniere))])
    }
}
