/// RNCP: the number of a certification, stored with its prefix.
package enum RNCP {
    /// `38372`, `RNCP 38372` → `RNCP38372`.
    package static func normaliser(_ texte: String) -> String {
        let code = Code.normaliser(texte)
        return Code.chiffres(code, 1...6) ? "RNCP\(code)" : code
    }

    package static func formatJuste(_ code: String) -> Bool {
        code.hasPrefix("RNCP") && Code.chiffres(String(code.dropFirst(4)), 2...5)
    }
}

/// Code of a diploma: 8 characters, and a letter sometimes.
package enum CodeDiplome {
    package static func formatJuste(_ code: String) -> Bool {
        Code.suit(code, "********") || Code.suit(code, "********A")
    }
}
