/// The official files that can be imported.
package enum KindOfImport: String, CaseIterable, Sendable {
    case sirene, organismes, rncp, npec, communes

    /// What the command's help says of it.
    package var aide: String {
        switch self {
        case .sirene: "Établissements (StockEtablissement) ou noms des entreprises (StockUniteLegale), INSEE"
        case .organismes: "Liste publique des organismes de formation, ou annuaire de l'éducation (UAI)"
        case .rncp: "Certifications (export « Standard » du RNCP) ou codes diplôme (kit apprentissage)"
        case .npec: "Niveaux de prise en charge et branches, classeur de France compétences"
        case .communes: "Codes postaux de La Poste (hexasmal)"
        }
    }
}

/// Where an import is, after each transaction.
package struct ImportProgress: Sendable {
    /// Number in the file of the last line written.
    package let ligne: Int
    package let lues: Int
    /// Bytes read of a file, rows of a sheet.
    package let position: Int
}

/// What an import did, an interrupted and resumed one included.
package struct ImportReport: Sendable, Equatable, CustomStringConvertible {
    package struct Rejet: Sendable, Equatable, Codable {
        package let ligne: Int
        package let motif: String
    }

    /// Rejected lines are all counted; the first ones are kept with their reasons.
    package static let rejetsGardes = 100

    package var lues = 0
    package var ajoutees = 0
    /// Closed ones included.
    package var modifiees = 0
    package var inchangees = 0
    /// Were open, are closed now.
    package var fermees = 0
    package var rejetees = 0
    package var rejets: [Rejet] = []
    /// Line after which an interrupted import was taken up, nil when it ran in one go.
    package var reprisApres: Int?

    mutating func reject(_ ligne: Int, _ motif: String) {
        rejetees += 1
        if rejets.count < ImportReport.rejetsGardes { rejets.append(Rejet(ligne: ligne, motif: motif)) }
    }

    mutating func add(_ other: ImportReport) {
        lues += other.lues
        ajoutees += other.ajoutees
        modifiees += other.modifiees
        inchangees += other.inchangees
        fermees += other.fermees
        rejetees += other.rejetees
        rejets += other.rejets.prefix(ImportReport.rejetsGardes - rejets.count)
    }

    package var description: String {
        var lines: [String] = []
        if let reprisApres { lines.append("Import repris après la ligne \(reprisApres).") }
        lines.append("Lignes lues : \(lues)")
        lines.append("Ajoutées : \(ajoutees)")
        lines.append("Modifiées : \(modifiees)" + (fermees > 0 ? ", dont \(fermees) fermées" : ""))
        lines.append("Inchangées : \(inchangees)")
        lines.append("Rejetées : \(rejetees)")
        lines += rejets.map { "  ligne \($0.ligne) : \($0.motif)" }
        if rejetees > rejets.count { lines.append("  et \(rejetees - rejets.count) autres") }
        return lines.joined(separator: "\n")
    }
}
