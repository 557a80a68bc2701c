/// Wraps a control that has one label: label, hint, error, control, warning, in that order.
package func field(_ model: FieldModel, control: HTML) -> HTML {
    """
    <div class="\(model.wrapperClass)"\(attributes: model.reveal)\(flag: "hidden", model.masque)>
    <label class="field__label" for="\(model.id)">\(model.label)\(model.star)</label>
    \(model.hintLine)\(model.errorLine)\(control)
    \(model.warningLine)</div>

    """
}

/// A one-line answer.
package func textField(_ model: FieldModel) -> HTML { field(model, control: input(model)) }

/// An amount in euros, typed `1 234,56`.
package func moneyField(_ model: FieldModel) -> HTML { unitField(model.with { $0.inputmode = .decimal }, unit: "€") }

/// A figure with its unit: `€`, `%`, `heures`. The unit is part of the label for those who do not see it.
package func unitField(_ model: FieldModel, unit: String) -> HTML {
    field(
        model,
        control: """
            <div class="affix">\(input(model))<span class="affix__unit" aria-hidden="true">\(unit)</span></div>
            """)
}

/// A password, with its show button revealed by `password.js`.
package func passwordField(_ model: FieldModel) -> HTML {
    let model = model.with { $0.type = .password }
    return field(
        model,
        control: """
            <div class="affix affix--wide">
            \(input(model))
            <button class="affix__btn" type="button" data-reveal="\(model.id)" aria-pressed="false" hidden>\
            \(Icon.eye.html())<span class="sr">Afficher le mot de passe</span></button>
            </div>
            """)
}

/// A read-only answer with a button that opens it again: the recorded NIR.
package func maskedField(_ model: FieldModel, action: String, value: String) -> HTML {
    let masked = model.with {
        $0.readonly = true
        $0.inputmode = .numeric
    }
    return field(
        masked,
        control: """
            <div class="affix affix--wide affix--m">\(input(masked))\
            <button class="affix__btn affix__btn--text" name="\(action)" value="\(value)">\
            Modifier<span class="sr"> : \(model.label)</span></button></div>
            """)
}

/// A long answer.
package func textArea(_ model: FieldModel, rows: Int = 3) -> HTML {
    // The first line feed of a text area is dropped by parsers: one is written so that the answer's own stays.
    field(
        model,
        control: """
            <textarea class="\(model.inputClass)" id="\(model.id)" name="\(model.name)" rows="\(rows)"\
            \(attribute: "maxlength", model.maxlength.map { String($0) })\(model.common)>
            \(model.value)</textarea>
            """)
}

/// The bare control, for places where the label stands elsewhere.
package func input(_ model: FieldModel) -> HTML {
    """
    <input class="\(model.inputClass)" id="\(model.id)" name="\(model.name)" type="\(model.type.rawValue)"\
    \(attribute: "inputmode", model.inputmode?.rawValue)\(attribute: "autocomplete", model.autocomplete)\
    \(attribute: "maxlength", model.maxlength.map { String($0) })\(attribute: "placeholder", model.placeholder)\
    \(attribute: "spellcheck", model.spellcheck.map { $0 ? "true" : "false" })\
    \(attribute: "autocapitalize", model.type == .email ? "none" : nil)\(model.common)\
    \(attribute: "value", model.type == .password ? nil : model.value)>
    """
}
