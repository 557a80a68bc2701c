import Domain
import Platform
import Referentiels

struct EtablissementsPage {
    let requete: RequeteDEtablissements
    let total: Int
    let etablissements: [EtablissementListe]
    /// SIRET of the one selected.
    let courant: String?
    /// Takes the POST of the scope selector.
    let choisir: String
    let paths: EtablissementsPaths
    let csrf: CSRF
    let annonce: Flash?

    private var base: String { paths.liste() }

    var page: Page {
        Page(
            titre: "Etablissements", scripts: ["pagesize.js"],
            main: """
                \(annonce.map { banner(Tone(rawValue: $0.tone) ?? .info, $0.message) })
                \(pageHead(PageHead("Etablissements").with {
                    $0.chapeau = "Les établissements rattachés à votre compte."
                }))
                <section class="card" aria-label="Liste des établissements">
                \(outils)
                \(cadre.filters())
                \(etablissements.isEmpty ? emptyLine("Aucun établissement ne répond à cette recherche.") : tableau)
                \(cadre.pages(shown: etablissements.count, total: total))
                </section>
                """)
    }

    private var cadre: ListFrame<RequeteDEtablissements> { ListFrame(requete, base) }

    private var outils: HTML {
        cadre.tools(
            search: "Rechercher un établissement", placeholder: "Nom, SIRET, ville…", filtre: cadre.filterMenu())
    }

    private var tableau: HTML {
        dataTable(
            TableModel(
                label: "Etablissements",
                columns: ColonneEtablissement.allCases.map { cadre.header($0, $0 == .actif ? .state : .text) }
                    + [TableColumn("Actions")],
                rows: etablissements.map { un in
                    [
                        principal(un), num(un.siret),
                        "<a href=\"\(paths.fiche(un.siret))\">\(un.nom)</a>", HTML.escaping(un.adresse),
                        HTML.escaping(un.ville), un.actif ? pill("Actif", tone: .ok) : pill("Fermé"), acte(un),
                    ]
                }))
    }

    /// A card is headed by its first cell, which then has no header to say what it answers.
    private func principal(_ un: EtablissementListe) -> HTML {
        """
        <span><span class="card-only">Établissement principal : </span>\
        \(un.principal ? "\(Icon.check.html(.s)) Oui" : "Non")</span>
        """
    }

    private func acte(_ un: EtablissementListe) -> HTML {
        if un.siret == courant { return pill("Sélectionné", tone: .sent) }
        return """
            <form method="post" action="\(choisir)">\(csrf.field)\(button(
                "SÉLECTIONNER", shape: .small, name: "perimetre", value: un.siret, precision: un.nom))</form>
            """
    }
}

/// The sheet of an establishment: what the reference data say, and a contact that its administrators may correct.
struct EtablissementPage {
    let tenu: EtablissementAccessible
    let fiche: FicheEtablissement
    let saisie: ContactSaisi
    let erreurs: [FieldError]
    let paths: EtablissementsPaths
    let espace: Espace
    let csrf: CSRF
    let annonce: Flash?

    private var modifiable: Bool { tenu.droits.contains(.gererUtilisateurs) }

    private func erreur(_ id: String) -> String? { erreurs.first { $0.id == id }?.message }

    var page: Page {
        Page(
            titre: tenu.nom, mainClass: "main--form", erreurs: !erreurs.isEmpty,
            main: """
                \(errorSummary(erreurs))\(annonce.map { banner(Tone(rawValue: $0.tone) ?? .info, $0.message) })
                \(pageHead(PageHead(tenu.nom).with {
                    $0.retour = ("Etablissements", paths.liste())
                    $0.etat = fiche.ferme ? pill("Fermé") : pill("Actif", tone: .ok)
                }))
                \(card(id: "identite", titre: "Identité", facts(identite)))
                \(card(id: "adresse", titre: "Adresse", facts([
                    Fact("Adresse", texte(fiche.adresse.rue), wide: true),
                    Fact("Code postal", texte(fiche.adresse.codePostal)), Fact("Ville", texte(fiche.adresse.commune)),
                ])))
                \(modifiable ? formulaire : card(id: "contact", titre: "Contact", facts([
                    Fact("E-Mail", texte(fiche.courriel)), Fact("Numéro de téléphone", texte(fiche.telephone)),
                ])))
                <p class="small muted">Ces informations viennent du répertoire Sirene\
                \(espace == .of ? ", de la liste publique des organismes de formation et de l'annuaire de l'éducation" : "")\
                \(fiche.corrigeLe.map { " ; le contact a été corrigé le \($0.paris.date)" }).</p>
                """)
    }

    private var identite: [Fact] {
        var faits = [
            Fact("Raison sociale", texte(fiche.raisonSociale ?? fiche.nom), wide: true),
            Fact("SIRET", num(fiche.siret)), Fact("Siren", num(Siret.siren(fiche.siret))),
            Fact("Nic", num(String(fiche.siret.dropFirst(9)))),
            Fact("Établissement principal", fiche.principal ? "Oui" : "Non"),
        ]
        if espace == .of {
            faits.append(Fact("Numéro UAI", texte(fiche.uai)))
            faits.append(Fact("Numéro de déclaration d'activité", texte(fiche.nda)))
        }
        return faits
    }

    private func texte(_ valeur: String?) -> HTML {
        guard let valeur, !valeur.isEmpty else { return "<span class=\"muted\">Non renseigné</span>" }
        return HTML.escaping(valeur)
    }

    private var formulaire: HTML {
        """
        <form class="form" method="post" action="\(paths.fiche(tenu.siret))" novalidate>\(csrf.field)
        \(formCard("Contact", note: "Facultatif. Les personnes rattachées à l'établissement le voient sur cette fiche.", """
            \(textField(FieldModel(name: "courriel", label: "E-Mail", value: saisie.courriel).with {
                $0.type = .email
                $0.width = .half
                $0.spellcheck = false
                $0.error = erreur("courriel")
            }))\(textField(FieldModel(name: "telephone", label: "Numéro de téléphone", value: saisie.telephone).with {
                $0.type = .tel
                $0.width = .half
                $0.error = erreur("telephone")
            }))
            """))
        <div class="row row--end">\(button("ENREGISTRER", style: .primary))</div>
        </form>
        """
    }
}
