import HTTPTypes
import Hummingbird
import Platform

/// Change of address: the new one confirms, the old one is told and may undo it for a week.
struct MonAdresse: Sendable {
    let espace: EspacePersonnel
    private var module: IdentityModule { espace.module }

    func montrer(_ request: Request, _ context: WebContext, _ titulaire: Titulaire) async throws -> Response {
        let avecCode = try await espace.aUnSecondFacteur(titulaire)
        return try await espace.rendre(
            MonAdressePage(titulaire: titulaire, saisie: SaisieDAdresse(), avecCode: avecCode).page, request, context)
    }

    func demander(
        _ request: Request, _ context: WebContext, _ titulaire: Titulaire, _ form: FormData
    ) async throws -> Response {
        let saisie = SaisieDAdresse(form)
        var page = MonAdressePage(
            titulaire: titulaire, saisie: saisie, avecCode: try await espace.aUnSecondFacteur(titulaire))
        if saisie.erreurs.isEmpty, CompteStore.norme(saisie.courriel) == CompteStore.norme(titulaire.compte.courriel) {
            page.refus = FieldError(id: "email", message: "Saisissez une autre adresse que celle d'aujourd'hui")
        } else if let refus = try await espace.refusDuMotDePasse(form["actuel"], titulaire, request, context) {
            page.refus = FieldError(id: "actuel", message: refus)
        }
        if !saisie.aRevoir, page.refus == nil {
            page.refus = try await espace.refusDuCode(form, titulaire, request, context)
        }
        guard !saisie.aRevoir, page.refus == nil else {
            return try await espace.rendre(page.page, .unprocessableContent, request, context)
        }
        guard try await envoyer(saisie.courriel, titulaire.compte) else {
            page.refus = FieldError(
                id: "email", message: "Trop de messages ont été envoyés à cette adresse. Attendez une heure")
            return try await espace.rendre(page.page, .tooManyRequests, request, context)
        }
        return .seeOther(
            MonComptePaths.accueil(),
            saying:
                "Un email a été envoyé à \(saisie.courriel) : suivez son lien pour confirmer votre nouvelle adresse.")
    }

    /// The mail is the same when the address has an account already: it is told to whoever reads it, at the link.
    private func envoyer(_ nouvelle: String, _ compte: Compte) async throws -> Bool {
        let now = module.clock.now
        return try await module.database.write { db in
            guard try QuotaDeCourriels.inscription.prendre(nouvelle, at: now, on: db) else { return false }
            try LienStore.revoquer(.courriel, compte: compte.id, at: now, on: db)
            let jeton = try LienStore.emettre(.courriel, compte: compte.id, courriel: nouvelle, at: now, on: db)
            try Mailer.enqueue(
                module.mails.confirmationDAdresse(nouvelle, ancienne: compte.courriel, jeton: jeton, at: now),
                kind: "compte.adresse", on: db, at: now)
            try Mailer.enqueue(
                module.mails.adresseDemandee(compte.courriel, nouvelle: nouvelle, at: now), kind: "compte.adresse",
                on: db, at: now)
            try Journal.append(
                on: db, at: now, acteur: "compte \(compte.id)", action: "compte.adresse.demander",
                objet: "compte \(compte.id)")
            return true
        }
    }
}

struct MonAdressePage: Sendable {
    let titulaire: Titulaire
    let saisie: SaisieDAdresse
    let avecCode: Bool
    var refus: FieldError?

    var page: Page {
        let erreurs = saisie.erreurs + (refus.map { [$0] } ?? [])
        return Page(
            titre: "Changer mon adresse email", mainClass: "gate__main--narrow", erreurs: !erreurs.isEmpty,
            scripts: ["password.js", "focus.js"],
            main: """
                \(MonComptePage.retour)\(errorSummary(erreurs))
                <section class="module" aria-labelledby="titre">
                <div class="stack stack--s">
                <h1 id="titre">Changer mon adresse email</h1>
                <p class="lede">Votre adresse est aujourd'hui \(titulaire.compte.courriel). Elle change quand vous aurez \
                suivi le lien envoyé à la nouvelle ; l'ancienne en sera avertie et pourra annuler pendant 7 jours.</p>
                </div>
                <form class="form" method="post" action="\(MonComptePaths.email())" novalidate>
                \(titulaire.csrf.field)
                \(saisie.champs(labels: ("Nouvel Email", "Confirmation de l'Email")))\
                \(PreuveDuTitulaire.champs("Mot de passe actuel", avecCode: avecCode, erreurs))\
                \(button("Changer mon adresse", style: .primary, shape: .wide))
                </form>
                </section>
                """)
    }
}
