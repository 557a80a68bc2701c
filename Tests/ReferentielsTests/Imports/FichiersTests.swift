import Foundation
import Platform
import Testing

@testable import Referentiels

@Suite("Import des fichiers officiels")
struct FichiersTests {
    static let sirene =
        "siren,nic,siret,etablissementSiege,etatAdministratifEtablissement,dateDebut,enseigne1Etablissement\n"
    static let unites = "siren,etatAdministratifUniteLegale,denominationUniteLegale,nomUniteLegale,prenom1UniteLegale\n"
    static let lpof =
        "numeroDeclarationActivite;denomination;siretEtablissementDeclarant;informationsDeclarees.dateDerniereDeclaration\n"
    static let ecoles = "Identifiant_de_l_etablissement;Nom_etablissement;SIREN_SIRET\n"
    static let fiches = "Numero_Fiche;Intitule;Actif;Date_Fin_Enregistrement\n"
    static let kit = "Code Diplôme;FicheRNCP\n"
    static let npec = "RNCP;Code CPNE;NPEC final;Date d'applicabilité\n"
    static let branches = "Code CPNE;CPNE;IDCC\n"
    static let communes = "#Code_commune_INSEE;Nom_de_la_commune;Code_postal\n"

    @Test(
        "une ligne illisible est comptée avec son numéro et son motif",
        arguments: [
            (KindOfImport.sirene, sirene, ",,123,true,A,2020-01-01,", "SIRET qui n'a pas 14 chiffres"),
            (.sirene, sirene, ",,99999760400016,true,A,2020-01-01,", "clé du SIRET fausse"),
            (.sirene, sirene, ",,99999760400015,true,X,2020-01-01,", "état administratif autre que A ou F"),
            (.sirene, sirene, ",,99999760400015,true,F,hier,", "date de début illisible"),
            (.sirene, unites, "99999760,A,X,,", "SIREN qui n'a pas 9 chiffres"),
            (.sirene, unites, "999997605,A,X,,", "clé du SIREN fausse"),
            (.sirene, unites, "999997604,Z,X,,", "état administratif autre que A ou C"),
            (.organismes, lpof, "53350000135;X;12;", "SIRET qui n'a pas 14 chiffres"),
            (.organismes, lpof, "53350000135;X;99999760400016;", "clé du SIRET fausse"),
            (.organismes, lpof, "5335;X;98765432400019;", "numéro de déclaration d'activité qui n'a pas 11 chiffres"),
            (.organismes, lpof, "53350000135;;98765432400019;", "dénomination absente"),
            (.organismes, lpof, "53350000135;X;98765432400019;31/02/2020", "date de dernière déclaration illisible"),
            (.organismes, ecoles, "099999W;X;98765432400019", "UAI qui n'a pas 7 chiffres et une lettre"),
            (.organismes, ecoles, "0999990W;;98765432400019", "nom absent"),
            (.rncp, fiches, "38372;X;ACTIF;", "état autre que ACTIVE ou INACTIVE"),
            (.rncp, fiches, "XX;X;ACTIVE;", "numéro de fiche illisible"),
            (.rncp, fiches, "RNCP38372;;ACTIVE;", "intitulé absent"),
            (.rncp, fiches, "RNCP38372;X;ACTIVE;00/00/2020", "date de fin d'enregistrement illisible"),
            (.rncp, kit, "500;RNCP38565", "code diplôme qui n'a pas 8 ou 9 caractères"),
            (.rncp, kit, "50025419;XX", "numéro de fiche illisible"),
            (.npec, npec, "XX;40;8155;01/09/2022", "code RNCP illisible"),
            (.npec, npec, "38372;Z;8155;01/09/2022", "code CPNE illisible"),
            (.npec, npec, "38372;40;beaucoup;01/09/2022", "montant illisible"),
            (.npec, npec, "38372;40;8155;", "date d'applicabilité illisible"),
            (.npec, branches, "40;X;automobile", "IDCC illisible"),
            (.npec, branches, ";X;1090", "code CPNE illisible"),
            (.communes, communes, "3523;RENNES;35000", "code INSEE qui n'a pas 5 caractères"),
            (.communes, communes, "35238;RENNES;3500", "code postal qui n'a pas 5 chiffres"),
            (.communes, communes, "35238;;35000", "nom de la commune absent"),
        ])
    func rejets(_ kind: KindOfImport, _ header: String, _ line: String, _ reason: String) async throws {
        try await avecBase { database in
            let report = try await importer(kind, header + line + "\n", dans: database)
            #expect(report.rejets == [.init(ligne: 2, motif: reason)])
            #expect(report.rejetees == 1)
            #expect(report.ajoutees == 0)
        }
    }

    @Test(
        "les exemples du dépôt s'importent sans rejet, et une seconde fois sans rien changer")
    func exemplesDuDepot() async throws {
        try await avecBase { database in
            for (kind, name) in exemples {
                let clock = FixedClock(instant)
                let first = try await Import.run(kind, file: exemple(name), database: database, clock: clock)
                #expect(first.rejets == [], "\(name)")
                #expect(first.ajoutees == first.lues && first.lues > 2, "\(name)")
                clock.advance(seconds: 60)
                let again = try await Import.run(kind, file: exemple(name), database: database, clock: clock)
                #expect(again.inchangees == first.lues, "\(name)")
                #expect(again.ajoutees == 0 && again.modifiees == 0, "\(name)")
            }
            let days = try await database.read { db in
                try db.count("SELECT count(*) FROM etablissement WHERE maj <> \(instant.iso)")
            }
            #expect(days == 0)
        }
    }

    @Test("chaque colonne d'un établissement arrive à sa place")
    func colonnes() async throws {
        try await avecBase { database in
            _ = try await Import.run(
                .sirene, file: exemple("StockEtablissement_utf8.csv"), database: database, clock: FixedClock(instant))
            let row = try await database.read { db in
                try db.first("SELECT * FROM etablissement WHERE siret = '99999760400031'")
            }
            #expect(try row?.string("etat") == "F")
            #expect(try row?.string("date_fermeture") == "2022-12-31")
            #expect(try row?.string("type_voie") == "PL")
            #expect(try row?.string("libelle_voie") == "DU MARCHE")
            #expect(try row?.string("naf") == "4520A")
            #expect(try row?.string("departement") == "35")
            #expect(try row?.int("siege") == 0)
            #expect(try row?.int("employeur") == 1)
            #expect(row?.optionalString("denomination") == nil)
            let places = try await database.read { db in
                Set(try db.rows("SELECT DISTINCT departement FROM etablissement").map { try $0.string("departement") })
            }
            #expect(places.isSuperset(of: ["2A", "2B", "974", "976", "972", "971", "973", "35", "75"]))
            let tests = try await database.read { db in
                try db.rows("SELECT siret FROM etablissement WHERE test = 1").map { try $0.string("siret") }
            }
            #expect(tests == ["99999999900009"])
        }
    }

    @Test("un établissement qui ferme est compté, une fois")
    func fermeture() async throws {
        try await avecBase { database in
            let open = ",,99999760400015,true,A,2010-01-01,X\n,,99999760400023,false,A,2010-01-01,X\n"
            let closed = ",,99999760400015,true,A,2010-01-01,Y\n,,99999760400023,false,F,2024-06-30,X\n"
            let sirene = FichiersTests.sirene
            let first = try await importer(.sirene, sirene + open, dans: database)
            #expect(first.fermees == 0)
            let report = try await importer(.sirene, sirene + closed, dans: database)
            #expect(report.modifiees == 2)
            #expect(report.fermees == 1)
            #expect(report.description.contains("Modifiées : 2, dont 1 fermées"))
            let again = try await importer(.sirene, sirene + closed, dans: database)
            #expect(again.fermees == 0)
        }
    }

    @Test("de deux lignes de même clé, la seconde compte")
    func doublon() async throws {
        try await avecBase { database in
            let lines = ",,99999760400015,true,A,2010-01-01,PREMIER\n,,99999760400015,true,A,2010-01-01,SECOND\n"
            let report = try await importer(.sirene, FichiersTests.sirene + lines, dans: database)
            #expect(report.rejets == [.init(ligne: 2, motif: "remplacée par une ligne suivante de même clé")])
            let sign = try await database.read { db in try db.first("SELECT enseigne FROM etablissement") }
            #expect(try sign?.string("enseigne") == "SECOND")
        }
    }

    @Test("ce que la personne ne diffuse pas n'entre pas")
    func nonDiffusible() async throws {
        try await avecBase { database in
            _ = try await importer(
                .sirene, FichiersTests.sirene + ",,99999760400015,true,A,2010-01-01,[ND]\n", dans: database)
            _ = try await importer(.sirene, FichiersTests.unites + "999997604,A,[ND],[ND],[ND]\n", dans: database)
            let found = try await database.read { db in try Etablissement.trouver(siret: "99999760400015", db) }
            #expect(found?.enseigne == nil)
            #expect(found?.nom == "Nom non diffusé")
        }
    }

    @Test("un texte plein de guillemets, d'accolades et d'accents revient tel quel")
    func texteHostile() async throws {
        try await avecBase { database in
            let title = #"a "b" \c {d,e} 'f' é , NULL"#
            let line = "38372;\"" + title.replacingOccurrences(of: "\"", with: "\"\"") + "\";ACTIVE;\n"
            _ = try await importer(.rncp, FichiersTests.fiches + line, dans: database)
            let row = try await database.read { db in try db.first("SELECT intitule FROM certification") }
            #expect(try row?.string("intitule") == title)
        }
    }

    @Test("le Latin-1 de La Poste est lu")
    func latin1() async throws {
        try await avecBase { database in
            let bytes = Array(FichiersTests.communes.utf8) + Array("35360;VITR".utf8) + [0xC9] + Array(";35500\n".utf8)
            _ = try await importer(.communes, bytes, dans: database)
            let found = try await database.read { db in try Commune.chercher(codePostal: "35500", db) }
            #expect(found.map(\.nom) == ["VITRÉ"])
        }
    }

    @Test("l'archive du RNCP est lue à son fichier Standard")
    func archiveRncp() async throws {
        try await avecBase { database in
            var archive = Archive()
            archive.add("export_fiches_CSV_Rome_2026_01_05.csv", "Numero_Fiche;Codes_Rome_Code\nRNCP1;X\n")
            archive.add("export_fiches_CSV_Standard_2026_01_05.csv", FichiersTests.fiches + "RNCP38372;X;ACTIVE;\n")
            let report = try await importer(.rncp, archive.bytes, dans: database)
            #expect(report.ajoutees == 1)
        }
    }

    @Test("un fichier d'un autre genre est refusé en nommant la colonne qui manque")
    func mauvaisGenre() async throws {
        try await avecBase { database in
            await #expect(throws: ImportError.colonneAbsente("Code_commune_INSEE")) {
                try await importer(.communes, FichiersTests.fiches, dans: database)
            }
            await #expect(throws: ImportError.introuvable("/nulle/part.csv")) {
                try await Import.run(.rncp, file: "/nulle/part.csv", database: database, clock: FixedClock(instant))
            }
            await #expect(throws: ImportError.entreeAbsente(".csv")) {
                var archive = Archive()
                archive.add("lisez-moi.txt", "rien")
                return try await importer(.communes, archive.bytes, dans: database)
            }
        }
    }

    @Test("une archive abîmée est refusée")
    func archiveAbimee() async throws {
        try await avecBase { database in
            var archive = Archive()
            archive.add("communes.csv", FichiersTests.communes + "35238;RENNES;35000\n")
            var bytes = archive.bytes
            bytes[45] ^= 0xFF
            await #expect(throws: ImportError.self) { try await importer(.communes, bytes, dans: database) }
        }
    }

    @Test("les motifs gardés sont bornés, le compte non")
    func rejetsBornes() async throws {
        try await avecBase { database in
            let lines = String(repeating: "x;X;1\n", count: 250)
            let report = try await importer(.communes, FichiersTests.communes + lines, dans: database, lot: 30)
            #expect(report.rejetees == 250)
            #expect(report.rejets.count == ImportReport.rejetsGardes)
            #expect(report.description.contains("et 150 autres"))
        }
    }
}
