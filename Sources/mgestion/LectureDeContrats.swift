import ArgumentParser
import Domain
import Foundation

/// What `verifier` and `simuler` share: one JSON object, or one a line.
struct LectureDeContrats: ParsableArguments {
    @Argument(help: "Fichier JSON, ou « - » pour l'entrée standard.")
    var fichier: String

    @Flag(help: "Un objet JSON par ligne (NDJSON) : un résultat par ligne, et le plus grave des codes de sortie.")
    var lignes = false

    /// Exit code when a file, or a line, cannot be read.
    static let illisible: Int32 = 2

    /// Writes the result of each contract.
    /// - Throws: `ExitCode` when it is not 0.
    func traiter<Sortie: Encodable>(_ resultat: (CerfaJSON) async throws -> (Sortie, Int32)) async throws {
        let source = try ouvrir()
        let code = lignes ? try await chaqueLigne(source, resultat) : try await unSeul(source, resultat)
        if code != 0 { throw ExitCode(code) }
    }

    private func ouvrir() throws -> FileHandle {
        if fichier == "-" { return .standardInput }
        do {
            return try FileHandle(forReadingFrom: URL(fileURLWithPath: fichier))
        } catch {
            throw refuser("Le fichier « \(fichier) » ne peut pas être lu.")
        }
    }

    private func unSeul<Sortie: Encodable>(
        _ source: FileHandle, _ resultat: (CerfaJSON) async throws -> (Sortie, Int32)
    ) async throws -> Int32 {
        guard let octets = try? source.readToEnd() ?? Data() else {
            throw refuser("Le fichier « \(fichier) » ne peut pas être lu.")
        }
        do {
            let (sortie, code) = try await resultat(try CerfaJSON(octets))
            ecrire(sortie, aere: true)
            return code
        } catch let refus as Refus {
            throw refuser(refus.message)
        }
    }

    private func chaqueLigne<Sortie: Encodable>(
        _ source: FileHandle, _ resultat: (CerfaJSON) async throws -> (Sortie, Int32)
    ) async throws -> Int32 {
        var pire: Int32 = 0
        do {
            try await LignesDeFichier(source).forEach { ligne in
                do {
                    let (sortie, code) = try await resultat(try CerfaJSON(ligne))
                    ecrire(sortie, aere: false)
                    pire = max(pire, code)
                } catch let refus as Refus {
                    ecrire(["erreur": refus.message], aere: false)
                    pire = max(pire, Self.illisible)
                }
            }
        } catch {
            throw refuser("Le fichier « \(fichier) » ne peut pas être lu.")
        }
        return pire
    }

    private func ecrire(_ sortie: some Encodable, aere: Bool) {
        let encodeur = JSONEncoder()
        encodeur.outputFormatting =
            aere ? [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted] : [.sortedKeys, .withoutEscapingSlashes]
        guard let octets = try? encodeur.encode(sortie) else { return }
        FileHandle.standardOutput.write(octets + Data("\n".utf8))
    }

    private func refuser(_ message: String) -> ExitCode {
        FileHandle.standardError.write(Data("mgestion : \(message)\n".utf8))
        return ExitCode(Self.illisible)
    }
}
