/// The identifier of somebody who signs in to the CMI portal: the issuer code of their body, 5 characters, then up to
/// 15 letters and digits of their own. `000011701060005` belongs to body `00001`.
package enum IdentifiantCMI {
    /// Characters of an issuer code.
    package static let longueurDuCode = 5
    /// Characters of the part that follows it.
    package static let longueurPropre = 1...15

    /// As it is compared: capitals, without the spaces, dots and hyphens that a copy brings.
    package static func normaliser(_ texte: String) -> String { Code.normaliser(texte) }

    /// - Parameter code: already normalised.
    package static func codeJuste(_ code: String) -> Bool { Code.suit(code, "*****") }

    /// The part after the issuer code, already normalised.
    package static func propreJuste(_ propre: String) -> Bool {
        longueurPropre.contains(propre.utf8.count)
            && propre.utf8.allSatisfy { Code.estChiffre($0) || Code.estLettre($0) }
    }

    /// - Parameter identifiant: already normalised.
    package static func formatJuste(_ identifiant: String) -> Bool {
        codeJuste(code(de: identifiant)) && propreJuste(String(identifiant.dropFirst(longueurDuCode)))
    }

    /// `00001` of `000011701060005`.
    package static func code(de identifiant: String) -> String { String(identifiant.prefix(longueurDuCode)) }
}
