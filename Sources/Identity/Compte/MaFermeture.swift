import HTTPTypes
import Hummingbird
import Platform

/// Closing of the account: at once, for good. The last administrator of an establishment names another one first.
struct MaFermeture: Sendable {
    let espace: EspacePersonnel
    private var module: IdentityModule { espace.module }

    func montrer(_ request: Request, _ context: WebContext, _ titulaire: Titulaire) async throws -> Response {
        try await page(titulaire, nil, .ok, request, context)
    }

    func fermer(
        _ request: Request, _ context: WebContext, _ titulaire: Titulaire, _ form: FormData
    ) async throws -> Response {
        if let refus = try await espace.refusDeLaPreuve(form, titulaire, request, context) {
            return try await page(titulaire, refus, .unprocessableContent, request, context)
        }
        let now = module.clock.now
        let compte = titulaire.compte
        let ferme = try await module.database.write { db in
            guard try module.acces.seulAdministrateur(compte.id, db).isEmpty else { return false }
            try module.acces.retirer(compte, now, db)
            try CompteStore.fermer(compte, at: now, on: db)
            try Journal.append(
                on: db, at: now, acteur: "compte \(compte.id)", action: "compte.fermer", objet: "compte \(compte.id)")
            try Mailer.enqueue(
                module.mails.fermeture(compte.courriel, at: now), kind: "compte.fermeture", on: db, at: now)
            return true
        }
        guard ferme else { return try await page(titulaire, nil, .conflict, request, context) }
        var response = Response.seeOther(IdentityPaths.login(), saying: "Votre compte est fermé.")
        response.set(SessionCookie(IdentityCookies.ticketGranting, "", path: "/cas", maxAge: 0))
        return response
    }

    private func page(
        _ titulaire: Titulaire, _ refus: FieldError?, _ status: HTTPResponse.Status, _ request: Request,
        _ context: WebContext
    ) async throws -> Response {
        let id = titulaire.compte.id
        let (seul, avecCode) = try await module.database.read { db in
            (try module.acces.seulAdministrateur(id, db), try SecondFacteurStore.estActif(id, on: db))
        }
        return try await espace.rendre(
            MaFermeturePage(titulaire: titulaire, seul: seul, avecCode: avecCode, refus: refus).page, status, request,
            context)
    }
}

struct MaFermeturePage: Sendable {
    let titulaire: Titulaire
    /// What would be left without an administrator: establishments, the OPCO.
    let seul: [String]
    let avecCode: Bool
    let refus: FieldError?

    var page: Page {
        Page(
            titre: "Fermer mon compte", mainClass: "gate__main--narrow", erreurs: refus != nil,
            scripts: ["password.js", "focus.js"],
            main: """
                \(MonComptePage.retour)\(errorSummary(erreurs))
                <section class="module" aria-labelledby="titre">
                <h1 id="titre">Fermer mon compte</h1>
                <div class="prose">
                <p>La fermeture est immédiate et définitive :</p>
                <ul>
                <li>vous ne pourrez plus vous connecter à aucune application, et vos sessions sont fermées ;</li>
                <li>votre adresse email, votre mot de passe et vos accès sont effacés aussitôt ;</li>
                <li>votre nom reste sur les dossiers que vous avez déposés, que la loi fait conserver.</li>
                </ul>
                <p>La même adresse pourra ouvrir plus tard un autre compte, sans vos accès d'aujourd'hui.</p>
                </div>
                \(seul.isEmpty ? formulaire : empechement)
                </section>
                """)
    }

    private var erreurs: [FieldError] { refus.map { [$0] } ?? [] }

    private var formulaire: HTML {
        """
        <form class="form" method="post" action="\(MonComptePaths.fermeture())" novalidate>
        \(titulaire.csrf.field)
        \(PreuveDuTitulaire.champs("Mot de passe", avecCode: avecCode, erreurs))\
        \(button("Fermer mon compte", style: .danger, shape: .wide))
        </form>
        """
    }

    private var empechement: HTML {
        banner(
            .wait,
            """
            <p>Vous êtes la seule personne en activité à administrer ce qui suit : désignez un autre administrateur, qui \
            a déjà choisi son mot de passe, avant de fermer votre compte.</p><ul>\(each: seul, { "<li>\($0)</li>" })</ul>
            """, status: false)
    }
}
