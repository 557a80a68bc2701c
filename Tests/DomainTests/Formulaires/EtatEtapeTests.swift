import Testing

@testable import Domain

@Suite("État d'une étape")
struct EtatEtapeTests {
    private func etats(_ reponses: Reponses, manquesComptes: Bool = false, pieces: Int = 0) throws -> [EtatEtape] {
        let contexte = try Exemples.contexte(reponses)
        let constats = ContratApprentissage.definition.constatsDeSaisie(reponses, contexte)
        return contexte.formulaire.etapes.map {
            contexte.formulaire.etat(de: $0, reponses, constats, manquesComptes: manquesComptes, pieces: pieces)
        }
    }

    @Test("un brouillon vide est à remplir, sans erreur")
    func vide() throws {
        #expect(try etats(Reponses()).allSatisfy { $0 == .aRemplir })
    }

    @Test("un contrat juste est complet")
    func complet() throws {
        #expect(try etats(Exemples.reponses(), pieces: 2).allSatisfy { $0 == .complete })
        #expect(try etats(Exemples.reponses())[5] == .aRemplir)
    }

    @Test("une réponse qui manque laisse l'étape commencée, puis compte comme erreur à l'envoi")
    func manque() throws {
        let reponses = try Exemples.reponses(["apprenti.sexe": ""])
        #expect(try etats(reponses)[1] == .commencee)
        #expect(try etats(reponses, manquesComptes: true)[1] == .enErreur(1))
    }

    @Test("une réponse fausse met son étape en erreur, et elle seule")
    func faute() throws {
        let reponses = try Exemples.reponses(["apprenti.courriel": "minh-anh@", "apprenti.dateNaissance": "14/05/209"])
        let etats = try etats(reponses)
        #expect(etats[1] == .enErreur(2))
        #expect(etats[0] == .complete)
        #expect(etats[1].libelle == "2 erreurs")
        #expect(EtatEtape.enErreur(1).libelle == "1 erreur")
    }

    @Test("sur un brouillon vide, l'envoi compte tous les manques")
    func envoiVide() throws {
        let etats = try etats(Reponses(), manquesComptes: true)
        #expect(etats[0] == .enErreur(12))
    }
}
