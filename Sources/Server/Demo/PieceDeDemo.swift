import Domain
import Dossiers
import Platform

/// A small PDF joined to files of the demonstration.
struct PieceDeDemo: Sendable {
    let genre: String
    let nom: String
    let fichier: StoredFile

    static let modeles = [("CONVENTION_FORMATION", "Convention de formation"), ("MANDAT", "Mandat de gestion")]

    static func pdf(_ titre: String, le jour: Jour) throws -> [UInt8] {
        try PDFDocument(
            title: titre, author: DemoComptes.organisme.nom, createdOn: jour.iso, margins: PDFInsets(56),
            footer: PDFText("Document fictif, pour la démonstration", PDFStyle(8)),
            pageNumber: { PDFText("page \($0)/\($1)", PDFStyle(8)) },
            blocks: [
                .text(PDFText(titre, PDFStyle(20, .bold)), as: .h1), .space(12),
                .text(
                    PDFText(
                        "Entre l'organisme de formation et l'entreprise, il est convenu ce qui suit.", PDFStyle(11)),
                    as: .p),
            ]
        ).render()
    }

    func joindre(_ dossier: Int, _ qui: Acces, at now: Instant, on db: any Connection) throws {
        try PieceStore.insert(
            dossier: dossier, genre: genre, nom: nom + ".pdf", empreinte: fichier.sha256, taille: fichier.size,
            type: "application/pdf", auteur: qui.nomComplet, at: now, on: db)
    }
}
