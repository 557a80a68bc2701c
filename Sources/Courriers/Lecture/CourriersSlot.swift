package import Domain
package import Platform

/// « Liste des courriers OPCO », on the page of a file that its reader may see.
package enum CourriersSlot {
    /// One statement.
    package static func liste(dossier: Int, espace: Espace, on db: any Connection) throws -> HTML {
        let paths = CourriersPaths(espace)
        let lignes = try CourrierStore.liste(dossier: dossier, on: db)
        let contenu =
            lignes.isEmpty
            ? emptyLine("Aucun courrier.")
            : filesList(
                lignes.map { FileItem($0.nom, href: paths.courrier($0.id), meta: $0.emisLe.paris.date) },
                heads: ("Nom du courrier", "Date d'émission"))
        let nombre: HTML? =
            lignes.isEmpty
            ? nil
            : "<span class=\"small muted\">\(lignes.count == 1 ? "1 courrier" : "\(lignes.count) courriers")</span>"
        return card(id: "courriers", titre: "Liste des courriers OPCO", aside: nombre, flush: true, contenu)
    }
}
