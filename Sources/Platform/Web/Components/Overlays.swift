/// A window, opened by a button that names it in `popovertarget`; works without script. The safe act comes first.
package func dialog(id: String, titre: String, texte: HTML, actions: HTML) -> HTML {
    """
    <div class="dialog" id="\(id)" popover role="dialog" aria-labelledby="\(id)-titre">
    <h2 id="\(id)-titre">\(titre)</h2>
    <p>\(texte)</p>
    \(actions)</div>

    """
}

/// A window that asks before an act that cannot be undone.
package func confirmDialog(
    id: String, titre: String, texte: String, action: String, csrf: String, annuler: String = "ANNULER",
    confirmer: String = "CONFIRMER", champs: [(name: String, value: String)] = []
) -> HTML {
    dialog(
        id: id, titre: titre, texte: HTML.escaping(texte),
        actions: """
            <form class="row row--end" method="post" action="\(action)">\(csrfField(csrf))\(hiddenFields(champs))
            \(closeButton(annuler, dialog: id))
            <button class="btn btn--danger">\(confirmer)</button>
            </form>

            """)
}

/// « Sauvegarder le brouillon », opened by `autosave.js` when a link would lose unsaved answers.
package func quitDialog(sortie: String) -> HTML {
    dialog(
        id: "quitter", titre: "Sauvegarder le brouillon",
        texte: """
            Les informations que vous avez saisies n'ont pas été enregistrées. Pour les conserver, cliquez sur le \
            bouton "Sauvegarder le brouillon" situé en bas du formulaire.
            """,
        actions: """
            <div class="row row--end">
            <a class="btn btn--quiet btn--danger" href="\(sortie)" data-quitter>QUITTER SANS SAUVEGARDER</a>
            \(closeButton("J'AI COMPRIS", dialog: "quitter", primary: true))
            </div>

            """)
}

/// Closes the window it stands in.
package func closeButton(_ label: String, dialog: String, primary: Bool = false) -> HTML {
    """
    <button class="btn\(primary ? " btn--primary" : "")" type="button" popovertarget="\(dialog)" \
    popovertargetaction="hide">\(label)</button>
    """
}

/// Opens a window.
package func dialogButton(
    _ label: String, dialog: String, style: ButtonStyle = .plain, shape: ButtonShape = .normal, icon: Icon? = nil
) -> HTML {
    button(
        label, style: style, shape: shape, icon: icon,
        [Attribute("type", "button"), Attribute("popovertarget", dialog)])
}

/// A panel under its button: `menu__link`s or a `menu__body`.
package func menu(_ label: String, icon: Icon? = nil, primary: Bool = false, _ panel: HTML) -> HTML {
    """
    <details class="menu">
    <summary class="btn\(primary ? " btn--primary" : "")">\(icon.map { $0.html(.s) + " " })\(label)</summary>
    <div class="menu__panel menu__panel--start">
    \(panel)</div>
    </details>

    """
}

package func menuLink(_ label: String, href: String, icon: Icon? = nil) -> HTML {
    "<a class=\"menu__link\" href=\"\(href)\">\(icon.map { $0.html() + " " })\(label)</a>\n"
}

/// Something that happened, told to a person.
package struct Notice: Sendable {
    package let href: String
    package let quoi: String
    package let numero: String?
    package let texte: String
    package let quand: Instant
    package let nonLue: Bool

    package init(href: String, quoi: String, numero: String?, texte: String, quand: Instant, nonLue: Bool) {
        self.href = href
        self.quoi = quoi
        self.numero = numero
        self.texte = texte
        self.quand = quand
        self.nonLue = nonLue
    }
}

package func notices(_ notices: [Notice]) -> HTML {
    var lines = HTML()
    for notice in notices {
        let number: HTML = notice.numero.map { " - <span class=\"num\">\($0)</span>" } ?? ""
        lines += """
            <li><a class="notice\(notice.nonLue ? " notice--new" : "")" href="\(notice.href)">
            <span class="notice__what">\(notice.quoi)\(number)\(unread(notice))</span>
            <span>\(notice.texte)</span>
            \(timeTag(notice.quand, muted: true))</a></li>

            """
    }
    return "<ul class=\"notices\">\n\(lines)</ul>\n"
}

private func unread(_ notice: Notice) -> HTML { notice.nonLue ? "<span class=\"sr\"> (non lue)</span>" : "" }
