import Domain
import Platform
import Testing

@testable import Dossiers

@Suite("Bureau : décisions")
struct DecisionsTests {
    // MARK: Grant

    @Test("accorder aux montants proposés n'appelle pas de motif")
    func accorder() async throws {
        try await BureauDeTest.ouvrir { bureau in
            try await bureau.fixerLesNiveaux([("14", 786_600)])
            let depose = try await bureau.deposer()
            let now = bureau.clock.now
            let accorde = try await bureau.ecrire { db in
                try bureau.module.accorder(depose.id, .juste(depose.version), BureauDeTest.hugo, at: now, on: db)
            }
            #expect(accorde.etat == .accorde)
            #expect(accorde.montants.npecAccorde == 1_573_200)
            #expect(accorde.montants.equipementAccorde == 50_000)
            #expect(accorde.montants.motif == nil)
            #expect(accorde.echeance == nil)
            #expect(accorde.gestionnaireID == 11)
            #expect(bureau.evenements.noms == [.transmettre, .prendreEnCharge, .accorder])
            let base = try await bureau.lire { db in
                try db.count("SELECT npec_annuel FROM dossier WHERE cpne = '14'")
            }
            #expect(base == 786_600)
        }
    }

    /// What is typed, the levels in force, and the fields then found wrong.
    struct Cas: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let niveaux: [String]
        let change: @Sendable (inout SaisieAccord) -> Void
        let fautes: [String]
    }

    @Test(
        "les montants d'un accord",
        arguments: [
            Cas(
                testDescription: "autre montant sans motif", niveaux: ["14"], change: { $0.npec = "15 000" },
                fautes: ["motif"]),
            Cas(
                testDescription: "autre équipement sans motif", niveaux: ["14"], change: { $0.equipement = "" },
                fautes: ["motif"]),
            Cas(
                testDescription: "autre montant avec un motif", niveaux: ["14"],
                change: {
                    $0.npec = "15 000"
                    $0.motif = "Durée réduite"
                }, fautes: []),
            Cas(testDescription: "NPEC vide", niveaux: ["14"], change: { $0.npec = "" }, fautes: ["npec"]),
            Cas(testDescription: "NPEC illisible", niveaux: ["14"], change: { $0.npec = "beaucoup" }, fautes: ["npec"]),
            Cas(
                testDescription: "NPEC nul", niveaux: ["14"],
                change: {
                    $0.npec = "0"
                    $0.motif = "x"
                }, fautes: ["npec"]),
            Cas(
                testDescription: "NPEC négatif", niveaux: ["14"],
                change: {
                    $0.npec = "-1"
                    $0.motif = "x"
                }, fautes: ["npec"]),
            Cas(
                testDescription: "NPEC démesuré", niveaux: ["14"],
                change: {
                    $0.npec = "99999999999"
                    $0.motif = "x"
                },
                fautes: ["npec"]),
            Cas(
                testDescription: "équipement au-dessus de 500 €", niveaux: ["14"],
                change: {
                    $0.equipement = "500,01"
                    $0.motif = "Demande expresse"
                }, fautes: ["equipement"]),
            Cas(
                testDescription: "équipement négatif", niveaux: ["14"],
                change: {
                    $0.equipement = "-1"
                    $0.motif = "x"
                }, fautes: ["equipement"]),
            Cas(
                testDescription: "équipement illisible", niveaux: ["14"], change: { $0.equipement = "cinq" },
                fautes: ["equipement"]),
            Cas(
                testDescription: "motif trop long", niveaux: ["14"],
                change: { $0.motif = String(repeating: "a", count: 501) }, fautes: ["motif"]),
            Cas(
                testDescription: "plusieurs branches, aucune choisie", niveaux: ["14", "20"],
                change: { $0.motif = "x" },
                fautes: ["cpne"]),
            Cas(
                testDescription: "plusieurs branches, une choisie", niveaux: ["14", "20"], change: { $0.cpne = "14" },
                fautes: []),
            Cas(testDescription: "aucun niveau, sans motif", niveaux: [], change: { _ in }, fautes: ["motif"]),
            Cas(
                testDescription: "aucun niveau, avec un motif", niveaux: [], change: { $0.motif = "Niveau d'amorçage" },
                fautes: []),
            Cas(
                testDescription: "aucun niveau, montant annuel", niveaux: [],
                change: {
                    $0.npec = ""
                    $0.annuel = "7 866"
                    $0.motif = "Niveau d'amorçage"
                }, fautes: []),
            Cas(
                testDescription: "aucun niveau, montant annuel illisible", niveaux: [],
                change: {
                    $0.annuel = "cher"
                    $0.motif = "Niveau d'amorçage"
                }, fautes: ["annuel"]),
        ])
    func montants(_ cas: Cas) async throws {
        try await BureauDeTest.ouvrir { bureau in
            try await bureau.fixerLesNiveaux(cas.niveaux.map { ($0, 786_600) })
            let depose = try await bureau.deposer()
            let now = bureau.clock.now
            let saisie = SaisieAccord.juste(depose.version).avec(cas.change)
            let fautes = try await champsFautifs {
                _ = try await bureau.ecrire { db in
                    try bureau.module.accorder(depose.id, saisie, BureauDeTest.hugo, at: now, on: db)
                }
            }
            #expect(fautes == cas.fautes)
            let apres = try await bureau.relire(depose.id)
            #expect(apres.etat == (cas.fautes.isEmpty ? .accorde : .transmis))
            if !cas.fautes.isEmpty { #expect(apres.gestionnaireID == nil) }
        }
    }

    @Test("le montant annuel saisi donne le total")
    func annuel() async throws {
        try await BureauDeTest.ouvrir { bureau in
            let depose = try await bureau.deposer()
            let now = bureau.clock.now
            let saisie = SaisieAccord.juste(depose.version).avec {
                $0.npec = ""
                $0.annuel = "5 000"
                $0.motif = "Niveau d'amorçage"
            }
            let accorde = try await bureau.ecrire { db in
                try bureau.module.accorder(depose.id, saisie, BureauDeTest.hugo, at: now, on: db)
            }
            #expect(accorde.montants.npecAccorde == 1_000_000)
            #expect(accorde.montants.motif == "Niveau d'amorçage")
        }
    }

    @Test("la décision d'un autre agent, prise entre-temps, n'est pas écrasée")
    func entreTemps() async throws {
        try await BureauDeTest.ouvrir { bureau in
            try await bureau.fixerLesNiveaux([("14", 786_600)])
            let depose = try await bureau.deposer()
            let now = bureau.clock.now
            _ = try await bureau.ecrire { db in
                try bureau.module.demanderDesPieces(
                    depose.id, .juste(depose.version), BureauDeTest.ines, at: now, on: db)
            }
            let refuse = try await refus {
                _ = try await bureau.ecrire { db in
                    try bureau.module.accorder(depose.id, .juste(depose.version), BureauDeTest.hugo, at: now, on: db)
                }
            }
            #expect(refuse == .conflit)
            await #expect(throws: PageDepassee.self) {
                _ = try await bureau.ecrire { db in
                    let saisie = SaisieRefus(version: depose.version, motifs: [.pieces])
                    return try bureau.module.refuser(depose.id, saisie, BureauDeTest.hugo, at: now, on: db)
                }
            }
            #expect(try await bureau.relire(depose.id).etat == .attentePieces)
        }
    }

    @Test("la page dépassée dit qui a changé le dossier, et quand")
    func phrase() async throws {
        try await BureauDeTest.ouvrir { bureau in
            let depose = try await bureau.deposer()
            let now = bureau.clock.now
            let pris = try await bureau.ecrire { db in
                try bureau.module.prendre(depose.id, BureauDeTest.ines, at: now, on: db)
            }
            let depassee = try #require(throws: PageDepassee.self) { try pris.exiger(version: depose.version) }
            #expect(depassee.message.hasPrefix("Hugo CADIOU a modifié ce dossier le 30/09/2025 à 10:00"))
        }
    }

    // MARK: State

    @Test(
        "ce que l'état ne permet pas est refusé",
        arguments: [EvenementDossier.accorder, .demanderPieces, .refuser, .annuler])
    func etat(_ evenement: EvenementDossier) async throws {
        try await BureauDeTest.ouvrir { bureau in
            let depose = try await bureau.deposer()
            let now = bureau.clock.now
            let annule = try await bureau.ecrire { db in
                let saisie = SaisieAnnulation(version: depose.version, motif: "Doublon")
                return try bureau.module.annuler(depose.id, saisie, BureauDeTest.hugo, at: now, on: db)
            }
            let categorie = try await refus {
                try await bureau.decider(evenement, annule, BureauDeTest.hugo)
            }
            #expect(categorie == .conflit)
        }
    }

    @Test(
        "qui n'instruit pas ne décide pas", arguments: [EvenementDossier.accorder, .demanderPieces, .refuser, .annuler])
    func droit(_ evenement: EvenementDossier) async throws {
        try await BureauDeTest.ouvrir { bureau in
            let depose = try await bureau.deposer()
            let categorie = try await refus { try await bureau.decider(evenement, depose, BureauDeTest.comptable) }
            #expect(categorie == .interdit)
            #expect(try await bureau.relire(depose.id).etat == .transmis)
        }
    }

    // MARK: Refusal and cancellation

    @Test(
        "un refus dit pourquoi",
        arguments: zip(
            [
                SaisieRefus(version: 0), SaisieRefus(version: 0, motifs: [.autre]),
                SaisieRefus(version: 0, motifs: [.age], precision: String(repeating: "a", count: 2001)),
            ], ["motif", "precision", "precision"]))
    func refusSansMotif(_ saisie: SaisieRefus, _ champ: String) {
        #expect(throws: FautesDeSaisie.self) { try saisie.motif() }
        let fautes = #expect(throws: FautesDeSaisie.self) { _ = try saisie.motif() }
        #expect(fautes?.fautes.map(\.champ) == [champ])
    }

    @Test("le refus garde ses motifs et ses précisions")
    func refuser() async throws {
        try await BureauDeTest.ouvrir { bureau in
            let depose = try await bureau.deposer()
            let now = bureau.clock.now
            let refuse = try await bureau.ecrire { db in
                let saisie = SaisieRefus(
                    version: depose.version, motifs: [.maitre, .autre], precision: "Deux maîtres absents.")
                return try bureau.module.refuser(depose.id, saisie, BureauDeTest.hugo, at: now, on: db)
            }
            #expect(refuse.etat == .refuse)
            #expect(refuse.decideLe == now)
            let motif = "\(MotifDeRefus.maitre.libelle)\nDeux maîtres absents."
            #expect(bureau.evenements.dernier?.motif == motif)
            let suivi = try await bureau.lire { db in try SuiviStore.suivi(depose.id, on: db) }
            #expect(suivi.traitements.first?.motif == motif)
            #expect(suivi.traitements.map(\.evenement) == [.refuser, .prendreEnCharge, .transmettre])
        }
    }

    @Test("une annulation sans motif est refusée", arguments: ["", "  \n ", String(repeating: "a", count: 2001)])
    func annulerSansMotif(_ motif: String) {
        let fautes = #expect(throws: FautesDeSaisie.self) { _ = try SaisieAnnulation(version: 1, motif: motif).lire() }
        #expect(fautes?.fautes.map(\.champ) == ["motif"])
    }

    // MARK: Pieces

    @Test(
        "une demande de pièces en nomme une au moins, et son destinataire",
        arguments: zip(
            [
                SaisieDemande.juste(1).avec { $0.codes = [] },
                SaisieDemande.juste(1).avec { $0.codes = ["AUTRE", "INCONNUE"] },
                SaisieDemande.juste(1).avec { $0.destinataire = "" },
                SaisieDemande.juste(1).avec { $0.autres = String(repeating: "Pièce\n", count: 21) },
                SaisieDemande.juste(1).avec { $0.message = String(repeating: "a", count: 2001) },
            ], ["piece", "piece", "destinataire", "autres", "message"]))
    func demandeFautive(_ saisie: SaisieDemande, _ champ: String) {
        let fautes = #expect(throws: FautesDeSaisie.self) {
            _ = try saisie.verifier(ContratApprentissage.definition.pieces)
        }
        #expect(fautes?.fautes.map(\.champ) == [champ])
    }

    @Test("la demande arrête le délai, les pièces le reprennent")
    func horloge() async throws {
        try await BureauDeTest.ouvrir { bureau in
            let depose = try await bureau.deposer()
            #expect(depose.echeance?.iso == "2025-10-20")
            bureau.avancer(jours: 4)
            var now = bureau.clock.now
            let saisie = SaisieDemande.juste(depose.version).avec {
                $0.autres = "Attestation d'assurance\n\n  Plan de formation "
                $0.message = "Sous huit jours."
            }
            let attente = try await bureau.ecrire { [now] db in
                try bureau.module.demanderDesPieces(depose.id, saisie, BureauDeTest.hugo, at: now, on: db)
            }
            #expect(attente.etat == .attentePieces)
            #expect(attente.echeance == nil)
            #expect(
                bureau.evenements.dernier?.pieces == [
                    "Convention de formation", "Attestation d'assurance", "Plan de formation",
                ])
            #expect(bureau.evenements.dernier?.destinataire == .organisme)

            bureau.avancer(jours: 10)
            now = bureau.clock.now
            let reprise = try await bureau.ecrire { [now] db in
                let (dossier, reponses) = try bureau.module.store.find(depose.id, BureauDeTest.deposant, on: db)
                return try bureau.module.appliquer(
                    .recevoirPieces, dossier, reponses, DetailEvenement(acteur: BureauDeTest.deposant), at: now, on: db)
            }
            #expect(reprise.etat == .enCours)
            // From 4 to 14 October, both stopped: eleven days more.
            #expect(reprise.echeance?.iso == "2025-10-31")
        }
    }

    // MARK: DECA

    @Test(
        "le numéro de dépôt est bien formé",
        arguments: ["", "12345", "035202513037237", "03520250903723A", "035 2025 09 0372"])
    func decaMalForme(_ numero: String) async throws {
        try await BureauDeTest.ouvrir { bureau in
            let accorde = try await bureau.accorde()
            let fautes = try await champsFautifs {
                _ = try await bureau.deca(accorde, numero, version: accorde.version)
            }
            #expect(fautes == ["deca"])
            #expect(try await bureau.relire(accorde.id).deca.isEmpty)
        }
    }

    @Test("le numéro de dépôt s'enregistre sur un dossier accordé, une seule fois pour tous")
    func deca() async throws {
        try await BureauDeTest.ouvrir { bureau in
            let accorde = try await bureau.accorde()
            let depose = try await bureau.deca(accorde, "035 202509 037237", version: accorde.version)
            #expect(depose.deca == "035202509037237")
            #expect(depose.version == accorde.version + 1)
            let autre = try await bureau.accorde()
            let fautes = try await champsFautifs {
                _ = try await bureau.deca(autre, "035202509037237", version: autre.version)
            }
            #expect(fautes == ["deca"])
        }
    }

    @Test("pas de numéro de dépôt avant l'accord, ni sur une page dépassée")
    func decaRefuse() async throws {
        try await BureauDeTest.ouvrir { bureau in
            let depose = try await bureau.deposer()
            let categorie = try await refus {
                _ = try await bureau.deca(depose, "035202509037237", version: depose.version)
            }
            #expect(categorie == .conflit)
            let accorde = try await bureau.accorde()
            await #expect(throws: PageDepassee.self) {
                _ = try await bureau.deca(accorde, "035202509037237", version: accorde.version - 1)
            }
        }
    }
}

extension BureauDeTest {
    /// A decision whose answers stand.
    func decider(_ evenement: EvenementDossier, _ dossier: Dossier, _ acces: Acces) async throws {
        let now = clock.now
        let (id, version) = (dossier.id, dossier.version)
        _ = try await ecrire { db in
            switch evenement {
            case .demanderPieces: try module.demanderDesPieces(id, .juste(version), acces, at: now, on: db)
            case .refuser:
                try module.refuser(id, SaisieRefus(version: version, motifs: [.champ]), acces, at: now, on: db)
            case .annuler:
                try module.annuler(id, SaisieAnnulation(version: version, motif: "Doublon"), acces, at: now, on: db)
            default:
                try module.accorder(id, .juste(version).avec { $0.motif = "Hors niveau" }, acces, at: now, on: db)
            }
        }
    }

    func accorde() async throws -> Dossier {
        let depose = try await deposer()
        try await decider(.accorder, depose, BureauDeTest.hugo)
        return try await relire(depose.id)
    }

    func deca(_ dossier: Dossier, _ numero: String, version: Int) async throws -> Dossier {
        let now = clock.now
        return try await ecrire { db in
            try module.deposerAuDeca(dossier.id, version: version, numero: numero, BureauDeTest.hugo, at: now, on: db)
        }
    }
}
