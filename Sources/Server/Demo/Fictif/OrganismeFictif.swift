import Domain

/// A training organisation of the demonstration.
struct OrganismeFictif: Sendable {
    let siret: String
    let nom: String
    let uai: String
    let nda: String
    let numero: String
    let voie: String
    let ville: Ville

    var champs: Champs {
        Champs([
            ("organismeFormation.formationInterne", "non"), ("organismeFormation.denomination", nom),
            ("organismeFormation.siret", siret), ("organismeFormation.uaiCfa", uai), ("organismeFormation.nda", nda),
            ("organismeFormation.adresse.numero", numero), ("organismeFormation.adresse.voie", voie),
            ("organismeFormation.adresse.codePostal", ville.codePostal),
            ("organismeFormation.adresse.commune", ville.nom), ("organismeFormation.lieuFormationIdentique", "oui"),
            ("organismeFormation.visaCfa", "oui"),
        ])
    }

    static let generique = OrganismeFictif(
        siret: DemoComptes.organisme.siret, nom: DemoComptes.organisme.nom, uai: "0999990W", nda: "53350000135",
        numero: "12", voie: "allée des Essais", ville: Ville(codePostal: "35000", nom: "RENNES", departement: "35"))

    static let antenne = OrganismeFictif(
        siret: DemoComptes.antenne.siret, nom: DemoComptes.antenne.nom, uai: "0999991X", nda: "32590000259",
        numero: "5", voie: "avenue des Érables", ville: Ville(codePostal: "59000", nom: "LILLE", departement: "59"))

    /// The organisation of that rank in large demonstrations; the first is that of the accounts.
    static func numero(_ rang: Int) -> OrganismeFictif {
        guard rang > 0 else { return generique }
        var tirage = Tirage(graine: 0x0f, rang)
        let chiffres = String(9_900_000 + rang % 99_990)
        let sept = String(repeating: "0", count: 7 - chiffres.count) + chiffres
        return OrganismeFictif(
            siret: Siret.fictif("9997", rang), nom: "CFA \(tirage.parmi(NomsFictifs.noms).nom) \(rang)",
            uai: sept + String(UAI.cle(sept)), nda: "99" + String(990_000_000 + rang),
            numero: String(tirage.entier(1...90)),
            voie: tirage.parmi(NomsFictifs.voies), ville: tirage.parmi(Ville.toutes))
    }
}
