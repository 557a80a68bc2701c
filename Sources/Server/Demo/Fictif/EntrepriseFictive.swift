import Domain

/// An employer of the demonstration.
struct EntrepriseFictive: Sendable {
    let siret: String
    let nom: String
    let naf: String
    let effectif: Int
    let idcc: String
    let numero: String
    let voie: String
    let ville: Ville

    var champs: Champs {
        let courriel = nom.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return Champs([
            ("employeur.denomination", nom), ("employeur.siret", siret), ("employeur.nature", "prive"),
            ("employeur.typeEmployeur", "12"), ("employeur.employeurSpecifique", "0"), ("employeur.naf", naf),
            ("employeur.nombreDeSalaries", String(effectif)), ("employeur.codeIdcc", idcc),
            ("employeur.libelleIdcc", EntrepriseFictive.conventions[idcc] ?? ""),
            ("employeur.caisseComplementaire", "AGIRC-ARRCO"), ("employeur.adresse.numero", numero),
            ("employeur.adresse.voie", voie), ("employeur.adresse.codePostal", ville.codePostal),
            ("employeur.adresse.commune", ville.nom), ("employeur.telephone", "0199000002"),
            ("employeur.courriel", "contact@\(courriel.prefix(40)).example"),
            ("employeur.attestationEligibilite", "oui"), ("employeur.attestationPieces", "oui"),
            ("contrat.lieuSignatureContrat", ville.nom),
        ])
    }

    private static let conventions = [
        "1090": "Services de l'automobile", "0016": "Transports routiers et activités auxiliaires du transport",
        "1424": "Réseaux de transports publics urbains de voyageurs",
    ]

    static let siretEntrepriseFictive = "99999600200013"

    /// Open establishments of the samples.
    static let exemples: [EntrepriseFictive] = [
        exemple(
            siretEntrepriseFictive, "ENTREPRISE FICTIVE", "4520A", 24, "1090", "12", "rue des Exemples", "92310",
            "SEVRES", "92"),
        exemple(
            "99999760400015", "GARAGE DES TILLEULS", "4520A", 12, "1090", "18", "rue des Forges", "35000", "RENNES",
            "35"),
        exemple(
            "99999800800018", "CARROSSERIE LANTELME", "4520B", 14, "1090", "3", "impasse du Tour", "35000", "RENNES",
            "35"),
        exemple(
            "99999680400012", "TRANSPORTS DES ORMES", "4941A", 120, "0016", "40", "route de Lorient", "35000", "RENNES",
            "35"),
        exemple(
            "99999400700014", "TRANSPORTS URBAINS DE L'ERDRE", "4931Z", 640, "1424", "100", "boulevard des Trams",
            "44000", "NANTES", "44"),
        exemple(
            "99999376900010", "MOTOS ROUSSET", "4540Z", 4, "1090", "22", "rue des Motards", "69007", "LYON 7EME", "69"),
        exemple(
            "99999560800018", "AUTOMOBILES DU LAGON", "4511Z", 16, "1090", "10", "rue du Lagon", "97400", "SAINT-DENIS",
            "974"),
        exemple(
            "99999580600018", "LOCATION DES PINS", "7711A", 11, "1090", "29", "avenue des Pins", "49000", "ANGERS", "49"
        ),
    ]

    private static func exemple(
        _ siret: String, _ nom: String, _ naf: String, _ effectif: Int, _ idcc: String, _ numero: String,
        _ voie: String,
        _ codePostal: String, _ commune: String, _ departement: String
    ) -> EntrepriseFictive {
        EntrepriseFictive(
            siret: siret, nom: nom, naf: naf, effectif: effectif, idcc: idcc, numero: numero, voie: voie,
            ville: Ville(codePostal: codePostal, nom: commune, departement: departement))
    }

    private static let activites: [(nom: String, naf: String, idcc: String)] = [
        ("GARAGE", "4520A", "1090"), ("CARROSSERIE", "4520B", "1090"), ("AUTOMOBILES", "4511Z", "1090"),
        ("TRANSPORTS", "4941A", "0016"), ("MESSAGERIE", "5229A", "0016"), ("CARS", "4931Z", "1424"),
    ]

    /// The employer of that rank among those that exist only in large demonstrations.
    static func numero(_ rang: Int) -> EntrepriseFictive {
        var tirage = Tirage(graine: 0xe7, rang)
        let activite = tirage.parmi(activites)
        return EntrepriseFictive(
            siret: Siret.fictif("9998", rang), nom: "\(activite.nom) \(tirage.parmi(NomsFictifs.noms).nom)",
            naf: activite.naf, effectif: tirage.entier(2...180), idcc: activite.idcc,
            numero: String(tirage.entier(1...90)),
            voie: tirage.parmi(NomsFictifs.voies), ville: tirage.parmi(Ville.toutes))
    }
}

extension Siret {
    /// A number with right keys that belongs to nobody: the prefix, four digits and a key, then the first NIC.
    static func fictif(_ prefixe: String, _ rang: Int) -> String {
        let chiffres = String(rang % 10_000)
        let siren = avecCle(prefixe + String(repeating: "0", count: 4 - chiffres.count) + chiffres)
        return avecCle(siren + "000" + String(1 + rang / 10_000 % 9))
    }

    private static func avecCle(_ debut: String) -> String {
        var somme = 0
        for (rang, byte) in debut.utf8.reversed().enumerated() {
            let valeur = Int(byte - 48) * (2 - rang % 2)
            somme += valeur > 9 ? valeur - 9 : valeur
        }
        return debut + String((10 - somme % 10) % 10)
    }
}
