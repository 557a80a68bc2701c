import Testing

@testable import Domain

@Suite("Règles de format")
struct ReglesDeFormatTests {
    @Test(
        "format et clé",
        arguments: [
            Cas("siret-format", .erreur, ["employeur.siret": "9999980080001"]),
            Cas("siret-format", .erreur, ["employeur.siret": "9999980080001A"]),
            Cas("siret-format", nil, ["employeur.siret": ""]),
            Cas("siret-format", nil, ["employeur.siret": "99999800800018"]),
            Cas("siret-cle", nil, ["employeur.siret": "9999980080001"]),
            Cas("siret-cle", .erreur, ["employeur.siret": "99999800800019"]),
            Cas("siret-cle", .erreur, ["employeur.siret": "99999999900009"]),
            Cas("siret-cle", nil, ["employeur.siret": "35600000000048"]),
            Cas("siret-cle", .erreur, ["organismeFormation.siret": "98765432400018"]),
            Cas("naf-format", .erreur, ["employeur.naf": "4520"]),
            Cas("naf-format", nil, ["employeur.naf": "4520A"]),
            Cas("naf-format", nil, ["employeur.naf": ""]),
            Cas("idcc-inconnu", .erreur, ["employeur.codeIdcc": "7777"]),
            Cas("idcc-inconnu", .erreur, ["employeur.codeIdcc": "abc"]),
            Cas("idcc-inconnu", nil, ["employeur.codeIdcc": "2174"]),
            Cas("idcc-inconnu", nil, ["employeur.codeIdcc": "9998"]),
            Cas("idcc-inconnu", nil, ["employeur.codeIdcc": "5557"]),
            Cas("idcc-hors-champ", .avertissement, ["employeur.codeIdcc": "0044"]),
            Cas("idcc-hors-champ", nil, ["employeur.codeIdcc": "7777"]),
            Cas("idcc-hors-champ", nil, ["employeur.codeIdcc": "9999"]),
            Cas("idcc-hors-champ", nil, ["employeur.codeIdcc": "9998"]),
            Cas("idcc-hors-champ", nil, ["employeur.codeIdcc": "0003"]),
            Cas("idcc-hors-champ", nil, ["employeur.codeIdcc": ""]),
            Cas("uai-format", .erreur, ["organismeFormation.uaiCfa": "999990W"]),
            Cas("uai-cle", nil, ["organismeFormation.uaiCfa": "999990W"]),
            Cas("uai-cle", .erreur, ["organismeFormation.uaiCfa": "0070070X"]),
            Cas("uai-cle", nil, ["organismeFormation.uaiCfa": "0070070N"]),
            Cas("rncp-format", .erreur, ["formation.rncp": "RNCP1"]),
            Cas("rncp-format", .erreur, ["formation.rncp": "RNCP123456"]),
            Cas("rncp-format", nil, ["formation.rncp": "RNCP12"]),
            Cas("code-diplome-format", .erreur, ["formation.codeDiplome": "5002542"]),
            Cas("code-diplome-format", .erreur, ["formation.codeDiplome": "500254201"]),
            Cas("code-diplome-format", nil, ["formation.codeDiplome": "50025420A"]),
            Cas("nda-format", .erreur, ["organismeFormation.nda": "1175437027"]),
            Cas("nda-format", nil, ["organismeFormation.nda": "11754370275"]),
            Cas("nda-format", nil, ["organismeFormation.nda": "942A1234567"]),
            Cas("email-format", .erreur, ["apprenti.courriel": "minh-anh.tran@"]),
            Cas("email-format", nil, ["apprenti.courriel": "a@b.fr"]),
            Cas("telephone-format", .erreur, ["apprenti.telephone": "+3361234567"]),
            Cas("telephone-format", .erreur, ["apprenti.telephone": "0612345"]),
            Cas("telephone-format", .erreur, ["apprenti.telephone": "12345678901234"]),
            Cas("telephone-format", nil, ["apprenti.telephone": "12345678"]),
            Cas("telephone-format", nil, ["apprenti.telephone": "+33612345678"]),
            Cas("code-postal-format", .erreur, ["employeur.adresse.codePostal": "3520"]),
            Cas("code-postal-format", nil, ["employeur.adresse.codePostal": ""]),
            Cas(
                "deca-format", .erreur,
                ["contrat.typeContratApp": "22", "contrat.numeroContratPrecedent": "0352025090372"]),
            Cas(
                "deca-format", nil,
                ["contrat.typeContratApp": "22", "contrat.numeroContratPrecedent": "02B202212NC0000"]),
            Cas("nir-format", .erreur, ["apprenti.nir": "507013523804774"]),
            Cas("nir-format", .erreur, ["apprenti.nir": "20701352380477"]),
            Cas("nir-format", .erreur, ["apprenti.nir": "207133523804774"]),
            Cas("nir-format", nil, ["apprenti.nir": ""]),
            Cas("nir-format", nil, ["apprenti.nir": "2070135238047"]),
            Cas("nir-cle", .erreur, ["apprenti.nir": "207013523804775"]),
            Cas("nir-cle", nil, ["apprenti.nir": "2070135238047"]),
            Cas("nir-cle", nil, ["apprenti.nir": "507013523804775"]),
            Cas("nir-absent", .avertissement, ["apprenti.nir": ""]),
            Cas("nir-absent", nil, ["apprenti.nir": "x"]),
            Cas("nir-sexe", .avertissement, ["apprenti.sexe": "M"]),
            Cas("nir-sexe", nil, ["apprenti.sexe": ""]),
            Cas("nir-sexe", nil, ["apprenti.sexe": "M", "apprenti.nir": "x"]),
            Cas("nir-naissance", .avertissement, ["apprenti.dateNaissance": "2006-01-19"]),
            Cas("nir-naissance", .avertissement, ["apprenti.dateNaissance": "2007-02-19"]),
            Cas("nir-naissance", nil, ["apprenti.nir": "2073035238047", "apprenti.dateNaissance": "2007-02-19"]),
            Cas("nir-departement", .avertissement, ["apprenti.departementNaissance": "56"]),
            Cas("nir-departement", nil, ["apprenti.departementNaissance": ""]),
            Cas("nir-departement", nil, ["apprenti.departementNaissance": "974", "apprenti.nir": "2070197410012"]),
            Cas("nir-departement", nil, ["apprenti.departementNaissance": "99", "apprenti.nir": "2070199410012"]),
            Cas("nir-departement", nil, ["apprenti.departementNaissance": "2A", "apprenti.nir": "207012A410012"]),
            Cas("employeur-type", .erreur, ["employeur.typeEmployeur": "17"]),
            Cas("employeur-type", nil, ["employeur.typeEmployeur": ""]),
            Cas("employeur-public", .erreur, ["employeur.typeEmployeur": "21"]),
            Cas("employeur-public", .erreur, ["employeur.typeEmployeur": "29"]),
            Cas("employeur-public", .avertissement, ["employeur.typeEmployeur": "30"]),
            Cas("employeur-public", nil, ["employeur.typeEmployeur": "16"]),
        ])
    func table(cas: Cas) throws { try cas.verifier() }

    @Test("un établissement signalé comme test passe la clé, et reste connu")
    func etablissementTest() throws {
        let referentiel = DonneesDeReference(
            etablissements: [
                "99999999900009": .init(ferme: false, test: true), "98765432400019": .init(ferme: false, test: false),
            ], certifications: [:])
        #expect(try Exemples.constats(["employeur.siret": "99999999900009"], referentiel: referentiel) == [])
    }

    @Test("un établissement fermé bloque, un inconnu avertit")
    func referentiel() throws {
        let referentiel = DonneesDeReference(
            etablissements: ["99999800800018": .init(ferme: true, test: false)], certifications: [:])
        let constats = try Exemples.constats(referentiel: referentiel)
        #expect(constats.map(\.regle) == ["siret-ferme", "siret-inconnu"])
        #expect(constats.map(\.champs) == [["employeur.siret"], ["organismeFormation.siret"]])
        #expect(constats.map(\.gravite) == [.erreur, .avertissement])
    }

    @Test("un SIRET dont la clé est fausse n'est pas dit inconnu")
    func cleFausse() throws {
        let vide = DonneesDeReference(etablissements: [:], certifications: [:])
        let constats = try Exemples.constats(["employeur.siret": "99999800800019"], referentiel: vide)
        #expect(constats.filter { $0.champs == ["employeur.siret"] }.map(\.regle) == ["siret-cle"])
    }

    @Test("le lieu de formation n'est vérifié que s'il est distinct")
    func lieuDistinct() throws {
        let cle = "organismeFormationLieuFormationPrincipal.siret"
        #expect(try Exemples.constats([cle: "12"]) == [])
        let constats = try Exemples.constats([cle: "12", "organismeFormation.lieuFormationIdentique": "non"])
        #expect(constats.contains { $0.regle == "siret-format" && $0.champs == [cle] })
        #expect(constats.filter { $0.regle == "champ-obligatoire" }.count == 5)
    }

    @Test("aucun message ne répète un NIR")
    func nirTu() throws {
        let constats = try Exemples.constats(["apprenti.nir": "207013523804775", "apprenti.sexe": "M"])
        #expect(constats.count == 2)
        #expect(constats.allSatisfy { !$0.message.contains("2070135") })
    }
}
