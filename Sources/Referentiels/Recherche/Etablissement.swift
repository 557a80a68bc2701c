package import Domain

/// An establishment of Sirene, as screens and forms use it.
package struct Etablissement: Sendable, Equatable, Encodable {
    package let siret: String
    /// Name of the establishment when it has one of its own, else the company's.
    package let nom: String
    /// The company's name, nil when only the establishments' file was imported.
    package let raisonSociale: String?
    package let enseigne: String?
    package let siege: Bool
    package let adresse: AdresseReference
    package let departement: String?
    /// Without its dot, `4520A`.
    package let naf: String?
    /// INSEE's range of staff, of the company when it is known.
    package let effectif: String?
    /// INSEE's legal category, which tells public employers.
    package let categorieJuridique: String?
    package let ferme: Bool
    package let fermeLe: Jour?
    package let employeur: Bool?
    package let idcc: String?
    /// Fictional: its keys are not checked.
    package let test: Bool

    package var siren: String { Siret.siren(siret) }
    package var nic: String { String(siret.dropFirst(9)) }
}

/// A postal address in the parts that the CERFA asks.
package struct AdresseReference: Sendable, Equatable, Encodable {
    package let numero: String?
    /// B, T, Q or C.
    package let indice: String?
    /// Kind and name of the way: « rue des Forges ».
    package let voie: String?
    package let complement: String?
    package let codePostal: String?
    package let commune: String?
    package let codeCommune: String?

    /// - Parameter typeDeVoie: as INSEE abbreviates it, nil when the way is written whole.
    package init(
        numero: String?, indice: String?, typeDeVoie: String?, voie: String?, codePostal: String?, commune: String?
    ) {
        self.init(
            numero: numero, indice: indice, voie: TypeDeVoie.voie(typeDeVoie, voie), complement: nil,
            codePostal: codePostal, commune: commune, codeCommune: nil)
    }

    init(
        numero: String?, indice: String?, voie: String?, complement: String?, codePostal: String?, commune: String?,
        codeCommune: String?
    ) {
        self.numero = numero
        self.indice = indice
        self.voie = voie
        self.complement = complement
        self.codePostal = codePostal
        self.commune = commune
        self.codeCommune = codeCommune
    }

    /// « 18 rue des Forges »
    package var rue: String { [numero, indice, voie].compactMap(\.self).joined(separator: " ") }

    /// « 18 rue des Forges, 35000 RENNES »
    package var ligne: String {
        let street = rue
        let town = [codePostal, commune].compactMap(\.self).joined(separator: " ")
        return [street, town].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

/// INSEE abbreviates the kinds of way.
enum TypeDeVoie {
    private static let libelles = [
        "ALL": "allée", "AV": "avenue", "BD": "boulevard", "CAR": "carrefour", "CHE": "chemin", "CHS": "chaussée",
        "CITE": "cité", "COR": "corniche", "CRS": "cours", "DOM": "domaine", "DSC": "descente", "ECA": "écart",
        "ESP": "esplanade", "FG": "faubourg", "GR": "grande rue", "HAM": "hameau", "HLE": "halle", "IMP": "impasse",
        "LD": "lieu-dit", "LOT": "lotissement", "MAR": "marché", "MTE": "montée", "PAS": "passage", "PL": "place",
        "PLN": "plaine", "PLT": "plateau", "PRO": "promenade", "PRV": "parvis", "QUA": "quartier", "QUAI": "quai",
        "RES": "résidence", "RLE": "ruelle", "ROC": "rocade", "RPT": "rond-point", "RTE": "route", "RUE": "rue",
        "SEN": "sentier", "SQ": "square", "TPL": "terre-plein", "TRA": "traverse", "VLA": "villa", "VLGE": "village",
    ]

    static func voie(_ type: String?, _ libelle: String?) -> String? {
        let kind = type.map { libelles[$0.uppercased()] ?? $0.lowercased() }
        let words = [kind, libelle].compactMap(\.self)
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
