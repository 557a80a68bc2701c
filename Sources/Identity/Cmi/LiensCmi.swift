import HTTPTypes
import Hummingbird
import Platform

/// What every link sent by the portal has in common.
struct LiensCmi: Sendable {
    let module: IdentityModule

    /// The profile that the link is for, while the link and the profile are good.
    func profil(_ jeton: String, _ genre: Lien.Genre) async throws -> ProfilCmi? {
        let now = module.clock.now
        return try await module.database.read { db in
            guard let id = try LienStore.lire(jeton, genre, at: now, on: db)?.compte,
                let profil = try CmiStore.profil(compte: id, on: db), profil.actif, profil.organisme.actif,
                // Who took the address may have had the account reset: its old address takes it back all the same.
                profil.temporaireJusquAu == nil || genre == .annulationCMI
            else { return nil }
            return profil
        }
    }

    /// Used, expired, altered or replaced: one page for all, which says what to do.
    func fini(_ request: Request, _ context: WebContext) async throws -> Response {
        try await module.pageCmi(
            Page(
                titre: "Ce lien ne peut plus servir", mainClass: "gate__main--narrow",
                main: """
                    <section class="module" aria-labelledby="titre">
                    <h1 id="titre">Ce lien ne peut plus servir</h1>
                    <p>Il a déjà servi, il a expiré, ou un lien plus récent vous a été envoyé.</p>
                    <div class="row">\(linkButton("Mot de passe oublié", href: CmiPaths.motDePasseOublie(), style: .primary))\
                    \(linkButton("Retour à la connexion", href: CmiPaths.accueil()))</div>
                    </section>

                    """), .gone, request, context)
    }
}
