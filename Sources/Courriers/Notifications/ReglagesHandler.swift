import Domain
import Hummingbird
import Platform

/// « Gérer mes notifications » : whether the morning mail is wanted.
struct ReglagesHandler: Sendable {
    let module: CourriersModule
    let paths: CourriersPaths

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        let csrf = try context.require(CSRF.self)
        let quotidien = try await module.database.read { db in
            try PreferenceStore.quotidien(acces.compteID, on: db)
        }
        let annonce = context[Flash.self]
        return try await module.pages.shell(page(quotidien, csrf, annonce), .ok, request, context)
    }

    func save(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        let quotidien = try await request.form(context).has("quotidien")
        try await module.database.write { db in
            try PreferenceStore.regler(acces.compteID, quotidien: quotidien, on: db)
        }
        return .seeOther(
            paths.reglages(),
            saying: quotidien
                ? "Vous recevrez le mail quotidien d'information de dépôt de courrier."
                : "Vous ne recevrez plus le mail quotidien d'information de dépôt de courrier.")
    }

    static let phrase = """
        Je souhaite recevoir un mail quotidien d'information de dépôt de courrier sur mes demandes (Contrat \
        d'apprentissage, Contrat de Professionnalisation et Actions de Formation)
        """

    private func page(_ quotidien: Bool, _ csrf: CSRF, _ annonce: Flash?) -> Page {
        Page(
            titre: "Gérer mes notifications", mainClass: "main--form",
            main: """
                \(annonce.map { banner(Tone(rawValue: $0.tone) ?? .info, $0.message) })
                \(pageHead(PageHead("Gérer mes notifications").with {
                    $0.retour = ("Notifications", paths.notifications())
                }))
                <form class="stack" method="post" action="\(paths.reglages())">\(csrf.field)
                \(formCard("Mail quotidien", switchField(
                    FieldModel(name: "quotidien", label: ReglagesHandler.phrase), checked: quotidien)))
                <div class="row row--end">\(button("ENREGISTRER", style: .primary))</div>
                </form>
                """)
    }
}
