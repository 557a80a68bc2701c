import HTTPTypes
import Hummingbird
import Platform

/// « Mes alertes »: one switch for each.
struct AlertesCmiHandler: Sendable {
    let module: IdentityModule

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let visiteur = try context.require(VisiteurCmi.self)
        let id = visiteur.profil.compte.id
        let actives = try await module.database.read { db in try AlerteCmiStore.lire(compte: id, on: db) }
        return try await module.pageCmi(page(visiteur, actives), .ok, request, context)
    }

    func enregistrer(_ request: Request, _ context: WebContext) async throws -> Response {
        let visiteur = try context.require(VisiteurCmi.self)
        let form = try await request.form(context)
        let offertes = AlerteCmi.offertes(referent: visiteur.profil.referent)
        let actives = Set(offertes.filter { form.has($0.rawValue) })
        let id = visiteur.profil.compte.id
        let now = module.clock.now
        try await module.database.write { db in
            try AlerteCmiStore.ecrire(actives, parmi: offertes, compte: id, on: db)
            try Journal.append(
                on: db, at: now, acteur: "compte \(id)", action: "cmi.alertes", objet: "compte \(id)",
                details: ["actives": actives.map(\.rawValue).sorted().joined(separator: " ")])
        }
        return .seeOther(CmiPaths.alertes(), saying: "Vos alertes sont enregistrées.")
    }

    private func page(_ visiteur: VisiteurCmi, _ actives: Set<AlerteCmi>) -> Page {
        let offertes = AlerteCmi.offertes(referent: visiteur.profil.referent)
        return Page(
            titre: "Mes alertes", mainClass: "gate__main--form",
            main: """
                <section class="module" aria-labelledby="titre">
                <div class="stack stack--s"><h1 id="titre">Mes alertes</h1>
                <p>Les alertes choisies sont envoyées à \(visiteur.profil.compte.courriel). Un changement de mot de passe \
                ou d'adresse vous est toujours signalé.</p></div>
                <form class="form" method="post" action="\(CmiPaths.alertes())">
                \(visiteur.csrf.field)
                \(each: offertes, { alerte in
                    switchField(FieldModel(name: alerte.rawValue, label: alerte.libelle).with { $0.hint = alerte.detail }, checked: actives.contains(alerte))
                })<div class="row">\(button("ENREGISTRER", style: .primary))</div>
                </form>
                </section>

                """)
    }
}
