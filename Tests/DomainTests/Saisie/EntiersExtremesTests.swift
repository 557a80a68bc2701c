import Testing

@testable import Domain

@Suite("Nombres extrêmes")
struct EntiersExtremesTests {
    static let extremes = [
        "-9223372036854775808", "9223372036854775807", "-9223372036854775807", "1000000000001", "99999999999999999999",
    ]

    @Test("un nombre extrême s'affiche sans arrêter le service", arguments: extremes)
    func affichage(texte: String) {
        for champ in ContratApprentissage.definition.formulaire(nil).champs {
            _ = champ.afficher(texte)
            _ = champ.saisie(texte)
            _ = champ.constatDeFormat(texte)
        }
    }

    @Test("un nombre extrême à chaque question n'arrête aucune règle ni aucun calcul", arguments: extremes)
    func regles(texte: String) {
        let formulaire = ContratApprentissage.definition.formulaire(nil)
        var reponses = Reponses()
        for champ in formulaire.champs {
            switch champ.type {
            case .entier, .montant, .taux: reponses[champ.cle] = texte
            default: break
            }
        }
        reponses["contrat.dateConclusion"] = "2025-09-01"
        reponses["contrat.dateDebutContrat"] = "2025-09-02"
        reponses["contrat.dateFinContrat"] = "9999-12-31"
        reponses["apprenti.dateNaissance"] = "0001-01-01"
        let contexte = ContexteDeRegles(aujourdhui: Jour(rang: 20_000), formulaire: formulaire)
        #expect(!ContratApprentissage.definition.constatsDeSaisie(reponses, contexte).isEmpty)
        #expect(reponses.entier("contrat.salaireEmbauche") == nil)
        _ = Engagement(reponses, npecAnnuel: 1_000_000)
        _ = Remuneration(reponses).periodes
    }
}
