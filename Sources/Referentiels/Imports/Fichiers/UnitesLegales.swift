import Domain
import Platform

/// `StockUniteLegale_utf8.csv` of INSEE's Sirene: the names that the establishments' file leaves out.
struct UnitesLegales: LineMapper {
    let table = BulkTable(
        "unite_legale", keys: ["siren"],
        [
            .text("nom"), .text("sigle"), .text("categorie_juridique"), .text("effectif"), .text("naf"),
            .text("etat"), .text("nom_recherche"),
        ])
    let ceased: (column: StaticString, value: String)? = ("etat", "C")

    private let siren, etat, denomination: Int
    private let sigle, categorie, effectif, naf, nom, nomUsage, prenom, prenomUsuel: Int?
    private var key: [UInt8] = []
    private var folded: [UInt8] = []

    init(_ header: Header) throws {
        siren = try header.column("siren")
        etat = try header.column("etatAdministratifUniteLegale")
        denomination = try header.column("denominationUniteLegale")
        sigle = header.optional("sigleUniteLegale")
        categorie = header.optional("categorieJuridiqueUniteLegale")
        effectif = header.optional("trancheEffectifsUniteLegale")
        naf = header.optional("activitePrincipaleUniteLegale")
        nom = header.optional("nomUniteLegale")
        nomUsage = header.optional("nomUsageUniteLegale")
        prenom = header.optional("prenom1UniteLegale")
        prenomUsuel = header.optional("prenomUsuelUniteLegale")
    }

    mutating func map(_ line: Line, into lines: inout BulkLines) -> String? {
        Valeurs.digits(line[siren], into: &key)
        guard key.count == 9 else { return "SIREN qui n'a pas 9 chiffres" }
        guard Siren.cleJuste(String(decoding: key, as: UTF8.self)) || Valeurs.estDeTest(siret: key) else {
            return "clé du SIREN fausse"
        }
        let state = line[etat]
        guard state.count == 1, state[0] == UInt8(ascii: "A") || state[0] == UInt8(ascii: "C") else {
            return "état administratif autre que A ou C"
        }
        let name = name(line)
        lines.append(key)
        lines.append(name.isEmpty ? "Nom non diffusé" : name)
        for column in [sigle, categorie, effectif, naf] { Cellule.append(line[column], of: line, to: &lines) }
        lines.append(state)
        lines.append(folding: Array(name.utf8), scratch: &folded)
        return nil
    }

    private func name(_ line: Line) -> String {
        func text(_ column: Int?) -> String {
            let text = Cellule.decode(line[column])
            return text == "[ND]" ? "" : text
        }
        let legal = text(denomination)
        if !legal.isEmpty { return legal }
        let given = text(prenomUsuel).isEmpty ? text(prenom) : text(prenomUsuel)
        let family = text(nomUsage).isEmpty ? text(nom) : text(nomUsage)
        return [given, family].filter { !$0.isEmpty }.joined(separator: " ")
    }
}
