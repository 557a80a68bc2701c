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
        guard let code = Valeurs.rncp(line[numero]) else { return "numéro de fiche illisible" }
        guard !line[intitule].isEmpty else { return "intitulé absent" }
        let end = line[fin]
        guard end.isEmpty || Valeurs.jour(end) != nil else { return "date de fin d'enregistrement illisible" }
        let state = Cellule.decode(line[actif]).uppercased()
        guard state == "ACTIVE" || state == "INACTIVE" else { return "état autre que ACTIVE ou INACTIVE" }
        lines.append(code.utf8)
        for column in [intitule, abrege, type] { Cellule.append(line[column], of: line, to: &lines) }
        lines.append(Valeurs.jour(end)?.iso)
        lines.append(folding: Array(Cellule.decode(line[intitule]).utf8), scratch: &folded)
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
        guard let fiche = Valeurs.rncp(line[fiche]) else { return "numéro de fiche illisible" }
        let code = Code.normaliser(Cellule.decode(line[code]))
        guard CodeDiplome.formatJuste(code) else { return "code diplôme qui n'a pas 8 ou 9 caractères" }
        lines.append(fiche.utf8)
        lines.append(code.utf8)
        Cellule.append(line[intitule], of: line, to: &lines)
        return nil
    }
}
