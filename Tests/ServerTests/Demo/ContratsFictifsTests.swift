import Domain
import Testing

@testable import Server

@Suite("Contrats fictifs de la démonstration")
struct ContratsFictifsTests {
    @Test(
        "n'enfreignent aucune règle, dans chaque version du formulaire",
        arguments: [
            "2022-11-07", "2023-02-06", "2024-02-05", "2025-03-10", "2025-09-08", "2026-03-02",
        ])
    func aucuneErreur(debut: String) throws {
        let debut = try #require(Jour(iso: debut))
        var versions: Set<String> = []
        for rang in 0..<120 {
            let entreprise =
                rang % 2 == 0
                ? EntrepriseFictive.exemples[rang / 2 % EntrepriseFictive.exemples.count]
                : EntrepriseFictive.numero(rang)
            let organisme = rang % 3 == 0 ? OrganismeFictif.antenne : OrganismeFictif.numero(rang)
            let contrat = ContratFictif(graine: 1, rang, debut: debut, organisme: organisme, entreprise: entreprise)
            let formulaire = ContratApprentissage.definition.formulaire(pour: contrat.reponses)
            versions.insert(formulaire.version)
            let erreurs = ContratApprentissage.definition.constatsDeSaisie(
                contrat.reponses, ContexteDeRegles(aujourdhui: debut, formulaire: formulaire)
            ).filter { $0.gravite == .erreur }
            #expect(erreurs.isEmpty, "\(rang) \(contrat.parcours.certification.rncp) \(erreurs.map(\.message))")
        }
        #expect(versions.count == 1)
    }

    @Test("sont les mêmes pour la même graine et le même rang, d'autres pour un autre rang")
    func repetables() throws {
        let debut = try #require(Jour(iso: "2025-09-08"))
        func contrat(_ rang: Int) -> Reponses {
            ContratFictif(
                graine: 3, rang, debut: debut, organisme: .generique, entreprise: EntrepriseFictive.exemples[0]
            ).reponses
        }
        #expect(contrat(5) == contrat(5))
        #expect(contrat(5)["apprenti.nir"] != contrat(6)["apprenti.nir"])
    }

    @Test("portent environ 5 000 noms, tous différents")
    func noms() {
        #expect(NomsFictifs.noms.count > 4_500)
        #expect(Set(NomsFictifs.noms.map(\.nom)).count > 4_500)
    }

    @Test("donnent des SIRET et des UAI de clé juste, propres à chaque établissement")
    func identifiants() {
        let organismes = (0..<4_000).map(OrganismeFictif.numero)
        let entreprises = (0..<8_000).map(EntrepriseFictive.numero)
        #expect(organismes.allSatisfy { UAI.cleJuste($0.uai) && Siret.cleJuste($0.siret) })
        #expect(entreprises.allSatisfy { Siret.cleJuste($0.siret) })
        #expect(Set(organismes.map(\.siret)).count == organismes.count)
        #expect(Set(entreprises.map(\.siret)).count == entreprises.count)
    }
}
