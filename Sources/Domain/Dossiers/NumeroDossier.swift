/// Number of a sent dossier, `4024415.1`: a number, and a version that each amendment raises.
package struct NumeroDossier: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let numero: Int
    /// 1 for the contract, 2 and more for its amendments.
    package let version: Int

    /// - Returns: nil unless the number has seven digits and the version is at least 1.
    package init?(_ numero: Int, version: Int = 1) {
        guard (1_000_000...9_999_999).contains(numero), (1...999).contains(version) else { return nil }
        self.numero = numero
        self.version = version
    }

    /// Reads `4024415.1`, spaces around it allowed; nil for anything else.
    package init?(_ texte: String) {
        let parts = Texte.ligne(texte).split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, Code.chiffres(String(parts[0]), 7...7), Code.chiffres(String(parts[1]), 1...3),
            parts[1].first != "0", let numero = Int(parts[0]), let version = Int(parts[1])
        else { return nil }
        self.init(numero, version: version)
    }

    package var description: String { "\(numero).\(version)" }

    /// Number of the next amendment.
    package var avenant: NumeroDossier? { NumeroDossier(numero, version: version + 1) }

    package static func < (a: NumeroDossier, b: NumeroDossier) -> Bool { (a.numero, a.version) < (b.numero, b.version) }
}
