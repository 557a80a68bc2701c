import Crypto
import Foundation
import Platform

/// One table of a file, ready to be read.
struct SourceTable {
    let reader: any LineReader
    var mapper: any LineMapper
}

/// A file as it was downloaded: text, archive of a text, workbook, archive of a workbook.
enum SourceFile {
    /// The tables that the file holds, in the order in which they are imported.
    ///
    /// - Throws: `ImportError`
    static func tables(_ kind: KindOfImport, _ path: String) throws -> [SourceTable] {
        guard try isArchive(path) else { return [try table(kind, CSVReader(try FileSource(path)))] }
        let archive = try ZipArchive(path)
        if archive.names.contains("xl/workbook.xml") { return try sheets(kind, Workbook(path)) }
        if let inner = archive.names.first(where: { $0.lowercased().hasSuffix(".xlsx") }) {
            return try withExtracted(inner, of: archive) { try sheets(kind, Workbook($0)) }
        }
        let texts = archive.names.filter { $0.lowercased().hasSuffix(".csv") }
        let standard = texts.first { Cellule.fold($0).contains("STANDARD") }
        let wanted = texts.count > 1 && kind == .rncp ? standard : texts.first
        guard let wanted else { throw ImportError.entreeAbsente(kind == .rncp ? "Standard….csv" : ".csv") }
        return [try table(kind, CSVReader(try archive.source(wanted)))]
    }

    private static func table(_ kind: KindOfImport, _ reader: CSVReader) throws -> SourceTable {
        let header = reader.header
        let mapper: any LineMapper
        switch kind {
        case .sirene:
            let legal = header.optional("siret") == nil && header.optional("denominationUniteLegale") != nil
            mapper = legal ? try UnitesLegales(header) : try Etablissements(header)
        case .organismes:
            let schools = header.optional("Identifiant_de_l_etablissement", "numero_uai", "code UAI", "uai") != nil
            mapper = schools ? try NumerosUAI(header) : try Organismes(header)
        case .rncp:
            let diplomas = header.optional("Code Diplôme") != nil
            mapper = diplomas ? try CodesDiplome(header) : try Certifications(header)
        case .npec:
            let branches = header.optional("RNCP", "Code RNCP") == nil
            mapper = branches ? try Branches(header) : try NiveauxDePriseEnCharge(header)
        case .communes: mapper = try Communes(header)
        }
        return SourceTable(reader: reader, mapper: mapper)
    }

    /// The layout of the workbook since September 2022.
    private static func sheets(_ kind: KindOfImport, _ workbook: Workbook) throws -> [SourceTable] {
        guard kind == .npec else { throw ImportError.illisible("un classeur n'est pas attendu ici") }
        let amounts = try workbook.sheet("Onglet 3", headerRow: 4)
        let branches = try workbook.sheet("Onglet 4", headerRow: 3)
        return [
            SourceTable(reader: amounts, mapper: try NiveauxDePriseEnCharge(amounts.header)),
            SourceTable(reader: branches, mapper: try Branches(branches.header)),
        ]
    }

    private static func isArchive(_ path: String) throws -> Bool {
        var start: [UInt8] = [0, 0, 0, 0]
        let source = try FileSource(path)
        let count = try start.withUnsafeMutableBufferPointer { try source.read(into: $0) }
        return count == 4 && start == [0x50, 0x4B, 0x03, 0x04]
    }

    /// A workbook is an archive too, and archives are opened by name. The copy is unlinked once it is open.
    private static func withExtracted<T>(
        _ name: String, of archive: ZipArchive, _ body: (String) throws -> T
    ) throws -> T {
        let copy = FileManager.default.temporaryDirectory.appendingPathComponent("mgestion-\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: copy) }
        guard FileManager.default.createFile(atPath: copy.path, contents: nil) else {
            throw ImportError.illisible("le dossier temporaire refuse l'écriture")
        }
        let file = try FileHandle(forWritingTo: copy)
        let source = try archive.source(name)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = try buffer.withUnsafeMutableBufferPointer({ try source.read(into: $0) }), count > 0 {
            try file.write(contentsOf: buffer[..<count])
        }
        try file.close()
        return try body(copy.path)
    }

    /// SHA-256 of the whole file: an import is taken up only on the very same bytes.
    static func print(_ path: String) throws -> String {
        let source = try FileSource(path)
        var hash = SHA256()
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while case let count = try buffer.withUnsafeMutableBufferPointer({ try source.read(into: $0) }), count > 0 {
            buffer.withUnsafeBytes { hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
        return hash.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
