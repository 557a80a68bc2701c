/// Where the paper form puts what the declaration asks elsewhere. Hints only: labels, order and answers come from the
/// declaration, and a field without a hint goes to the left column of its step's part.
struct PlanCerfa: Sendable {
    struct Place: Sendable, Equatable {
        /// Number of the step whose part holds the field; 0 is above the first part.
        let partie: Int
        /// Rank of the band in the part.
        var bande = 0
        var cote = Cote.gauche
        /// Printed only when the question is asked.
        var siPosee = false

        /// Asked on screen, not printed.
        static let absente = Place(partie: -1)
    }

    enum Cote: Sendable { case gauche, droite, pleine }

    /// By key, or by path ending with a dot; the most precise wins.
    let places: [String: Place]
    /// Title of a part that is not its step's in capitals.
    let titres: [Int: String]
    /// First parts of a new sheet.
    let feuilles: Set<Int>
    /// Beginnings of the keys printed under the title of their section.
    let sousTitres: Set<String>
    /// Label of an address printed on one line, by its path; `N° et voie` otherwise.
    let adresses: [String: String]
    /// Whose address stands for one that is not asked because it is the same: key of the question, path, other path.
    let memesAdresses: [(question: String, adresse: String, autre: String)]
    /// Two fields of one line, the label up to the comma.
    let suites: [String: String]
    let notes: [Int: String]

    func place(_ cle: String, etape: Int) -> Place {
        if let place = places[cle] { return place }
        // From the longest path to the shortest. In bytes: a form asks it of every field.
        var reste = cle.utf8[...]
        while let point = reste.lastIndex(of: UInt8(ascii: ".")) {
            if let place = places[String(cle[...point])] { return place }
            reste = reste[..<point]
        }
        return Place(partie: etape)
    }

    func aSousTitre(_ cle: String) -> Bool { sousTitres.contains { cle.hasPrefix($0) } }
}

extension PlanCerfa {
    /// CERFA 10103, in the versions of `version`; the title of the agreement is printed up to *09 only.
    static func apprentissage(version: String) -> PlanCerfa {
        var places = places
        if version.hasSuffix("*09") {
            places["employeur.libelleIdcc"] = Place(partie: 1, bande: 1, cote: .droite)
        }
        return PlanCerfa(
            places: places,
            titres: [2: "L'APPRENTI(E)", 7: "SIGNATURES"],
            feuilles: [4],
            sousTitres: [
                "maitre1.", "maitre2.", "apprenti.responsableLegal.", "contrat.avantage", "contrat.autreAvantage",
                "organismeFormationLieuFormationPrincipal.",
            ],
            adresses: [
                "employeur.adresse.": "Adresse de l'établissement d'exécution du contrat",
                "apprenti.adresse.": "Adresse de l'apprenti(e)",
                "organismeFormation.adresse.": "Adresse du CFA responsable",
                "organismeFormationLieuFormationPrincipal.adresse.": "Adresse du lieu de formation principal",
            ],
            memesAdresses: [
                ("apprenti.responsableLegal.memeAdresse", "apprenti.responsableLegal.adresse.", "apprenti.adresse.")
            ],
            suites: ["contrat.dureeTravailHebdoHeures": "contrat.dureeTravailHebdoMinutes"],
            notes: [
                2: """
                NIR : pour les employeurs du secteur privé, dans le cadre de l'article L. 6353-10 du code du \
                travail. Représentant légal : à renseigner si l'apprenti(e) est mineur(e) non émancipé(e).
                """
            ])
    }

    private static let places: [String: Place] = [
        "contrat.modeContractuel": Place(partie: 0),

        "employeur.": Place(partie: 1, bande: 1),
        "employeur.nature": Place(partie: 1, cote: .pleine),
        "employeur.siret": Place(partie: 1, bande: 1, cote: .droite),
        "employeur.typeEmployeur": Place(partie: 1, bande: 1, cote: .droite),
        "employeur.employeurSpecifique": Place(partie: 1, bande: 1, cote: .droite),
        "employeur.naf": Place(partie: 1, bande: 1, cote: .droite),
        "employeur.nombreDeSalaries": Place(partie: 1, bande: 1, cote: .droite),
        "employeur.codeIdcc": Place(partie: 1, bande: 1, cote: .droite),
        "employeur.libelleIdcc": .absente,
        "employeur.regimeSpecifique": Place(partie: 1, bande: 2, cote: .pleine, siPosee: true),

        "apprenti.": Place(partie: 2, cote: .droite),
        "apprenti.nom": Place(partie: 2),
        "apprenti.nomUsage": Place(partie: 2),
        "apprenti.prenom": Place(partie: 2),
        "apprenti.nir": Place(partie: 2),
        "apprenti.adresse.": Place(partie: 2),
        "apprenti.telephone": Place(partie: 2),
        "apprenti.courriel": Place(partie: 2),
        "apprenti.mineurNonEmancipe": .absente,
        "apprenti.responsableLegal.": Place(partie: 2),
        "apprenti.responsableLegal.memeAdresse": .absente,

        "maitre2.": Place(partie: 3, cote: .droite),
        "employeur.attestationEligibilite": Place(partie: 3, bande: 1, cote: .pleine),

        "contrat.dateFinContrat": Place(partie: 4, cote: .droite),
        "contrat.dateEffetAvenant": Place(partie: 4, cote: .droite),
        "contrat.dureeTravailHebdoHeures": Place(partie: 4, cote: .droite),
        "contrat.dureeTravailHebdoMinutes": Place(partie: 4, cote: .droite),
        "contrat.travailRisque": Place(partie: 4, cote: .droite),
        "contrat.remuneration.": Place(partie: 4, bande: 1, cote: .pleine),
        "contrat.smcMensuel": .absente,
        "contrat.salaireEmbauche": Place(partie: 4, bande: 2),
        "employeur.caisseComplementaire": Place(partie: 4, bande: 2),
        "contrat.avantageNourriture": Place(partie: 4, bande: 2, cote: .droite),
        "contrat.avantageLogement": Place(partie: 4, bande: 2, cote: .droite),
        "contrat.autreAvantageEnNature": Place(partie: 4, bande: 2, cote: .droite),

        "organismeFormation.formationInterne": Place(partie: 5, cote: .pleine),
        "organismeFormation.": Place(partie: 5, bande: 1),
        "organismeFormation.nda": .absente,
        "formation.": Place(partie: 5, bande: 1, cote: .droite),
        "organismeFormationLieuFormationPrincipal.": Place(partie: 5, bande: 1, siPosee: true),
        "organismeFormation.visaCfa": Place(partie: 5, bande: 2, cote: .pleine),
        "formation.premierEquipement": .absente,
        "subrogation": .absente,

        "contrat.lieuSignatureContrat": Place(partie: 7, bande: 1, cote: .pleine),
        "employeur.attestationPieces": Place(partie: 7, cote: .pleine),
        "attestation": .absente,
        "commentaire": .absente,
    ]
}
