/// Identifiers and codes that are not spelt as they should be: one rule per kind, on every field of that kind.
enum ReglesDeFormat {
    static let siret: [Regle] = [
        format("siret-format", "Chaque Siret comporte 14 chiffres", "C. com. R123-221"),
        Regle("siret-cle", "La clé de chaque Siret est juste", source: "C. com. R123-221") { reponses, contexte in
            constats("siret-cle", reponses, contexte).filter { constat in
                // An establishment flagged as a test has a fictional number.
                !constat.champs.contains { contexte.referentiel?.etablissements[reponses[$0]]?.test == true }
            }
        },
    ]

    static let codes: [Regle] = [
        format("naf-format", "Code NAF bien formé", "Décret 2007-1888"),
        format("idcc-inconnu", "Code IDCC connu", "C. trav. D2231-3"),
        format("uai-format", "N° UAI bien formés", "C. éduc. R421-77"),
        format("uai-cle", "La lettre de chaque n° UAI est juste", "C. éduc. R421-77"),
        format("rncp-format", "Code RNCP bien formé", "C. trav. L6113-5"),
        format("code-diplome-format", "Code du diplôme bien formé", "CERFA 10103"),
        format("nda-format", "N° de déclaration d'activité bien formé", "C. trav. R6351-6"),
        format("email-format", "Courriels bien formés", "CERFA 10103"),
        format("telephone-format", "Téléphones bien formés", "CERFA 10103"),
        format("code-postal-format", "Codes postaux bien formés", "CERFA 10103"),
        format("deca-format", "Numéro du contrat précédent bien formé", "CERFA 10103"),
    ]

    static let nir: [Regle] = [
        format("nir-format", "NIR bien formé", "C. trav. L6353-10, décret 2019-341"),
        format("nir-cle", "La clé du NIR est juste", "Décret 82-103"),
    ]

    private static func format(_ id: String, _ intitule: String, _ source: String) -> Regle {
        Regle(id, intitule, source: source) { constats(id, $0, $1) }
    }

    private static func constats(_ id: String, _ reponses: Reponses, _ contexte: ContexteDeRegles) -> [Constat] {
        // The kind of field first: most of the form is of another kind, and every rule comes here.
        contexte.formulaire.etapes.flatMap(\.sections).flatMap { section in
            section.champs
                .filter { $0.type.reglesDeFormat.contains(id) && !reponses.vide($0.cle) }
                .filter { section.visible.vraie(reponses) && $0.visible.vraie(reponses) }
                .compactMap { $0.constatDeFormat(reponses[$0.cle]) }
                .filter { $0.regle == id }
        }
    }
}

extension TypeDeChamp {
    /// Rules of the table that read the spelling of this kind of answer.
    fileprivate var reglesDeFormat: [String] {
        switch self {
        case .siret: ["siret-format", "siret-cle"]
        case .nir: ["nir-format", "nir-cle"]
        case .uai: ["uai-format", "uai-cle"]
        case .nda: ["nda-format"]
        case .rncp: ["rncp-format"]
        case .naf: ["naf-format"]
        case .idcc: ["idcc-inconnu"]
        case .codeDiplome: ["code-diplome-format"]
        case .deca: ["deca-format"]
        case .courriel: ["email-format"]
        case .telephone: ["telephone-format"]
        case .codePostal: ["code-postal-format"]
        case .texte, .paragraphe, .code, .choix, .ouiNon, .declaration, .jour, .entier, .montant, .taux: []
        }
    }
}
