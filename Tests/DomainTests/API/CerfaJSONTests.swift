import Foundation
import Testing

@testable import Domain

@Suite("Lecture de l'objet cerfa")
struct CerfaJSONTests {
    private func lire(_ json: String) throws -> CerfaJSON { try CerfaJSON(Data(json.utf8)) }

    @Test(
        "trois écritures de l'adresse",
        arguments: [
            #"{"numero":3,"voie":"impasse du Tour","complement":"Bât. A","codePostal":"35200","commune":"RENNES"}"#,
            #"{"adresse1":"3 impasse du Tour","adresse2":"Bât. A","codePostal":35200,"commune":"RENNES"}"#,
            #"{"label":"3 impasse du Tour","complement":"Bât. A","codePostal":"35 200","commune":"RENNES"}"#,
        ])
    func adresses(adresse: String) throws {
        let reponses = try lire(#"{"cerfa":{"employeur":{"adresse":\#(adresse)}}}"#).reponses
        let voie = [reponses["employeur.adresse.numero"], reponses["employeur.adresse.voie"]].filter { !$0.isEmpty }
        #expect(voie.joined(separator: " ") == "3 impasse du Tour")
        #expect(reponses["employeur.adresse.complement"] == "Bât. A")
        #expect(reponses["employeur.adresse.codePostal"] == "35200")
        #expect(reponses["employeur.adresse.commune"] == "RENNES")
    }

    @Test("objets suffixés V2, cerfa sans enveloppe, maitre2 à côté")
    func enveloppes() throws {
        let v2 = try lire(#"{"cerfa":{"employeurV2":{"siret":"999 998 008 00018"},"apprentiV2":{"nom":"TRAN"}}}"#)
            .reponses
        #expect(v2["employeur.siret"] == "99999800800018")
        #expect(v2["apprenti.nom"] == "TRAN")
        #expect(try lire(#"{"apprenti":{"nom":"TRAN"}}"#).reponses["apprenti.nom"] == "TRAN")
        #expect(try lire(#"{"cerfa":{"maitre2":null},"maitre2":{"nom":"X"}}"#).reponses["maitre2.nom"] == "X")
    }

    @Test(
        "codes et nombres, en texte ou en nombre",
        arguments: [
            (#""apprenti":{"sexe":1}"#, "apprenti.sexe", "M"), (#""apprenti":{"sexe":"2"}"#, "apprenti.sexe", "F"),
            (#""apprenti":{"sexe":"f"}"#, "apprenti.sexe", "F"),
            (#""apprenti":{"derniereClasse":1}"#, "apprenti.derniereClasse", "01"),
            (#""apprenti":{"departementNaissance":"099"}"#, "apprenti.departementNaissance", "99"),
            (#""apprenti":{"departementNaissance":1}"#, "apprenti.departementNaissance", "01"),
            (#""apprenti":{"departementNaissance":"02a"}"#, "apprenti.departementNaissance", "2A"),
            (#""apprenti":{"departementNaissance":"974"}"#, "apprenti.departementNaissance", "974"),
            (#""formation":{"rncp":"38203"}"#, "formation.rncp", "RNCP38203"),
            (#""formation":{"rncp":38203}"#, "formation.rncp", "RNCP38203"),
            (#""formation":{"rncp":"RNCP38203"}"#, "formation.rncp", "RNCP38203"),
            (#""employeur":{"codeIdcc":43}"#, "employeur.codeIdcc", "0043"),
            (#""employeur":{"naf":"45.20a"}"#, "employeur.naf", "4520A"),
            (#""employeur":{"typeEmployeur":"12"}"#, "employeur.typeEmployeur", "12"),
            (#""contrat":{"typeDerogation":0}"#, "contrat.typeDerogation", ""),
            (#""contrat":{"typeDerogation":99}"#, "contrat.typeDerogation", ""),
            (#""contrat":{"typeDerogation":null}"#, "contrat.typeDerogation", ""),
            (#""contrat":{"salaireEmbauche":774.86}"#, "contrat.salaireEmbauche", "77486"),
            (#""contrat":{"salaireEmbauche":"774,86"}"#, "contrat.salaireEmbauche", "77486"),
            (#""contrat":{"salaireEmbauche":774.8649999}"#, "contrat.salaireEmbauche", "77486"),
            (#""contrat":{"salaireEmbauche":"beaucoup"}"#, "contrat.salaireEmbauche", "beaucoup"),
            (#""contrat":{"salaireEmbauche":1e300}"#, "contrat.salaireEmbauche", "1e+300"),
            (#""contrat":{"dureeTravailHebdoHeures":"35"}"#, "contrat.dureeTravailHebdoHeures", "35"),
            (#""contrat":{"dureeTravailHebdoHeures":35.0}"#, "contrat.dureeTravailHebdoHeures", "35"),
            (#""contrat":{"travailRisque":"true"}"#, "contrat.travailRisque", "oui"),
            (#""contrat":{"travailRisque":1}"#, "contrat.travailRisque", "oui"),
            (#""contrat":{}"#, "contrat.travailRisque", "non"),
            (#""contrat":{}"#, "contrat.dureeTravailHebdoMinutes", "0"),
            (#""contrat":{}"#, "formation.nombreHeuresEnDistanciel", "0"),
            (#""contrat":{}"#, "organismeFormation.lieuFormationIdentique", "oui"),
            (
                #""organismeFormation":{"lieuFormationIdentique":false}"#, "organismeFormation.lieuFormationIdentique",
                "non"
            ),
            (#""organismeFormation":{"visaCfa":false}"#, "organismeFormation.visaCfa", ""),
            (#""contrat":{"dateConclusion":"2021-02-01T00:00:00+0000"}"#, "contrat.dateConclusion", "2021-02-01"),
            (#""contrat":{"dateConclusion":"2021-02-01"}"#, "contrat.dateConclusion", "2021-02-01"),
            (#""contrat":{"dateConclusion":"2021-02-30"}"#, "contrat.dateConclusion", "2021-02-30"),
            (#""contrat":{"dateConclusion":"2021-02-012"}"#, "contrat.dateConclusion", "2021-02-012"),
            (#""employeur":{"typeEmployeur":21}"#, "employeur.nature", "public"),
            (#""employeur":{"typeEmployeur":16}"#, "employeur.nature", "prive"),
        ])
    func valeurs(json: String, cle: String, attendu: String) throws {
        #expect(try lire(#"{"cerfa":{\#(json)}}"#).reponses[cle] == attendu)
    }

    @Test("périodes par leur ordre, et celles qui n'en ont pas aux places libres")
    func periodes() throws {
        let json = """
            {"cerfa":{"contrat":{"remunerationsAnnuelles":[
            {"ordre":"2.1","dateDebut":"2026-09-26T00:00:00+00:00","dateFin":"2027-09-25","taux":51.5,"typeSalaire":"smic"},
            {"dateDebut":"2025-09-26","dateFin":"2026-09-25","taux":"43"},
            {"ordre":"2.1","taux":60},{"ordre":1.2,"taux":50},"rien"]}}}
            """
        let lignes = PeriodeDeclaree.lire(try lire(json).reponses)
        #expect(
            lignes.map { "\($0.annee).\($0.rang) \($0.debut?.iso ?? "-") \($0.taux ?? 0) \($0.base)" } == [
                "1.1 2025-09-26 4300 ", "1.2 - 5000 ", "2.1 2026-09-26 5150 SMIC", "2.2 - 6000 ",
            ])
    }

    @Test("le représentant légal sans adresse a celle de l'apprenti")
    func representant() throws {
        let sans = try lire(#"{"cerfa":{"apprenti":{"responsableLegal":{"nom":"B"}}}}"#).reponses
        #expect(sans["apprenti.responsableLegal.memeAdresse"] == "oui")
        let avec = try lire(#"{"cerfa":{"apprenti":{"responsableLegal":{"adresse":{"codePostal":"35000"}}}}}"#).reponses
        #expect(avec["apprenti.responsableLegal.memeAdresse"] == "non")
    }

    @Test("ce qui est donné à côté")
    func aCote() throws {
        let dossier = try lire(
            """
            {"cerfa":{},"npecAnnuelCentimes":815500,"premierEquipementCentimes":"50000","smcMensuelCentimes":190000,
            "date":"2025-09-30T10:00:00Z","mineurEmancipe":true}
            """)
        #expect(dossier.npecAnnuelCentimes == 815_500)
        #expect(dossier.premierEquipementCentimes == 50_000)
        #expect(dossier.reponses["contrat.smcMensuel"] == "190000")
        #expect(dossier.date?.iso == "2025-09-30")
        #expect(dossier.mineurEmancipe == true)
    }

    @Test(
        "ce qui n'est pas un contrat est refusé",
        arguments: ["", "{", "[]", "12", "null", #"{"cerfa":12}"#, #"{"cerfa":[]}"#, "{}", #"{"autre":1}"#])
    func refus(json: String) {
        let refus = #expect(throws: Refus.self) { try lire(json) }
        #expect(refus?.categorie == .saisie)
    }

    @Test("des types inattendus ne font rien tomber")
    func typesInattendus() throws {
        let reponses = try lire(
            #"{"cerfa":{"employeur":"x","apprenti":[1],"contrat":{"remunerationsAnnuelles":{},"dateDebutContrat":{}},"formation":null,"maitre1":7}}"#
        ).reponses
        #expect(reponses["employeur.siret"] == "")
        #expect(PeriodeDeclaree.lire(reponses).isEmpty)
    }

    @Test("une marque d'ordre des octets en tête est admise")
    func marque() throws {
        #expect(try CerfaJSON(Data([0xEF, 0xBB, 0xBF]) + Data(#"{"cerfa":{}}"#.utf8)).npecAnnuelCentimes == nil)
    }
}
