/// A block of a page with its title.
///
/// - Parameters:
///   - aside: beside the title: a date, a count, a pill.
///   - flush: the content brings its own margins (tables, lists, answers).
package func card(
    id: String, titre: String, aside: HTML? = nil, flush: Bool = false, noPrint: Bool = false, _ content: HTML
) -> HTML {
    """
    <section class="card\(noPrint ? " no-print" : "")" aria-labelledby="\(id)">
    <div class="card__head"><h2 id="\(id)">\(titre)</h2>\(aside)</div>
    <div class="card__body\(flush ? " card__body--flush" : "")">
    \(content)</div>
    </section>

    """
}

/// A titled group of questions.
package func formCard(_ titre: String, note: String? = nil, _ content: HTML) -> HTML {
    let note: HTML =
        note.map { "<p class=\"auto-note\">\(Icon.info.html(.s))<span>\($0)</span></p>\n" } ?? ""
    return """
        <fieldset class="card form-card">
        <legend class="legend">\(titre)</legend>
        \(note)<div class="fields">
        \(content)</div>
        </fieldset>

        """
}

/// The head of a page: where one comes from, what it belongs to, one title with its state, one action.
package struct PageHead: Sendable {
    package var titre: HTML
    package var retour: (label: String, href: String)?
    package var surtitre: String?
    package var etat: HTML?
    package var chapeau: String?
    package var action: HTML?

    package init(_ titre: HTML) { self.titre = titre }

    /// Literals are markup, whose interpolations are escaped; this one takes texts made elsewhere.
    @_disfavoredOverload
    package init(_ titre: String) { self.titre = HTML.escaping(titre) }

    package func with(_ change: (inout PageHead) -> Void) -> PageHead {
        var copy = self
        change(&copy)
        return copy
    }
}

package func pageHead(_ head: PageHead) -> HTML {
    let back: HTML =
        head.retour.map { "<a class=\"back\" href=\"\($0.href)\">\(Icon.left.html(.s)) \($0.label)</a>\n" } ?? ""
    let eyebrow: HTML = head.surtitre.map { "<p class=\"eyebrow\">\($0)</p>\n" } ?? ""
    let title: HTML =
        head.etat.map { "<div class=\"page-head__line\"><h1>\(head.titre)</h1> \($0)</div>\n" }
        ?? "<h1>\(head.titre)</h1>\n"
    let lede: HTML = head.chapeau.map { "<p class=\"lede\">\($0)</p>\n" } ?? ""
    return """
        <div class="page-head">
        <div class="page-head__text">
        \(back)\(eyebrow)\(title)\(lede)</div>
        \(head.action)</div>

        """
}

/// The sentence above the first question.
///
/// - Parameter suite: what follows the full stop.
package func requiredNote(_ suite: String = "") -> HTML {
    """
    <p class="small muted">Les champs marqués d'un astérisque (<span class="req">*</span>) sont \
    obligatoires.\(suite)</p>

    """
}
