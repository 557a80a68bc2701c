import Platform

/// La Poste's « base officielle des codes postaux » (hexasmal): one line per commune, postal code and old commune.
struct Communes: LineMapper {
    let table = BulkTable(
        "commune", keys: ["code_insee", "code_postal", "ligne_5"], [.text("nom"), .text("libelle")])

    private let insee, nom, codePostal: Int
    private let libelle, ligne5: Int?

    init(_ header: Header) throws {
        insee = try header.column("Code_commune_INSEE")
        nom = try header.column("Nom_de_la_commune", "Nom_commune")
        codePostal = try header.column("Code_postal")
        libelle = header.optional("Libelle_d_acheminement")
        ligne5 = header.optional("Ligne_5")
    }

    mutating func map(_ line: Line, into lines: inout BulkLines) -> String? {
        let code = line[insee]
        guard code.count == 5, code.allSatisfy({ (48...57).contains($0) || (65...66).contains($0) }) else {
            return "code INSEE qui n'a pas 5 caractères"
        }
        let postal = line[codePostal]
        guard postal.count == 5, postal.allSatisfy({ (48...57).contains($0) }) else {
            return "code postal qui n'a pas 5 chiffres"
        }
        let name = Cellule.decode(line[nom])
        guard !name.isEmpty else { return "nom de la commune absent" }
        let label = Cellule.decode(line[libelle])
        lines.append(code)
        lines.append(postal)
        lines.append(Cellule.decode(line[ligne5]).utf8)
        lines.append(name.utf8)
        lines.append((label.isEmpty ? name : label).utf8)
        return nil
    }
}
