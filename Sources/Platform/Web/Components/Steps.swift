/// One step of a long form.
package struct StepItem: Sendable {
    package enum Etat: Sendable, Equatable {
        case aRemplir, commencee, complete
        case erreurs(Int)
    }

    package let numero: Int
    package let titre: String
    package let etat: Etat
    package let courante: Bool

    package init(_ numero: Int, _ titre: String, _ etat: Etat, courante: Bool = false) {
        self.numero = numero
        self.titre = titre
        self.etat = etat
        self.courante = courante
    }
}

extension StepItem.Etat {
    /// « À remplir », « Commencée », « Complète », « 3 erreurs ».
    package var texte: String {
        switch self {
        case .aRemplir: "À remplir"
        case .commencee: "Commencée"
        case .complete: "Complète"
        case .erreurs(let n): n == 1 ? "1 erreur" : "\(n) erreurs"
        }
    }

    package var tone: Tone {
        switch self {
        case .aRemplir: .none
        case .commencee: .info
        case .complete: .ok
        case .erreurs: .no
        }
    }

    fileprivate var suffix: String {
        switch self {
        case .aRemplir: ""
        case .commencee: " step--started"
        case .complete: " step--done"
        case .erreurs: " step--error"
        }
    }
}

/// Place and task list in one: each step is a button of the form, which saves then goes (`aller` = number).
package func stepper(_ steps: [StepItem], label: String, form: String = "etape") -> HTML {
    var items = HTML()
    for step in steps {
        let mark: HTML =
            switch step.etat {
            case .complete: Icon.check.html(.s)
            case .erreurs: Icon.alert.html(.s)
            case .aRemplir, .commencee: "\(step.numero)"
            }
        items += """
            <li class="steps__item"><button class="step\(step.etat.suffix)" form="\(form)" name="aller" \
            value="\(step.numero)"\(attribute: "aria-current", step.courante ? "step" : nil)>
            <span class="step__mark" aria-hidden="true">\(mark)</span>
            <span class="step__label sr-narrow"><span class="sr">Étape \(step.numero) : </span>\(step.titre)</span>
            <span class="step__state sr-narrow">\(step.etat.texte)</span></button></li>

            """
    }
    return """
        <nav aria-label="\(label)">
        <ol class="steps">
        \(items)</ol>
        </nav>

        """
}

/// The « Aide » beside a form: open on arrival, folds.
package func helpPanel(titre: String, _ entries: [(terme: String, texte: String)], contact: String? = nil) -> HTML {
    let link: HTML = contact.map { "<p><a href=\"\($0)\">Contacter votre délégation régionale</a></p>\n" } ?? ""
    return """
        <details class="help" id="aide" open>
        <summary>\(Icon.help.html()) Aide</summary>
        <div class="help__body">
        <h2 class="help__title">\(titre)</h2>
        <dl>
        \(each: entries, { entry in "<dt>\(entry.terme)</dt><dd>\(entry.texte)</dd>\n" })</dl>
        \(link)</div>
        </details>

        """
}

/// What stands at the start of an action bar.
package enum BarState: Sendable {
    /// State of saving, kept up to date by `autosave.js`: « Enregistré à 10:36 ».
    case autosave(String, saved: Bool)
    case text(HTML, icon: Icon)
}

/// The actions of a long page, always at hand on tall screens.
package func actionBar(_ state: BarState?, _ actions: [HTML]) -> HTML {
    "<div class=\"bar\">\n\(barState(state))\(each: actions, { "\($0)\n" })</div>\n"
}

/// The same as a form of its own: decisions at the desk.
package func actionBar(_ state: BarState?, formID: String, action: String, csrf: String, _ actions: [HTML]) -> HTML {
    """
    <form class="bar" id="\(formID)" method="post" action="\(action)">\(csrfField(csrf))
    \(barState(state))\(each: actions, { "\($0)\n" })</form>

    """
}

private func barState(_ state: BarState?) -> HTML {
    switch state {
    case nil: ""
    case .autosave(let text, let saved):
        """
        <p class="bar__state\(saved ? " bar__state--ok" : "")" role="status" data-autosave-state>\
        \(saved ? Icon.check.html(.s) : Icon.info.html(.s)) <span>\(text)</span></p>

        """
    case .text(let html, let icon):
        """
        <p class="bar__state">\(icon.html(.s)) <span>\(html)</span></p>

        """
    }
}
