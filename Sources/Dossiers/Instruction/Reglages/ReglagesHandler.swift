package import Domain
import Hummingbird
package import Platform

/// The settings of the desk, in the supervisor's hands.
struct ReglagesHandler: Sendable {
    let module: DossiersModule
    let paths: BureauPaths

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        try acces.exiger(.superviser)
        let (actif, trace) = try await module.database.read { db in
            (
                try ReglageStore.actif(.accordAutomatique, on: db),
                try ReglageStore.trace(.accordAutomatique, on: db).map {
                    "\($0.auteur), le \($0.instant.paris.date) à \($0.instant.paris.time)"
                }
            )
        }
        let page = ReglagesPage(
            accordAutomatique: actif, trace: trace, csrf: try context.require(CSRF.self), paths: paths,
            annonce: context[Flash.self])
        return try await module.pages.shell(page.page, .ok, request, context)
    }

    func enregistrer(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        let form = try await request.form(context)
        let now = module.clock.now
        let actif = form["accord_automatique"] == "oui"
        try await module.database.write { db in
            try module.regler(.accordAutomatique, actif, acces, at: now, on: db)
        }
        return .seeOther(paths.reglages(), saying: "Les réglages sont enregistrés.")
    }
}

extension DossiersModule {
    /// - Throws: a `Refus` without the right to supervise.
    package func regler(
        _ reglage: Reglage, _ actif: Bool, _ acces: Acces, at now: Instant, on db: any Connection
    ) throws {
        try acces.exiger(.superviser)
        try ReglageStore.ecrire(reglage, actif, par: acces.nomComplet, at: now, on: db)
        try Journal.append(
            on: db, at: now, acteur: "compte \(acces.compteID)", action: "reglage.modifier", objet: reglage.rawValue,
            details: ["valeur": actif ? "oui" : "non"])
    }
}

struct ReglagesPage {
    let accordAutomatique: Bool
    let trace: String?
    let csrf: CSRF
    let paths: BureauPaths
    let annonce: Flash?

    var page: Page {
        Page(
            titre: "Réglages de l'instruction", mainClass: "main--form",
            main: """
                \(annonce.map { banner(Tone($0.tone), $0.message) })
                \(pageHead(PageHead("Réglages de l'instruction").with { $0.retour = ("File d'instruction", paths.file()) }))
                <form class="form" method="post" action="\(paths.reglages())">\(csrf.field)
                \(formCard("Accord automatique", interrupteur))
                <div class="row row--end">\(button("ENREGISTRER", style: .primary))</div>
                </form>
                """)
    }

    private var interrupteur: HTML {
        let champ = FieldModel(
            name: Reglage.accordAutomatique.rawValue,
            label: "Accorder dès leur dépôt les dossiers que personne n'a à regarder")
        return switchField(
            champ, checked: accordAutomatique,
            points: [
                "Toutes les règles sont conformes, sans avertissement ni information.",
                "Un seul niveau de prise en charge s'applique.",
                "Les montants accordés sont ceux proposés.",
            ]) + (trace.map { "<p class=\"small muted\">Modifié par \($0).</p>" } ?? "")
    }
}
