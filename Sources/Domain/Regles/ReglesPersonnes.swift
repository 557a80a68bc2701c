import Foundation

/// The legal representative and the maîtres d'apprentissage.
enum ReglesPersonnes {
    static let toutes = [representant, maitreMajeur, maitreDistinct]

    private static let representant = Regle(
        "representant-legal", "Représentant légal d'un mineur non émancipé désigné",
        source: "C. trav. L6222-4, C. civ. 1146"
    ) { reponses, contexte in
        guard let ne = reponses.jour("apprenti.dateNaissance"),
            let conclusion = reponses.jour("contrat.dateConclusion"),
            Age.ans(ne, au: conclusion) < 18, !emancipe(reponses, contexte)
        else { return [] }
        let prefixe = "apprenti.responsableLegal."
        // Form *09 has no e-mail of the representative.
        let demandes = ["nom", "prenom", "courriel"].map { prefixe + $0 }.filter {
            contexte.formulaire.champ($0) != nil
        }
        let absents = demandes.filter { reponses.vide($0) }
        guard !absents.isEmpty else { return [] }
        let noms = absents.compactMap { contexte.formulaire.champ($0).map { "« \($0.libelle) »" } }
        return [
            Constat(
                "representant-legal", .erreur, absents,
                "L'apprenti est mineur à la « Date de conclusion » : renseignez \(noms.joined(separator: ", ")) du représentant légal"
            )
        ]
    }

    /// « Non » to the question on screen says it of a minor; the API says it beside the file.
    private static func emancipe(_ reponses: Reponses, _ contexte: ContexteDeRegles) -> Bool {
        contexte.mineurEmancipe ?? (reponses.oui("apprenti.mineurNonEmancipe") == false)
    }

    private static let maitreMajeur = Regle(
        "maitre-majeur", "Maître d'apprentissage majeur", source: "C. trav. L6223-8-1, R6223-22"
    ) { reponses, _ in
        guard let debut = reponses.jour("contrat.dateDebutContrat") else { return [] }
        return [1, 2].compactMap { numero in
            let cle = "maitre\(numero).dateNaissance"
            guard let ne = reponses.jour(cle), Age.ans(ne, au: debut) < 18 else { return nil }
            return Constat(
                "maitre-majeur", .erreur, [cle],
                "Le maître d'apprentissage n°\(numero) doit avoir 18 ans au début du contrat")
        }
    }

    private static let maitreDistinct = Regle(
        "maitre-distinct", "Maître d'apprentissage distinct de l'apprenti et du second maître",
        source: "C. trav. L6223-5"
    ) { reponses, _ in
        let paires = [
            ("maitre2", "maitre1", "Les maîtres d'apprentissage n°1 et n°2 doivent être deux personnes distinctes"),
            (
                "maitre1", "apprenti",
                "Le maître d'apprentissage n°1 et l'apprenti doivent être deux personnes distinctes"
            ),
            (
                "maitre2", "apprenti",
                "Le maître d'apprentissage n°2 et l'apprenti doivent être deux personnes distinctes"
            ),
        ]
        return paires.compactMap { a, b, message in
            guard let premier = identite(a, reponses), premier == identite(b, reponses) else { return nil }
            return Constat("maitre-distinct", .erreur, ["\(a).nom", "\(b).nom"], message)
        }
    }

    /// Name, first name and birth, without regard to case or accents; nil when one of them is missing.
    private static func identite(_ prefixe: String, _ reponses: Reponses) -> [String]? {
        let parts = ["nom", "prenom", "dateNaissance"].map { reponses["\(prefixe).\($0)"] }
        guard parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        return parts.map {
            $0.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
                .replacing("-", with: " ")
        }
    }
}
