import Platform

/// Draws a letter and keeps the file.
package struct RendreCourrierJob: Job {
    package static let kind = "courrier.rendre"
    package static let attempts = 10

    package let courrier: Int

    package init(courrier: Int) { self.courrier = courrier }
}

/// The PDF of stored letters, drawn once. Whoever comes first, the job or a reader, draws it; the print then stands in
/// the row, and every reading gives these bytes.
struct RenduDeCourrier: Sendable {
    let database: any Database
    let files: any FileStore

    /// - Throws: `Refusal.notFound`, `PDFError`
    /// - Returns: SHA-256 of the PDF, which is its name in the store of files.
    func empreinte(_ id: Int) async throws -> String {
        guard let garde = try await database.read({ db in try CourrierStore.find(id, on: db) }) else {
            throw Refusal.notFound
        }
        return try await empreinte(garde)
    }

    func pdf(_ garde: CourrierGarde) async throws -> [UInt8] {
        let empreinte = try await empreinte(garde)
        do {
            return try await files.read(empreinte)
        } catch FileStoreError.notFound {
            // A store restored from an older copy: drawn again from its content, it must have the same print.
            let bytes = try garde.contenu.pdf()
            guard Digest.sha256Hex(bytes) == empreinte else { throw FileStoreError.notFound(empreinte) }
            _ = try await files.put(bytes)
            return bytes
        }
    }

    private func empreinte(_ garde: CourrierGarde) async throws -> String {
        if let empreinte = garde.empreinte { return empreinte }
        let file = try await files.put(try garde.contenu.pdf())
        return try await database.write { db in try CourrierStore.rendre(garde.id, file.sha256, on: db) }
    }
}
