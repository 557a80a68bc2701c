import Domain
import Platform

/// « Demande d'inscription à M-Gestion »
struct InscriptionPage {
    var saisie: SaisieInscription
    let etablissements: [EtablissementDemande]
    let fautes: [SaisieInscription.Faute]
    let courriel: String
    let organisation: Organisation
    let marque: String
    /// Open hours given to answer.
    let delai: Int
    let csrf: CSRF
    let paths: InscriptionPaths
    let espace: Espace
    /// Changed since the page was made: as it is now.
    var depassee: Demande?
    /// Another application that an earlier request opened.
    var ailleurs: Espace?

    var page: Page {
        Page(
            titre: "Demande d'inscription", mainClass: "gate__main--form", erreurs: !fautes.isEmpty,
            scripts: ["reveal.js"],
            main: """
                \(errorSummary(fautes.map { FieldError(id: elementID($0.champ), message: $0.message) }))\(annonces)
                <section class="module" aria-labelledby="titre">
                <div class="stack stack--s">
                <h1 id="titre">Demande d'inscription à M-Gestion</h1>
                <p class="muted">Votre demande est étudiée par \(marque) sous \(delai) h, les jours ouvrés. Les champs marqués \
                d'un astérisque (<span class="req">*</span>) sont obligatoires.</p>
                </div>
                <form class="form form--sections" id="demande" method="post" action="\(paths.accueil())" novalidate>
                \(csrf.field)\(hiddenField("version", String(saisie.version)))\(confirmation)
                <button class="sr" name="action" value="entree" tabindex="-1" aria-hidden="true">ENREGISTRER</button>
                \(vous)
                \(etablissement)
                <div class="form form--sections" data-visible-si="\(VisibleSi.non(cabinet).json)"\
                \(flag: "hidden", saisie.type == .cabinet)>
                \(acces)
                <div class="switches">
                \(switchField(FieldModel(name: "attestation", label: Attestation.honneur.texte, required: true).with {
                    $0.error = message("attestation")
                }, checked: saisie.attestation))\(cgu)</div>
                <div class="row">\(button("ENREGISTRER", style: .primary, name: "action", value: "enregistrer"))</div>
                </div>
                </form>
                \(SortieView(csrf: csrf, espace: espace).html)
                </section>
                """)
    }

    func message(_ champ: String) -> String? { fautes.first { $0.champ == champ }?.message }

    private var cabinet: VisibleSi { .si("type", parmi: ["cabinet"]) }

    private var annonces: HTML {
        var html = HTML()
        if let depassee { html += banner(.no, DepasseeView.phrase(depassee)) }
        if let ailleurs {
            html += banner(
                .ok,
                "<p>Votre accès à \(ailleurs.libelle) est ouvert : <a href=\"\(ailleurs.racine)\">y entrer</a>.</p>",
                status: false)
        }
        return html
            + banner(
                .sent,
                """
                Afin de poursuivre votre connexion à M-Gestion, nous avons besoin de vous créer un compte utilisateur. \
                Pour cela, veuillez compléter le formulaire suivant :
                """, status: false)
    }

    /// Once said, the doubt about the département is answered by sending again.
    private var confirmation: HTML {
        guard saisie.departementDouteux(etablissements) != nil else { return "" }
        let deja = message("departement") != nil || saisie.departementConfirme == saisie.departement
        return deja ? hiddenField("departement_confirme", saisie.departement) : ""
    }

    private var cgu: HTML {
        let model = FieldModel(name: "cgu", label: "", required: true)
        let erreur = message("cgu")
        return """
            <div class="field\(erreur == nil ? "" : " field--error")">
            \(erreur.map { fieldError($0, id: "cgu-erreur") })<div class="switch"><input type="checkbox" \
            id="\(model.id)" name="cgu" value="oui"\(flag: "checked", saisie.cgu) required\
            \(attribute: "aria-describedby", erreur == nil ? nil : "cgu-erreur")\
            \(attribute: "aria-invalid", erreur == nil ? nil : "true")> \
            <label class="switch__text" for="cgu">J'accepte les <a href="/cgu" target="_blank">Conditions Générales \
            d'Utilisation<span class="sr"> (nouvel onglet)</span></a> <span class="req" aria-hidden="true">*</span>\
            </label></div>
            </div>

            """
    }
}

// MARK: - Sections

extension InscriptionPage {
    private func champ(_ nom: String, _ label: String, _ valeur: String) -> FieldModel {
        FieldModel(name: nom, label: label, value: valeur, required: true).with { $0.error = message(nom) }
    }

    private var vous: HTML {
        bloc(
            "Vous",
            """
            \(textField(FieldModel(name: "email", label: "Email", value: courriel, required: true).with {
                $0.type = .email
                $0.autocomplete = "email"
                $0.readonly = true
                $0.error = message("email")
                $0.hint = "Adresse de votre compte, reprise automatiquement"
            }))\(textField(champ("prenom", "Prénom", saisie.prenom).with {
                $0.autocomplete = "given-name"
                $0.spellcheck = false
                $0.width = .half
            }))\(textField(champ("nom", "Nom", saisie.nom).with {
                $0.autocomplete = "family-name"
                $0.spellcheck = false
                $0.width = .half
            }))\(radios(
                champ("sexe", "Sexe", saisie.sexe).with { $0.width = .half },
                [Choix("F", "Féminin"), Choix("M", "Masculin")]))\
            \(textField(champ("telephone", "Téléphone - numéro du standard", saisie.telephone).with {
                $0.type = .tel
                $0.autocomplete = "tel"
                $0.width = .half
            }))
            """)
    }

    private var etablissement: HTML {
        bloc(
            "Votre établissement",
            """
            \(radios(champ("type", "Type d'établissement", saisie.type?.rawValue ?? ""), types, layout: .column))\
            <noscript><div class="field">\(button(
                "AFFICHER LES QUESTIONS DE CE TYPE", name: "action", value: "actualiser",
                [Attribute("formaction", paths.accueil() + "#type")]))</div></noscript>
            <div class="field" data-visible-si="\(cabinet.json)"\(flag: "hidden", saisie.type != .cabinet)>\
            \(banner(.no, TypeDeDemandeur.cabinetRefuse))</div>
            \(reveal(
                .si("type", parmi: [TypeDeDemandeur.entreprise.rawValue]), masque: saisie.type != .entreprise,
                brancheEtDepartement))\
            <div class="field" data-visible-si="\(VisibleSi.non(cabinet).json)"\
            \(flag: "hidden", saisie.type == .cabinet)>\
            \(EtablissementsView(
                legende: .selonLeType(saisie.type), etablissements: etablissements, siret: saisie.siret,
                erreur: message("siret"), retour: paths.accueil() + "#etablissements").html)</div>
            """)
    }

    private var types: [Choix] {
        TypeDeDemandeur.allCases.map {
            Choix($0.rawValue, $0.libelle, hint: $0 == .cabinet ? TypeDeDemandeur.cabinetRefuse : nil)
        }
    }

    private var brancheEtDepartement: HTML {
        """
        \(radios(champ("branche", "Branche", saisie.branche), organisation.branches.map { Choix($0.code, $0.nom) }, layout: .column))\
        \(selectField(
            champ("departement", "Département de l'établissement", saisie.departement).with {
                $0.short = true
                if $0.error == nil { $0.warning = saisie.departementDouteux(etablissements) }
            }, organisation.departements.map { Choix($0.code, "\($0.code) - \($0.libelle)") }))
        """
    }

    private var acces: HTML {
        bloc(
            "Votre accès",
            radios(
                champ("profil", "Type de profil souhaité", saisie.profil?.rawValue ?? ""),
                ProfilSouhaite.allCases.map { Choix($0.rawValue, $0.libelle, hint: $0.explication) }, layout: .cards))
    }

    private func bloc(_ titre: String, _ contenu: HTML) -> HTML {
        """
        <fieldset>
        <legend class="legend">\(titre)</legend>
        <div class="fields">
        \(contenu)</div>
        </fieldset>

        """
    }
}

/// Signing out, from a page before the frame.
struct SortieView {
    let csrf: CSRF
    let espace: Espace

    var html: HTML {
        """
        <form class="row" method="post" action="\(espace.racine)/deconnexion">\(csrf.field)\
        \(button("Déconnexion", style: .quiet, icon: .exit))</form>
        """
    }
}

enum DepasseeView {
    static func phrase(_ demande: Demande) -> String {
        switch demande.etat {
        case .refusee:
            "Votre demande a été refusée entre-temps : \(demande.motif). Vos réponses sont conservées ci-dessous."
        case .attente, .acceptee, .retiree:
            "Votre demande a été modifiée dans un autre onglet. Relisez vos réponses, puis enregistrez de nouveau."
        }
    }
}
