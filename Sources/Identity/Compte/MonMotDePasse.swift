import HTTPTypes
import Hummingbird
import Platform

/// Change of password: the present one is asked, the other sessions end.
struct MonMotDePasse: Sendable {
    let espace: EspacePersonnel
    private var module: IdentityModule { espace.module }

    func montrer(_ request: Request, _ context: WebContext, _ titulaire: Titulaire) async throws -> Response {
        try await espace.rendre(try await page(titulaire, []), request, context)
    }

    func changer(
        _ request: Request, _ context: WebContext, _ titulaire: Titulaire, _ form: FormData
    ) async throws -> Response {
        let saisie = SaisieDeMotDePasse(
            form, PortalPolicy.opco.motDePasse, courriel: titulaire.compte.courriel, module.motsDePasseRefuses)
        var erreurs = saisie.erreurs
        if let refus = try await espace.refusDuMotDePasse(form["actuel"], titulaire, request, context) {
            erreurs.insert(FieldError(id: "actuel", message: refus), at: 0)
        } else if erreurs.isEmpty, form["actuel"] == saisie.motDePasse {
            erreurs = [FieldError(id: "nouveau", message: "Choisissez un mot de passe différent de l'actuel")]
        }
        if erreurs.isEmpty, let refus = try await espace.refusDuCode(form, titulaire, request, context) {
            erreurs = [refus]
        }
        guard erreurs.isEmpty else {
            return try await espace.rendre(
                try await page(titulaire, erreurs), .unprocessableContent, request, context)
        }
        let phc = try await module.hasher.hash(saisie.motDePasse)
        let now = module.clock.now
        let compte = titulaire.compte
        let change = try await module.database.write { db in
            // A link may have given the account another password since this one was checked: it closed this session.
            guard try TicketStore.session(digest: titulaire.session, at: now, on: db) != nil else { return false }
            try CompteStore.changerMotDePasse(compte.id, phc, at: now, on: db)
            try SessionsDuCompteStore.fermer(compte.id, sauf: titulaire.session, at: now, on: db)
            try Journal.append(
                on: db, at: now, acteur: "compte \(compte.id)", action: "compte.mot-de-passe",
                objet: "compte \(compte.id)",
                details: ["par": "compte"])
            try Mailer.enqueue(
                module.mails.motDePasseChange(compte.courriel, at: now), kind: "compte.mot-de-passe", on: db, at: now)
            return true
        }
        guard change else { return espace.connexion(request) }
        return .seeOther(
            MonComptePaths.accueil(), saying: "Votre mot de passe est changé. Vos autres sessions sont fermées.")
    }

    private func page(_ titulaire: Titulaire, _ erreurs: [FieldError]) async throws -> Page {
        let avecCode = try await espace.aUnSecondFacteur(titulaire)
        return Page(
            titre: "Changer mon mot de passe", mainClass: "gate__main--narrow", erreurs: !erreurs.isEmpty,
            scripts: ["password.js", "focus.js"],
            main: """
                \(MonComptePage.retour)\(errorSummary(erreurs))
                <section class="module" aria-labelledby="titre">
                <div class="stack stack--s">
                <h1 id="titre">Changer mon mot de passe</h1>
                <p class="lede">Vos autres sessions seront fermées.</p>
                </div>
                <form class="form" method="post" action="\(MonComptePaths.motDePasse())" novalidate>
                \(titulaire.csrf.field)
                \(PreuveDuTitulaire.champs("Mot de passe actuel", avecCode: avecCode, erreurs))\
                \(SaisieDeMotDePasse.champs(PortalPolicy.opco.motDePasse, erreurs))\
                \(button("Changer mon mot de passe", style: .primary, shape: .wide))
                </form>
                </section>
                """)
    }
}
