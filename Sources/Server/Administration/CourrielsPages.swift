import Domain
import Platform

struct CourrielsPage {
    let requete: RequeteDeCourriels
    let courriels: [MailJournal.Entry]
    /// Counted up to the ceiling.
    let total: Int
    let genres: [String]
    let annonce: Flash?

    var page: Page {
        Page(
            titre: "Courriels", erreurs: !requete.erreurs.isEmpty,
            main: """
                \(errorSummary(requete.erreurs))\(annonce.map { banner(.ok, $0.message) })
                \(pageHead(PageHead("Courriels").with {
                    $0.chapeau = "Ce qui a été écrit, à qui, quand, et ce que le serveur a répondu. Le texte n'est pas montré : il peut contenir un lien secret, et n'est plus conservé une fois parti."
                }))
                <section class="card" aria-label="Courriels">
                \(outils)\(chips(filtres, toutEffacer: filtres.isEmpty ? nil : AdministrationPaths.courriels()))\
                \(courriels.isEmpty ? emptyLine(filtres.isEmpty ? "Aucun courriel n'a encore été écrit." : "Aucun courriel ne correspond à cette recherche.") : table)\
                \(pied)</section>

                """)
    }

    private var outils: HTML {
        toolbar([
            search(
                action: AdministrationPaths.courriels(), value: requete.adresse, label: "Rechercher un destinataire",
                placeholder: "Début de l'adresse…", garder: requete.garder(sauf: ["q"])), menuDesFiltres,
        ])
    }

    private var menuDesFiltres: HTML {
        let etats = MailJournal.State.allCases.map { Choix($0.rawValue, $0.libelle) }
        let sujets = genres.map { Choix($0, GenreDeCourriel.libelle($0)) }
        return filterPanel(
            action: AdministrationPaths.courriels(), garder: requete.garder(sauf: ["etat", "genre", "du", "au"]),
            open: !requete.erreurs.isEmpty,
            """
            \(selectField(FieldModel(name: "etat", label: "État", value: requete.etat?.rawValue ?? ""), etats, vide: "Tous"))\
            \(selectField(FieldModel(name: "genre", label: "Sujet", value: requete.genre), sujets, vide: "Tous"))\
            \(jour("du", "Écrit depuis le", requete.du))\(jour("au", "Jusqu'au", requete.au))
            """)
    }

    private func jour(_ name: String, _ label: String, _ value: String) -> HTML {
        textField(
            FieldModel(name: name, label: label, value: value).with {
                $0.hint = "JJ/MM/AAAA"
                $0.inputmode = .numeric
                $0.error = requete.erreurs.first { $0.id == name }?.message
            })
    }

    private var filtres: [Chip] {
        var chips: [Chip] = []
        func ajouter(_ colonne: String, _ texte: String, _ name: String) {
            if !texte.isEmpty { chips.append(Chip(colonne, texte, sans: requete.href(sauf: [name]))) }
        }
        ajouter("Destinataire", requete.adresse, "q")
        ajouter("État", requete.etat?.libelle ?? "", "etat")
        ajouter("Sujet", requete.genre.isEmpty ? "" : GenreDeCourriel.libelle(requete.genre), "genre")
        ajouter("Depuis le", requete.du, "du")
        ajouter("Jusqu'au", requete.au, "au")
        return chips
    }

    private var table: HTML {
        var model = TableModel(
            label: "Courriels écrits",
            columns: [
                TableColumn("Destinataire"), TableColumn("Objet", .wide), TableColumn("Sujet", .wide),
                TableColumn("Écrit le"), TableColumn("Réponse du serveur"), TableColumn("État", .state),
            ],
            rows: courriels.map { courriel in
                [
                    rowLink(courriel.to, href: AdministrationPaths.courriel(courriel.id)),
                    HTML.escaping(courriel.subject), HTML.escaping(GenreDeCourriel.libelle(courriel.kind)),
                    timeTag(courriel.created), HTML.escaping(courriel.words ?? ""),
                    pill(courriel.state.libelle, tone: courriel.state.ton),
                ]
            })
        model.linked = true
        return dataTable(model)
    }

    private var pied: HTML {
        let premier = (requete.page - 1) * requete.lignes
        let dernier = premier + courriels.count
        var model = PagerModel(
            action: AdministrationPaths.courriels(), taille: requete.lignes,
            premier: courriels.isEmpty ? 0 : premier + 1, dernier: courriels.isEmpty ? 0 : dernier, total: total,
            precedente: requete.page > 1 ? requete.href(page: requete.page - 1) : nil,
            suivante: dernier < min(total, RequeteDeCourriels.plafond) && !courriels.isEmpty
                ? requete.href(page: requete.page + 1) : nil)
        model.tailles = RequeteDeCourriels.tailles
        model.plafond = RequeteDeCourriels.plafond
        model.garder = requete.garder(sauf: ["lignes"])
        model.label = "Pages du journal"
        return pager(model)
    }
}

/// One mail: everything but what it said.
struct CourrielPage {
    let courriel: MailJournal.Entry
    let csrf: CSRF
    let annonce: Flash?

    var page: Page {
        Page(
            titre: "Courriel à \(courriel.to)", mainClass: "main--form",
            main: """
                \(annonce.map { banner(.ok, $0.message) })
                \(pageHead(PageHead(courriel.subject).with {
                    $0.retour = ("Courriels", AdministrationPaths.courriels())
                    $0.surtitre = GenreDeCourriel.libelle(courriel.kind)
                    $0.etat = pill(courriel.state.libelle, tone: courriel.state.ton)
                }))
                <section class="card" aria-label="Courriel"><div class="card__body stack">
                \(facts([
                    Fact("Destinataire", courriel.to), Fact("Écrit le", timeTag(courriel.created)),
                    Fact(courriel.state == .refused ? "Refusé le" : "Parti le", courriel.ended.map { timeTag($0) } ?? "Pas encore"),
                    Fact("Réponse du serveur", courriel.words ?? "Aucune", wide: true),
                ]))
                \(renvoi)</div></section>

                """)
    }

    private var renvoi: HTML {
        switch courriel.state {
        case .refused where !courriel.isWhole:
            disabledButton(
                "RENVOYER", id: "pourquoi",
                why: "Refusé depuis plus de \(MailJournal.daysKept) jours, ce courriel n'a plus de texte.")
        case .refused:
            """
            <form method="post" action="\(AdministrationPaths.renvoi(courriel.id))">\(csrf.field)\
            \(button("RENVOYER", style: .primary))</form>
            """
        case .waiting:
            disabledButton(
                "RENVOYER", id: "pourquoi", why: "L'envoi est en cours : il est retenté pendant un jour environ.")
        case .sent:
            disabledButton(
                "RENVOYER", id: "pourquoi", why: "Ce courriel est parti : son texte n'est plus conservé.")
        }
    }
}

extension MailJournal.State {
    var libelle: String {
        switch self {
        case .waiting: "En attente"
        case .sent: "Envoyé"
        case .refused: "Refusé"
        }
    }

    var ton: Tone {
        switch self {
        case .waiting: .info
        case .sent: .ok
        case .refused: .no
        }
    }
}
