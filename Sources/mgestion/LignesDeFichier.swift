import Foundation

/// The lines of a file, read piece by piece: memory holds one piece and one line, whatever the size of the file.
struct LignesDeFichier {
    private let source: FileHandle
    private static let morceau = 1 << 16

    init(_ source: FileHandle) { self.source = source }

    /// Calls `corps` with each line that is not blank, without its line break.
    func forEach(_ corps: (Data) async throws -> Void) async throws {
        var reste = Data()
        while let octets = try source.read(upToCount: Self.morceau), !octets.isEmpty {
            var debut = octets.startIndex
            while let fin = octets[debut...].firstIndex(of: UInt8(ascii: "\n")) {
                reste.append(octets[debut..<fin])
                try await remettre(&reste, corps)
                debut = octets.index(after: fin)
            }
            reste.append(octets[debut...])
        }
        try await remettre(&reste, corps)
    }

    private func remettre(_ ligne: inout Data, _ corps: (Data) async throws -> Void) async throws {
        defer { ligne = Data() }
        let blanche = ligne.allSatisfy {
            $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r")
        }
        if !blanche { try await corps(ligne) }
    }
}
