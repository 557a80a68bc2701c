import Platform
import TestSupport
import Testing

@Suite("Document PDF")
struct PDFDocumentTests {
    private static let style = PDFStyle(10)

    private static func document(_ blocks: [PDFBlock]) -> PDFDocument {
        PDFDocument(
            title: "Essai d'été", author: "L'éditeur", createdOn: "2025-10-14", margins: PDFInsets(40),
            footer: PDFText("Pied de page", style), pageNumber: { PDFText("Page \($0) sur \($1)", style) },
            blocks: blocks)
    }

    private static func paragraphe(_ texte: String) -> PDFBlock { .text(PDFText(texte, style), as: .p) }

    @Test("balisé, titré, daté, dans sa langue, polices incorporées")
    func accessible() throws {
        let bytes = try Self.document([
            .text(PDFText("Titre", PDFStyle(16, .bold)), as: .h1), Self.paragraphe("Où l'été ☒ coûte 1 234,56 €"),
            .list([PDFText("un", Self.style), PDFText("deux", Self.style)], gap: 2),
        ]).render()
        let pdf = try Poppler(bytes, name: "essai")
        let infos = try pdf.info()
        #expect(infos["Tagged"] == "yes")
        #expect(infos["Title"] == "Essai d'été")
        #expect(infos["Author"] == "L'éditeur")
        #expect(infos["Page size"]?.hasPrefix("595.276 x 841.89 pts (A4)") == true)
        #expect(infos["CreationDate"]?.contains("2025") == true)
        #expect(String(decoding: bytes, as: Unicode.ASCII.self).contains("/Lang (fr-FR)"))
        #expect(String(decoding: bytes, as: Unicode.ASCII.self).contains("/DisplayDocTitle true"))
        let fonts = try pdf.fonts()
        #expect(!fonts.isEmpty)
        #expect(fonts.allSatisfy { $0.embedded })
        #expect(fonts.contains { $0.name.contains("OpenSans") }, "fonts-open-sans is not installed")
        let structure = try pdf.structure()
        for tag in ["Document", "H1", "P (", "L (", "LI", "Lbl", "LBody"] { #expect(structure.contains(tag)) }
        #expect(try pdf.text().contains("Où l'été ☒ coûte 1 234,56 €"))
    }

    @Test("la même valeur donne les mêmes octets")
    func reproductible() throws {
        let document = Self.document([Self.paragraphe("Où l'été ☒ coûte 1 234,56 €")])
        let premier = try document.render()
        #expect(try document.render() == premier)
    }

    @Test("un long texte passe d'une page à l'autre sans rien perdre ni déborder")
    func longTexte() throws {
        let mots = (1...6000).map { "mot\($0)" }
        let pdf = try Poppler(Self.document([Self.paragraphe(mots.joined(separator: " "))]).render(), name: "long")
        let pages = try #require(Int(pdf.info()["Pages"] ?? ""))
        #expect(pages > 3)
        let texte = try pdf.flatText()
        for numero in [1, 1500, 3000, 4500, 6000] { #expect(texte.contains("mot\(numero)")) }
        #expect(texte.contains("Page \(pages) sur \(pages)"))
        for mot in try pdf.words() {
            #expect(mot.left >= 39 && mot.right <= 556 && mot.bottom <= 803)
        }
    }

    @Test("une table répète son en-tête sur chaque page")
    func longueTable() throws {
        let lignes = (1...120).map { [PDFText("ligne\($0)", Self.style), PDFText("valeur", Self.style)] }
        let table = PDFTable(
            header: [PDFText("Intitulé", Self.style), PDFText("Montant", Self.style)], rows: lignes, shares: [2, 1],
            padding: PDFInsets(2), line: .black)
        let pdf = try Poppler(Self.document([.table(table)]).render(), name: "table")
        let pages = try pdf.text().split(separator: "\u{0C}").filter { $0.contains("ligne") }
        #expect(pages.count == 3)
        #expect(pages.allSatisfy { $0.contains("Intitulé") })
        let texte = try pdf.flatText()
        for numero in 1...120 { #expect(texte.contains("ligne\(numero)")) }
    }

    @Test("un titre n'est jamais laissé au bas d'une page, une étiquette jamais coupée de sa valeur")
    func coupes() throws {
        for hauteur in stride(from: 660.0, through: 760, by: 5) {
            let pdf = try Poppler(
                Self.document([
                    Self.paragraphe("début"), .space(hauteur), .text(PDFText("Titre", Self.style), as: .h2),
                    .pair(
                        label: PDFText("Étiquette :", Self.style),
                        value: PDFText(String(repeating: "valeur ", count: 40), Self.style)),
                ]).render(), name: "coupe")
            let pages = try pdf.text().split(separator: "\u{0C}")
            let titre = pages.firstIndex { $0.contains("Titre") }
            #expect(titre == pages.firstIndex { $0.contains("Étiquette") })
            #expect(titre == pages.lastIndex { $0.contains("valeur") })
        }
    }

    @Test(
        "un texte hostile reste du texte",
        arguments: [
            ("<b>gras</b> & \"cité\"", "<b>gras</b> & \"cité\""),
            ("avant\u{0}après", "avantaprès"),
            ("cloche\u{7}\u{1B}[0m", "cloche[0m"),
            ("\\'apos'trophe\\", "\\'apos'trophe\\"),
            ("<span foreground='red'>", "<span foreground='red'>"),
        ])
    func hostile(_ texte: String, _ attendu: String) throws {
        let pdf = try Poppler(Self.document([Self.paragraphe(texte)]).render(), name: "hostile-\(attendu.count)")
        #expect(try pdf.text().contains(attendu))
    }

    @Test("un cadre plus long qu'une page est repris sur la suivante, son titre répété")
    func longCadre() throws {
        let lignes = (1...150).map { numero in
            PDFBlock.pair(label: PDFText("ligne\(numero) :", Self.style), value: PDFText("valeur\(numero)", Self.style))
        }
        let cadre = PDFFrame(
            border: .black, hairline: .black, titleBackground: PDFColor(0xeeeeee), titlePadding: PDFInsets(2),
            continuation: PDFText(" (suite)", Self.style))
        let blocs: [PDFBlock] = [
            Self.paragraphe("avant"),
            .frame(
                title: PDFText("Cadre", Self.style),
                [.columns([lignes, [Self.paragraphe("droite")]], PDFColumns(padding: PDFInsets(3)))], cadre),
        ]
        let pdf = try Poppler(Self.document(blocs).render(), name: "cadre")
        let pages = try pdf.text().split(separator: "\u{0C}")
        #expect(pages.count == 3)
        #expect(pages.first?.contains("avant") == true && pages.first?.contains("ligne1 :") == true)
        #expect(pages.dropFirst().allSatisfy { $0.contains("Cadre (suite)") })
        let texte = try pdf.flatText()
        for numero in 1...150 { #expect(texte.contains("ligne\(numero) : valeur\(numero)")) }
        #expect(try pdf.words().allSatisfy { $0.bottom <= 803 })
    }

    @Test("un lien garde son adresse, apostrophe comprise")
    func lien() throws {
        let bytes = try Self.document([
            .text(PDFText("Ouvrir", Self.style).linked(to: "https://exemple.example/l'aide"), as: .p)
        ]).render()
        #expect(String(decoding: bytes, as: Unicode.ASCII.self).contains("https://exemple.example/l%27aide"))
        #expect(try Poppler(bytes, name: "lien").structure().contains("Link"))
    }

    @Test("un mot sans fin est replié dans sa colonne")
    func motSansFin() throws {
        let mot = String(repeating: "x", count: 700)
        let colonnes = PDFBlock.columns([[Self.paragraphe(mot)], [Self.paragraphe("droite")]], PDFColumns())
        let pdf = try Poppler(Self.document([colonnes]).render(), name: "mot")
        #expect(try pdf.words().allSatisfy { $0.right <= 556 })
        #expect(try pdf.text().filter { $0 == "x" }.count == 700)
    }

    @Test("plusieurs fils écrivent en même temps le même document")
    func fils() async throws {
        let document = Self.document((1...40).map { Self.paragraphe("Paragraphe n°\($0), été comme hiver") })
        let attendu = try document.render()
        let tous = try await withThrowingTaskGroup(of: [UInt8].self) { groupe in
            for _ in 0..<16 { groupe.addTask { try document.render() } }
            return try await groupe.reduce(into: [[UInt8]]()) { $0.append($1) }
        }
        #expect(tous.allSatisfy { $0 == attendu })
    }
}
