import Domain
import Platform
import Testing

@testable import Dossiers

@Suite("Bureau : prise en charge et affectation")
struct PriseEnChargeTests {
    @Test("prendre un dossier transmis le met en cours de traitement, au nom de l'agent")
    func prendre() async throws {
        try await BureauDeTest.ouvrir { bureau in
            let depose = try await bureau.deposer()
            let now = bureau.clock.now
            let pris = try await bureau.ecrire { db in
                try bureau.module.prendre(depose.id, BureauDeTest.hugo, at: now, on: db)
            }
            #expect(pris.etat == .enCours)
            #expect(pris.gestionnaireID == 11)
            #expect(pris.gestionnaire == "Hugo SABATIER")
            #expect(pris.version == depose.version + 1)
            #expect(pris.echeance == depose.echeance)
            #expect(bureau.evenements.noms == [.transmettre, .prendreEnCharge])
        }
    }

    @Test("le dossier d'un autre agent ne se prend pas")
    func pris() async throws {
        try await BureauDeTest.ouvrir { bureau in
            let depose = try await bureau.deposer()
            let now = bureau.clock.now
            _ = try await bureau.ecrire { db in try bureau.module.prendre(depose.id, BureauDeTest.hugo, at: now, on: db)
            }
            let categorie = try await refus {
                _ = try await bureau.ecrire { db in
                    try bureau.module.prendre(depose.id, BureauDeTest.ines, at: now, on: db)
                }
            }
            #expect(categorie == .conflit)
            #expect(try await bureau.relire(depose.id).gestionnaireID == 11)
        }
    }

    @Test("qui n'instruit pas ne prend rien")
    func droit() async throws {
        try await BureauDeTest.ouvrir { bureau in
            let depose = try await bureau.deposer()
            let now = bureau.clock.now
            let categorie = try await refus {
                _ = try await bureau.ecrire { db in
                    try bureau.module.prendre(depose.id, BureauDeTest.comptable, at: now, on: db)
                }
            }
            #expect(categorie == .interdit)
        }
    }

    @Test("un dossier décidé ne se prend plus")
    func decide() async throws {
        try await BureauDeTest.ouvrir { bureau in
            let depose = try await bureau.deposer()
            let now = bureau.clock.now
            let categorie = try await refus {
                _ = try await bureau.ecrire { db in
                    let saisie = SaisieRefus(version: depose.version, motifs: [.champ])
                    try bureau.module.refuser(depose.id, saisie, BureauDeTest.hugo, at: now, on: db)
                    try bureau.module.prendre(depose.id, BureauDeTest.hugo, at: now, on: db)
                }
            }
            #expect(categorie == .conflit)
        }
    }

    @Test("le prochain est le plus pressé de la délégation que personne n'a")
    func prochain() async throws {
        try await BureauDeTest.ouvrir { bureau in
            let paris = try await bureau.deposer(["employeur.adresse.codePostal": "75011"])
            bureau.avancer(jours: 1)
            let ancien = try await bureau.deposer()
            bureau.avancer(jours: 1)
            let recent = try await bureau.deposer()
            let ouest = DelegationDuBureau(code: "ouest", nom: "Grand Ouest", departements: ["35", "44"])
            let regard = RegardDuBureau(BureauDeTest.hugo, at: bureau.clock.now, delegation: ouest)
            let pris = try await bureau.ecrire { db in
                try (0..<3).map { _ in try bureau.module.prendreProchain(regard, on: db)?.id }
            }
            #expect(pris == [ancien.id, recent.id, nil])
            #expect(try await bureau.relire(paris.id).gestionnaireID == nil)
        }
    }

    @Test("un superviseur réaffecte, ou remet dans la file")
    func reaffecter() async throws {
        try await BureauDeTest.ouvrir { bureau in
            let depose = try await bureau.deposer()
            let now = bureau.clock.now
            let donne = try await bureau.ecrire { db in
                try bureau.module.affecter(
                    depose.id, version: depose.version, a: (12, "Inès CADIOU"), BureauDeTest.chef, at: now, on: db)
            }
            #expect(donne.gestionnaireID == 12)
            #expect(donne.etat == .transmis)
            let rendu = try await bureau.ecrire { db in
                try bureau.module.affecter(
                    depose.id, version: donne.version, a: nil, BureauDeTest.chef, at: now, on: db)
            }
            #expect(rendu.gestionnaireID == nil)
            #expect(rendu.gestionnaire.isEmpty)
        }
    }

    @Test("un gestionnaire ne réaffecte pas")
    func reaffecterSansDroit() async throws {
        try await BureauDeTest.ouvrir { bureau in
            let depose = try await bureau.deposer()
            let now = bureau.clock.now
            let categorie = try await refus {
                _ = try await bureau.ecrire { db in
                    try bureau.module.affecter(
                        depose.id, version: depose.version, a: nil, BureauDeTest.hugo, at: now, on: db)
                }
            }
            #expect(categorie == .interdit)
        }
    }

    @Test("réaffecter sur une page dépassée ne fait rien")
    func reaffecterDepassee() async throws {
        try await BureauDeTest.ouvrir { bureau in
            let depose = try await bureau.deposer()
            let now = bureau.clock.now
            await #expect(throws: PageDepassee.self) {
                _ = try await bureau.ecrire { db in
                    try bureau.module.affecter(
                        depose.id, version: depose.version - 1, a: (12, "Inès CADIOU"), BureauDeTest.chef, at: now,
                        on: db)
                }
            }
            #expect(try await bureau.relire(depose.id).gestionnaireID == nil)
        }
    }
}

@Suite("Bureau : deux agents en même temps")
struct ConcurrenceTests {
    @Test("« PRENDRE LE PROCHAIN » ne donne jamais le même dossier à deux agents")
    func prochains() async throws {
        try await BureauDeTest.ouvrir { bureau in
            for _ in 0..<6 { try await bureau.deposer() }
            let now = bureau.clock.now
            let pris = try await withThrowingTaskGroup(of: Int?.self) { group in
                for rang in 0..<6 {
                    let regard = RegardDuBureau(rang.isMultiple(of: 2) ? BureauDeTest.hugo : BureauDeTest.ines, at: now)
                    group.addTask {
                        try await bureau.ecrire { db in try bureau.module.prendreProchain(regard, on: db)?.id }
                    }
                }
                return try await group.reduce(into: [Int?]()) { $0.append($1) }
            }
            #expect(Set(pris).count == 6)
            #expect(!pris.contains(nil))
        }
    }

    @Test("de deux décisions simultanées sur un dossier, une seule est prise")
    func decisions() async throws {
        try await BureauDeTest.ouvrir { bureau in
            let depose = try await bureau.deposer()
            let prises = await withTaskGroup(of: Bool.self) { group in
                for evenement in [EvenementDossier.refuser, .accorder, .annuler, .demanderPieces] {
                    group.addTask {
                        do {
                            try await bureau.decider(evenement, depose, BureauDeTest.hugo)
                            return true
                        } catch {
                            return false
                        }
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(prises == 1)
            let suivi = try await bureau.lire { db in try SuiviStore.suivi(depose.id, on: db) }
            #expect(suivi.traitements.count == 3)
        }
    }
}
