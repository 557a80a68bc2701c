/// Reads the answers of a form out of a `cerfa` object, in any of the spellings seen in CFA software.
struct LecteurCerfa {
    let cerfa: ValeurJSON
    /// Some software writes `maitre2` beside `cerfa` instead of in it.
    let racine: ValeurJSON

    var reponses: Reponses {
        // The latest form asks everything that the earlier ones do.
        let formulaire = ContratApprentissage.definition.formulaire(nil)
        var reponses = Reponses()
        for champ in formulaire.champs { reponses[champ.cle] = lire(champ) }
        adresses(&reponses)
        periodes(&reponses)
        deduire(&reponses)
        return reponses
    }

    private func valeur(_ chemin: String) -> ValeurJSON? {
        cerfa.valeur(chemin) ?? (chemin.hasPrefix("maitre2.") ? racine.valeur(chemin) : nil)
    }

    private func lire(_ champ: Champ) -> String {
        let valeur = valeur(champ.api ?? champ.cle)
        switch champ.type {
        case .ouiNon: return champ.ecranSeul ? "" : ouiNon(champ.cle, valeur)
        case .declaration: return valeur?.booleen == true ? "oui" : ""
        case .jour: return valeur?.ecrit.map { Self.jour($0)?.iso ?? Texte.ligne($0) } ?? ""
        case .montant, .taux: return valeur.map { $0.centiemes.map(String.init) ?? Texte.ligne($0.ecrit ?? "") } ?? ""
        case .entier: return entier(champ.cle, valeur)
        case .code, .choix: return code(champ.cle, Texte.ligne(valeur?.ecrit ?? ""))
        default: return champ.lire([champ.cle: valeur?.ecrit ?? ""])
        }
    }

    /// An absent yes/no is no, except for the place of training, which is the CFA's unless said otherwise.
    private func ouiNon(_ cle: String, _ valeur: ValeurJSON?) -> String {
        let absent = cle == "organismeFormation.lieuFormationIdentique"
        return valeur?.booleen ?? absent ? "oui" : "non"
    }

    private func entier(_ cle: String, _ valeur: ValeurJSON?) -> String {
        guard let valeur else {
            return ["contrat.dureeTravailHebdoMinutes", "formation.nombreHeuresEnDistanciel"].contains(cle) ? "0" : ""
        }
        return valeur.entier.map(String.init) ?? Texte.ligne(valeur.ecrit ?? "")
    }

    private func code(_ cle: String, _ texte: String) -> String {
        switch (cle, texte) {
        case ("apprenti.sexe", "1"): return "M"
        case ("apprenti.sexe", "2"): return "F"
        case ("apprenti.sexe", _): return texte.uppercased()
        // « None » is sent as 0 or 99 by some.
        case ("contrat.typeDerogation", "0"), ("contrat.typeDerogation", "99"): return ""
        case ("apprenti.derniereClasse", _) where texte.count == 1: return "0\(texte)"
        case ("apprenti.departementNaissance", _): return departement(texte.uppercased())
        default: return texte
        }
    }

    /// `1` → `01`, `099` → `99`, `02A` → `2A`.
    private func departement(_ texte: String) -> String {
        if texte.count == 1 { return "0\(texte)" }
        return texte.count == 3 && texte.hasPrefix("0") ? String(texte.dropFirst()) : texte
    }

    /// A day alone, or the day of a date-time as it is written.
    static func jour(_ texte: String) -> Jour? {
        let serre = Texte.ligne(texte)
        let suite = serre.dropFirst(10).first
        guard suite == nil || suite == "T" || suite == "t" || suite == " " else { return nil }
        return Jour(iso: serre.prefix(10))
    }
}
