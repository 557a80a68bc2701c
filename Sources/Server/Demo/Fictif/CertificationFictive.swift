/// A certification of the samples, and who prepares it.
struct CertificationFictive: Sendable {
    let rncp: String
    let codeDiplome: String
    /// Codes of the form's list of diplomas, the same in every version.
    let diplome: String
    let intitule: String
    let mois: Int
    let ages: ClosedRange<Int>
    let avant: (diplome: String, intitule: String)
    /// Collective agreements of the branches that have a level of funding for it.
    let idcc: [String]

    private static let brevet = (diplome: "25", intitule: "Diplôme national du Brevet")
    private static let cap = (diplome: "33", intitule: "CAP Maintenance des véhicules")
    private static let bac = (diplome: "41", intitule: "Baccalauréat professionnel Maintenance des véhicules")
    private static let bts = (diplome: "54", intitule: "BTS Maintenance des véhicules")

    static let toutes: [CertificationFictive] = [
        CertificationFictive(
            rncp: "RNCP38372", codeDiplome: "32025218", diplome: "54",
            intitule: "BTS Maintenance des véhicules, option voitures particulières", mois: 24, ages: 18...23,
            avant: bac,
            idcc: ["1090", "0016", "1424"]),
        CertificationFictive(
            rncp: "RNCP38565", codeDiplome: "50025419", diplome: "33",
            intitule: "CAP Maintenance des véhicules, option voitures particulières", mois: 24, ages: 16...18,
            avant: brevet,
            idcc: ["1090", "0016", "1424"]),
        CertificationFictive(
            rncp: "RNCP38203", codeDiplome: "50025420", diplome: "33", intitule: "CAP Carrossier automobile", mois: 24,
            ages: 16...19, avant: brevet, idcc: ["1090", "1424"]),
        CertificationFictive(
            rncp: "RNCP99001", codeDiplome: "40025214", diplome: "41",
            intitule: "Bac pro Maintenance des véhicules, option véhicules de transport routier", mois: 24,
            ages: 17...20,
            avant: cap, idcc: ["1090", "0016", "1424"]),
        CertificationFictive(
            rncp: "RNCP99002", codeDiplome: "32031105", diplome: "54",
            intitule: "BTS Gestion des transports et logistique associée", mois: 24, ages: 18...25, avant: bac,
            idcc: ["1090", "0016", "1424"]),
        CertificationFictive(
            rncp: "RNCP99003", codeDiplome: "50025221", diplome: "33",
            intitule: "CAP Maintenance des véhicules, option motocycles", mois: 24, ages: 16...19, avant: brevet,
            idcc: ["1090", "0016"]),
        CertificationFictive(
            rncp: "RNCP99004", codeDiplome: "56T31101", diplome: "38",
            intitule: "Titre professionnel Conducteur du transport routier de marchandises", mois: 12, ages: 19...28,
            avant: cap, idcc: ["0016"]),
        CertificationFictive(
            rncp: "RNCP99005", codeDiplome: "56T31102", diplome: "38",
            intitule: "Titre professionnel Conducteur de transport en commun sur route", mois: 12, ages: 21...28,
            avant: bac, idcc: ["0016", "1424"]),
        CertificationFictive(
            rncp: "RNCP99009", codeDiplome: "25025201", diplome: "62",
            intitule: "Licence professionnelle Management des services de l'automobile (fictif)", mois: 12,
            ages: 20...26,
            avant: bts, idcc: ["1090", "0016"]),
    ]

    /// Those that the branch funds.
    static func de(idcc: String) -> [CertificationFictive] { parBranche[idcc] ?? toutes }

    private static let parBranche = Dictionary(
        uniqueKeysWithValues: ["1090", "0016", "1424"].map { idcc in (idcc, toutes.filter { $0.idcc.contains(idcc) }) })
}
