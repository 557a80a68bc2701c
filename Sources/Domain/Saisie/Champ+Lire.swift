extension Champ {
    /// Reads what a person typed into the text that is stored.
    ///
    /// What cannot be read is kept as it was typed, so that it is shown again beside its message.
    /// - Parameter saisie: form values by control name: the key, or for a day the key followed by `.jour`, `.mois`,
    ///   `.annee`.
    package func lire(_ saisie: [String: String]) -> String {
        if case .jour = type { return lireJour(saisie) }
        let texte = saisie[cle] ?? ""
        switch type {
        case .texte, .code, .choix: return Texte.ligne(texte)
        case .paragraphe: return Texte.paragraphe(texte)
        case .ouiNon: return Champ.lireOuiNon(texte)
        case .declaration: return Champ.lireOuiNon(texte) == "oui" ? "oui" : ""
        case .entier: return Champ.lireEntier(texte)
        case .montant: return Montant.lire(texte).map(String.init) ?? Texte.ligne(texte)
        case .taux: return Taux.lire(texte).map(String.init) ?? Texte.ligne(texte)
        case .courriel: return Texte.ligne(texte)
        case .jour, .siret, .nir, .uai, .nda, .rncp, .naf, .idcc, .codeDiplome, .deca, .telephone, .codePostal:
            return lireCode(texte)
        }
    }

    /// A code in its stored spelling: no space, dot or hyphen, in capitals.
    private func lireCode(_ texte: String) -> String {
        switch type {
        case .rncp: RNCP.normaliser(texte)
        case .idcc: IDCC.normaliser(texte)
        case .telephone: Telephone.normaliser(texte)
        default: Code.normaliser(texte)
        }
    }

    private static func lireOuiNon(_ texte: String) -> String {
        let mot = Texte.ligne(texte).lowercased()
        return switch mot {
        case "oui", "on", "true", "1": "oui"
        case "non", "false", "0": "non"
        default: mot
        }
    }

    private static func lireEntier(_ texte: String) -> String {
        let serre = texte.filter { !$0.isWhitespace }
        guard let valeur = Int(serre), !serre.hasPrefix("+") else { return Texte.ligne(texte) }
        return String(valeur)
    }

    private func lireJour(_ saisie: [String: String]) -> String {
        let parts = Champ.partiesDeJour.map { Texte.ligne(saisie["\(cle).\($0)"] ?? "").replacing("/", with: "-") }
        if parts.allSatisfy(\.isEmpty) { return Champ.lireJourEcrit(Texte.ligne(saisie[cle] ?? "")) }
        if parts[2].count == 4, let jour = Int(parts[0]), let mois = Int(parts[1]), let annee = Int(parts[2]),
            let lu = Jour(annee, mois, jour)
        {
            return lu.iso
        }
        return parts.joined(separator: "/")
    }

    /// A whole day in one text, as a script or a paste gives it.
    private static func lireJourEcrit(_ texte: String) -> String {
        if Jour(iso: texte) != nil { return texte }
        let parts = texte.split(whereSeparator: { "/.- ".contains($0) })
        guard parts.count == 3, parts[2].count == 4, let jour = Int(parts[0]), let mois = Int(parts[1]),
            let annee = Int(parts[2]), let lu = Jour(annee, mois, jour)
        else { return texte }
        return lu.iso
    }

    static let partiesDeJour = ["jour", "mois", "annee"]
}
