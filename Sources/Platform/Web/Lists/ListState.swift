/// A column that a list shows and may be ordered by. Its raw value is how addresses spell it.
package protocol ListColumn: RawRepresentable, CaseIterable, Sendable, Equatable where RawValue == String {
    /// As the header says it.
    var titre: String { get }
}

/// Everything that decides what a list shows, whole in its address: a list is linked, kept and reopened as it was.
package protocol ListState: Sendable {
    associatedtype Column: ListColumn

    var colonne: Column { get set }
    var decroissant: Bool { get set }
    /// What is typed in the search field, on one line.
    var recherche: String { get set }
    /// From 1.
    var page: Int { get set }
    /// Lines of a page.
    var taille: Int { get }
    /// Everything but the page, as fields and as a query; what is as it begins is left out.
    var parametres: [(name: String, value: String)] { get }
}

extension ListState {
    /// As the `tri` parameter spells the order: `-date`.
    package var tri: String { (decroissant ? "-" : "") + colonne.rawValue }

    /// - Parameter noms: the parameters that the form sets itself.
    package func garder(sauf noms: String...) -> [(name: String, value: String)] {
        parametres.filter { !noms.contains($0.name) }
    }

    /// - Parameter suite: parts of a query that are not of the list: `voir=12`.
    package func url(_ base: String, et suite: [String] = [], _ change: (inout Self) -> Void = { _ in }) -> String {
        var copie = self
        change(&copie)
        var parts = copie.parametres.map { "\($0.name)=\(URLText.encode($0.value))" }
        if copie.page > 1 { parts.append("page=\(copie.page)") }
        parts += suite
        return parts.isEmpty ? base : base + "?" + parts.joined(separator: "&")
    }
}

/// What lists read alike in their addresses.
package enum ListParameters {
    /// Lines that a page may hold.
    package static let tailles = [10, 25, 50, 100]

    package static func taille(_ query: FormData) -> Int {
        Int(query["lignes"]).flatMap { tailles.contains($0) ? $0 : nil } ?? 10
    }

    package static func page(_ query: FormData) -> Int { min(max(Int(query["page"]) ?? 1, 1), 100_000) }

    /// The order asked for, or the given one when the address names none that exists.
    package static func tri<Column: ListColumn>(
        _ query: FormData, parDefaut: (colonne: Column, decroissant: Bool)
    ) -> (colonne: Column, decroissant: Bool) {
        let tri = query["tri"]
        let decroissant = tri.hasPrefix("-")
        guard let colonne = Column(rawValue: decroissant ? String(tri.dropFirst()) : tri) else { return parDefaut }
        return (colonne, decroissant)
    }
}
