/// One of the answers that a list or a group of radios offers.
package struct Choix: Sendable {
    package let value: String
    package let label: String
    package let hint: String?
    package let disabled: Bool

    package init(_ value: String, _ label: String, hint: String? = nil, disabled: Bool = false) {
        self.value = value
        self.label = label
        self.hint = hint
        self.disabled = disabled
    }
}

/// Choices under one heading of a list; without a title they stand at the top level.
package struct GroupeDeChoix: Sendable {
    package let titre: String?
    package let choix: [Choix]

    package init(_ titre: String? = nil, _ choix: [Choix]) {
        self.titre = titre
        self.choix = choix
    }
}

/// A drop-down list. An answer that is none of the choices (an older nomenclature) is kept and shown as it was given.
///
/// - Parameter vide: text of the empty choice, nil when a choice is always made.
package func selectField(_ model: FieldModel, groups: [GroupeDeChoix], vide: String? = "Sélectionner") -> HTML {
    let known = groups.contains { $0.choix.contains { $0.value == model.value } }
    func option(_ choix: Choix) -> HTML {
        """
        <option value="\(choix.value)"\(flag: "selected", choix.value == model.value)\
        \(flag: "disabled", choix.disabled)>\(choix.label)</option>
        """
    }
    var options = HTML()
    if let vide { options += "<option value=\"\">\(vide)</option>" }
    if !known, !model.value.isEmpty { options += option(Choix(model.value, model.value)) }
    for group in groups {
        let list: HTML = "\(each: group.choix, option)"
        options += group.titre.map { "<optgroup label=\"\($0)\">\(list)</optgroup>" } ?? list
    }
    return field(
        model,
        control: """
            <select class="\(model.inputClass)" id="\(model.id)" name="\(model.name)"\(model.common)>\(options)</select>
            """)
}

package func selectField(_ model: FieldModel, _ choix: [Choix], vide: String? = "Sélectionner") -> HTML {
    selectField(model, groups: [GroupeDeChoix(nil, choix)], vide: vide)
}

package enum RadioLayout: Sendable { case inline, column, cards }

/// A group of radios under a legend; the first one carries the field's identifier, so that a summary can lead to it.
package func radios(_ model: FieldModel, _ choix: [Choix], layout: RadioLayout = .inline) -> HTML {
    var list = HTML()
    for (index, one) in choix.enumerated() {
        let hintID = one.hint == nil ? nil : "\(model.id)-\(index)-aide"
        let text: HTML =
            one.hint.map { "<span>\(one.label) <span class=\"choice__hint\" id=\"\(hintID)\">\($0)</span></span>" }
            ?? HTML.escaping(one.label)
        list += """
            <label class="choice\(layout == .cards ? " choice--card" : "")"><input type="radio"\
            \(attribute: "id", index == 0 ? model.id : nil) name="\(model.name)" value="\(one.value)"\
            \(flag: "required", model.required)\(flag: "checked", one.value == model.value && !model.value.isEmpty)\
            \(flag: "disabled", one.disabled)\(attribute: "aria-describedby", hintID)\
            \(attributes: model.attributes)> \(text)</label>

            """
    }
    return group(
        model,
        """
        <div class="choices\(layout == .inline ? " choices--inline" : "")">
        \(list)</div>
        """)
}

/// « Oui » and « Non », in that order; the values are what is stored.
package func yesNo(_ model: FieldModel, oui: String = "oui", non: String = "non") -> HTML {
    radios(model, [Choix(oui, "Oui"), Choix(non, "Non")])
}

/// One box to tick.
package func checkbox(_ model: FieldModel, value: String = "oui", checked: Bool) -> HTML {
    """
    <div class="\(model.wrapperClass)"\(attributes: model.reveal)\(flag: "hidden", model.masque)>
    \(model.errorLine)<label class="choice"><input type="checkbox" id="\(model.id)" name="\(model.name)" \
    value="\(value)"\
    \(flag: "checked", checked)\(model.common)> <span>\(model.label)\(model.star)\(model.choiceHint)</span></label>
    \(model.warningLine)</div>

    """
}

/// A declaration or an option: a box to tick, drawn as a switch. `points` are listed below the sentence.
package func switchField(_ model: FieldModel, value: String = "oui", checked: Bool, points: [String] = []) -> HTML {
    let model = points.isEmpty ? model : model.with { $0.describedBy.append(model.id + "-points") }
    var list = HTML()
    if !points.isEmpty { list = "<ul id=\"\(model.id)-points\">\(each: points, { "<li>\($0)</li>" })</ul>" }
    return """
        <div class="\(model.wrapperClass)"\(attributes: model.reveal)\(flag: "hidden", model.masque)>
        \(model.errorLine)<div class="switch"><input type="checkbox" id="\(model.id)" name="\(model.name)" \
        value="\(value)"\(flag: "checked", checked)\(model.common)> <div class="switch__text">\
        <label for="\(model.id)">\(model.label)\(model.star)</label>\(model.choiceHint)\(list)</div></div>
        \(model.warningLine)</div>

        """
}

/// A fieldset for an answer made of several controls.
func group(_ model: FieldModel, _ controls: HTML) -> HTML {
    """
    <fieldset class="\(model.wrapperClass)"\(attribute: "aria-describedby", model.describedby)\
    \(attributes: model.reveal)\(flag: "hidden", model.masque)>
    <legend class="field__label">\(model.label)\(model.star)</legend>
    \(model.hintLine)\(model.errorLine)\(controls)
    \(model.warningLine)</fieldset>

    """
}

extension FieldModel {
    fileprivate var choiceHint: HTML {
        hint.map { " <span class=\"choice__hint\" id=\"\(id)-aide\">\($0)</span>" } ?? ""
    }
}
