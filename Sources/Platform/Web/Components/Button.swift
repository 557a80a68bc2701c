/// What a button looks like. One primary per page or dialog; none where nothing is expected of the person.
package enum ButtonStyle: Sendable {
    case plain, primary, quiet, danger, quietDanger

    fileprivate var suffix: String {
        switch self {
        case .plain: ""
        case .primary: " btn--primary"
        case .quiet: " btn--quiet"
        case .danger: " btn--danger"
        case .quietDanger: " btn--quiet btn--danger"
        }
    }
}

package enum ButtonShape: Sendable {
    case normal, small, wide
    /// Full width, text at its start: the actions of a dossier.
    case wideStart

    fileprivate var suffix: String {
        switch self {
        case .normal: ""
        case .small: " btn--small"
        case .wide: " btn--wide"
        case .wideStart: " btn--wide btn--start"
        }
    }
}

/// A submit button, or with `attributes` anything else: `Attribute("type", "button")`, `Attribute("form", "etape")`,
/// `Attribute("popovertarget", "supprimer")`…
///
/// - Parameter precision: completes the label for those who do not see what stands around (« le dossier 4020566.1 »).
package func button(
    _ label: String, style: ButtonStyle = .plain, shape: ButtonShape = .normal, icon: Icon? = nil,
    iconAfter: Icon? = nil, name: String? = nil, value: String? = nil, precision: String? = nil,
    _ attributes: [Attribute] = []
) -> HTML {
    """
    <button class="btn\(style.suffix)\(shape.suffix)"\(attribute: "name", name)\(attribute: "value", value)\
    \(attributes: attributes)>\(buttonContent(label, icon, iconAfter, precision))</button>
    """
}

/// A link that looks like a button.
package func linkButton(
    _ label: String, href: String, style: ButtonStyle = .plain, shape: ButtonShape = .normal, icon: Icon? = nil,
    iconAfter: Icon? = nil, precision: String? = nil, _ attributes: [Attribute] = []
) -> HTML {
    """
    <a class="btn\(style.suffix)\(shape.suffix)" href="\(href)"\(attributes: attributes)>\
    \(buttonContent(label, icon, iconAfter, precision))</a>
    """
}

/// An act that is off: it stays in its place and says why below. `id` is the sentence's.
package func disabledButton(
    _ label: String, id: String, why: String, shape: ButtonShape = .normal, icon: Icon? = nil
) -> HTML {
    """
    <div><button class="btn\(shape.suffix)" type="button" aria-disabled="true" aria-describedby="\(id)">\
    \(buttonContent(label, icon, nil, nil))</button><p class="why" id="\(id)">\(why)</p></div>
    """
}

/// A small act within a line, drawn as a link.
package func textButton(
    _ label: String, name: String? = nil, value: String? = nil, precision: String? = nil,
    _ attributes: [Attribute] = []
) -> HTML {
    """
    <button class="link-btn"\(attribute: "name", name)\(attribute: "value", value)\(attributes: attributes)>\
    \(buttonContent(label, nil, nil, precision))</button>
    """
}

private func buttonContent(_ label: String, _ icon: Icon?, _ after: Icon?, _ precision: String?) -> HTML {
    var html = HTML()
    if let icon { html += icon.html(.s) + " " }
    html += HTML.escaping(label)
    if let precision { html += "<span class=\"sr\"> \(precision)</span>" }
    if let after { html += " " + after.html(.s) }
    return html
}
