import Foundation
import Testing

@testable import Domain

@Suite("Sorties de verifier et simuler")
struct CommandesTests {
    private func verifier(_ nom: String) throws -> SortieVerifier {
        SortieVerifier(try Exemples.contrat(nom), aujourdhui: try jour("2030-01-01"))
    }

    private func json(_ sortie: some Encodable) throws -> ValeurJSON {
        try JSONDecoder().decode(ValeurJSON.self, from: try JSONEncoder().encode(sortie))
    }

    @Test(
        "les exemples disent ce qu'ils doivent",
        arguments: [
            ("contrat.json", []), ("contrat-mineur.json", ["machines-mineur"]), ("contrat-2022.json", ["nir-absent"]),
        ] as [(String, [String])])
    func exemples(nom: String, regles: [String]) throws {
        let sortie = try verifier(nom)
        #expect(sortie.constats.map(\.regle) == regles)
        #expect(!sortie.enErreur)
    }

    @Test("le contrat erroné lève ses règles, chacune une fois")
    func errone() throws {
        let sortie = try verifier("contrat-errone.json")
        #expect(sortie.enErreur)
        #expect(
            sortie.constats.map(\.regle) == [
                "champ-obligatoire", "champ-obligatoire", "siret-cle", "employeur-public", "idcc-inconnu", "uai-cle",
                "email-format",
                "telephone-format", "nir-cle", "nir-sexe", "nir-naissance", "age-minimum", "representant-legal",
                "date-conclusion",
                "date-conclusion-future", "fin-contrat-formation", "duree-hebdo", "formation-quotite", "distanciel",
                "remuneration-periodes", "salaire-embauche", "machines-mineur",
            ])
    }

    @Test("les questions de l'écran seul ne manquent pas à un JSON")
    func ecranSeul() throws {
        let sortie = SortieVerifier(try CerfaJSON(Data(#"{"cerfa":{}}"#.utf8)), aujourdhui: try jour("2025-09-30"))
        let champs = Set(sortie.constats.flatMap(\.champs))
        #expect(
            champs.isDisjoint(with: [
                "employeur.nature", "attestation", "apprenti.mineurNonEmancipe", "contrat.travailRisque",
            ]))
        #expect(
            champs.isSuperset(of: [
                "employeur.attestationPieces", "organismeFormation.visaCfa", "contrat.remunerationsAnnuelles",
            ]))
    }

    @Test("un constat s'écrit avec ses quatre membres")
    func membres() throws {
        let objet = try json(try verifier("contrat-2022.json"))
        guard case .liste(let constats) = objet["constats"], let premier = constats.first else {
            Issue.record("pas de constats")
            return
        }
        #expect(premier["regle"]?.ecrit == "nir-absent")
        #expect(premier["gravite"]?.ecrit == "avertissement")
        #expect(premier["champs"] == .liste([.texte("apprenti.nir")]))
        #expect(premier["message"]?.ecrit?.isEmpty == false)
    }

    @Test("simuler écrit rémunérations, engagement et échéances")
    func simuler() throws {
        let objet = try json(SortieSimuler(try Exemples.contrat("contrat-2022.json")))
        #expect(objet["engagement"]?["totalCentimes"]?.entier == 679_583)
        #expect(objet["engagement"]?["premierEquipementCentimes"]?.entier == 50_000)
        #expect(objet["engagement"]?["regime"]?.ecrit == "avant-2025-07-01")
        guard case .liste(let remunerations) = objet["remunerations"], case .liste(let echeances) = objet["echeances"]
        else {
            Issue.record("listes absentes")
            return
        }
        #expect(remunerations.first?["taux"] == .nombre(43))
        #expect(remunerations.first?["minimumMensuelCentimes"]?.entier == 72_195)
        #expect(echeances.compactMap { $0["codification"]?.ecrit } == ["0", "1", "2", "99"])
        #expect(echeances.compactMap { $0["nature"]?.ecrit }.first == "PREMIEREQUIPEMENT")
        #expect(objet["avertissements"] == .liste([]))
    }

    private func simuler(_ changements: [String: String], npec: Int? = 815_500) throws -> ValeurJSON {
        let texte = try #require(String(data: try Exemples.octets("contrat.json"), encoding: .utf8))
        var json = changements.reduce(texte) { $0.replacing($1.key, with: $1.value) }
        if npec == nil { json = json.replacing("\"npecAnnuelCentimes\": 786600", with: "\"x\": 0") }
        return try self.json(SortieSimuler(try CerfaJSON(Data(json.utf8))))
    }

    @Test("sans niveau de prise en charge : engagement nul, échéances vides")
    func sansNpec() throws {
        let objet = try simuler([:], npec: nil)
        guard case .objet(let membres) = objet else { return }
        #expect(membres["engagement"] == .nulle)
        #expect(membres["echeances"] == .liste([]))
    }

    @Test("fin avant le début : les trois sont nuls, avec des avertissements")
    func finAvantDebut() throws {
        guard
            case .objet(let membres) = try simuler([
                "\"dateFinContrat\": \"2027-09-25\"": "\"dateFinContrat\": \"2025-09-25\""
            ])
        else { return }
        #expect(membres["remunerations"] == .nulle)
        #expect(membres["engagement"] == .nulle)
        #expect(membres["echeances"] == .nulle)
        #expect(membres["avertissements"] != .liste([]))
    }

    @Test("sans heures : seuls la base et le minimum sont nuls")
    func sansHeures() throws {
        let objet = try simuler(["\"dureeTravailHebdoHeures\": 35": "\"x\": 0"])
        guard case .liste(let lignes) = objet["remunerations"], case .objet(let premiere) = lignes.first else {
            Issue.record("pas de périodes")
            return
        }
        #expect(premiere["base"] == .nulle)
        #expect(premiere["minimumMensuelCentimes"] == .nulle)
        #expect(premiere["taux"] == .nombre(43))
        #expect(objet["engagement"]?["totalCentimes"]?.entier == 1_573_200)
    }

    @Test("un niveau hors de mesure ne fait pas déborder le calcul")
    func horsDeMesure() throws {
        guard case .objet(let membres) = try simuler(["786600": "900000000000"]) else { return }
        #expect(membres["engagement"] == .nulle)
        #expect(membres["echeances"] == .nulle)
    }
}
