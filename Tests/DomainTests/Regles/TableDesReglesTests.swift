import Testing

@testable import Domain

/// One change to a good contract, and what the rule then says: nothing, or a finding of this gravity.
struct Cas: Sendable, CustomTestStringConvertible {
    let regle: String
    let changements: [String: String]
    let attendu: Constat.Gravite?
    let le: String

    init(_ regle: String, _ attendu: Constat.Gravite?, _ changements: [String: String], le: String = "2025-09-30") {
        self.regle = regle
        self.attendu = attendu
        self.changements = changements
        self.le = le
    }

    var testDescription: String { "\(regle) : \(attendu?.rawValue ?? "rien") si \(changements)" }

    func verifier() throws {
        let trouves = try Exemples.constats(changements, le: le).filter { $0.regle == regle }
        #expect(trouves.map(\.gravite) == (attendu.map { [$0] } ?? []))
        #expect(trouves.allSatisfy { !$0.champs.isEmpty && !$0.message.isEmpty })
    }
}

@Suite("Table des règles du contrat d'apprentissage")
struct TableDesReglesTests {
    @Test("un contrat bien rempli ne lève rien")
    func contratJuste() throws {
        #expect(try Exemples.constats() == [])
    }

    @Test("chaque règle a un identifiant unique, un intitulé et une source")
    func identite() {
        let regles = ContratApprentissage.definition.regles
        #expect(regles.count == 51)
        #expect(Set(regles.map(\.id)).count == regles.count)
        #expect(regles.allSatisfy { !$0.intitule.isEmpty && !$0.source.isEmpty })
    }

    @Test("un formulaire vide ne lève que des manques, chaque champ une seule fois")
    func formulaireVide() throws {
        let vide = Reponses()
        let constats = ContratApprentissage.definition.constats(vide, try Exemples.contexte(vide))
        #expect(Set(constats.map(\.regle)) == ["champ-obligatoire", "nir-absent", "remuneration-periodes"])
        let champs = constats.flatMap(\.champs)
        #expect(Set(champs).count == champs.count)
    }

    @Test(
        "les consentements sont obligatoires",
        arguments: [
            "employeur.attestationPieces", "employeur.attestationEligibilite", "organismeFormation.visaCfa",
            "attestation",
        ])
    func consentement(cle: String) throws {
        let constats = try Exemples.constats([cle: ""])
        #expect(constats.map(\.regle) == ["champ-obligatoire"])
        #expect(constats.first?.champs == [cle])
    }

    @Test(
        "ces champs ne sont jamais obligatoires",
        arguments: [
            "employeur.caisseComplementaire", "employeur.libelleIdcc", "employeur.employeurSpecifique", "maitre2.nom",
            "contrat.typeDerogation", "organismeFormation.nda", "formation.premierEquipement", "subrogation",
        ])
    func facultatif(cle: String) throws {
        #expect(try Exemples.constats([cle: ""]) == [])
    }

    @Test(
        "un jour ou un nombre illisible manque",
        arguments: [
            ("contrat.dateConclusion", "31/02/2025"), ("employeur.nombreDeSalaries", "huit"),
            ("contrat.salaireEmbauche", "beaucoup"),
        ])
    func illisible(cle: String, valeur: String) throws {
        let constats = try Exemples.constats([cle: valeur])
        #expect(constats.contains { $0.regle == "champ-obligatoire" && $0.champs == [cle] })
    }

    @Test("l'écran dit le format plutôt que le manque, et une seule fois")
    func formatAvantManque() throws {
        let reponses = try Exemples.reponses([
            "contrat.dateConclusion": "31/02/2025", "employeur.denomination": String(repeating: "x", count: 81),
        ])
        let constats = ContratApprentissage.definition.constatsDeSaisie(reponses, try Exemples.contexte(reponses))
        #expect(constats.filter { $0.champs == ["contrat.dateConclusion"] }.map(\.regle) == ["champ-format"])
        #expect(constats.filter { $0.champs == ["employeur.denomination"] }.map(\.regle) == ["champ-format"])
        #expect(!ContratApprentissage.definition.regles.contains { $0.id == "champ-format" })
    }
}
