import Domain
import Platform

/// A letter as a tagged PDF, laid out for a window envelope.
package enum CourrierPDF {
    /// - Throws: `PDFError` when the file cannot be written.
    package static func render(_ courrier: Courrier, emetteur: Emetteur) throws -> [UInt8] {
        let couleur = PDFColor(hex: emetteur.couleur) ?? .black
        return try PDFDocument(
            title: "\(courrier.titre) \(courrier.numero)", author: emetteur.nom, subject: courrier.objet,
            createdOn: courrier.date.iso, margins: PDFInsets(top: 40, right: marge, bottom: 34, left: marge),
            footer: PDFText(pied(courrier, emetteur), .petit),
            pageNumber: { PDFText("Page \($0) sur \($1)", .petit) }, band: couleur,
            blocks: enTete(courrier, emetteur, couleur) + courrier.corps.flatMap { element($0, couleur) }
                + fin(courrier)
        ).render()
    }

    // MARK: Place of things, in points

    private static let millimetre = 72 / 25.4
    private static let marge = 22 * millimetre
    /// Window of a DL envelope: 20 mm from the right, the sheet folded in three.
    private static let fenetre = (haut: 50 * millimetre, gauche: 108 * millimetre, largeur: 80 * millimetre)
    private static let filet = PDFColor(0xb6c2c5)

    private static func enTete(_ courrier: Courrier, _ emetteur: Emetteur, _ couleur: PDFColor) -> [PDFBlock] {
        let qui =
            [PDFBlock.text(PDFText(emetteur.nom, PDFStyle(15, .bold, color: couleur)), as: .p)]
            + (emetteur.adresse + emetteur.contact).map { .text(PDFText($0, .petit), as: .p) }
        let numero = Courrier.Reference("Nos références", "courrier n° \(courrier.numero)")
        let references = ([numero] + courrier.references).map {
            PDFBlock.pair(label: PDFText("\($0.libelle) :", .gris), value: PDFText($0.valeur, .note).limited(to: 4))
        }
        let adresse =
            [PDFBlock.text(PDFText(courrier.destinataire.nom, .fort).limited(to: 3), as: .p)]
            + courrier.destinataire.adresse.filter { !$0.isEmpty }.map {
                .text(PDFText($0, .courant).limited(to: 2), as: .p)
            }
        let date = PDFText("\(courrier.lieu), le \(dateEnLettres(courrier.date))", .courant)
        return [
            .columns([qui, []], PDFColumns(shares: [3, 2])),
            .placed(
                top: fenetre.haut, left: marge, width: PDFDocument.pageWidth - 2 * marge,
                .columns(
                    [[.padded(.stack(references, gap: 2), PDFInsets(right: 8 * millimetre))], adresse],
                    PDFColumns(shares: [fenetre.gauche - marge, fenetre.largeur], minHeight: 42 * millimetre))),
            .space(8),
            .placed(top: 0, left: fenetre.gauche, width: fenetre.largeur, .text(date, as: .p)),
            .space(16), .text(PDFText("Objet : \(courrier.objet)", .fort), as: .h1), .space(14),
        ]
    }

    private static func element(_ element: Courrier.Element, _ couleur: PDFColor) -> [PDFBlock] {
        switch element {
        case .intertitre(let texte):
            [.space(3), .text(PDFText(texte, PDFStyle(10, .bold, color: couleur)), as: .h2), .space(4)]
        case .paragraphe(let texte): [.text(PDFText(texte, .courant), as: .p), .space(7)]
        case .liste(let lignes):
            [.padded(.list(lignes.map { PDFText($0, .courant) }, gap: 3), PDFInsets(left: 10)), .space(8)]
        case .montants(let table): [.table(montants(table)), .space(10)]
        }
    }

    private static func montants(_ table: TableDeMontants) -> PDFTable {
        let somme = { (centimes: Int?, style: PDFStyle) in
            PDFText(centimes.map(Montant.afficher) ?? "", style).aligned(.end)
        }
        let compare = table.totalDemande != nil
        let rangee = { (libelle: String, demande: Int?, accorde: Int, style: PDFStyle) -> [PDFText] in
            [PDFText(libelle, style)] + (compare ? [somme(demande, style)] : []) + [somme(accorde, style)]
        }
        return PDFTable(
            header: [PDFText("Nature", .gris)] + (compare ? [PDFText("Demandé", .gris).aligned(.end)] : [])
                + [PDFText("Accordé", .gris).aligned(.end)],
            rows: table.lignes.map { rangee($0.libelle, $0.demande, $0.accorde, .note) }
                + [rangee("Total", table.totalDemande, table.totalAccorde, .noteForte)],
            shares: compare ? [56, 22, 22] : [70, 30], padding: PDFInsets(vertical: 3, horizontal: 7), line: filet,
            headerBackground: PDFColor(0xf1f6f6))
    }

    private static func fin(_ courrier: Courrier) -> [PDFBlock] {
        let signature = PDFBlock.kept(
            .columns(
                [
                    [],
                    [
                        .text(PDFText(courrier.signataire.nom, .fort), as: .p),
                        .text(PDFText(courrier.signataire.qualite, .courant), as: .p),
                    ],
                ], PDFColumns(shares: [86, 80])))
        let suites = [("Copie à :", courrier.copies), ("Pièces jointes :", courrier.annexes)].filter { !$0.1.isEmpty }
            .map { titre, lignes -> PDFBlock in
                let liste = PDFBlock.list(lignes.map { PDFText($0, .note) }, gap: 1)
                return PDFBlock.kept(.stack([.text(PDFText(titre, .gris), as: .p), liste], gap: 2))
            }
        return [.space(14), signature, .space(22)] + suites.flatMap { [$0, .space(6)] }
    }

    private static func pied(_ courrier: Courrier, _ emetteur: Emetteur) -> String {
        "\(emetteur.nom) - SIRET \(emetteur.siret) - Courrier n° \(courrier.numero), modèle \(courrier.modele)"
    }

    /// « 14 octobre 2025 »
    private static func dateEnLettres(_ jour: Jour) -> String {
        let mois = [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
            "décembre",
        ]
        return "\(jour.jour == 1 ? "1er" : String(jour.jour)) \(mois[jour.mois - 1]) \(jour.annee)"
    }
}

extension PDFStyle {
    fileprivate static let courant = PDFStyle(10)
    fileprivate static let fort = PDFStyle(10, .semibold)
    fileprivate static let note = PDFStyle(9)
    fileprivate static let noteForte = PDFStyle(9, .semibold)
    fileprivate static let gris = PDFStyle(9, color: PDFColor(0x3a4a4e))
    fileprivate static let petit = PDFStyle(8, color: PDFColor(0x3a4a4e))
}
