import Testing

@testable import Domain

@Suite("Formulaire du contrat d'apprentissage")
struct FormulaireTests {
    private func formulaire(_ conclusion: String?) -> Formulaire {
        ContratApprentissage.definition.formulaire(conclusion.flatMap { Jour(iso: $0) })
    }

    @Test(
        "la version suit la date de conclusion, au jour près",
        arguments: [
            ("2021-01-01", "10103*09"), ("2023-04-18", "10103*09"), ("2023-04-19", "10103*10"),
            ("2025-01-16", "10103*10"),
            ("2025-01-17", "10103*13"), ("2025-06-30", "10103*13"), ("2025-07-01", "10103*14"), (nil, "10103*14"),
        ])
    func version(conclusion: String?, attendu: String) { #expect(formulaire(conclusion).version == attendu) }

    @Test("sept étapes, aux titres du guide")
    func etapes() {
        for version in VersionCerfa.allCases {
            let etapes = ContratApprentissage.definition.formulaire(Self.jours[version] ?? nil).etapes
            #expect(etapes.map(\.numero) == Array(1...7))
            #expect(
                etapes.map(\.titre) == [
                    "L'Employeur", "L'Apprenti", "Le Maître d'apprentissage", "Le Contrat", "La Formation",
                    "Les pièces jointes",
                    "La Synthèse",
                ])
            #expect(etapes[5].genre == .pieces)
            #expect(etapes[6].genre == .synthese)
        }
    }

    private static let jours: [VersionCerfa: Jour?] = [
        .v09: Jour(2022, 1, 1), .v10: Jour(2024, 1, 1), .v13: Jour(2025, 3, 1), .v14: Jour(2025, 9, 1),
    ]

    @Test("chaque clé est unique, dans chaque version", arguments: VersionCerfa.allCases)
    func cles(version: VersionCerfa) {
        let champs = ContratApprentissage.definition.formulaire(Self.jours[version] ?? nil).champs
        #expect(Set(champs.map(\.cle)).count == champs.count)
        #expect(champs.allSatisfy { !$0.libelle.isEmpty })
    }

    @Test(
        "les champs propres à une version",
        arguments: [
            ("apprenti.nomUsage", [false, true, true, true]),
            ("apprenti.projetCreationRepriseEntreprise", [false, true, true, true]),
            ("apprenti.responsableLegal.courriel", [false, true, true, true]),
            ("maitre1.emploiOccupe", [false, true, true, true]),
            ("contrat.dateFormationPratiqueEmployeur", [false, true, true, true]),
            ("organismeFormation.lieuFormationIdentique", [false, true, true, true]),
            ("organismeFormationLieuFormationPrincipal.siret", [false, true, true, true]),
            ("apprenti.droitsRqthExtensionBOE", [false, false, true, true]),
            ("formation.nombreHeuresEnDistanciel", [false, false, false, true]),
            ("employeur.siret", [true, true, true, true]), ("maitre1.nir", [false, false, false, false]),
        ])
    func versions(cle: String, presence: [Bool]) {
        let presents = VersionCerfa.allCases.map {
            ContratApprentissage.definition.formulaire(Self.jours[$0] ?? nil).champ(cle) != nil
        }
        #expect(presents == presence)
    }

    @Test("les listes de diplômes, de situations et d'avenants suivent la version")
    func listes() throws {
        func codes(_ conclusion: String, _ cle: String) throws -> Nomenclature {
            let champ = try #require(formulaire(conclusion).champ(cle))
            guard case .code(let nomenclature) = champ.type else {
                Issue.record("\(cle) n'est pas une liste")
                return .sexe
            }
            return nomenclature
        }
        #expect(try codes("2025-06-30", "formation.typeDiplome").contient("61"))
        #expect(try !codes("2025-07-01", "formation.typeDiplome").contient("61"))
        #expect(try codes("2025-07-01", "formation.typeDiplome").libelle("73") == "Master")
        #expect(try !codes("2023-04-18", "contrat.typeContratApp").contient("38"))
        #expect(try codes("2023-04-19", "contrat.typeContratApp").contient("38"))
        #expect(try codes("2025-07-01", "contrat.typeContratApp").libelle("35")?.contains("L. 6222-22-1") == true)
        #expect(try !codes("2023-04-18", "employeur.typeEmployeur").contient("30"))
        #expect(
            try codes("2023-04-18", "apprenti.situationAvantContrat").libelle("9")
                == "Stagiaire de la formation professionnelle")
    }

    @Test("une question dépend des réponses et de sa section")
    func visibilite() {
        let formulaire = formulaire(nil)
        var reponses = Reponses()
        #expect(!formulaire.estVisible("apprenti.responsableLegal.nom", reponses))
        #expect(!formulaire.estObligatoire("apprenti.responsableLegal.nom", reponses))
        reponses["apprenti.mineurNonEmancipe"] = "oui"
        #expect(formulaire.estObligatoire("apprenti.responsableLegal.nom", reponses))
        #expect(!formulaire.estVisible("apprenti.responsableLegal.adresse.commune", reponses))
        reponses["apprenti.responsableLegal.memeAdresse"] = "non"
        #expect(formulaire.estObligatoire("apprenti.responsableLegal.adresse.commune", reponses))
        #expect(!formulaire.estVisible("inconnue", reponses))
        #expect(!formulaire.estVisible("employeur.regimeSpecifique", reponses))
        reponses["employeur.nature"] = "public"
        #expect(formulaire.estVisible("employeur.regimeSpecifique", reponses))
    }

    @Test(
        "le SMC est demandé si 21 ans sont atteints avant la fin",
        arguments: [
            ("2006-09-25", true), ("2006-09-26", false), ("", false),
        ])
    func smc(naissance: String, demande: Bool) throws {
        let reponses = try Exemples.reponses(["apprenti.dateNaissance": naissance])
        #expect(formulaire(nil).estVisible("contrat.smcMensuel", reponses) == demande)
    }

    @Test("une réponse à une question qui n'est pas posée n'est pas envoyée")
    func reponsesPosees() throws {
        let reponses = try Exemples.reponses(["apprenti.responsableLegal.nom": "BRASSIER"])
        let posees = formulaire(nil).reponsesPosees(reponses)
        #expect(posees["apprenti.responsableLegal.nom"] == "")
        #expect(posees["apprenti.nom"] == "TRAN")
    }

    @Test("les réponses sensibles sont le NIR et la reconnaissance de handicap")
    func sensibles() {
        #expect(
            Set(formulaire(nil).champs.filter(\.sensible).map(\.cle)) == [
                "apprenti.nir", "apprenti.handicap", "apprenti.droitsRqthEquivalenceJeune",
                "apprenti.droitsRqthExtensionBOE",
            ])
    }

    @Test(
        "conditions",
        arguments: [
            (Condition.toujours, true), (.jamais, false), (.si("a", parmi: ["1", "2"]), true),
            (.si("a", parmi: ["2"]), false),
            (.rempli("a"), true), (.rempli("z"), false), (.non(.rempli("z")), true),
            (.moinsDe(ans: 18, de: "n", au: "j"), true), (.moinsDe(ans: 17, de: "n", au: "j"), false),
            (.moinsDe(ans: 18, de: "z", au: "j"), false), (.toutes([.toujours, .jamais]), false),
            (.une([.toujours, .jamais]), true),
            (.toutes([]), true), (.une([]), false),
        ])
    func conditions(condition: Condition, attendu: Bool) {
        // 17 years completed on that very day.
        let reponses = Reponses(["a": "1", "n": "2008-09-01", "j": "2025-09-01"])
        #expect(condition.vraie(reponses) == attendu)
    }

    @Test("une condition nomme les clés dont elle dépend")
    func clesDUneCondition() {
        let condition = Condition.toutes([
            .si("a", parmi: []), .non(.une([.rempli("b"), .moinsDe(ans: 1, de: "c", au: "d")])),
        ])
        #expect(condition.cles == ["a", "b", "c", "d"])
    }
}
