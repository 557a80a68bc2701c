import Testing

@testable import Domain

@Suite("Transitions d'un dossier")
struct TransitionDossierTests {
    /// Every allowed pair; what is not here is refused.
    private static let permises: [EtatDossier: [EvenementDossier: EtatDossier]] = [
        .brouillon: [.transmettre: .transmis, .annuler: .annule],
        .transmis: [
            .prendreEnCharge: .enCours, .demanderPieces: .attentePieces, .accorder: .accorde, .refuser: .refuse,
            .annuler: .annule,
        ],
        .enCours: [.demanderPieces: .attentePieces, .accorder: .accorde, .refuser: .refuse, .annuler: .annule],
        .attentePieces: [.recevoirPieces: .enCours, .refuser: .refuse, .annuler: .annule],
        .accorde: [.rompre: .rompu, .solder: .solde, .annuler: .annule],
        .rompu: [.solder: .solde],
    ]

    @Test("chaque état et chaque événement", arguments: EtatDossier.allCases, EvenementDossier.allCases)
    func paire(etat: EtatDossier, evenement: EvenementDossier) throws {
        if let attendu = Self.permises[etat]?[evenement] {
            #expect(try etat.transition(evenement) == attendu)
            #expect(etat.accepte(evenement))
        } else {
            let refus = #expect(throws: Refus.self) { try etat.transition(evenement) }
            #expect(refus?.categorie == .conflit)
            #expect(refus?.message.contains(etat.libelle) == true)
            #expect(!etat.accepte(evenement))
        }
    }

    @Test("rien ne sort d'un état final")
    func finals() {
        for etat in EtatDossier.allCases where etat.estFinal {
            #expect(EvenementDossier.allCases.allSatisfy { !etat.accepte($0) })
        }
    }

    @Test("libellés et tons distincts")
    func libelles() {
        #expect(Set(EtatDossier.allCases.map(\.libelle)).count == EtatDossier.allCases.count)
        #expect(EtatDossier.enCours.libelle == "En cours de traitement")
        #expect(EtatDossier.attentePieces.tone == "tone-wait")
        #expect(EtatDossier.brouillon.tone == nil)
    }
}
