import Platform

/// Why a file is not kept, in the fixed list of sentences that people know.
enum RefusDeFichier: Error, Equatable {
    case vide, tropGros, type, tronque, protege, virus, examenImpossible, tropDeFichiers

    func message(_ nom: String) -> String {
        switch self {
        case .vide: "Le fichier « \(nom) » est vide"
        case .tropGros: "Le fichier « \(nom) » dépasse 10 Mo"
        case .type: "Le fichier « \(nom) » doit être un PDF, un JPG ou un PNG"
        case .tronque: "Le fichier « \(nom) » est incomplet : envoyez-le de nouveau"
        case .protege: "Le fichier « \(nom) » est protégé par un mot de passe : envoyez-le sans protection"
        case .virus: "Le fichier « \(nom) » contient un virus"
        case .examenImpossible:
            "Le fichier « \(nom) » n'a pas pu être examiné : envoyez-le de nouveau dans quelques minutes"
        case .tropDeFichiers: "Le dossier a déjà 200 pièces : le fichier « \(nom) » n'est pas ajouté"
        }
    }
}

/// Keeps a file once its bytes have shown what it is; its name proves nothing.
struct ExamenDeFichier: Sendable {
    let files: any FileStore
    let scanner: (any VirusScanner)?

    struct Fichier: Sendable {
        let empreinte: String
        let taille: Int
        let type: String
    }

    /// - Throws: `RefusDeFichier`
    func garder(_ body: PartBody, nom: String, limite: Int) async throws -> Fichier {
        let stored: StoredFile
        do {
            stored = try await files.put(body, limit: limite)
        } catch FileStoreError.tooBig {
            throw RefusDeFichier.tropGros
        } catch FileStoreError.empty {
            throw RefusDeFichier.vide
        }
        let examen = try await files.inspect(stored.sha256)
        guard let kind = examen.kind, kind == .pdf || kind == .png || kind == .jpeg else { throw RefusDeFichier.type }
        guard examen.isComplete else { throw RefusDeFichier.tronque }
        guard !examen.isEncrypted else { throw RefusDeFichier.protege }
        try await analyser(stored)
        return Fichier(empreinte: stored.sha256, taille: stored.size, type: kind.mediaType)
    }

    private func analyser(_ stored: StoredFile) async throws {
        guard let scanner else { return }
        let verdict: ScanVerdict
        do {
            verdict = try await scanner.scan(try await files.chunks(stored.sha256))
        } catch {
            throw RefusDeFichier.examenImpossible
        }
        guard verdict == .clean else { throw RefusDeFichier.virus }
    }
}
