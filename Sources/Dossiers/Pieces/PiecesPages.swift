import Domain
import Platform

/// Step 6: the pieces of a draft.
struct EtapePiecesPage {
    let brouillon: BrouillonVu
    let etape: Etape
    let pieces: [Piece]
    let types: [TypeDePiece]
    let erreurs: [Constat]
    let csrf: CSRF
    let paths: DossierPaths
    let annonce: Flash?

    var page: Page {
        Page(
            titre: "Étape \(etape.numero), \(etape.titre) - \(brouillon.dossier.dispositif.libelle)",
            mainClass: "main--form",
            erreurs: !erreurs.isEmpty, scripts: ["upload.js"], main: main)
    }

    private var main: HTML {
        let id = brouillon.dossier.id
        return """
            \(errorSummary(erreurs.map { FieldError(id: "fichiers", message: $0.message) }))\
            \(annonce.map { banner(Tone($0.tone), $0.message) })
            \(brouillon.tete(etape, csrf: csrf, paths: paths))
            \(brouillon.etapes(courante: etape.numero))
            <form id="etape" method="post" action="\(paths.etape(id, etape.numero))">\(csrf.field)\
            \(hiddenField("version", String(brouillon.dossier.version)))</form>
            <div class="with-help">
            <div class="stack">
            \(depot)
            \(card(id: "pieces-titre", titre: "Pièces jointes", flush: true, liste))
            </div>
            \(helpPanel(titre: "Étape \(etape.numero) : \(etape.titre)", aide, contact: "/aide"))
            </div>
            \(brouillon.barre(etape, paths: paths))
            \(brouillon.dialogues(csrf: csrf, paths: paths))
            """
    }

    private var depot: HTML {
        DepotDePieces(
            action: paths.pieces(brouillon.dossier.id), types: types, csrf: csrf,
            erreur: erreurs.isEmpty ? nil : erreurs.map(\.message).joined(separator: ". ")
        ).html
    }

    private var aide: [(terme: String, texte: String)] {
        [
            ("Convention de formation", "La convention signée entre l'entreprise et le CFA accompagne le contrat."),
            ("Contrat signé", "Le CERFA signé n'est pas à transmettre : tenez-le à la disposition de l'OPCO."),
            ("Factures", "Merci de ne pas déposer de factures dans cet emplacement."),
        ]
    }

    private var liste: HTML {
        guard !pieces.isEmpty else { return emptyLine("Aucune pièce jointe pour l'instant.") }
        return filesList(
            pieces.map { piece in
                FileItem(
                    piece.nom, href: paths.piece(brouillon.dossier.id, piece.id), meta: fileSize(piece.taille),
                    action: """
                        <form method="post" action="\(paths.suppressionPiece(brouillon.dossier.id, piece.id))">\(csrf.field)\
                        \(textButton("Supprimer", precision: piece.nom))</form>
                        """,
                    note: "<span class=\"muted\">\(libelle(piece.genre))</span>")
            }, id: "liste-pieces")
    }

    private func libelle(_ code: String) -> String { types.first { $0.code == code }?.libelle ?? code }
}

/// The form that receives files, with the kind of piece they are.
struct DepotDePieces {
    let action: String
    let types: [TypeDePiece]
    let csrf: CSRF
    let erreur: String?

    var html: HTML {
        let zone = DropModel(
            name: "fichiers", hint: "PDF, JPG ou PNG, 10 Mo au plus par fichier", accept: ".pdf,.jpg,.jpeg,.png"
        ).with {
            $0.maxBytes = PiecesHandler.tailleMax
            $0.uploadURL = action
            $0.listID = "envois"
            $0.error = erreur
        }
        return """
            <form class="form" method="post" action="\(action)" enctype="multipart/form-data">\(csrf.field)
            \(formCard("Ajouter des pièces",
            """
            \(selectField(FieldModel(name: "genre", label: "Nature des pièces", value: types.first?.code ?? ""), types.map { Choix($0.code, $0.libelle) }, vide: nil))
            <div class="field">\(dropZone(zone))</div>
            <ul class="files files--boxed" id="envois" aria-label="Fichiers en cours d'envoi"></ul>
            <div class="field">\(button("ENVOYER LES FICHIERS", icon: .upload))</div>
            """))
            </form>
            """
    }
}

/// « AJOUTER UNE PIÈCE JOINTE » on a sent file.
struct AjoutPiecesPage {
    let dossier: Dossier
    let pieces: [Piece]
    let types: [TypeDePiece]
    let refus: [String]
    let possible: ActionDossier.Disponibilite
    let csrf: CSRF
    let paths: DossierPaths
    let annonce: Flash?

    var page: Page {
        Page(
            titre: "Ajouter des documents, dossier \(dossier.reference)", mainClass: "main--form",
            erreurs: !refus.isEmpty,
            scripts: ["upload.js"],
            main: """
                \(errorSummary(refus.map { FieldError(id: "fichiers", message: $0) }))\
                \(annonce.map { banner(Tone($0.tone), $0.message) })
                \(pageHead(PageHead("Ajouter des documents complémentaires pour la demande \(dossier.reference)").with {
                    $0.retour = ("RETOUR AU DOSSIER", paths.fiche(dossier.id))
                    $0.surtitre = "\(dossier.dispositif.libelle) · \(dossier.beneficiaire)"
                    $0.chapeau = "Merci de ne pas déposer de factures dans cet emplacement"
                }))
                \(corps)
                \(card(id: "pieces-titre", titre: "Liste des pièces jointes", flush: true, ListeDePieces(dossier: dossier, pieces: pieces, types: types, paths: paths).html))
                """)
    }

    private var corps: HTML {
        if let motif = possible.motif { return banner(.info, motif, status: false) }
        return DepotDePieces(
            action: paths.pieces(dossier.id), types: types, csrf: csrf,
            erreur: refus.isEmpty ? nil : refus.joined(separator: ". ")
        ).html
    }
}

/// « Liste des pièces jointes » : names and dates.
struct ListeDePieces {
    let dossier: Dossier
    let pieces: [Piece]
    let types: [TypeDePiece]
    let paths: DossierPaths

    var html: HTML {
        guard !pieces.isEmpty else { return emptyLine("Aucune pièce jointe.") }
        return filesList(
            pieces.map { piece in
                FileItem(
                    piece.nom, href: paths.piece(dossier.id, piece.id), meta: piece.deposeLe?.paris.date,
                    note:
                        "<span class=\"muted\">\(types.first { $0.code == piece.genre }?.libelle ?? piece.genre), \(fileSize(piece.taille))</span>"
                )
            }, heads: ("Nom du fichier", "Date d'envoi"))
    }
}

extension DropModel {
    fileprivate func with(_ change: (inout DropModel) -> Void) -> DropModel {
        var copy = self
        change(&copy)
        return copy
    }
}
