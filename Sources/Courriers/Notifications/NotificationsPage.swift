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
                \(cadre.filters())
                \(liste.notifications.isEmpty ? vide : tableau)
                \(cadre.pages(shown: liste.notifications.count, total: liste.total))
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

    private var cadre: ListFrame<RequeteDeNotifications> { ListFrame(requete, base) }

    private var outils: HTML {
        cadre.tools(
            search: "Rechercher une notification", placeholder: "N° de dossier, siret, raison sociale, nom…",
            filtre: cadre.filterMenu(),
            end: [
                liste.nonLues == 0
                    ? ""
                    : acte(requete.url(paths.lecture()), button("Tout marquer comme lu", style: .quiet, icon: .check)),
                liste.toutes == 0
                    ? "" : dialogButton("TOUT SUPPRIMER", dialog: "tout-supprimer", style: .quietDanger, icon: .trash),
            ])
    }

    private var tableau: HTML {
        dataTable(
            TableModel(
                label: "Notifications",
                columns: ColonneNotification.allCases.map { cadre.header($0, $0 == .message ? .wide : .text) }
                    + [TableColumn("Actions")],
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

    private func acte(_ action: String, _ bouton: HTML) -> HTML {
        "<form method=\"post\" action=\"\(action)\">\(csrf.field)\(bouton)</form>"
    }

    private var vide: HTML {
        emptyLine(requete.restreinte ? "Aucune notification ne répond à cette recherche." : "Aucune notification.")
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
