/// The three parts of a day as they were typed.
package struct DateParts: Sendable, Equatable {
    package var jour: String
    package var mois: String
    package var annee: String

    package init(jour: String = "", mois: String = "", annee: String = "") {
        self.jour = jour
        self.mois = mois
        self.annee = annee
    }

    /// Reads `2025-10-14`; any other text leaves the parts empty.
    package init(iso: String) {
        let parts = iso.split(separator: "-")
        self.init()
        guard parts.count == 3, parts[0].count == 4 else { return }
        self.init(jour: String(parts[2]), mois: String(parts[1]), annee: String(parts[0]))
    }
}

package enum DatePart: String, Sendable, CaseIterable {
    case jour, mois, annee

    fileprivate var label: String {
        switch self {
        case .jour: "Jour"
        case .mois: "Mois"
        case .annee: "Année"
        }
    }
}

/// A day, typed in three parts named `name.jour`, `name.mois` and `name.annee`; identifiers end in `-jour`, `-mois`
/// and `-annee`.
///
/// - Parameters:
///   - faulty: parts to correct; when the field has an error and none is named, all three are.
///   - birth: the person's own birth date, which browsers can fill.
package func dateField(_ model: FieldModel, _ parts: DateParts, faulty: [DatePart] = [], birth: Bool = false) -> HTML {
    let wrong = model.error == nil ? [] : (faulty.isEmpty ? DatePart.allCases : faulty)
    func part(_ part: DatePart, _ value: String, length: Int, purpose: String) -> HTML {
        """
        <label class="date__part\(part == .annee ? " date__part--year" : "")">\(part.label) \
        <input class="input" id="\(model.id)-\(part.rawValue)" name="\(model.name).\(part.rawValue)" \
        inputmode="numeric" maxlength="\(length)" autocomplete="\(birth ? purpose : "off")"\
        \(flag: "required", model.required)\(flag: "readonly", model.readonly)\
        \(attribute: "aria-invalid", wrong.contains(part) ? "true" : nil)\
        \(attributes: model.attributes) value="\(value)"></label>

        """
    }
    return group(
        model,
        """
        <div class="date" data-date="\(model.name)">
        \(part(.jour, parts.jour, length: 2, purpose: "bday-day"))\
        \(part(.mois, parts.mois, length: 2, purpose: "bday-month"))\
        \(part(.annee, parts.annee, length: 4, purpose: "bday-year"))</div>
        """)
}

extension FieldModel {
    /// Where a summary's line about this day leads: its first faulty part.
    package func dateAnchor(_ faulty: [DatePart] = []) -> String {
        id + "-" + (DatePart.allCases.first { faulty.isEmpty || faulty.contains($0) } ?? .jour).rawValue
    }
}
