import Domain
import Hummingbird
import NIOCore
import Platform

/// « Contrat d'apprentissage » : the lists « TRANSMIS » and « BROUILLON » of the establishment selected.
struct ListeHandler: Sendable {
    let module: DossiersModule
    let paths: DossierPaths

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        try acces.exiger(.consulter)
        let requete = RequeteDeListe(request.query)
        // A filter just added becomes part of the address.
        if request.query.has("colonne") { return .seeOther(requete.url(paths.liste())) }
        let page = try await module.database.read { db in
            try ListeStore.page(requete, Portee.condition(acces), prefixe: false, on: db)
        }
        let vue = ListePage(
            requete: requete, page: page, dispositif: module.definition.dispositif, depose: acces.peut(.deposer),
            csrf: try context.require(CSRF.self), paths: paths, annonce: context[Flash.self])
        return try await module.pages.shell(vue.page, .ok, request, context)
    }

    /// The whole list, filters and order included, as a spreadsheet.
    func export(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        try acces.exiger(.consulter)
        let requete = RequeteDeListe(request.query)
        guard let format = FormatDExport(rawValue: try context.parameter("format", as: String.self)) else {
            throw Refusal.notFound
        }
        // A hundred thousand lines take seconds to read and to write: both away from the threads of the pages.
        let octets = try await module.database.lengthyRead { db in
            let colonnes = ColonneDossier.allCases
            var lignes: [[SpreadsheetCell]] = []
            try ListeStore.chaque(requete, Portee.condition(acces), on: db) { dossier in
                lignes.append(colonnes.map { $0.cellule(export: dossier) })
            }
            return try TableauExporte(colonnes: colonnes.map(\.titre), lignes: lignes).octets(format)
        }
        return .document(
            octets, type: format.type, name: "contrats-apprentissage.\(format.rawValue)", attachment: true)
    }
}

extension ColonneDossier {
    fileprivate func cellule(export dossier: LigneDeDossier) -> SpreadsheetCell {
        switch self {
        case .debut: dossier.debut.map { .date(year: $0.annee, month: $0.mois, day: $0.jour) } ?? .empty
        case .fin: dossier.fin.map { .date(year: $0.annee, month: $0.mois, day: $0.jour) } ?? .empty
        default: .text(texte(dossier))
        }
    }
}
