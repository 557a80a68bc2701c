import Domain
import Platform

/// « Onglet 3 - référentiel NPEC » of France compétences' workbook: the yearly amount of a certification in a branch.
struct NiveauxDePriseEnCharge: LineMapper {
    let table = BulkTable(
        "npec", keys: ["rncp", "cpne", "applicable_du"], [.text("statut"), .integer("montant_centimes")])

    private let rncp, cpne, montant, date: Int
    private let statut: Int?

    init(_ header: Header) throws {
        rncp = try header.column("RNCP", "Code RNCP")
        cpne = try header.column("Code CPNE")
        montant = try header.beginning("NPEC final")
        date = try header.beginning("Date d'applicabilité")
        statut = header.optional("Statut")
    }

    mutating func map(_ line: Line, into lines: inout BulkLines) -> String? {
        guard let rncp = Valeurs.rncp(line[rncp]) else { return "code RNCP illisible" }
        guard let cpne = Valeurs.cpne(line[cpne]) else { return "code CPNE illisible" }
        guard let day = Valeurs.jour(line[date]) else { return "date d'applicabilité illisible" }
        let amount = Valeurs.montant(line[montant])
        if amount == .illisible { return "montant illisible" }
        lines.append(rncp.utf8)
        lines.append(cpne.utf8)
        lines.append(day.iso.utf8)
        Cellule.append(line[statut], of: line, to: &lines)
        if case .centimes(let centimes) = amount { lines.append(centimes) } else { lines.appendNull() }
        return nil
    }
}

/// « Onglet 4 - CPNE-IDCC »: which branches an agreement belongs to.
struct Branches: LineMapper {
    let table = BulkTable("cpne_idcc", keys: ["idcc", "cpne"], [.text("libelle")])

    private let idcc, cpne, libelle: Int

    init(_ header: Header) throws {
        idcc = try header.beginning("IDCC")
        cpne = try header.column("Code CPNE")
        libelle = try header.column("CPNE", "Libellé CPNE")
    }

    mutating func map(_ line: Line, into lines: inout BulkLines) -> String? {
        guard let idcc = Valeurs.idcc(line[idcc]) else { return "IDCC illisible" }
        guard let cpne = Valeurs.cpne(line[cpne]) else { return "code CPNE illisible" }
        lines.append(idcc.utf8)
        lines.append(cpne.utf8)
        lines.append(Cellule.decode(line[libelle]).utf8)
        return nil
    }
}
