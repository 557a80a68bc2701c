extension Champ {
    /// Identifier of the house's own format findings: shown on screens, absent from the table of rules.
    package static let regleDeFormat = "champ-format"

    /// What is wrong with the spelling of an answer, nil for an empty or well-formed one.
    ///
    /// The rule is that of the table where one exists (`siret-cle`), `champ-format` otherwise. No message repeats the
    /// answer: some are sensitive.
    package func constatDeFormat(_ canonique: String) -> Constat? {
        guard !canonique.isEmpty, let (regle, message) = defaut(canonique) else { return nil }
        return Constat(regle, .erreur, [cle], message)
    }

    private func defaut(_ canonique: String) -> (String, String)? {
        switch type {
        case .texte(let max), .paragraphe(let max): return trop(canonique, max)
        case .code(let nomenclature), .choix(let nomenclature):
            return nomenclature.contient(canonique)
                ? nil : (Self.regleDeFormat, "Sélectionnez \(designation) dans la liste")
        case .ouiNon:
            return canonique == "oui" || canonique == "non"
                ? nil : (Self.regleDeFormat, "Répondez « Oui » ou « Non » à \(designation)")
        case .declaration:
            return canonique == "oui" ? nil : (Self.regleDeFormat, "Cochez ou laissez vide \(designation)")
        case .jour: return defautDeJour(canonique)
        case .entier(let min, let max, _): return defautDEntier(canonique, min, max)
        case .montant(let max): return defautDeMontant(canonique, max)
        case .taux: return defautDeTaux(canonique)
        case .siret, .nir, .uai: return defautDeCle(canonique)
        case .nda, .rncp, .naf, .idcc, .codeDiplome, .deca, .courriel, .telephone, .codePostal:
            return defautDeCode(canonique)
        }
    }

    private func trop(_ canonique: String, _ max: Int) -> (String, String)? {
        canonique.count <= max
            ? nil : (Self.regleDeFormat, "\(designation) doit comporter \(max) caractères au plus")
    }

    private func defautDeJour(_ canonique: String) -> (String, String)? {
        if Jour(iso: canonique) != nil { return nil }
        let parts = canonique.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3 else {
            return (Self.regleDeFormat, "\(designation) doit comporter un jour, un mois et une année")
        }
        for (part, nom) in zip(parts, ["un jour", "un mois", "une année"]) where part.isEmpty {
            return (Self.regleDeFormat, "\(designation) doit comporter \(nom)")
        }
        if parts[2].count != 4 {
            return (Self.regleDeFormat, "L'année de \(designation) doit comporter 4 chiffres, par exemple 2009")
        }
        return (Self.regleDeFormat, "\(designation) doit être une date qui existe, par exemple 14 05 2009")
    }

    private func defautDEntier(_ canonique: String, _ min: Int, _ max: Int) -> (String, String)? {
        guard let valeur = Int(canonique) else {
            return (Self.regleDeFormat, "\(designation) doit être un nombre entier, par exemple \(Swift.max(min, 8))")
        }
        return (min...max).contains(valeur)
            ? nil : (Self.regleDeFormat, "\(designation) doit être compris entre \(min) et \(max)")
    }

    private func defautDeMontant(_ canonique: String, _ max: Int) -> (String, String)? {
        guard let centimes = Int(canonique) else {
            return (Self.regleDeFormat, "\(designation) doit être un montant en euros, par exemple 1 234,56")
        }
        return (0...max).contains(centimes)
            ? nil : (Self.regleDeFormat, "\(designation) doit être compris entre 0 € et \(Montant.afficher(max))")
    }

    private func defautDeTaux(_ canonique: String) -> (String, String)? {
        guard let centiemes = Int(canonique) else {
            return (Self.regleDeFormat, "\(designation) doit être un pourcentage, par exemple 53,5")
        }
        return (0...99_999).contains(centiemes)
            ? nil : (Self.regleDeFormat, "\(designation) doit être un pourcentage de 0 à 999,99")
    }
}
