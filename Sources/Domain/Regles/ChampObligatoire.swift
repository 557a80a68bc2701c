/// A compulsory question of the version in force has no answer.
enum ChampObligatoire {
    static let id = "champ-obligatoire"

    static let regle = Regle(
        id, "Tous les champs obligatoires du formulaire sont renseignés", source: "C. trav. D6224-1, CERFA 10103"
    ) { reponses, contexte in
        contexte.formulaire.champsVisibles(reponses)
            .filter { champ in
                (contexte.ecran || !champ.ecranSeul) && champ.obligatoire.vraie(reponses)
                    && !reservees.contains(champ.cle) && manque(champ, reponses[champ.cle])
            }
            .map { Constat(id, .erreur, [$0.cle], message($0)) }
    }

    /// Questions whose absence a rule of their own tells better.
    private static let reservees: Set<String> = [
        "apprenti.responsableLegal.nom", "apprenti.responsableLegal.prenom", "apprenti.responsableLegal.courriel",
        "contrat.dateEffetAvenant", "contrat.numeroContratPrecedent",
    ]

    /// Nothing, a consent that is not given, or a day or a number that cannot be read.
    private static func manque(_ champ: Champ, _ reponse: String) -> Bool {
        switch champ.type {
        case .declaration: reponse != "oui"
        case .jour: Jour(iso: reponse) == nil
        case .entier, .montant: Int(reponse) == nil
        default: reponse.isEmpty
        }
    }

    private static func message(_ champ: Champ) -> String {
        switch champ.type {
        case .code, .choix: "Sélectionnez \(champ.designation)"
        case .ouiNon: "Répondez « Oui » ou « Non » à \(champ.designation)"
        case .declaration: "Cochez \(champ.designation)"
        default: "Renseignez \(champ.designation)"
        }
    }
}
