import Domain
import Hummingbird
import Platform

/// Jobs that failed for good: seen, run again or given up by an administrator.
struct TachesHandler: Sendable {
    let services: Services
    let pages: PageRenderer

    static let path: Route<> = Route("/opco/taches")
    static let reprise = Route<Int>("/opco/taches/{id}/reprise")
    static let abandon = Route<Int>("/opco/taches/{id}/abandon")

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        try context.require(Acces.self).exiger(.administrer)
        let (echecs, comptes) = try await services.database.read { db in
            (try Jobs.failures(on: db), try Jobs.counts(on: db))
        }
        let page = TachesPage(
            echecs: echecs, comptes: comptes, csrf: try context.require(CSRF.self), annonce: context[Flash.self])
        return try await pages.shell(page.page, .ok, request, context)
    }

    func reprendre(_ request: Request, _ context: WebContext) async throws -> Response {
        let id = try await autoriser(request, context)
        let acces = try context.require(Acces.self)
        let now = services.clock.now
        try await services.database.write { db in
            guard let genre = try Jobs.kind(failed: id, on: db) else { throw Refusal.notFound }
            guard genre == MailJob.kind else {
                guard try Jobs.retry(id, on: db, at: now) else {
                    throw Refusal.conflict("Une autre tâche fait déjà ce travail : il n'y a rien à relancer.")
                }
                return
            }
            guard let courriel = try MailJournal.resend(job: id, on: db, at: now) else {
                throw Refusal.conflict(
                    "Ce courriel est déjà parti, attend déjà son envoi ou n'a plus de texte : abandonnez cette tâche.")
            }
            try Journal.append(
                on: db, at: now, acteur: "compte \(acces.compteID)", action: "courriel.renvoyer",
                objet: "courriel \(courriel)")
        }
        return .seeOther(TachesHandler.path(), saying: "La tâche est relancée.")
    }

    func abandonner(_ request: Request, _ context: WebContext) async throws -> Response {
        let id = try await autoriser(request, context)
        guard try await services.database.write({ db in try Jobs.discard(id, on: db) }) else { throw Refusal.notFound }
        return .seeOther(TachesHandler.path(), saying: "La tâche est abandonnée.")
    }

    private func autoriser(_ request: Request, _ context: WebContext) async throws -> Int {
        try context.require(Acces.self).exiger(.administrer)
        _ = try await request.form(context)
        return try context.parameter("id", as: Int.self)
    }
}

struct TachesPage {
    let echecs: [Jobs.Entry]
    let comptes: [Jobs.State: Int]
    let csrf: CSRF
    let annonce: Flash?

    var page: Page {
        Page(
            titre: "Tâches de fond",
            main: """
                \(annonce.map { banner(.ok, $0.message) })
                \(pageHead(PageHead("Tâches de fond").with { $0.chapeau = "Courriels, courriers en PDF, résumés quotidiens : ce qui n'a pas abouti après plusieurs essais." }))
                \(strip(Jobs.State.allCases.map { Fact($0.libelle, String(comptes[$0] ?? 0)) }, label: "Nombre de tâches par état"))
                <section class="card" aria-label="Échecs">\
                \(echecs.isEmpty ? emptyLine("Aucune tâche en échec.") : tableau)</section>
                """)
    }

    private var tableau: HTML {
        dataTable(
            TableModel(
                label: "Tâches en échec",
                columns: [
                    TableColumn("Tâche"), TableColumn("Depuis le"), TableColumn("Essais", .end),
                    TableColumn("Dernière erreur", .wide), TableColumn("Actions"),
                ],
                rows: echecs.map { tache in
                    [
                        HTML.escaping("\(tache.kind) n° \(tache.id)"),
                        HTML.escaping("\(tache.created.paris.date) \(tache.created.paris.time)"),
                        "\(tache.attempts)", HTML.escaping(tache.lastError ?? ""), actions(tache),
                    ]
                }))
    }

    private func actions(_ tache: Jobs.Entry) -> HTML {
        let nom = "la tâche n° \(tache.id)"
        return """
            <div class="row"><form method="post" action="\(TachesHandler.reprise(tache.id))">\(csrf.field)\
            \(button("RELANCER", shape: .small, precision: nom))</form>\
            <form method="post" action="\(TachesHandler.abandon(tache.id))">\(csrf.field)\
            \(button("ABANDONNER", style: .quiet, shape: .small, precision: nom))</form></div>
            """
    }
}

extension Jobs.State {
    fileprivate var libelle: String {
        switch self {
        case .waiting: "En attente"
        case .running: "En cours"
        case .done: "Terminées"
        case .failed: "En échec"
        }
    }
}
