import HTTPTypes
import Hummingbird
import Platform

/// What a forgotten password's link opens. Reading the page spends nothing: some mail readers open links by themselves.
struct NouveauMotDePasseCmiHandler: Sendable {
    let module: IdentityModule

    private var liens: LiensCmi { LiensCmi(module: module) }

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let jeton = request.query["jeton"]
        guard let profil = try await liens.profil(jeton, .motDePasseCMI) else {
            return try await liens.fini(request, context)
        }
        return try await page(profil, jeton, NouveauMotDePasseCmi(), .ok, request, context)
    }

    func choisir(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await request.uncheckedForm(limit: IdentityModule.formulaireAuPlus)
        let jeton = form["jeton"]
        guard FormulaireCmi.reconnait(form, request) else { throw Refusal.expiredForm }
        guard let profil = try await liens.profil(jeton, .motDePasseCMI) else {
            return try await liens.fini(request, context)
        }
        var saisie = NouveauMotDePasseCmi()
        guard
            let motDePasse = saisie.lire(
                form, courriel: profil.compte.courriel, module.motsDePasseRefuses)
        else {
            return try await page(profil, jeton, saisie, .unprocessableContent, request, context)
        }
        let phc = try await module.hasher.hash(motDePasse)
        let now = module.clock.now
        let id = profil.compte.id
        let mails = module.mailsCmi
        let visite = Visite(request, context, cookie: SessionCmiStore.cookieAppareil)
        let appareil = visite.jeton ?? SecureRandom.token()
        let fait = try await module.database.write { db in
            guard try LienStore.consommer(jeton, .motDePasseCMI, at: now, on: db) != nil else { return false }
            try CompteStore.changerMotDePasse(id, phc, at: now, on: db)
            try SessionCmiStore.fermer(compte: id, on: db)
            _ = try AppareilStore.noter(Digest.sha256Hex(appareil), compte: id, visite, at: now, on: db)
            try Journal.append(
                on: db, at: now, acteur: "compte \(id)", action: "compte.mot-de-passe", objet: "compte \(id)")
            try Mailer.enqueue(mails.motDePasseChange(profil, at: now), kind: "cmi.mot-de-passe", on: db, at: now)
            return true
        }
        guard fait else { return try await liens.fini(request, context) }
        var response = Response.seeOther(
            CmiPaths.accueil(), saying: "Votre mot de passe est changé. Connectez-vous.")
        // Whoever reads the mails of the account and chose its password is at home in this browser.
        response.reconnaitreCmi(appareil)
        return response
    }

    private func page(
        _ profil: ProfilCmi, _ jeton: String, _ saisie: NouveauMotDePasseCmi, _ status: HTTPResponse.Status,
        _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let formulaire = FormulaireCmi(request)
        let page = Page(
            titre: "Modification du mot de passe", mainClass: "gate__main--narrow", erreurs: !saisie.erreurs.isEmpty,
            scripts: ["password.js", "focus.js"],
            main: """
                \(errorSummary(saisie.erreurs))
                <section class="module" aria-labelledby="titre">
                <div class="stack stack--s">
                <h1 id="titre">MODIFICATION DU MOT DE PASSE</h1>
                <p>Compte \(num(profil.identifiant)), organisme \(profil.organisme.designation).</p>
                \(requiredNote())</div>
                <form class="form" method="post" action="\(CmiPaths.nouveauMotDePasse())" novalidate>
                \(formulaire.csrf.field)\(hiddenField("jeton", jeton))
                \(saisie.champs)
                <div class="row">\(button("VALIDER", style: .primary))\(linkButton("ANNULER", href: CmiPaths.accueil()))</div>
                </form>
                </section>

                """)
        var response = try await module.pageCmi(page, status, request, context)
        formulaire.poser(&response)
        return response
    }
}
