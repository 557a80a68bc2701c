import Domain
import Platform

/// Establishments, their roles, their habilitations, and the panel that adds one.
extension UtilisateurPage {
    var etablissements: HTML {
        """
        <section class="card" aria-labelledby="etablissements-titre">
        <div class="card__head"><h2 id="etablissements-titre">Établissements</h2>\
        \(button("AJOUTER", icon: .plus, name: "action", value: "ajouter", precision: "un établissement", [Attribute("id", "ajouter")]))</div>
        \(erreur("ajouter").map { "<div class=\"card__body\">\(fieldError($0, id: "ajouter-erreur"))</div>" })
        \(resume)\(panneau)
        </section>
        \(each: saisie.lignes, ligne)\(autres)
        """
    }

    private var resume: HTML {
        guard saisie.ajout == nil else { return "" }
        switch saisie.lignes.count {
        case 0: return emptyLine("Aucun établissement n'est ajouté.")
        case 1: return emptyLine("1 établissement, avec son rôle et ses habilitations ci-dessous.")
        default:
            return emptyLine(
                "\(saisie.lignes.count) établissements, chacun avec son rôle et ses habilitations ci-dessous.")
        }
    }

    private func ligne(_ ligne: SaisieUtilisateur.Ligne) -> HTML {
        let code = ligne.perimetre.code
        let nom = avant.first { $0.perimetre == ligne.perimetre }?.nom ?? offre.nom(ligne.perimetre)
        return """
            <fieldset class="card form-card">
            <legend class="legend">\(nom)</legend>
            \(hiddenField("perimetre", code))
            <div class="row row--between"><span>\(num(ligne.perimetre.libelle))</span> \
            \(button("RETIRER", style: .quietDanger, shape: .small, icon: .trash, name: "retirer", value: code, precision: nom))</div>
            <div class="fields">
            \(selectField(
                FieldModel(name: "role.\(code)", label: "Type de rôle", value: ligne.role.rawValue, required: true).with {
                    $0.width = .half
                    $0.error = erreur(elementID("role.\(code)"))
                },
                offre.mandat.roles.map { Choix($0.rawValue, $0.libelle) }, vide: nil))
            \(habilitations(ligne))
            </div>
            </fieldset>
            """
    }

    /// The rights of the roles, to tick; those that the person who looks does not hold are not offered.
    private func habilitations(_ ligne: SaisieUtilisateur.Ligne) -> HTML {
        let code = ligne.perimetre.code
        let acquis = avant.first { $0.perimetre == ligne.perimetre }?.droits ?? []
        let offerts = Droit.accordables.filter {
            $0 != .consulter && (offre.mandat.disponibles(ligne.perimetre).contains($0) || acquis.contains($0))
        }
        return """
            <fieldset class="field"><legend class="field__label">Habilitations</legend>
            <p class="field__hint">Consulter va avec tout rôle.</p>
            <div class="choices">
            \(each: offerts, { droit in coche(droit, ligne, code) })</div>
            </fieldset>
            """
    }

    private func coche(_ droit: Droit, _ ligne: SaisieUtilisateur.Ligne, _ code: String) -> HTML {
        let roles = offre.mandat.roles.filter { $0.permet(droit) }
        let tous = roles.count == offre.mandat.roles.count
        // Without script the box stays, and says for whom it counts.
        let condition = tous ? nil : VisibleSi.si("role.\(code)", parmi: roles.map(\.rawValue))
        let aide: HTML =
            tous
            ? ""
            : " <span class=\"choice__hint\">Pour le rôle \(roles.map(\.libelle).joined(separator: ", ")) seulement</span>"
        return """
            <label class="choice"\(attribute: "data-visible-si", condition?.json)><input type="checkbox" \
            name="droit.\(code)" value="\(droit.rawValue)"\(flag: "checked", ligne.coches.contains(droit))> \
            <span>\(droit.verbe)\(aide)</span></label>

            """
    }

    private var panneau: HTML {
        guard let ajout = saisie.ajout else { return "" }
        let trouves = offre.trouves(ajout.filtre, sauf: Set(saisie.lignes.map(\.perimetre)))
        let montres = trouves.prefix(OffreDEtablissements.montres)
        let reste = trouves.count - montres.count
        return """
            <div class="card__body stack" id="ajout" data-filter>
            <h3>Ajouter un établissement</h3>
            <div class="inline-form">
            \(textField(FieldModel(name: "filtre", label: "Filtre", value: ajout.filtre).with {
                $0.hint = "Raison sociale ou SIRET, parmi les établissements que vous administrez"
                $0.attributes = [Attribute("data-filter-input")]
            }))\(button("FILTRER", icon: .search, name: "action", value: "filtrer"))</div>
            \(montres.isEmpty
                ? emptyLine("Aucun établissement trouvé.")
                : radios(
                    FieldModel(name: "choix", label: "Établissement", value: ajout.choix, required: true).with {
                        $0.error = erreur("choix")
                    },
                    montres.map { Choix($0.code, offre.nom($0), hint: $0.libelle) }, layout: .column))
            \(if: reste > 0, "<p class=\"small muted\">\(reste == 1 ? "1 autre établissement répond" : "\(reste) autres établissements répondent") : précisez le filtre.</p>")
            \(selectField(
                FieldModel(name: "typeRole", label: "Type de rôle", value: ajout.role, required: true).with {
                    $0.short = true
                    $0.error = erreur("typeRole")
                }, offre.mandat.roles.map { Choix($0.rawValue, $0.libelle) }))
            <div class="row">\(button("CONFIRMER", icon: .plus, name: "action", value: "confirmer"))
            \(button("FERMER", style: .quiet, name: "action", value: "fermer"))</div>
            </div>
            """
    }

    private var autres: HTML {
        guard !ailleurs.isEmpty else { return "" }
        return card(
            id: "ailleurs-titre", titre: "Accès gérés par d'autres administrateurs", flush: true,
            """
            <ul class="files">\(each: ailleurs, { une in
                """
                <li>\(Icon.home.html())<span><strong>\(une.nom)</strong><br>\(num(une.perimetre.libelle))<br>\
                <span class="muted">\(une.phrase)</span></span></li>
                """
            })</ul>
            """)
    }
}
