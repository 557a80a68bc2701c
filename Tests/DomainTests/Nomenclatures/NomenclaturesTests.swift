import Testing

@testable import Domain

@Suite("Nomenclatures")
struct NomenclaturesTests {
    @Test(
        "aucun code en double, aucun libellé vide",
        arguments: [
            Nomenclature.typeEmployeur, .typeEmployeur2021, .employeurSpecifique, .natureEmployeur, .sexe, .nationalite,
            .regimeSocial, .situationAvantContrat, .situationAvantContrat2021, .derniereClasse, .diplomes,
            .diplomes2025,
            .niveauDiplomeMaitre, .modeContractuel, .typeContrat, .typeContrat2021, .typeContrat2025, .typeDerogation,
            .typeSalaire, .departements,
        ])
    func codes(nomenclature: Nomenclature) {
        #expect(!nomenclature.entrees.isEmpty)
        #expect(Set(nomenclature.entrees.map(\.code)).count == nomenclature.entrees.count)
        #expect(nomenclature.entrees.allSatisfy { !$0.libelle.isEmpty })
    }

    @Test("tailles des listes officielles")
    func tailles() {
        #expect(Nomenclature.typeEmployeur.entrees.count == 16)
        #expect(Nomenclature.departements.entrees.count == 102)
        #expect(Nomenclature.diplomes.entrees.count == 24)
        #expect(Nomenclature.diplomes2025.entrees.count == 24)
        #expect(Nomenclature.typeContrat.entrees.count == 12)
        #expect(Nomenclature.diplomes.entrees.last?.groupe == "Diplôme ou titre de niveau bac +5 et plus")
    }

    @Test("conventions collectives : connues, en vigueur, de l'OPCO")
    func conventions() throws {
        #expect(TableIdcc.conventions.count == 794)
        #expect(TableIdcc.conventions.values.count(where: \.mobilites) == 22)
        #expect(try #require(TableIdcc.convention("1090")).etat.enVigueur)
        #expect(try #require(TableIdcc.convention("2174")).etat == .remplacee)
        #expect(TableIdcc.convention("7777") == nil)
        #expect(TableIdcc.convention("5556")?.libelle == "")
    }
}
