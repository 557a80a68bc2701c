extension Champ {
    /// The stored text as a person reads it: `14/10/2025`, `1 234,56 €`, the label of a code. A NIR comes out masked.
    package func afficher(_ canonique: String) -> String {
        guard !canonique.isEmpty else { return "" }
        switch type {
        case .code(let nomenclature), .choix(let nomenclature): return nomenclature.affichage(canonique)
        case .ouiNon, .declaration: return Champ.motOuiNon(canonique)
        case .jour: return Jour(iso: canonique)?.francais ?? canonique
        case .entier(_, _, let unite): return Champ.afficherEntier(canonique, unite)
        case .montant: return Int(canonique).map(Montant.afficher) ?? canonique
        case .taux: return Int(canonique).map(Taux.afficher) ?? canonique
        case .nir: return NIR.masque(canonique)
        case .naf: return Naf.afficher(canonique)
        case .telephone: return Telephone.afficher(canonique)
        case .idcc: return Champ.afficherIdcc(canonique)
        case .texte, .paragraphe, .siret, .uai, .nda, .rncp, .codeDiplome, .deca, .courriel, .codePostal:
            return canonique
        }
    }

    /// What the controls show for the stored text, by control name: the inverse of `lire`.
    package func saisie(_ canonique: String) -> [String: String] {
        switch type {
        case .jour: saisieDeJour(canonique)
        case .montant: [cle: Int(canonique).map(Montant.nombre) ?? canonique]
        case .taux: [cle: Int(canonique).map(Taux.nombre) ?? canonique]
        case .naf: [cle: Naf.afficher(canonique)]
        case .telephone: [cle: Telephone.afficher(canonique)]
        default: [cle: canonique]
        }
    }

    private func saisieDeJour(_ canonique: String) -> [String: String] {
        let parts: [String]
        if let jour = Jour(iso: canonique) {
            parts = jour.francais.split(separator: "/").map(String.init)
        } else {
            // A day that could not be read keeps its three parts; a text without them stays whole in the first.
            parts = canonique.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        }
        var valeurs: [String: String] = [:]
        for (rang, nom) in Champ.partiesDeJour.enumerated() {
            valeurs["\(cle).\(nom)"] = rang < parts.count ? parts[rang] : ""
        }
        return valeurs
    }

    private static func motOuiNon(_ canonique: String) -> String {
        switch canonique {
        case "oui": "Oui"
        case "non": "Non"
        default: canonique
        }
    }

    private static func afficherEntier(_ canonique: String, _ unite: String?) -> String {
        guard let valeur = Int(canonique) else { return canonique }
        let nombre = (valeur < 0 ? "-" : "") + Montant.milliers(valeur.magnitude)
        return unite.map { "\(nombre) \(valeur.magnitude < 2 && $0.hasSuffix("s") ? String($0.dropLast()) : $0)" }
            ?? nombre
    }

    /// The code and the short title of the agreement, without what its title holds in brackets.
    private static func afficherIdcc(_ canonique: String) -> String {
        guard let titre = TableIdcc.convention(canonique)?.libelle, !titre.isEmpty else { return canonique }
        let court = titre.split(separator: " (", maxSplits: 1).first.map(String.init) ?? titre
        return "\(canonique) - \(court)"
    }
}
