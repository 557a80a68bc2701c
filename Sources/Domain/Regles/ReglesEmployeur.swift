/// The establishment, its type and its collective agreement.
enum ReglesEmployeur {
    static let etablissement = [ferme, inconnu]
    static let type = [employeurPublic, typeInconnu]

    private static let ferme = Regle(
        "siret-ferme", "Les établissements sont ouverts", source: "Répertoire Sirene"
    ) { reponses, contexte in
        sirets(reponses, contexte).compactMap { champ in
            guard contexte.referentiel?.etablissements[reponses[champ.cle]]?.ferme == true else { return nil }
            return Constat(
                "siret-ferme", .erreur, [champ.cle],
                "L'établissement de \(champ.designation) est fermé au répertoire Sirene")
        }
    }

    private static let inconnu = Regle(
        "siret-inconnu", "Les établissements sont connus du répertoire Sirene", source: "Répertoire Sirene"
    ) { reponses, contexte in
        guard let referentiel = contexte.referentiel else { return [] }
        return sirets(reponses, contexte).compactMap { champ in
            let siret = reponses[champ.cle]
            guard Siret.cleJuste(siret), referentiel.etablissements[siret] == nil else { return nil }
            return Constat(
                "siret-inconnu", .avertissement, [champ.cle],
                "L'établissement de \(champ.designation) n'est pas au répertoire Sirene : votre délégation le vérifiera"
            )
        }
    }

    private static let employeurPublic = Regle(
        "employeur-public", "L'employeur relève du secteur privé", source: "C. trav. L6227-1"
    ) { reponses, _ in
        let cle = "employeur.typeEmployeur"
        guard let type = reponses.entier(cle) else { return [] }
        switch type {
        case 21...29:
            return [
                Constat(
                    "employeur-public", .erreur, [cle],
                    "« Type d'employeur » est du secteur public : OPCO Mobilités n'instruit pas ces contrats")
            ]
        case 30:
            return [
                Constat(
                    "employeur-public", .avertissement, [cle],
                    "« Type d'employeur » est un établissement public industriel et commercial : sa prise en charge est à vérifier"
                )
            ]
        default: return []
        }
    }

    private static let typeInconnu = Regle(
        "employeur-type", "Type d'employeur dans la liste", source: "CERFA 10103"
    ) { reponses, _ in
        let cle = "employeur.typeEmployeur"
        guard !reponses.vide(cle), !Nomenclature.typeEmployeur.contient(reponses[cle]) else { return [] }
        return [Constat("employeur-type", .erreur, [cle], "Sélectionnez « Type d'employeur » dans la liste")]
    }

    static let idccHorsChamp = Regle(
        "idcc-hors-champ", "Code IDCC dans le champ de l'OPCO", source: "Accord de désignation"
    ) { reponses, _ in
        let cle = "employeur.codeIdcc"
        let code = reponses[cle]
        guard IDCC.connu(code), !IDCC.dansLeChamp(code) else { return [] }
        return [
            Constat(
                "idcc-hors-champ", .avertissement, [cle],
                "La convention du « Code IDCC » \(code) n'est pas dans le champ d'OPCO Mobilités")
        ]
    }

    private static func sirets(_ reponses: Reponses, _ contexte: ContexteDeRegles) -> [Champ] {
        contexte.formulaire.champsVisibles(reponses).filter { champ in
            if case .siret = champ.type { !reponses.vide(champ.cle) } else { false }
        }
    }
}
