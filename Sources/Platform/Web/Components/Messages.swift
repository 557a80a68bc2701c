/// A state, always in words.
package func pill(_ text: String, tone: Tone = .none) -> HTML {
    """
    <span class="pill\(tone.suffix)">\(text)</span>
    """
}

/// What a check concluded, in words with its mark.
package func verdict(_ text: String, tone: Tone) -> HTML {
    """
    <span class="verdict\(tone.suffix)">\((tone == .no ? Icon.cross : tone.icon).html(.s)) \(text)</span>
    """
}

/// What the page has to say, once, at its top. A `sent`, `info`, `wait`, `ok` or `no` tone.
///
/// - Parameters:
///   - content: paragraphs, or one sentence, which becomes a paragraph.
///   - status: read aloud when the page opens; true after an act, false for a standing text.
package func banner(_ tone: Tone, _ content: HTML, status: Bool = true, id: String? = nil) -> HTML {
    let content: HTML = content.withBytes({ $0.first }) == UInt8(ascii: "<") ? content : "<p>\(content)</p>"
    return """
        <div class="banner\(tone.suffix)"\(attribute: "role", status ? "status" : nil)\(attribute: "id", id)>\
        \(tone.icon.html())<div>\(content)</div></div>

        """
}

/// Literals are markup, whose interpolations are escaped; this one takes texts made elsewhere.
@_disfavoredOverload
package func banner(_ tone: Tone, _ text: String, status: Bool = true, id: String? = nil) -> HTML {
    let content: HTML = "<p>\(text)</p>"
    return banner(tone, content, status: status, id: id)
}

/// A refusal and the element that it leads to.
package struct FieldError: Sendable, Equatable {
    /// Identifier of the control to reach: the first faulty part of a date, the first radio of a group.
    package let id: String
    package let message: String
    /// Address of the page that holds the control, when it is another one.
    package let page: String?

    package init(id: String, message: String, page: String? = nil) {
        self.id = id
        self.message = message
        self.page = page
    }
}

/// The list of what must be corrected, above the title; empty when there is nothing.
package func errorSummary(_ errors: [FieldError]) -> HTML {
    guard !errors.isEmpty else { return "" }
    return """
        <div class="errors" role="alert" aria-labelledby="erreurs-titre" tabindex="-1" id="erreurs" data-focus>
        <h2 class="errors__title" id="erreurs-titre">\(Icon.alert.html()) Des réponses sont à corriger</h2>
        <ul class="errors__list">
        \(each: errors, { error in
            "<li><a href=\"\(error.page ?? "")#\(error.id)\">\(error.message)</a></li>\n"
        })</ul>
        </div>

        """
}

extension Tone {
    /// The mark that goes with the tone wherever a line needs one.
    package var icon: Icon {
        switch self {
        case .none, .sent, .info: .info
        case .wait: .alert
        case .ok: .check
        case .no: .alert
        case .done: .pause
        }
    }
}
