import Testing

@testable import Domain

@Suite("Règles sur l'apprenti et le maître d'apprentissage")
struct ReglesDesPersonnesTests {
    /// The contract starts on 26/09/2025 and was concluded on 22/09/2025.
    @Test(
        "âge",
        arguments: [
            Cas("age-minimum", .erreur, ["apprenti.dateNaissance": "2010-09-27"]),
            Cas("age-minimum", .erreur, ["apprenti.dateNaissance": "2010-09-27", "contrat.typeDerogation": "11"]),
            Cas("age-minimum", .erreur, ["apprenti.dateNaissance": "2010-09-26"]),
            Cas("age-minimum", nil, ["apprenti.dateNaissance": "2010-09-26", "contrat.typeDerogation": "11"]),
            Cas("age-minimum", nil, ["apprenti.dateNaissance": "2010-09-26", "contrat.typeDerogation": "50"]),
            Cas("age-minimum", .erreur, ["apprenti.dateNaissance": "2010-09-26", "contrat.typeDerogation": "12"]),
            Cas("age-minimum", .erreur, ["apprenti.dateNaissance": "2009-09-27"]),
            Cas("age-minimum", nil, ["apprenti.dateNaissance": "2009-09-26"]),
            Cas("age-minimum", nil, ["apprenti.dateNaissance": ""]),
            Cas("age-maximum", nil, ["apprenti.dateNaissance": "1995-09-27"]),
            Cas("age-maximum", .erreur, ["apprenti.dateNaissance": "1995-09-26"]),
            Cas("age-maximum", nil, ["apprenti.dateNaissance": "1995-09-26", "contrat.typeDerogation": "12"]),
            Cas("age-maximum", nil, ["apprenti.dateNaissance": "1995-09-26", "contrat.typeDerogation": "50"]),
            Cas("age-maximum", .erreur, ["apprenti.dateNaissance": "1995-09-26", "contrat.typeDerogation": "11"]),
            Cas("age-maximum", nil, ["apprenti.dateNaissance": "1995-09-26", "apprenti.handicap": "oui"]),
            Cas(
                "age-maximum", nil,
                ["apprenti.dateNaissance": "1995-09-26", "apprenti.inscriptionSportifDeHautNiveau": "oui"]),
            Cas(
                "age-maximum", nil,
                ["apprenti.dateNaissance": "1995-09-26", "apprenti.projetCreationRepriseEntreprise": "oui"]),
            Cas("age-maximum", nil, ["apprenti.dateNaissance": "1989-09-23", "contrat.typeContratApp": "22"]),
            Cas("age-maximum", .erreur, ["apprenti.dateNaissance": "1989-09-22", "contrat.typeContratApp": "22"]),
            Cas("age-maximum", .erreur, ["apprenti.dateNaissance": "1989-09-23", "contrat.typeContratApp": "36"]),
            Cas("naissance-future", .erreur, ["apprenti.dateNaissance": "2025-10-01"]),
            Cas("naissance-future", nil, ["apprenti.dateNaissance": "2025-09-30"]),
        ])
    func age(cas: Cas) throws { try cas.verifier() }

    @Test(
        "représentant légal",
        arguments: [
            // 18 on the very day of conclusion.
            Cas("representant-legal", nil, ["apprenti.dateNaissance": "2007-09-22"]),
            Cas(
                "representant-legal", .erreur,
                ["apprenti.dateNaissance": "2007-09-23", "apprenti.mineurNonEmancipe": "oui"]),
            Cas(
                "representant-legal", .erreur,
                ["apprenti.dateNaissance": "2007-09-23", "apprenti.mineurNonEmancipe": ""]),
            Cas(
                "representant-legal", nil,
                ["apprenti.dateNaissance": "2007-09-23", "apprenti.mineurNonEmancipe": "non"]),
            Cas(
                "representant-legal", nil,
                [
                    "apprenti.dateNaissance": "2009-05-14", "apprenti.mineurNonEmancipe": "oui",
                    "apprenti.responsableLegal.nom": "B", "apprenti.responsableLegal.prenom": "S",
                    "apprenti.responsableLegal.courriel": "b@s.example",
                ]),
            Cas(
                "representant-legal", .erreur,
                [
                    "apprenti.dateNaissance": "2009-05-14", "apprenti.mineurNonEmancipe": "oui",
                    "apprenti.responsableLegal.nom": "B", "apprenti.responsableLegal.prenom": "S",
                ]),
            // Form *09 does not ask the representative's e-mail.
            Cas(
                "representant-legal", nil,
                [
                    "apprenti.dateNaissance": "2009-05-14", "contrat.dateConclusion": "2023-04-18",
                    "apprenti.responsableLegal.nom": "B", "apprenti.responsableLegal.prenom": "S",
                    "apprenti.mineurNonEmancipe": "oui",
                ]),
        ])
    func representant(cas: Cas) throws { try cas.verifier() }

    @Test("le représentant absent n'est dit qu'une fois, champ par champ")
    func uneSeuleFois() throws {
        let constats = try Exemples.constats([
            "apprenti.dateNaissance": "2009-05-14", "apprenti.mineurNonEmancipe": "oui",
        ])
        let legal = constats.filter { $0.champs.contains { $0.hasPrefix("apprenti.responsableLegal") } }
        #expect(legal.map(\.regle) == ["representant-legal"])
        #expect(legal.first?.champs.count == 3)
    }

    @Test("mineurEmancipe donné à côté du fichier l'emporte")
    func emancipe() throws {
        let changements = ["apprenti.dateNaissance": "2009-05-14", "apprenti.mineurNonEmancipe": "oui"]
        #expect(
            try Exemples.constats(changements, mineurEmancipe: true).allSatisfy { $0.regle != "representant-legal" })
        let autres = ["apprenti.dateNaissance": "2009-05-14", "apprenti.mineurNonEmancipe": "non"]
        #expect(try Exemples.constats(autres, mineurEmancipe: false).contains { $0.regle == "representant-legal" })
    }

    private static let jumeau = [
        "maitre1.nom": "Trân", "maitre1.prenom": "minh anh", "maitre1.dateNaissance": "2007-01-19",
    ]

    @Test(
        "maître d'apprentissage",
        arguments: [
            Cas("maitre-majeur", .erreur, ["maitre1.dateNaissance": "2007-09-27"]),
            Cas("maitre-majeur", nil, ["maitre1.dateNaissance": "2007-09-26"]),
            Cas("maitre-majeur", nil, ["maitre1.dateNaissance": ""]),
            Cas("maitre-majeur", .erreur, ["maitre2.dateNaissance": "2010-01-01"]),
            Cas("maitre-distinct", .erreur, jumeau),
            Cas("maitre-distinct", nil, jumeau.merging(["maitre1.dateNaissance": "1980-01-19"]) { $1 }),
            Cas(
                "maitre-distinct", .erreur,
                [
                    "maitre2.nom": "LANTELME", "maitre2.prenom": "ODILE", "maitre2.dateNaissance": "1979-06-02",
                ]),
            Cas("maitre-distinct", nil, ["maitre2.nom": "LANTELME", "maitre2.prenom": "ODILE"]),
            Cas(
                "maitre-distinct", nil,
                [
                    "maitre1.nom": "", "maitre1.prenom": "", "maitre1.dateNaissance": "", "apprenti.nom": "",
                ]),
        ])
    func maitre(cas: Cas) throws { try cas.verifier() }

    @Test(
        "informations",
        arguments: [
            Cas("machines-mineur", .information, ["apprenti.dateNaissance": "2007-09-27"]),
            Cas("machines-mineur", nil, ["apprenti.dateNaissance": "2007-09-26"]),
            Cas("machines-mineur", nil, ["apprenti.dateNaissance": "2007-09-27", "contrat.travailRisque": "non"]),
            Cas("titre-sejour", .information, ["apprenti.dateNaissance": "2009-09-25", "apprenti.nationalite": "3"]),
            Cas("titre-sejour", nil, ["apprenti.dateNaissance": "2009-09-26", "apprenti.nationalite": "3"]),
            Cas("titre-sejour", nil, ["apprenti.dateNaissance": "2007-09-26", "apprenti.nationalite": "3"]),
            Cas("titre-sejour", nil, ["apprenti.dateNaissance": "2009-09-25", "apprenti.nationalite": "2"]),
        ])
    func informations(cas: Cas) throws {
        // Born on 25/09/2009, 18 years on the last day of the contract; on 26/09/2009, the day after it.
        try cas.verifier()
    }
}
