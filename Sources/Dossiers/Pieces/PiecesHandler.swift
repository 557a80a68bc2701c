import Domain
import HTTPTypes
import Hummingbird
import Platform

/// Pieces of a draft and of a sent file: each is looked at before it is kept, and each has its own answer.
struct PiecesHandler: Sendable {
    let module: DossiersModule
    let paths: DossierPaths

    /// Bytes of one file.
    static let tailleMax = 10 << 20
    /// Files of one posting.
    static let nombreMax = 20

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        let id = try context.parameter("id", as: Int.self)
        let (dossier, pieces) = try await module.database.read { db in
            (try module.store.trouver(id, acces, on: db), try PieceStore.liste(id, on: db))
        }
        guard dossier.etat != .brouillon else { return .seeOther(paths.etape(id, 6)) }
        return try await page(dossier, pieces, refus: [], acces, request, context)
    }

    func deposer(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self).pouvant(.deposer)
        let id = try context.parameter("id", as: Int.self)
        let dossier = try await module.database.read { db in try module.store.trouver(id, acces, on: db) }
        if let titulaire = dossier.titulaire(acces), dossier.etat != .brouillon {
            try ActionDossier.ajouterPiece.exiger(dossier.etat, subroge: dossier.subroge, pour: titulaire)
        }
        let recu = try await recevoir(request, context, dossier, acces)
        try await annoncer(recu, dossier, acces)
        if request.headers[.accept]?.hasPrefix("application/json") ?? false {
            return try .json(recu.json, status: recu.refus.isEmpty ? .ok : .unprocessableContent)
        }
        let retour = dossier.etat == .brouillon ? paths.etape(id, 6) : paths.pieces(id)
        if recu.refus.isEmpty {
            return .seeOther(retour, saying: recu.phrase)
        }
        return try await reprendre(dossier, recu, acces, request, context)
    }

    func telecharger(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        let id = try context.parameter("id", as: Int.self)
        let numero = try context.parameter("piece", as: Int.self)
        let piece = try await module.database.read { db in
            _ = try module.store.trouver(id, acces, on: db)
            return try PieceStore.find(numero, dossier: id, on: db)
        }
        // Shown by the browser only when it cannot run anything: pictures and PDF, under the strict policy.
        return .document(try await module.files.read(piece.empreinte), type: piece.type, name: piece.nom)
    }

    func supprimer(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self).pouvant(.deposer)
        let id = try context.parameter("id", as: Int.self)
        let numero = try context.parameter("piece", as: Int.self)
        _ = try await request.form(context)
        try await module.database.write { db in
            let dossier = try module.store.trouver(id, acces, on: db)
            guard dossier.etat == .brouillon else {
                throw Refus.conflit("Ce dossier est transmis : ses pièces ne se suppriment plus.")
            }
            _ = try PieceStore.find(numero, dossier: id, on: db)
            try PieceStore.delete(numero, dossier: id, on: db)
        }
        return .seeOther(paths.etape(id, 6), saying: "La pièce est supprimée.")
    }
}

// MARK: - Receiving

extension PiecesHandler {
    /// What became of each file of one posting.
    struct Recu: Sendable {
        var gardes: [String] = []
        var refus: [(nom: String, message: String)] = []

        /// Said once, however many there are.
        mutating func refuserLesSuivants() {
            let nombre = PiecesHandler.nombreMax
            guard gardes.count + refus.count == nombre else { return }
            refus.append(("", "Envoyez \(nombre) fichiers au plus à la fois : les suivants ne sont pas ajoutés"))
        }

        var phrase: String {
            switch gardes.count {
            case 0: "Aucun fichier n'a été envoyé."
            case 1: "Le fichier « \(gardes[0]) » est ajouté."
            default: "\(gardes.count) fichiers sont ajoutés."
            }
        }

        struct JSON: Encodable {
            let nom: String
            let erreur: String?
        }

        var json: [JSON] {
            gardes.map { JSON(nom: $0, erreur: nil) } + refus.map { JSON(nom: $0.nom, erreur: $0.message) }
        }
    }

    /// Reads the body part by part: each file goes to disk as it arrives, then is looked at, then gets its row.
    private func recevoir(
        _ request: Request, _ context: WebContext, _ dossier: Dossier, _ acces: Acces
    ) async throws -> Recu {
        let reader = try MultipartReader(request)
        var recu = Recu()
        var genre = "AUTRE"
        var verifie = false
        while let part = try await reader.next() {
            guard let nom = part.fileName else {
                let texte = try await part.body.text(limit: 4096)
                if part.name == "csrf" {
                    try context.require(CSRF.self).check(texte)
                    verifie = true
                }
                if part.name == "genre", module.definition.pieces.contains(where: { $0.code == texte }) {
                    genre = texte
                }
                continue
            }
            // The token comes first in the form; a file before it is of no form of ours.
            guard verifie else { throw Refusal.expiredForm }
            if nom.isEmpty { continue }
            guard recu.gardes.count + recu.refus.count < PiecesHandler.nombreMax else {
                recu.refuserLesSuivants()
                continue
            }
            do {
                try await garder(part, nom: nom, genre: genre, dossier, acces)
                recu.gardes.append(nom)
            } catch let refus as RefusDeFichier {
                recu.refus.append((nom, refus.message(nom)))
            }
        }
        guard verifie else { throw Refusal.expiredForm }
        if recu.gardes.isEmpty, recu.refus.isEmpty {
            recu.refus.append(("", "Sélectionnez un fichier à envoyer"))
        }
        return recu
    }

    private func garder(
        _ part: MultipartReader.Part, nom: String, genre: String, _ dossier: Dossier, _ acces: Acces
    ) async throws {
        let fichier = try await ExamenDeFichier(files: module.files, scanner: module.scanner)
            .garder(part.body, nom: nom, limite: PiecesHandler.tailleMax)
        let now = module.clock.now
        try await module.database.write { db in
            // Read again: the file may have been sent, or decided, while the piece was on its way.
            let actuel = try module.store.trouver(dossier.id, acces, on: db)
            guard !actuel.etat.estFinal else {
                throw Refus.conflit("Ce dossier est « \(actuel.etat.libelle) » : il ne reçoit plus de pièces.")
            }
            guard try PieceStore.liste(dossier.id, on: db).count < 200 else { throw RefusDeFichier.tropDeFichiers }
            try PieceStore.insert(
                dossier: dossier.id, genre: genre, nom: nom, empreinte: fichier.empreinte, taille: fichier.taille,
                type: fichier.type, auteur: acces.nomComplet, at: now, on: db)
        }
    }

    /// New pieces on a file that waits for them resume its instruction.
    private func annoncer(_ recu: Recu, _ dossier: Dossier, _ acces: Acces) async throws {
        guard !recu.gardes.isEmpty, dossier.etat == .attentePieces else { return }
        let now = module.clock.now
        try await module.database.write { db in
            let (actuel, reponses) = try module.store.find(dossier.id, acces, on: db)
            guard actuel.etat == .attentePieces else { return }
            try module.appliquer(
                .recevoirPieces, actuel, reponses, DetailEvenement(acteur: acces, motif: recu.phrase), at: now, on: db)
        }
    }

    private func reprendre(
        _ dossier: Dossier, _ recu: Recu, _ acces: Acces, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        if dossier.etat == .brouillon {
            let vu = try await module.database.read { db in try module.vue(dossier.id, acces, on: db) }
            guard let etape = vu.formulaire.etapes.first(where: { $0.genre == .pieces }) else { throw Refusal.notFound }
            let erreurs = recu.refus.map { Constat("piece", .erreur, ["fichiers"], $0.message) }
            return try await EtapeHandler(module: module, paths: paths)
                .page(vu, etape, erreurs: erreurs, request, context, status: .unprocessableContent)
        }
        let pieces = try await module.database.read { db in try PieceStore.liste(dossier.id, on: db) }
        return try await page(dossier, pieces, refus: recu.refus.map(\.message), acces, request, context)
    }

    private func page(
        _ dossier: Dossier, _ pieces: [Piece], refus: [String], _ acces: Acces, _ request: Request,
        _ context: WebContext
    ) async throws -> Response {
        let page = AjoutPiecesPage(
            dossier: dossier, pieces: pieces, types: module.definition.pieces, refus: refus,
            possible: dossier.titulaire(acces).map {
                ActionDossier.ajouterPiece.disponibilite(dossier.etat, subroge: dossier.subroge, pour: $0)
            } ?? .impossible("Votre rôle ne le permet pas."),
            csrf: try context.require(CSRF.self), paths: paths, annonce: context[Flash.self])
        return try await module.pages.shell(
            page.page, refus.isEmpty ? .ok : .unprocessableContent, request, context)
    }
}
