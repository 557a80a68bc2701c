/// A legal delay, in words first: days left, then the day reached and the date.
package struct ClockModel: Sendable {
    package let main: String
    package let sub: String?
    package let tone: Tone
    /// Day reached out of the whole, for the eye only.
    package let gauge: (value: Int, max: Int)?

    package init(_ main: String, sub: String? = nil, tone: Tone = .none, gauge: (value: Int, max: Int)? = nil) {
        self.main = main
        self.sub = sub
        self.tone = tone
        self.gauge = gauge
    }
}

package func clock(_ model: ClockModel) -> HTML {
    let mark: HTML =
        switch model.tone {
        case .wait: Icon.clock.html(.s) + " "
        case .no: Icon.alert.html(.s) + " "
        case .done: Icon.pause.html(.s) + " "
        case .none, .sent, .info, .ok: ""
        }
    let gauge: HTML =
        model.gauge.map {
            """
            <progress class="gauge" max="\($0.max)" value="\(min(max($0.value, 0), $0.max))" \
            aria-hidden="true"></progress>
            """
        } ?? ""
    let sub: HTML = model.sub.map { "<span class=\"clock__sub\">\($0)</span>" } ?? ""
    return """
        <div class="clock\(model.tone.suffix)"><span class="clock__main">\(mark)\(model.main)</span>\(gauge)\(sub)</div>
        """
}

/// What an automatic check found.
package struct CheckItem: Sendable {
    package let tone: Tone
    /// « À vérifier », « Bloquant », « Conforme »; nil where the sentence is enough.
    package let word: String?
    package let what: String
    /// What was compared, with links to the answers.
    package let detail: HTML?
    /// The law and the rule's name.
    package let law: String?

    package init(_ tone: Tone, _ what: String, word: String? = nil, detail: HTML? = nil, law: String? = nil) {
        self.tone = tone
        self.what = what
        self.word = word
        self.detail = detail
        self.law = law
    }
}

/// What needs eyes first; the conforming ones folded below with their count.
package func checks(_ items: [CheckItem], conformes: [CheckItem] = []) -> HTML {
    var html: HTML = items.isEmpty ? "" : "<ul class=\"checks\">\n\(each: items, check)</ul>\n"
    if !conformes.isEmpty {
        let count = conformes.count == 1 ? "1 règle conforme" : "\(conformes.count) règles conformes"
        html += """
            <details class="checks__group">
            <summary>\(Icon.check.html()) \(count) \(Icon.down.html(.s))</summary>
            <ul class="checks">
            \(each: conformes, check)</ul>
            </details>

            """
    }
    return html
}

private func check(_ item: CheckItem) -> HTML {
    let word: HTML = item.word.map { "<span class=\"checks__word\">\($0) : </span>" } ?? ""
    return """
        <li class="\(String(item.tone.suffix.dropFirst()))">\(item.tone.icon.html())\
        <span class="checks__what">\(word)\(item.what)</span>\(item.detail.map { "<span>\($0)</span>" })\
        \(item.law.map { "<span class=\"checks__law\">\($0)</span>" })</li>

        """
}

/// Who did what, when, why; the latest first.
package struct TimelineItem: Sendable {
    package let what: String
    package let who: String
    package let when: Instant
    package let why: String?

    package init(_ what: String, who: String, when: Instant, why: String? = nil) {
        self.what = what
        self.who = who
        self.when = when
        self.why = why
    }
}

package func timeline(_ items: [TimelineItem]) -> HTML {
    var lines = HTML()
    for item in items {
        lines += """
            <li><span class="timeline__what">\(item.what)</span><span class="timeline__who">\(item.who) · \
            \(timeTag(item.when))</span>\(item.why.map { "<span>\($0)</span>" })</li>

            """
    }
    return "<ol class=\"timeline\">\n\(lines)</ol>\n"
}

/// Detail on demand within a card.
package func fold(_ titre: HTML, open: Bool = false, _ content: HTML) -> HTML {
    """
    <details class="fold"\(flag: "open", open)>
    <summary><span>\(titre)</span> \(Icon.down.html(.s))</summary>
    \(content)</details>

    """
}

/// A card that folds.
package func section(_ titre: String, open: Bool = true, _ content: HTML) -> HTML {
    """
    <details class="card section"\(flag: "open", open)>
    <summary><h2>\(titre)</h2> \(Icon.down.html())</summary>
    \(content)</details>

    """
}
