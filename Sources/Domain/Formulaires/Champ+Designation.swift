extension Champ {
    /// The field in a sentence: « Siret » de l'employeur. The labels of the form repeat from one person to the next.
    package var designation: String {
        guard let titulaire else { return "« \(libelle) »" }
        return "« \(libelle) » \(titulaire)"
    }

    /// Nil for a label that is a sentence, or that names its owner already.
    private var titulaire: String? {
        switch type {
        case .ouiNon, .declaration: return nil
        default: break
        }
        if libelle.contains("CFA") || libelle.contains("lieu de formation") { return nil }
        return Champ.titulaires.first { cle.hasPrefix($0.prefixe) }?.nom
    }

    /// Longest prefix first.
    private static let titulaires: [(prefixe: String, nom: String)] = [
        ("employeur.", "de l'employeur"),
        ("apprenti.responsableLegal.", "du représentant légal"),
        ("apprenti.", "de l'apprenti"),
        ("maitre1.", "du maître d'apprentissage n°1"),
        ("maitre2.", "du maître d'apprentissage n°2"),
        ("organismeFormationLieuFormationPrincipal.", "du lieu principal de formation"),
        ("organismeFormation.", "du CFA responsable"),
    ]
}
