/// One question of a form: what surrounds the control, whatever the control is.
package struct FieldModel: Sendable {
    package var name: String
    /// Identifier of the control, or of the first one of a group; made from the name unless given.
    package var id: String
    package var label: String
    package var required = false
    package var hint: String?
    package var error: String?
    /// Told without preventing anything.
    package var warning: String?
    package var value: String
    package var type = InputType.text
    /// `autocomplete`: `off` for what concerns somebody else, a purpose of WCAG 1.3.5 for the person's own data.
    package var autocomplete: String? = "off"
    package var inputmode: InputMode?
    package var maxlength: Int?
    package var width = FieldWidth.full
    /// Keeps the control itself short, whatever the width of the field.
    package var short = false
    package var readonly = false
    package var placeholder: String?
    /// Set to false for names, addresses of mail and codes.
    package var spellcheck: Bool?
    /// Other elements that describe the control, after its own hint, error and warning.
    package var describedBy: [String] = []
    package var attributes: [Attribute] = []
    /// When the question is asked at all, followed by `reveal.js` as one answers.
    package var visibleSi: VisibleSi?
    /// Served hidden because the condition does not hold for the answers at hand.
    package var masque = false

    package init(name: String, label: String, value: String = "", required: Bool = false) {
        self.name = name
        self.id = elementID(name)
        self.label = label
        self.value = value
        self.required = required
    }

    /// A copy with changes: `FieldModel(name: "nom", label: "Nom").with { $0.width = .half }`
    package func with(_ change: (inout FieldModel) -> Void) -> FieldModel {
        var copy = self
        change(&copy)
        return copy
    }
}

package enum InputType: String, Sendable { case text, email, tel, password, search, url }

package enum InputMode: String, Sendable { case numeric, decimal, tel, email, search }

package enum FieldWidth: Sendable {
    case full, half, third, twoThirds

    var suffix: String {
        switch self {
        case .full: ""
        case .half: " field--half"
        case .third: " field--third"
        case .twoThirds: " field--two-thirds"
        }
    }
}

extension FieldModel {
    /// Order of what is read: hint, error, warning, then what the caller added.
    var describedby: String? {
        var ids: [String] = []
        if hint != nil { ids.append(id + "-aide") }
        if error != nil { ids.append(id + "-erreur") }
        if warning != nil { ids.append(id + "-alerte") }
        ids += describedBy
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }

    var figures: Bool { inputmode == .numeric || inputmode == .decimal || type == .tel }

    var inputClass: String { "input" + (figures ? " input--num" : "") + (short ? " input--m" : "") }

    var wrapperClass: String { "field" + width.suffix + (error == nil ? "" : " field--error") }

    var reveal: [Attribute] { visibleSi.map { [Attribute("data-visible-si", $0.json)] } ?? [] }

    /// Attributes that every control of a field carries after its own.
    var common: HTML {
        """
        \(attribute: "aria-describedby", describedby)\(attribute: "aria-invalid", error == nil ? nil : "true")\
        \(flag: "required", required)\(flag: "readonly", readonly)\(attributes: attributes)
        """
    }

    var star: HTML { required ? " <span class=\"req\" aria-hidden=\"true\">*</span>" : "" }
    var hintLine: HTML { hint.map { "<p class=\"field__hint\" id=\"\(id)-aide\">\($0)</p>\n" } ?? "" }
    var errorLine: HTML { error.map { fieldError($0, id: id + "-erreur") } ?? "" }

    var warningLine: HTML {
        guard let warning else { return "" }
        return """
            <p class="field__warning" id="\(id)-alerte">\(Icon.info.html(.s))<span>\(warning)</span></p>

            """
    }
}

/// The same words as in the summary, next to the control.
package func fieldError(_ message: String, id: String) -> HTML {
    """
    <p class="field__error" id="\(id)">\(Icon.alert.html(.s))<span>\
    <span class="sr">Erreur : </span>\(message)</span></p>

    """
}
