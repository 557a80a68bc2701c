import Domain
import Platform

/// The establishments of a request, and « AJOUTER ». Each is a hidden answer of the form around it.
struct EtablissementsView {
    /// Both labels are written where a script may change the type; the one that does not apply is hidden.
    enum Legende {
        case selonLeType(TypeDeDemandeur?)
        case fixe(String)
    }

    let legende: Legende
    let etablissements: [EtablissementDemande]
    let siret: String
    let erreur: String?
    /// Address to come back to after « AJOUTER ».
    let retour: String

    var html: HTML {
        """
        <fieldset class="field\(erreur == nil ? "" : " field--error")" id="etablissements" tabindex="-1">
        <legend class="field__label">\(titre) <span class="req" aria-hidden="true">*</span></legend>
        \(liste)
        <div class="inline-form">
        \(textField(FieldModel(name: "siret", label: "SIRET", value: siret).with {
            $0.inputmode = .numeric
            $0.maxlength = 40
            $0.error = erreur
            $0.describedBy = ["siret-note"]
        }))
        \(button("AJOUTER", icon: .plus, name: "ajouter", value: "1", [Attribute("formaction", retour)]))
        </div>
        <p class="field__hint" id="siret-note">14 chiffres, avec ou sans espaces. Jusqu'à \(SiretSaisi.maximum) \
        établissements.</p>
        </fieldset>

        """
    }

    private var titre: HTML {
        switch legende {
        case .fixe(let texte): return HTML.escaping(texte)
        case .selonLeType(let type):
            let of = VisibleSi.si("type", parmi: ["of"])
            return """
                <span data-visible-si="\(VisibleSi.non(of).json)"\(flag: "hidden", type == .of)>Etablissement(s) à \
                associer à votre compte</span><span data-visible-si="\(of.json)"\(flag: "hidden", type != .of)>\
                Organisme(s) de formation à associer à votre compte</span>
                """
        }
    }

    private var liste: HTML {
        guard !etablissements.isEmpty else { return "" }
        return "<ul class=\"files files--boxed\">\n\(each: etablissements, ligne)</ul>\n"
    }

    private func ligne(_ un: EtablissementDemande) -> HTML {
        let refus: HTML =
            un.refus.map { "<br><span class=\"field__error\">\(Icon.alert.html(.s))<span>\($0)</span></span>" } ?? ""
        return """
            <li>\(Icon.home.html())<span><strong>\(un.nom)</strong><br><span class="num muted">\(un.siret)</span> \
            <span class="muted">\(un.ville)</span>\(refus)</span> \(hiddenField("etablissement", un.siret))\
            \(textButton("Retirer", name: "retirer", value: un.siret, precision: un.nom, [Attribute("formaction", retour)]))</li>

            """
    }
}
