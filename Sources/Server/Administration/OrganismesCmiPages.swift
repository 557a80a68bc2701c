import Domain
import Identity
import Platform

struct OrganismesCmiPage {
    static let lignes = 25

    let organismes: [(organisme: OrganismeCmi, profils: Int)]
    let total: Int
    let numero: Int
    let annonce: Flash?

    var page: Page {
        Page(
            titre: "Organismes CMI",
            main: """
                \(annonce.map { banner(.ok, $0.message) })
                \(pageHead(PageHead("Organismes CMI").with {
                    $0.chapeau = "Les organismes émetteurs de la Carte Mobilité Inclusion, et leurs référents."
                    $0.action = linkButton("ENRÔLER UN ORGANISME", href: AdministrationPaths.nouvelOrganisme(), style: .primary, icon: .plus)
                }))
                <section class="card" aria-label="Organismes">\
                \(organismes.isEmpty ? emptyLine("Aucun organisme n'est enrôlé.") : table)\(pied)</section>

                """)
    }

    private var table: HTML {
        var model = TableModel(
            label: "Organismes émetteurs",
            columns: [
                TableColumn("Code émetteur"), TableColumn("Organisme", .wide), TableColumn("Personnes", .end),
                TableColumn("État", .state),
            ],
            rows: organismes.map { ligne in
                [
                    rowLink(ligne.organisme.code, href: AdministrationPaths.organisme(ligne.organisme.code)),
                    HTML.escaping(ligne.organisme.nom), "\(ligne.profils)", OrganismeCmiPage.etat(ligne.organisme),
                ]
            })
        model.linked = true
        return dataTable(model)
    }

    private var pied: HTML {
        guard total > OrganismesCmiPage.lignes else { return "" }
        return pager(
            PagerModel(
                base: AdministrationPaths.organismes(), numero: numero, lignes: OrganismesCmiPage.lignes,
                montres: organismes.count, total: total))
    }
}

struct OrganismeCmiPage {
    let organisme: OrganismeCmi
    let referents: [ProfilCmi]
    let profils: Int
    let now: Instant
    let csrf: CSRF
    let annonce: Flash?

    static func etat(_ organisme: OrganismeCmi) -> HTML {
        organisme.actif ? pill("Actif", tone: .ok) : pill("Désactivé")
    }

    var page: Page {
        Page(
            titre: "Organisme \(organisme.designation)",
            main: """
                \(annonce.map { banner(.ok, $0.message) })
                \(pageHead(PageHead(organisme.nom).with {
                    $0.retour = ("Organismes CMI", AdministrationPaths.organismes())
                    $0.surtitre = "Code émetteur \(organisme.code)"
                    $0.etat = OrganismeCmiPage.etat(organisme)
                    $0.chapeau = "\(profils) \(profils > 1 ? "personnes agissent" : "personne agit") pour cet organisme. Ses profils sont gérés par ses référents."
                    $0.action = linkButton("AJOUTER UN RÉFÉRENT", href: AdministrationPaths.nouveauReferent(organisme.code), icon: .plus)
                }))
                \(card(id: "referents", titre: "Référents", flush: true, table))
                <form method="post" action="\(AdministrationPaths.etatDeLOrganisme(organisme.code))">\(csrf.field)\
                \(hiddenField("actif", organisme.actif ? "non" : "oui"))\
                \(organisme.actif ? button("DÉSACTIVER L'ORGANISME", style: .danger) : button("RÉACTIVER L'ORGANISME"))</form>

                """)
    }

    private var table: HTML {
        dataTable(
            TableModel(
                label: "Référents de l'organisme",
                columns: [
                    TableColumn("Identifiant"), TableColumn("Nom"), TableColumn("Email", .wide),
                    TableColumn("Dernière connexion"), TableColumn("État", .state), TableColumn("Actions"),
                ],
                rows: referents.map { referent in
                    let etat = referent.etat(at: now)
                    return [
                        num(referent.identifiant), HTML.escaping(referent.nomComplet),
                        HTML.escaping(referent.compte.courriel),
                        referent.vuLe.map { timeTag($0) } ?? HTML.escaping("Jamais"),
                        pill(etat.libelle, tone: etat.ton), actions(referent),
                    ]
                }))
    }

    private func actions(_ referent: ProfilCmi) -> HTML {
        let id = referent.compte.id
        let code = organisme.code
        let envoyer: HTML =
            referent.actif
            ? """
            <form method="post" action="\(AdministrationPaths.reinitialisation(code, id))">\(csrf.field)\
            \(button("ENVOYER UN NOUVEAU MOT DE PASSE", shape: .small, precision: "temporaire à \(referent.nomComplet)"))</form>
            """ : ""
        return """
            <div class="row">\(envoyer)\
            <form method="post" action="\(AdministrationPaths.etatDuReferent(code, id))">\(csrf.field)\
            \(hiddenField("actif", referent.actif ? "non" : "oui"))\
            \(button(referent.actif ? "DÉSACTIVER" : "RÉACTIVER", style: .quiet, shape: .small, precision: referent.nomComplet))\
            </form></div>
            """
    }
}

/// A form of these pages, with what is to be said of it.
protocol FormulaireCmi: Sendable {
    func page(_ csrf: CSRF) -> Page
}

/// A body and its first référent.
struct EnrolementPage: FormulaireCmi {
    private var code = ""
    private var nom = ""
    private var referent = FormulaireDeProfilCmi(code: "")
    private var erreursDeLOrganisme: [FieldError] = []

    private var erreurs: [FieldError] { erreursDeLOrganisme + referent.erreurs }

    mutating func refuser(_ id: String, _ message: String) {
        if id == "identifiant" {
            referent.refuser(id, message)
        } else {
            erreursDeLOrganisme.append(FieldError(id: id, message: message))
        }
    }

    mutating func lire(_ form: FormData) -> (OrganismeCmi, NouveauProfilCmi)? {
        code = String(form["code"].prefix(40))
        nom = String(Texte.ligne(String(form["organisme"].prefix(600))).prefix(120))
        let norme = IdentifiantCMI.normaliser(code)
        if !IdentifiantCMI.codeJuste(norme) {
            refuser("code", "Saisissez le code émetteur : 5 lettres ou chiffres")
        } else {
            referent.code = norme
        }
        if nom.isEmpty { refuser("organisme", "Saisissez le nom de l'organisme") }
        let personne = referent.lire(form, referent: true)
        guard erreurs.isEmpty, let personne else { return nil }
        return (OrganismeCmi(code: norme, nom: nom, actif: true), personne)
    }

    func page(_ csrf: CSRF) -> Page {
        Page(
            titre: "Enrôler un organisme", mainClass: "main--form", erreurs: !erreurs.isEmpty,
            main: """
                \(errorSummary(erreurs))
                \(pageHead(PageHead("Enrôler un organisme").with {
                    $0.retour = ("Organismes CMI", AdministrationPaths.organismes())
                }))
                \(requiredNote(" Le référent recevra son identifiant et un mot de passe temporaire, utilisable pendant 7 jours."))
                <form class="stack" method="post" action="\(AdministrationPaths.nouvelOrganisme())" novalidate>
                \(csrf.field)
                \(formCard("L'organisme", """
                    \(textField(FieldModel(name: "code", label: "Code émetteur", value: code, required: true).with {
                        $0.hint = "5 lettres ou chiffres, qui commencent les identifiants de l'organisme"
                        $0.spellcheck = false
                        $0.width = .half
                        $0.error = erreur("code")
                    }))\(textField(FieldModel(name: "organisme", label: "Nom de l'organisme", value: nom, required: true).with {
                        $0.error = erreur("organisme")
                    }))
                    """))\(formCard("Son référent", referent.champs))
                <div class="row">\(button("ENRÔLER L'ORGANISME", style: .primary))\
                \(linkButton("ANNULER", href: AdministrationPaths.organismes()))</div>
                </form>

                """)
    }

    private func erreur(_ id: String) -> String? { erreursDeLOrganisme.first { $0.id == id }?.message }
}

struct NouveauReferentPage: FormulaireCmi {
    let organisme: OrganismeCmi
    var formulaire: FormulaireDeProfilCmi

    init(organisme: OrganismeCmi) {
        self.organisme = organisme
        formulaire = FormulaireDeProfilCmi(code: organisme.code)
    }

    func page(_ csrf: CSRF) -> Page {
        Page(
            titre: "Ajouter un référent", mainClass: "main--form", erreurs: !formulaire.erreurs.isEmpty,
            main: """
                \(errorSummary(formulaire.erreurs))
                \(pageHead(PageHead("Ajouter un référent").with {
                    $0.retour = (organisme.nom, AdministrationPaths.organisme(organisme.code))
                    $0.surtitre = organisme.designation
                }))
                \(requiredNote())
                <form class="stack" method="post" action="\(AdministrationPaths.nouveauReferent(organisme.code))" novalidate>
                \(csrf.field)
                \(formCard("Le référent", formulaire.champs))
                <div class="row">\(button("AJOUTER LE RÉFÉRENT", style: .primary))\
                \(linkButton("ANNULER", href: AdministrationPaths.organisme(organisme.code)))</div>
                </form>

                """)
    }
}
