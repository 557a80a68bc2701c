import Platform
import Server

extension Galerie {
    static var synthese: Page {
        Page(
            titre: "Étape 7, La Synthèse", mainClass: "main--form", scripts: ["autosave.js", "cerfa.js", "print.js"],
            main: """
                \(pageHead(PageHead("La Synthèse")))
                \(card(id: "s1", titre: "2 L'Apprenti", aside: pill("1 erreur", tone: .no), flush: true, answers([
                    Answer("Nom de naissance", "BRASSIER", change: "/2#apprenti-nom"),
                    Answer("Nom d'usage", "", state: .optional, change: "/2#apprenti-usage"),
                    Answer("Sexe", "", state: .missing("Sélectionnez le sexe de l'apprenti"), change: "/2#apprenti-sexe"),
                    Answer("Courriel", "noe@", state: .missing("Le courriel doit comporter un nom de domaine"), change: "/2#c"),
                ])))
                <button class="btn" type="button" data-print hidden>\(Icon.print.html(.s)) IMPRIMER</button>
                """)
    }

    static var dossier: Page {
        Page(
            titre: "Dossier 4021877.1, Accordé",
            main: """
                \(pageHead(PageHead("N° du dossier <span class=\"num\">4021877.1</span>").with {
                    $0.etat = pill("Accordé", tone: .ok)
                }))
                \(strip([
                    Fact("Etat du dossier", "Accordé le 12/09/2025"),
                    Fact("Délai d'instruction", clock(ClockModel("Décidé en 9 jours sur 20", tone: .ok))),
                ], label: "Situation du dossier"))
                <div class="columns columns--record">
                \(card(id: "actions", titre: "ACTIONS", noPrint: true, """
                    <div class="actions">
                    \(linkButton("AFFICHER", href: "/cerfa", shape: .wideStart, icon: .eye))
                    \(disabledButton(
                        "DÉPOSER VOTRE FACTURE", id: "pourquoi", why: "La prochaine échéance s'ouvre le 01/03/2026.",
                        shape: .wideStart, icon: .euro))
                    </div>
                    """))
                <div class="stack">
                \(split([
                    ("cfa", "Le CFA", facts([Fact("SIRET", num("98765432400019"), wide: true), Fact("UAI", "0999990W")])),
                    ("salarie", "Le salarié", facts([Fact("NOM, Prénom", "DELAUNAY, Maëlle", wide: true)])),
                ]))\(card(id: "accord", titre: "L'accord de financement", flush: true, dataTable(accord) + fold(
                    "Échéancier", "<p class=\"empty\">Quatre échéances.</p>")))
                \(card(id: "courriers", titre: "Liste des courriers OPCO", flush: true, filesList([
                    FileItem("Courrier d'accord", href: "/c1", meta: "12/09/2025")
                ], heads: ("Nom du courrier", "Date d'émission"))))
                \(card(id: "avenants", titre: "Avenants", flush: true, emptyLine("Aucun avenant sur ce contrat.")))
                </div>
                <div class="stack">
                \(card(id: "histoire", titre: "Suivi du dossier", timeline([
                    TimelineItem("Accordé", who: "Délégation Grand Ouest", when: maintenant, why: "1er équipement plafonné."),
                    TimelineItem("Transmis", who: "Camille VERNEUIL", when: maintenant.adding(seconds: -86_400)),
                ])))
                </div>
                </div>
                """)
    }

    private static var accord: TableModel {
        var table = TableModel(
            label: "Lignes de l'accord de financement",
            columns: [TableColumn("Ligne"), TableColumn("Demandés", .end), TableColumn("Pris en charge", .end)],
            rows: [["NPEC total", "15 732,00 €", "15 732,00 €"]])
        table.foot = ["Total", "15 732,00 €", "15 732,00 €"]
        table.rowHeaders = true
        return table
    }

    static var instruction: Page {
        var file = TableModel(
            label: "Dossiers à instruire",
            columns: [
                TableColumn("Salarié et dossier", short: "Dossier"), TableColumn("Délai légal", .clock),
                TableColumn("Etat", .state),
            ],
            rows: [
                [
                    "<div>\(rowLink("LE BIHAN, Nolwenn", href: "/1"))\(sub("4019877.1"))</div>",
                    clock(
                        ClockModel(
                            "Dépassé de 2 jours", sub: "Jour 22 sur 20 · 12/10/2025", tone: .no, gauge: (22, 20))),
                    pill("En cours de traitement", tone: .info),
                ],
                [
                    "<div>\(rowLink("MARCHETTI, Lina", href: "/2"))\(sub("4023377.1"))</div>",
                    clock(ClockModel("Suspendu", sub: "Jour 4 sur 20", tone: .done, gauge: (4, 20))),
                    pill("En attente de pièces", tone: .wait),
                ],
            ])
        file.linked = true
        return Page(
            titre: "Instruction",
            main: """
                \(pageHead(PageHead("Contrat d'apprentissage")))
                \(figures([Tile(1, "délai dépassé", href: "?d=1", tone: .no), Tile(0, "sans gestionnaire", href: "?g=0", tone: .none)]))
                <section class="card" aria-label="File d'instruction">
                \(toolbar([menu("ACTIONS", icon: .filter, menuLink("Exporter", href: "/x", icon: .download))]))\(dataTable(file))</section>
                <div class="columns columns--desk">
                <div class="stack stack--s">
                \(section("4 Le Contrat", answers([
                    Answer("Début", "26/09/2025"), Answer("Fin", num("25/09/2027"), state: .flagged, id: "contrat-fin"),
                ])))
                </div>
                \(card(id: "controles", titre: "Contrôles automatiques", flush: true, checks([
                    CheckItem(
                        .wait, "Fin du contrat plus de 2 mois après la formation", word: "À vérifier",
                        detail: "<a href=\"#contrat-fin\">Fin du contrat</a> le 25/09/2027.", law: "C. trav. L6222-7-1"),
                    CheckItem(.no, "Code IDCC hors du champ", word: "Bloquant"),
                ], conformes: [CheckItem(.ok, "Durée de 24 mois", word: "Conforme", law: "C. trav. L6222-7-1")])))
                </div>
                \(actionBar(.text("9 jours restants", icon: .clock), formID: "decision", action: "/d", csrf: "jeton", [
                    button("REFUSER", style: .danger, name: "action", value: "refuser"),
                    button("ACCORDER", style: .primary, name: "action", value: "accorder"),
                ]))
                """)
    }

    static var facture: Page {
        var zone = DropModel(name: "pieces", hint: "PDF, JPEG ou PNG, 10 Mo par fichier", accept: ".pdf,.jpg,.png")
        zone.uploadURL = "/pieces"
        zone.listID = "envois"
        zone.maxBytes = 10_000_000
        zone.error = "Sélectionnez un fichier à envoyer"
        var refuse = FileItem(
            "Planning.docx", meta: "48 Ko",
            action: textButton("Retirer", name: "r", value: "4", precision: "Planning.docx"))
        refuse.bad = true
        refuse.note = "Ce fichier est un document Word"
        return Page(
            titre: "Dépôt d'une facture", mainClass: "main--form", scripts: ["upload.js"],
            main: """
                \(pageHead(PageHead("Dépôt d'une facture")))
                <form class="form" method="post" action="/pieces" enctype="multipart/form-data">\(csrfField("jeton"))
                \(fileDrop(zone, legend: "Joindre vos pièces justificatives", required: true, files: filesList([
                    FileItem(
                        "Certificat.pdf", meta: fileSize(96_000), action: textButton("Retirer", precision: "Certificat.pdf"),
                        note: pill("Vérifié", tone: .ok)),
                    refuse,
                ], boxed: true, label: "Pièces justificatives", id: "envois")))
                </form>
                \(verdict("1 bloquant", tone: .no))
                """)
    }
}
