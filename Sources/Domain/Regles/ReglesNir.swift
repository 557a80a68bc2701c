/// The NIR against the other answers: warnings only, for numbers given abroad, overseas or provisionally differ.
enum ReglesNir {
    private static let cle = "apprenti.nir"
    private static let source = "C. trav. L6353-10, décret 2019-341"

    static let absence = Regle("nir-absent", "NIR renseigné", source: source) { reponses, _ in
        guard reponses.vide(cle) else { return [] }
        return [
            Constat(
                "nir-absent", .avertissement, [cle],
                "Le « NIR » de l'apprenti n'est pas renseigné : joignez le justificatif de la demande s'il est en cours d'attribution"
            )
        ]
    }

    static let concordance: [Regle] = [
        Regle("nir-sexe", "NIR en accord avec le sexe", source: source) { reponses, _ in
            guard NIR.formatJuste(reponses[cle]), !NIR.concorde(reponses[cle], sexe: reponses["apprenti.sexe"]) else {
                return []
            }
            return [
                avertir(
                    "nir-sexe", "apprenti.sexe",
                    "Le premier chiffre du « NIR » ne correspond pas au « Sexe » de l'apprenti")
            ]
        },
        Regle("nir-naissance", "NIR en accord avec la date de naissance", source: source) { reponses, _ in
            guard NIR.formatJuste(reponses[cle]), let naissance = reponses.jour("apprenti.dateNaissance"),
                !NIR.concorde(reponses[cle], naissance: naissance)
            else { return [] }
            return [
                avertir(
                    "nir-naissance", "apprenti.dateNaissance",
                    "L'année et le mois du « NIR » ne sont pas ceux de la « Date de naissance » de l'apprenti")
            ]
        },
        Regle("nir-departement", "NIR en accord avec le département de naissance", source: source) { reponses, _ in
            let departement = reponses["apprenti.departementNaissance"]
            let naissance = reponses.jour("apprenti.dateNaissance")
            guard NIR.formatJuste(reponses[cle]),
                !NIR.concorde(reponses[cle], departement: departement, naissance: naissance)
            else { return [] }
            return [
                avertir(
                    "nir-departement", "apprenti.departementNaissance",
                    "Le département du « NIR » n'est pas le « Département de naissance » de l'apprenti (\(departement))"
                )
            ]
        },
    ]

    private static func avertir(_ id: String, _ autre: String, _ message: String) -> Constat {
        Constat(id, .avertissement, [cle, autre], message)
    }
}
