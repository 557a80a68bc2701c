import Domain
import Platform
import Referentiels

/// What reference data says of an establishment, a training organisation or a certification, as answers.
///
/// The key `<prefix>.source` keeps the code chosen: as long as it is the one answered, the fields it filled are greyed.
enum Remplissage {
    /// What the posting of a step asks for: a line chosen, or fields given back to the person.
    static func choisi(_ form: FormData, on db: any Connection) throws -> [String: String] {
        let action = form["action"]
        if let prefixe = suffixe(action, "saisir:") { return [cleDeSource(prefixe): ""] }
        guard let prefixe = suffixe(action, "choisir:") else { return [:] }
        let code = form["choix.\(prefixe)"]
        switch prefixe {
        case "employeur": return try etablissement(code, prefixe: prefixe, on: db)
        case "organismeFormation", "organismeFormationLieuFormationPrincipal":
            return try organisme(code, prefixe: prefixe, on: db)
        case "formation": return try certification(code, prefixe: prefixe, on: db)
        default: return [:]
        }
    }

    static func etablissement(_ siret: String, prefixe: String, on db: any Connection) throws -> [String: String] {
        guard let trouve = try Etablissement.trouver(siret: siret, db), !trouve.ferme else { return [:] }
        return champs(trouve, prefixe: prefixe)
    }

    static func organisme(_ siret: String, prefixe: String, on db: any Connection) throws -> [String: String] {
        guard let trouve = try OrganismeDeFormation.trouver(siret: siret, db) else { return [:] }
        return champs(trouve, prefixe: prefixe)
    }

    static func certification(_ rncp: String, prefixe: String, on db: any Connection) throws -> [String: String] {
        guard let trouvee = try Certification.trouver(rncp: rncp, db) else { return [:] }
        return champs(trouvee, prefixe: prefixe)
    }

    static func champs(_ e: Etablissement, prefixe: String) -> [String: String] {
        var champs = adresse(e.adresse, prefixe: prefixe)
        champs["\(prefixe).siret"] = e.siret
        champs["\(prefixe).denomination"] = e.nom
        champs["\(prefixe).naf"] = e.naf.map(Code.normaliser)
        if let idcc = e.idcc {
            champs["\(prefixe).codeIdcc"] = idcc
            champs["\(prefixe).libelleIdcc"] = ConventionCollective.trouver(idcc: idcc)?.libelle
        }
        champs[cleDeSource(prefixe)] = e.siret
        return champs.filter { !$0.value.isEmpty }
    }

    static func champs(_ o: OrganismeDeFormation, prefixe: String) -> [String: String] {
        var champs = adresse(o.adresse, prefixe: prefixe)
        champs["\(prefixe).siret"] = o.siret
        champs["\(prefixe).denomination"] = o.denomination
        champs["\(prefixe).uaiCfa"] = o.uai
        if prefixe == "organismeFormation" { champs["\(prefixe).nda"] = o.nda }
        champs[cleDeSource(prefixe)] = o.siret
        return champs.filter { !$0.value.isEmpty }
    }

    static func champs(_ c: Certification, prefixe: String) -> [String: String] {
        var champs = ["\(prefixe).rncp": c.rncp, "\(prefixe).intituleQualification": c.intitule]
        // Several diplomas of one sheet: the person says which.
        if c.codesDiplome.count == 1 { champs["\(prefixe).codeDiplome"] = c.codesDiplome[0] }
        champs[cleDeSource(prefixe)] = c.rncp
        return champs
    }

    private static func adresse(_ a: AdresseReference, prefixe: String) -> [String: String] {
        [
            "\(prefixe).adresse.numero": a.numero ?? "", "\(prefixe).adresse.indice": a.indice ?? "",
            "\(prefixe).adresse.voie": a.voie ?? "", "\(prefixe).adresse.complement": a.complement ?? "",
            "\(prefixe).adresse.codePostal": a.codePostal ?? "", "\(prefixe).adresse.commune": a.commune ?? "",
        ]
    }

    static func cleDeSource(_ prefixe: String) -> String { "\(prefixe).source" }

    private static func suffixe(_ texte: String, _ debut: String) -> String? {
        texte.hasPrefix(debut) ? String(texte.dropFirst(debut.count)) : nil
    }

    /// Keys greyed for these answers: filled from the line that is still the one answered.
    static func verrouilles(_ formulaire: Formulaire, _ reponses: Reponses) -> Set<String> {
        var cles: Set<String> = []
        for (prefixe, cleDuCode) in [
            ("employeur", "employeur.siret"), ("organismeFormation", "organismeFormation.siret"),
            ("organismeFormationLieuFormationPrincipal", "organismeFormationLieuFormationPrincipal.siret"),
            ("formation", "formation.rncp"),
        ] where !reponses.vide(cleDuCode) && reponses[cleDeSource(prefixe)] == reponses[cleDuCode] {
            for champ in formulaire.champs
            where champ.cle.hasPrefix(prefixe + ".") && champ.source != nil && !reponses.vide(champ.cle) {
                cles.insert(champ.cle)
            }
        }
        return cles
    }
}
