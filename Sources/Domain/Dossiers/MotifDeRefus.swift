/// Why the OPCO refuses to fund a contrat d'apprentissage (C. trav. D6224-2, and what makes a file impossible to fund).
package enum MotifDeRefus: String, Sendable, CaseIterable {
    case formation, age, maitre, remuneration
    case champ
    case pieces
    case doublon
    case autre

    /// As the form lists it and as the decision says it.
    package var libelle: String {
        switch self {
        case .formation: "La formation n'est pas éligible à l'apprentissage (C. trav. L6211-1)"
        case .age: "L'âge de l'apprenti n'entre pas dans les limites (C. trav. L6222-1 à L6222-3)"
        case .maitre: "Le maître d'apprentissage ne remplit pas les conditions (C. trav. L6223-8-1)"
        case .remuneration: "La rémunération est inférieure au minimum (C. trav. D6222-26)"
        case .champ: "L'entreprise ne relève pas du champ de l'OPCO"
        case .pieces: "Les pièces demandées n'ont pas été reçues"
        case .doublon: "Le contrat fait déjà l'objet d'un autre dossier"
        case .autre: "Autre motif"
        }
    }
}
