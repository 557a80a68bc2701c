import Domain
import Platform
import Referentiels
import Testing

@testable import Dossiers

@Suite("Bureau : accord automatique")
struct AccordAutomatiqueTests {
    /// What is set before the deposit, and whether the file is then granted by itself.
    struct Cas: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var actif = true
        var niveaux = ["14"]
        var references = true
        var changements: [String: String] = [:]
        let accorde: Bool
    }

    @Test(
        "seul un dossier que personne n'a à regarder est accordé à son dépôt",
        arguments: [
            Cas(testDescription: "tout est conforme", accorde: true),
            Cas(testDescription: "réglage éteint", actif: false, accorde: false),
            Cas(testDescription: "plusieurs niveaux", niveaux: ["14", "20"], accorde: false),
            Cas(testDescription: "aucun niveau", niveaux: [], accorde: false),
            Cas(testDescription: "établissement inconnu : à vérifier", references: false, accorde: false),
            Cas(
                testDescription: "mineur exposé à un travail risqué : à noter",
                changements: ["apprenti.dateNaissance": "2008-01-19"], accorde: false),
        ])
    func depot(_ cas: Cas) async throws {
        try await BureauDeTest.ouvrir { bureau in
            if cas.references { try await bureau.connaitreLesReferences() }
            try await bureau.fixerLesNiveaux(cas.niveaux.map { ($0, 786_600) })
            let now = bureau.clock.now
            try await bureau.ecrire { db in
                try bureau.module.regler(.accordAutomatique, cas.actif, BureauDeTest.chef, at: now, on: db)
            }
            let depose = try await bureau.deposer(cas.changements)
            let reponses = try BureauDeTest.reponses(cas.changements)
            let apres = try await bureau.ecrire { db in
                try bureau.module.accorderSiPossible(depose, reponses, at: now, on: db)
            }
            #expect(apres.etat == (cas.accorde ? .accorde : .transmis))
            guard cas.accorde else { return }
            #expect(apres.montants.npecAccorde == 1_573_200)
            #expect(apres.montants.equipementAccorde == 50_000)
            #expect(apres.montants.motif == nil)
            let suivi = try await bureau.lire { db in try SuiviStore.suivi(depose.id, on: db) }
            #expect(suivi.traitements.first?.auteur == "Accord AUTOMATIQUE")
            #expect(bureau.evenements.noms == [.transmettre, .accorder])
        }
    }

    @Test("le dépôt garde en file ce que disent les contrôles")
    func rang() async throws {
        try await BureauDeTest.ouvrir { bureau in
            let depose = try await bureau.deposer()
            let reponses = try BureauDeTest.reponses()
            let now = bureau.clock.now
            _ = try await bureau.ecrire { db in try bureau.module.accorderSiPossible(depose, reponses, at: now, on: db)
            }
            let regard = RegardDuBureau(BureauDeTest.hugo, at: now)
            let page = try await bureau.lire { db in try BureauStore.page(RequeteDeBureau(), regard, on: db) }
            // Both establishments are unknown to the reference data.
            #expect(page.lignes.first?.controles == 2)
        }
    }

    @Test("un gestionnaire ne change pas les réglages")
    func droit() async throws {
        try await BureauDeTest.ouvrir { bureau in
            let now = bureau.clock.now
            let categorie = try await refus {
                try await bureau.ecrire { db in
                    try bureau.module.regler(.accordAutomatique, true, BureauDeTest.hugo, at: now, on: db)
                }
            }
            #expect(categorie == .interdit)
            #expect(try await bureau.lire { db in try ReglageStore.actif(.accordAutomatique, on: db) } == false)
        }
    }

    @Test("chaque règle a sa ligne, conforme ou non, et le jour du dépôt fait foi")
    func controles() async throws {
        try await BureauDeTest.ouvrir { bureau in
            try await bureau.connaitreLesReferences()
            let depose = try await bureau.deposer()
            // Long after the start: a file in time stays so.
            bureau.avancer(jours: 60)
            let counter = StatementCounter()
            let vue = try await StatementCounter.$current.withValue(counter) {
                try await bureau.lire { db in try bureau.module.instruction(depose.id, BureauDeTest.hugo, on: db) }
            }
            #expect(counter.count == 2)
            #expect(vue.controles.parRegle.count == ContratApprentissage.definition.regles.count)
            #expect(vue.controles.constats.isEmpty)
            let ferme = try await bureau.ecrire { db in
                try db.execute("UPDATE etablissement SET etat = 'F' WHERE siret = '99999800800018'")
                return try bureau.module.instruction(depose.id, BureauDeTest.hugo, on: db)
            }
            #expect(ferme.controles.parRegle.filter { !$0.constats.isEmpty }.map(\.regle.id) == ["siret-ferme"])
            #expect(ferme.controles.rang == 1000)
        }
    }

    @Test("lire un NIR est journalisé, et réservé à qui le peut")
    func nir() async throws {
        try await BureauDeTest.ouvrir { bureau in
            let depose = try await bureau.deposer()
            let now = bureau.clock.now
            let refuse = try await refus {
                try await bureau.ecrire { db in
                    try bureau.module.noterLecture(
                        depose.id, champ: "apprenti.nir", BureauDeTest.comptable, at: now, on: db)
                }
            }
            #expect(refuse == .interdit)
            try await bureau.ecrire { db in
                try bureau.module.noterLecture(depose.id, champ: "apprenti.nir", BureauDeTest.hugo, at: now, on: db)
            }
            let lignes = try await bureau.lire { db in
                try db.count(
                    "SELECT COUNT(*) FROM journal WHERE action = 'dossier.lecture_sensible' AND acteur = 'compte 11'")
            }
            #expect(lignes == 1)
            await #expect(throws: Refusal.notFound) {
                try await bureau.ecrire { db in
                    try bureau.module.noterLecture(depose.id, champ: "apprenti.nom", BureauDeTest.hugo, at: now, on: db)
                }
            }
        }
    }
}
