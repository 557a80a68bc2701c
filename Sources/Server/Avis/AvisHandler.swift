import Domain
import HTTPTypes
import Hummingbird
import Platform

/// « Donnez votre avis » : a mark and a text, kept for the OPCO, which reads them on the same page of its own space.
struct AvisHandler: Sendable {
    let services: Services
    let pages: PageRenderer
    let espace: Espace

    static func path(_ espace: Espace) -> String { espace.racine + "/avis" }
    static let texteMax = 2_000

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        if espace == .opco {
            try context.require(Acces.self).exiger(.administrer)
            let avis = try await services.database.read { db in try AvisStore.derniers(200, on: db) }
            return try await pages.shell(AvisRecusPage(avis: avis).page, .ok, request, context)
        }
        return try await page(AvisForm(), .ok, request, context)
    }

    func save(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        let form = AvisForm(try await request.form(context))
        guard form.erreurs.isEmpty, let note = form.noteDonnee else {
            return try await page(form, .unprocessableContent, request, context)
        }
        let now = services.clock.now
        try await services.database.write { db in
            try AvisStore.insert(acces, note: note, texte: form.texte, at: now, on: db)
        }
        return .seeOther(espace.racine, saying: "Merci, votre avis est enregistré.")
    }

    private func page(
        _ form: AvisForm, _ status: HTTPResponse.Status, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        try await pages.shell(
            form.page(action: AvisHandler.path(espace), csrf: try context.require(CSRF.self)), status, request, context)
    }
}

struct AvisForm: Sendable {
    var note = ""
    var texte = ""
    private(set) var erreurs: [FieldError] = []

    init() {}

    init(_ form: FormData) {
        note = form["note"]
        texte = Texte.paragraphe(form["texte"])
        if noteDonnee == nil { erreurs.append(FieldError(id: "note", message: "Choisissez une note de 1 à 5")) }
        if texte.count > AvisHandler.texteMax {
            erreurs.append(FieldError(id: "texte", message: "« Votre avis » compte 2 000 caractères au plus"))
        }
    }

    var noteDonnee: Int? { Int(note).flatMap { (1...5).contains($0) ? $0 : nil } }

    func page(action: String, csrf: CSRF) -> Page {
        Page(
            titre: "Donnez votre avis", mainClass: "main--form", erreurs: !erreurs.isEmpty,
            main: """
                \(errorSummary(erreurs))
                \(pageHead(PageHead("Donnez votre avis").with { $0.chapeau = "Ce qui marche, ce qui manque : l'OPCO lit chaque avis." }))
                <form class="form" method="post" action="\(action)" novalidate>\(csrf.field)
                \(formCard("Votre avis sur M-Gestion",
                """
                \(radios(champ("note", "Note").with { $0.choisie(note) }, AvisForm.notes))
                \(textArea(champ("texte", "Votre avis").with {
                    $0.value = texte
                    $0.maxlength = AvisHandler.texteMax
                    $0.hint = "Sans donnée personnelle d'un apprenti ou d'un salarié"
                }, rows: 6))
                """))
                <div class="row row--end">\(button("ENREGISTRER", style: .primary))</div>
                </form>
                """)
    }

    private func champ(_ nom: String, _ libelle: String) -> FieldModel {
        FieldModel(name: nom, label: libelle).with { $0.error = erreurs.first { $0.id == nom }?.message }
    }

    private static let notes = [
        Choix("1", "1, pas du tout satisfait"), Choix("2", "2"), Choix("3", "3"), Choix("4", "4"),
        Choix("5", "5, tout à fait satisfait"),
    ]
}

struct AvisRecusPage {
    let avis: [AvisStore.Ligne]

    var page: Page {
        Page(
            titre: "Avis reçus",
            main: """
                \(pageHead(PageHead("Avis reçus").with { $0.chapeau = "Les 200 derniers, du plus récent au plus ancien." }))
                <section class="card" aria-label="Avis">\(avis.isEmpty ? emptyLine("Aucun avis pour l'instant.") : tableau)</section>
                """)
    }

    private var tableau: HTML {
        dataTable(
            TableModel(
                label: "Avis reçus",
                columns: [
                    TableColumn("Date"), TableColumn("Application"), TableColumn("Note", .end),
                    TableColumn("Avis", .wide),
                ],
                rows: avis.map { avis in
                    [
                        HTML.escaping(avis.instant?.paris.date ?? ""),
                        HTML.escaping(Espace(rawValue: avis.espace)?.libelle ?? avis.espace), "\(avis.note) sur 5",
                        HTML.escaping(avis.texte),
                    ]
                }))
    }
}

extension FieldModel {
    fileprivate mutating func choisie(_ note: String) {
        value = note
        required = true
    }
}
