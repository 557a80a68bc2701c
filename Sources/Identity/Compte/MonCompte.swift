import Hummingbird
import Platform

/// « Mon compte », its first page.
struct MonCompte: Sendable {
    let espace: EspacePersonnel

    func montrer(_ request: Request, _ context: WebContext, _ titulaire: Titulaire) async throws -> Response {
        let now = espace.module.clock.now
        let id = titulaire.compte.id
        let (facteur, codes, sessions) = try await espace.module.database.read { db in
            (
                try SecondFacteurStore.estActif(id, on: db), try SecondFacteurStore.restants(id, on: db),
                try SessionsDuCompteStore.lister(id, at: now, on: db).count
            )
        }
        return try await espace.rendre(
            MonComptePage(titulaire: titulaire, facteur: facteur, codes: codes, sessions: sessions).page, request,
            context)
    }
}

struct MonComptePage: Sendable {
    let titulaire: Titulaire
    let facteur: Bool
    /// Recovery codes left.
    let codes: Int
    let sessions: Int

    static let retour: HTML = """
        <a class="back" href="/cas/compte">\(Icon.left.html(.s)) Mon compte</a>

        """

    var page: Page {
        let double =
            facteur
            ? "Activée, \(codes) code\(codes > 1 ? "s" : "") de secours" : "Non activée"
        return Page(
            titre: "Mon compte", mainClass: "gate__main--form",
            main: """
                <a class="back" href="\(IdentityPaths.login())">\(Icon.left.html(.s)) Mes applications</a>
                <section class="module" aria-labelledby="titre">
                <div class="stack stack--s">
                <h1 id="titre">Mon compte</h1>
                <p class="lede">\(titulaire.nom)</p>
                </div>
                \(answers([
                    Answer("Adresse email", titulaire.compte.courriel, change: MonComptePaths.email()),
                    Answer("Mot de passe", "Connu de vous seul", change: MonComptePaths.motDePasse()),
                    Answer("Double authentification", double, change: MonComptePaths.secondFacteur()),
                ]))
                <ul class="stack stack--s">
                <li><a href="\(MonComptePaths.sessions())">Mes sessions</a> \
                <span class="muted">\(sessions) ouverte\(sessions > 1 ? "s" : "")</span></li>
                <li><a href="\(MonComptePaths.connexions())">Mes connexions</a> \
                <span class="muted">depuis 60 jours</span></li>
                <li><a href="\(MonComptePaths.fermeture())">Fermer mon compte</a></li>
                </ul>
                </section>
                """)
    }
}
