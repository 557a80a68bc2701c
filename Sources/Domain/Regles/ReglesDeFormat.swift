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
        contexte.formulaire.champsVisibles(reponses)
            .compactMap { $0.constatDeFormat(reponses[$0.cle]) }
            .filter { $0.regle == id }
    }
}
