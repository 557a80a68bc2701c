/// An attribute whose name is known to the program: `data-autosave`, `formaction`…
package struct Attribute: Sendable {
    package let name: StaticString
    package let value: String

    package init(_ name: StaticString, _ value: String = "") {
        self.name = name
        self.value = value
    }
}

extension HTML.StringInterpolation {
    /// `<form\(attributes: data)>`
    package mutating func appendInterpolation(attributes list: [Attribute]) {
        for item in list { appendInterpolation(attribute: item.name, item.value) }
    }
}

/// An identifier made from a field's name: only letters, digits, hyphens and underscores.
package func elementID(_ name: String) -> String {
    String(
        name.unicodeScalars.map { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", "_": Character(scalar)
            default: "-"
            }
        })
}

/// The hidden inputs a form carries over: the other parts of a list's address, for instance.
package func hiddenFields(_ values: [(name: String, value: String)]) -> HTML {
    var html = HTML()
    for item in values { html += hiddenField(item.name, item.value) }
    return html
}

package func hiddenField(_ name: String, _ value: String) -> HTML {
    """
    <input type="hidden" name="\(name)" value="\(value)">
    """
}

/// The token every POST form carries.
package func csrfField(_ token: String) -> HTML { hiddenField("csrf", token) }
