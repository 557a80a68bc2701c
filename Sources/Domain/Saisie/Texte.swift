/// Cleaning of what was typed or pasted, before anything reads it.
package enum Texte {
    /// One line: control characters gone, runs of spaces and line breaks reduced to one space, no space at the ends.
    package static func ligne(_ texte: String) -> String {
        var resultat = ""
        var attente = false
        for scalaire in texte.unicodeScalars {
            if scalaire.properties.isWhitespace {
                attente = true
            } else if !estControle(scalaire) {
                if attente, !resultat.isEmpty { resultat.append(" ") }
                attente = false
                resultat.unicodeScalars.append(scalaire)
            }
        }
        return resultat
    }

    /// Several lines: line breaks kept as `\n`, each line cleaned, no blank line at the ends.
    package static func paragraphe(_ texte: String) -> String {
        let lignes = texte.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map {
            ligne(String($0))
        }
        let debut = lignes.firstIndex { !$0.isEmpty } ?? lignes.endIndex
        let fin = lignes.lastIndex { !$0.isEmpty } ?? lignes.startIndex
        guard debut < lignes.endIndex else { return "" }
        return lignes[debut...fin].joined(separator: "\n")
    }

    /// NUL and the other control characters, and the invisible marks that a paste brings.
    static func estControle(_ s: Unicode.Scalar) -> Bool {
        switch s.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned: true
        default: false
        }
    }
}
