import Domain
import Platform

/// `export_fiches_CSV_Standard_….csv` of France compétences.
struct Certifications: LineMapper {
    let table = BulkTable(
        "certification", keys: ["rncp"],
        [
            .text("intitule"), .text("abrege"), .text("type_diplome"), .text("fin_enregistrement"),
            .text("nom_recherche"), .integer("niveau"), .integer("active"),
        ])
    let ceased: (column: StaticString, value: String)? = ("active", "0")

    private let numero, intitule, actif: Int
    private let abrege, type, niveau, fin: Int?
    private var folded: [UInt8] = []

    init(_ header: Header) throws {
        numero = try header.column("Numero_Fiche")
        intitule = try header.column("Intitule")
        actif = try header.column("Actif")
        abrege = header.optional("Abrege_Libelle")
        type = header.optional("Abrege_Intitule")
        niveau = header.optional("Nomenclature_Europe_Niveau")
        fin = header.optional("Date_Fin_Enregistrement")
    }

    mutating func map(_ line: Line, into lines: inout BulkLines) -> String? {
        guard let code = Code.rncp(line[numero]) else { return "numéro de fiche illisible" }
        guard !line[intitule].isEmpty else { return "intitulé absent" }
        let end = line[fin]
        guard end.isEmpty || Valeurs.jour(end) != nil else { return "date de fin d'enregistrement illisible" }
        let state = Texte.decode(line[actif]).uppercased()
        guard state == "ACTIVE" || state == "INACTIVE" else { return "état autre que ACTIVE ou INACTIVE" }
        lines.append(code.utf8)
        for column in [intitule, abrege, type] { Texte.append(line[column], of: line, to: &lines) }
        lines.append(Valeurs.jour(end)?.iso)
        lines.append(folding: Array(Texte.decode(line[intitule]).utf8), scratch: &folded)
        let level = line[niveau].last.map { Int64($0) - 48 }
        if let level, (1...8).contains(level) { lines.append(level) } else { lines.appendNull() }
        lines.append(state == "ACTIVE")
        return nil
    }
}

/// The « kit apprentissage »: which diploma codes of the Éducation nationale a certification has.
struct CodesDiplome: LineMapper {
    let table = BulkTable("certification_diplome", keys: ["rncp", "code_diplome"], [.text("intitule")])

    private let fiche, code: Int
    private let intitule: Int?

    init(_ header: Header) throws {
        code = try header.column("Code Diplôme", "Code Diplome")
        fiche = try header.column("FicheRNCP", "Fiche RNCP", "Code RNCP")
        intitule = header.optional("Intitulé diplôme (DEPP)", "Intitulé diplôme")
    }

    mutating func map(_ line: Line, into lines: inout BulkLines) -> String? {
        guard let fiche = Code.rncp(line[fiche]) else { return "numéro de fiche illisible" }
        let code = line[code]
        guard (8...9).contains(code.count), code.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) }) else {
            return "code diplôme qui n'a pas 8 ou 9 caractères"
        }
        lines.append(fiche.utf8)
        lines.append(code)
        Texte.append(line[intitule], of: line, to: &lines)
        return nil
    }
}

/// Codes that several files spell in several ways.
enum Code {
    /// `RNCP38372` from itself, from `rncp 38372` or from the number alone; `RS…` of the specific directory too.
    static func rncp(_ cell: Octets) -> String? {
        let text = Texte.decode(cell).uppercased().filter { !$0.isWhitespace }
        let digits = text.drop { !("0"..."9").contains($0) }
        let prefix = text.prefix(text.count - digits.count)
        guard (1...6).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }),
            ["", "RNCP", "RS"].contains(prefix)
        else { return nil }
        return (prefix.isEmpty ? "RNCP" : String(prefix)) + String(digits)
    }

    /// Four digits, from one to four of them.
    static func idcc(_ cell: Octets) -> String? {
        var text = Texte.decode(cell).filter { !$0.isWhitespace }
        if text.hasSuffix(".0") { text.removeLast(2) }
        guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return String(repeating: "0", count: 4 - text.utf8.count) + text
    }

    /// A number of one to four digits, without zeros in front.
    static func cpne(_ cell: Octets) -> String? { idcc(cell).flatMap { Int($0) }.map { String($0) } }
}
