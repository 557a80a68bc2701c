package import Domain
import Platform

/// The reconstituted form as a tagged PDF, drawn like the `sheet` of the pages.
package enum CerfaPDF {
    /// - Parameter numero: number of the file, nil for a draft.
    /// - Throws: `PDFError` when the file cannot be written.
    package static func render(
        _ formulaire: Formulaire, _ reponses: Reponses, numero: String?, depot: CadreDeDepot = CadreDeDepot(),
        marques: [String: String] = [:], editeLe jour: Jour, auteur: String = "M-Gestion"
    ) throws -> [UInt8] {
        let page = MiseEnPageCerfa(formulaire, reponses, depot: depot, marques: marques, editeLe: jour)
        return try document(page, numero: numero, jour: jour, auteur: auteur).render()
    }

    private static func document(_ page: MiseEnPageCerfa, numero: String?, jour: Jour, auteur: String) -> PDFDocument {
        var blocks = tete(page)
        for (rang, parties) in page.feuilles.enumerated() {
            if rang > 0 { blocks.append(.pageBreak) }
            for partie in parties {
                blocks.append(.space(em))
                blocks.append(.frame(title: PDFText(partie.titre, .titre), partie.bandes.map(bande), cadre))
            }
        }
        let dossier = numero.map { "dossier \($0)" } ?? "brouillon"
        return PDFDocument(
            title: "\(page.titre), CERFA \(page.numeroCerfa), \(dossier)", author: auteur, subject: page.loi,
            createdOn: jour.iso, margins: PDFInsets(vertical: 30, horizontal: marge),
            footer: PDFText(numero.map { "\(page.mention) - dossier \($0)" } ?? page.mention, .petit),
            pageNumber: { PDFText(MiseEnPageCerfa.pied(page: $0, sur: $1), .petit) }, blocks: blocks)
    }

    // MARK: Design, in em as in the style sheet

    /// 12 mm.
    private static let marge = 34.0
    /// The sheet is 69 em wide.
    static let em = (PDFDocument.pageWidth - 2 * marge) / 69
    private static let filet = PDFColor(0xb6c2c5)
    private static let trait = PDFColor(0x3a4a4e)
    private static let marges = PDFInsets(vertical: 0.6 * em, horizontal: 0.75 * em)
    /// An answer kept as typed may be of any length; a form shows its beginning.
    private static let lignesParReponse = 12

    private static let cadre = PDFFrame(
        border: trait, hairline: filet, titleBackground: PDFColor(0xe3edee),
        titlePadding: PDFInsets(vertical: 0.3 * em, horizontal: 0.75 * em), continuation: PDFText(" (suite)", .libelle))

    private static func tete(_ page: MiseEnPageCerfa) -> [PDFBlock] {
        let entete = page.entete.map { ligne in
            PDFBlock.pair(label: PDFText("\(ligne.libelle) :", .courant), value: PDFText(ligne.valeur.mots, .valeur))
        }
        return [
            .columns(
                [
                    [.text(PDFText(page.titre, .grandTitre), as: .h1), .text(PDFText(page.loi, .petit), as: .p)],
                    [
                        .space(0.5 * em), .text(PDFText("CERFA", .valeur).aligned(.end), as: .p),
                        .text(PDFText(page.numeroCerfa, .valeur).aligned(.end), as: .p),
                    ],
                ], PDFColumns(shares: [3, 1])),
            .space(0.75 * em), .rule(.black, thickness: 1.5), .space(em),
        ] + entete
    }

    private static func bande(_ bande: MiseEnPageCerfa.Bande) -> PDFBlock {
        switch bande {
        case .colonnes(let colonnes):
            .columns(colonnes.map(colonne), PDFColumns(gap: 0.3 * em, padding: marges, rule: filet))
        case .pleine(let lignes): .padded(.stack(lignes.map(ligneEntiere), gap: 0.3 * em), marges)
        case .periodes(let tableau): .padded(.table(periodes(tableau)), marges)
        case .note(let texte): .padded(.text(PDFText(texte, .petit), as: .p), marges)
        case .signatures(let titres):
            .kept(
                .columns(
                    titres.map { [.text(PDFText($0, .courant), as: .p)] },
                    PDFColumns(padding: marges, rule: filet, minHeight: 9 * em)))
        }
    }

    private static func colonne(_ colonne: MiseEnPageCerfa.Colonne) -> [PDFBlock] {
        colonne.groupes.enumerated().flatMap { rang, groupe in
            let ecart = rang > 0 && groupe.titre != nil ? [PDFBlock.space(0.3 * em)] : []
            let titre = groupe.titre.map { [PDFBlock.text(PDFText($0, .titre), as: .h3)] } ?? []
            return ecart + titre + groupe.lignes.map(ligne)
        }
    }

    private static func ligne(_ ligne: MiseEnPageCerfa.Ligne) -> PDFBlock {
        .pair(label: PDFText("\(ligne.libelle) :", .libelle), value: valeur(ligne.valeur))
    }

    private static func ligneEntiere(_ ligne: MiseEnPageCerfa.Ligne) -> PDFBlock {
        if case .declaration(let coche) = ligne.valeur {
            return .text(PDFText("\(boite(coche)) ", .boite) + PDFText(ligne.libelle, .courant), as: .p)
        }
        return .pair(label: PDFText("\(ligne.libelle) :", .courant), value: valeur(ligne.valeur))
    }

    private static func valeur(_ valeur: MiseEnPageCerfa.Valeur) -> PDFText {
        switch valeur {
        case .texte(let texte): PDFText(texte, .valeur).limited(to: lignesParReponse)
        case .cases(let cases):
            cases.reduce(PDFText("", .courant)) { texte, element in
                let ecart = PDFText(texte.isEmpty ? "" : "\u{2003}", .courant)
                return texte + ecart + PDFText("\(boite(element.coche))\u{A0}", .boite)
                    + PDFText(element.libelle, .courant)
            }
        case .declaration(let coche): PDFText(boite(coche), .boite)
        case .marque(let texte): PDFText(texte, .marque)
        }
    }

    private static func boite(_ coche: Bool) -> String { coche ? "☒" : "☐" }

    private static func periodes(_ tableau: MiseEnPageCerfa.Tableau) -> PDFTable {
        PDFTable(
            header: tableau.entetes.map { PDFText($0, .libelle) },
            rows: tableau.lignes.map { cellules in
                cellules.enumerated().map { rang, texte in
                    PDFText(texte, rang == 0 ? .titre : .courant).limited(to: lignesParReponse)
                }
            },
            shares: [34, 22, 22, 22], padding: PDFInsets(vertical: 0.2 * em, horizontal: 0.5 * em), line: filet)
    }
}

extension PDFStyle {
    fileprivate static let courant = PDFStyle(CerfaPDF.em)
    fileprivate static let valeur = PDFStyle(CerfaPDF.em, .semibold)
    fileprivate static let marque = PDFStyle(CerfaPDF.em, .semibold, color: PDFColor(0x9c1f1f))
    fileprivate static let titre = PDFStyle(CerfaPDF.em, .bold)
    fileprivate static let boite = PDFStyle(CerfaPDF.em * 1.15)
    fileprivate static let grandTitre = PDFStyle(CerfaPDF.em * 1.75, .bold)
    fileprivate static let libelle = PDFStyle(CerfaPDF.em, color: PDFColor(0x3a4a4e))
    fileprivate static let petit = PDFStyle(CerfaPDF.em * 0.9167, color: PDFColor(0x3a4a4e))
}
