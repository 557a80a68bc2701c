import Platform
import Testing

@testable import Referentiels

@Suite("Classeur des niveaux de prise en charge")
struct ClasseurTests {
    let entete3 = """
        <row r="4"><c r="A4" t="inlineStr"><is><t>RNCP</t></is></c><c r="E4" t="inlineStr"><is><t>Code CPNE</t></is></c>\
        <c r="G4" t="inlineStr"><is><t>NPEC final</t></is></c><c r="H4" t="inlineStr"><is><t>Statut</t></is></c>\
        <c r="I4" t="inlineStr"><is><t>Date d'applicabilit&#233; des NPEC**</t></is></c></row>
        """
    let onglet4 = """
        <row r="3"><c r="A3" t="inlineStr"><is><t>Code CPNE</t></is></c><c r="B3" t="inlineStr"><is><t>CPNE</t></is></c>\
        <c r="C3" t="inlineStr"><is><t>IDCC</t></is></c></row>\
        <row r="4"><c r="A4"><v>40</v></c><c r="B4" t="s"><v>0</v></c><c r="C4"><v>1090</v></c></row>
        """

    func classeurAvec(_ rows: String) -> [UInt8] {
        classeur(
            [("Onglet 3 - référentiel NPEC", entete3 + rows), ("Onglet 4 - CPNE-IDCC", onglet4)],
            partages: ["<si><r><t>Services </t></r><r><t>&amp; automobile</t></r><rPh><t>x</t></rPh></si>"])
    }

    @Test("lit textes partagés, textes en ligne, cellules absentes et lignes vides")
    func lit() async throws {
        try await avecBase { database in
            let rows = """
                <row r="5"><c r="A5" t="str"><f>X</f><v>RNCP38372</v></c><c r="E5"><v>40</v></c><c r="G5"><v>8155</v></c>\
                <c r="I5"><v>44805</v></c></row>\
                <row r="6"><c r="A6"/></row>\
                <row r="9"><c r="A9" t="inlineStr"><is><t>38565</t></is></c><c r="E9"><v>40</v></c>\
                <c r="G9" t="inlineStr"><is><t>NC</t></is></c><c r="I9"><v>44805</v></c></row>\
                <row r="10"><c r="A10" t="inlineStr"><is><t>38203</t></is></c><c r="E10"><v>40</v></c>\
                <c r="G10" t="e"><v>#N/A</v></c><c r="I10"><v>demain</v></c></row>
                """
            let report = try await importer(.npec, classeurAvec(rows), nom: "npec.xlsx", dans: database)
            #expect(report.ajoutees == 3)
            #expect(report.rejets == [.init(ligne: 10, motif: "date d'applicabilité illisible")])
            let amounts = try await database.read { db in
                try db.rows("SELECT rncp, montant_centimes, edition FROM npec ORDER BY rncp")
            }
            #expect(try amounts.map { try $0.string("rncp") } == ["RNCP38372", "RNCP38565"])
            #expect(amounts.map { $0.optionalInt("montant_centimes") } == [815_500, nil])
            #expect(try amounts[0].string("edition") == "npec.xlsx")
            let label = try await database.read { db in try db.first("SELECT libelle, idcc FROM cpne_idcc") }
            #expect(try label?.string("libelle") == "Services & automobile")
            #expect(try label?.string("idcc") == "1090")
        }
    }

    @Test("lit le classeur dans une archive")
    func archive() async throws {
        try await avecBase { database in
            var archive = Archive()
            let row =
                #"<row r="5"><c r="A5"><v>38372</v></c><c r="E5"><v>40</v></c><c r="G5"><v>8155</v></c><c r="I5"><v>44805</v></c></row>"#
            archive.add("npec_2025.xlsx", classeurAvec(row))
            let report = try await importer(.npec, archive.bytes, nom: "npec.zip", dans: database)
            #expect(report.ajoutees == 2)
        }
    }

    @Test("refuse un classeur sans les feuilles attendues")
    func sansFeuille() async throws {
        try await avecBase { database in
            let autre = classeur([("Feuil1", entete3)])
            await #expect(throws: ImportError.feuilleAbsente("Onglet 3")) {
                try await importer(.npec, autre, dans: database)
            }
        }
    }

    @Test("refuse un XML à type de document")
    func typeDeDocument() async throws {
        try await avecBase { database in
            var archive = Archive()
            archive.add("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><workbook/>")
            archive.add("xl/_rels/workbook.xml.rels", "<Relationships/>")
            await #expect(throws: ImportError.illisible("XML à type de document")) {
                try await importer(.npec, archive.bytes, dans: database)
            }
        }
    }
}
