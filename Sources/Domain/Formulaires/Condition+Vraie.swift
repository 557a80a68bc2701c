extension Condition {
    /// Whether the condition holds for these answers. A comparison of days that cannot be read does not hold.
    package func vraie(_ reponses: Reponses) -> Bool {
        switch self {
        case .toujours: true
        case .jamais: false
        case .si(let cle, let valeurs): valeurs.contains(reponses[cle])
        case .rempli(let cle): !reponses.vide(cle)
        case .moinsDe(let ans, let debut, let fin):
            if let naissance = reponses.jour(debut), let jour = reponses.jour(fin) {
                Age.ans(naissance, au: jour) < ans
            } else {
                false
            }
        case .non(let condition): !condition.vraie(reponses)
        case .toutes(let conditions): conditions.allSatisfy { $0.vraie(reponses) }
        case .une(let conditions): conditions.contains { $0.vraie(reponses) }
        }
    }

    /// Keys whose answers decide, in no order: what a screen watches to show a question as one answers.
    package var cles: Set<String> {
        switch self {
        case .toujours, .jamais: []
        case .si(let cle, _), .rempli(let cle): [cle]
        case .moinsDe(_, let debut, let fin): [debut, fin]
        case .non(let condition): condition.cles
        case .toutes(let conditions), .une(let conditions): conditions.reduce(into: []) { $0.formUnion($1.cles) }
        }
    }
}
