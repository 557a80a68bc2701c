/// What is known of a thing: a label and its value.
package struct Fact: Sendable {
    package let label: String
    package let value: HTML
    package let wide: Bool

    package init(_ label: String, _ value: HTML, wide: Bool = false) {
        self.label = label
        self.value = value
        self.wide = wide
    }

    /// A text. Markup written in place says so, for lists that mix both: `"<b>…</b>" as HTML`.
    @_disfavoredOverload
    package init(_ label: String, _ value: String, wide: Bool = false) {
        self.init(label, HTML.escaping(value), wide: wide)
    }
}

/// Label above value, in columns, or one per line.
package func facts(_ facts: [Fact], oneColumn: Bool = false, foot: Bool = false) -> HTML {
    """
    <dl class="\(foot ? "card__foot " : "")facts\(oneColumn ? " facts--one" : "")">
    \(each: facts, { fact in
        """
        <div\(attribute: "class", fact.wide ? "facts__wide" : nil)><dt>\(fact.label)</dt><dd>\(fact.value)</dd></div>

        """
    })</dl>

    """
}

/// The few facts that head a file, on one line.
package func strip(_ facts: [Fact], label: String) -> HTML {
    """
    <section class="card" aria-label="\(label)">
    <dl class="card__body strip">
    \(each: facts, { fact in "<div><dt>\(fact.label)</dt><dd>\(fact.value)</dd></div>\n" })</dl>
    </section>

    """
}

/// Parts of a card side by side, each with its title.
package func split(_ parts: [(id: String, titre: String, contenu: HTML)]) -> HTML {
    var html = HTML()
    for part in parts {
        html += """
            <section class="split__part" aria-labelledby="\(part.id)">
            <h2 id="\(part.id)">\(part.titre)</h2>
            \(part.contenu)</section>

            """
    }
    return "<div class=\"card split\">\n\(html)</div>\n"
}

/// An answer to check before sending, or to read at the desk.
package struct Answer: Sendable {
    package enum State: Sendable, Equatable {
        case given
        /// Not answered, and allowed to be.
        case optional
        /// Missing or wrong: the message, said in red.
        case missing(String)
        /// A check points at it.
        case flagged
    }

    package let label: String
    package let value: HTML
    package let state: State
    /// Where to change it.
    package let change: String?
    /// Identifier of the value, so that a check can lead to it.
    package let id: String?

    package init(_ label: String, _ value: HTML, state: State = .given, change: String? = nil, id: String? = nil) {
        self.label = label
        self.value = value
        self.state = state
        self.change = change
        self.id = id
    }

    /// A text. Markup written in place says so, for lists that mix both: `"<b>…</b>" as HTML`.
    @_disfavoredOverload
    package init(_ label: String, _ value: String, state: State = .given, change: String? = nil, id: String? = nil) {
        self.init(label, HTML.escaping(value), state: state, change: change, id: id)
    }
}

/// Label beside value; with « Modifier », « Corriger » or « Renseigner » when there is somewhere to change it.
package func answers(_ answers: [Answer]) -> HTML {
    let read = answers.allSatisfy { $0.change == nil }
    var lines = HTML()
    for answer in answers {
        let empty = answer.value.isEmpty
        let value: HTML
        let verb: String
        let css: String?
        switch answer.state {
        case .missing(let message):
            let link: HTML = answer.change.map { "<a href=\"\($0)\">\(message)</a>" } ?? HTML.escaping(message)
            value = empty ? link : "\(answer.value)<br>\(link)"
            verb = empty ? "Renseigner" : "Corriger"
            css = "answers__missing"
        case .optional where empty:
            value = "<span class=\"muted\">Non renseigné (facultatif)</span>"
            verb = "Modifier"
            css = nil
        case .given, .optional, .flagged:
            value = answer.value
            verb = "Modifier"
            css = answer.state == .flagged ? "answers__flag" : nil
        }
        let change: HTML =
            answer.change.map {
                """
                <dd class="answers__change"><a href="\($0)">\(verb)<span class="sr"> : \(answer.label)</span></a></dd>
                """
            } ?? ""
        lines += """
            <div\(attribute: "class", css)><dt>\(answer.label)</dt><dd\(attribute: "id", answer.id)>\(value)</dd>\
            \(change)</div>

            """
    }
    return "<dl class=\"answers\(read ? " answers--read" : "")\">\n\(lines)</dl>\n"
}
