extension Formulaire {
    /// The questions asked, in order: those whose group and own condition hold.
    package func champsVisibles(_ reponses: Reponses) -> [Champ] { etapes.flatMap { $0.champsVisibles(reponses) } }

    /// Whether the question is asked; false for a key of no question.
    package func estVisible(_ cle: String, _ reponses: Reponses) -> Bool {
        for section in etapes.lazy.flatMap(\.sections) {
            if let champ = section.champs.first(where: { $0.cle == cle }) {
                return section.visible.vraie(reponses) && champ.visible.vraie(reponses)
            }
        }
        return false
    }

    /// Whether the file cannot be sent without an answer: asked, and compulsory.
    package func estObligatoire(_ cle: String, _ reponses: Reponses) -> Bool {
        guard let champ = champ(cle), champ.obligatoire.vraie(reponses) else { return false }
        return estVisible(cle, reponses)
    }

    /// The answers to the questions asked, and no other: what is sent. Canonical text by key.
    package func reponsesPosees(_ reponses: Reponses) -> Reponses {
        Reponses(
            champsVisibles(reponses).reduce(into: [String: String]()) { $0[$1.cle] = reponses[$1.cle] })
    }
}

extension Etape {
    /// The questions of the step that are asked.
    package func champsVisibles(_ reponses: Reponses) -> [Champ] { sections.flatMap { $0.champsVisibles(reponses) } }
}

extension Section {
    /// The questions of the group that are asked; none when the group itself is not.
    package func champsVisibles(_ reponses: Reponses) -> [Champ] {
        guard visible.vraie(reponses) else { return [] }
        return champs.filter { $0.visible.vraie(reponses) }
    }
}
