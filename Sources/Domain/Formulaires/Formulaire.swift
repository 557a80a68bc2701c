/// The form of a dispositif in one of its official versions.
package struct Formulaire: Sendable {
    /// Printed on the form, « 10103*14 ».
    package let version: String
    package let etapes: [Etape]
    /// Every question, in the order asked.
    package let champs: [Champ]
    /// A form is declared once and its pages look its questions up dozens of times each.
    private let parCle: [String: Champ]

    package init(version: String, etapes: [Etape]) {
        self.version = version
        self.etapes = etapes
        champs = etapes.flatMap { $0.sections.flatMap(\.champs) }
        parCle = Dictionary(champs.map { ($0.cle, $0) }, uniquingKeysWith: { premier, _ in premier })
    }

    package func champ(_ cle: String) -> Champ? { parCle[cle] }

    /// The step that asks the question, nil for a key of no question.
    package func etape(de cle: String) -> Etape? {
        etapes.first { $0.sections.contains { $0.champs.contains { $0.cle == cle } } }
    }
}

/// One page of the wizard.
package struct Etape: Sendable {
    /// From 1.
    package let numero: Int
    /// « L'Employeur »
    package let titre: String
    package let genre: Genre
    package let sections: [Section]

    /// What the page holds besides its questions.
    package enum Genre: Sendable { case questions, pieces, synthese }

    package init(_ numero: Int, _ titre: String, genre: Genre = .questions, _ sections: [Section]) {
        self.numero = numero
        self.titre = titre
        self.genre = genre
        self.sections = sections
    }
}

/// A group of questions under one legend.
package struct Section: Sendable {
    package let titre: String
    /// When the whole group is asked.
    package let visible: Condition
    package let champs: [Champ]
    /// A look-up offered at the head of the group; it fills the fields of the group that carry a `source`.
    package let recherche: Recherche?
    /// The table of remuneration periods stands in this group.
    package let remuneration: Bool

    /// Offered look-up: which reference data, and the prefix of the keys that it fills.
    package enum Recherche: Sendable {
        case etablissement(prefixe: String)
        case organisme(prefixe: String)
        case certification(prefixe: String)
    }

    package init(
        _ titre: String, visible: Condition = .toujours, recherche: Recherche? = nil, remuneration: Bool = false,
        _ champs: [Champ]
    ) {
        self.titre = titre
        self.visible = visible
        self.recherche = recherche
        self.remuneration = remuneration
        self.champs = champs
    }
}
