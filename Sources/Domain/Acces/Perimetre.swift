/// What a habilitation covers: one establishment, or a whole company with the establishments that it opens later.
package enum Perimetre: Sendable, Hashable {
    case etablissement(siret: String)
    case entreprise(siren: String)

    /// Reads a SIRET or a SIREN, digits only.
    package init?(_ code: String) {
        if Siret.formatJuste(code) {
            self = .etablissement(siret: code)
        } else if Siren.formatJuste(code) {
            self = .entreprise(siren: code)
        } else {
            return nil
        }
    }

    package var code: String {
        switch self {
        case .etablissement(let siret): siret
        case .entreprise(let siren): siren
        }
    }

    package var siren: String { Siret.siren(code) }

    /// « SIRET 98765432400019 », « SIREN 987654324, tous ses établissements »
    package var libelle: String {
        switch self {
        case .etablissement(let siret): "SIRET \(siret)"
        case .entreprise(let siren): "SIREN \(siren), tous ses établissements"
        }
    }

    package func couvre(_ siret: String) -> Bool {
        switch self {
        case .etablissement(let mien): mien == siret
        case .entreprise(let siren): Siret.siren(siret) == siren
        }
    }

    /// The habilitations that open an establishment stand under these codes.
    package static func codes(couvrant siret: String) -> [String] { [siret, Siret.siren(siret)] }
}
