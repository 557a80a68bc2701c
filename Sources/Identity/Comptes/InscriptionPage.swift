import Platform

/// S2.
struct InscriptionPage: Sendable {
    let demande: DemandeDeConnexion
    var saisie = SaisieDAdresse()
    /// Why the request as a whole is refused.
    var refus: String?
    let jeton: HTML
    var annonce: HTML?

    var page: Page {
        let resume = refus.map { [FieldError(id: "email", message: $0)] } ?? saisie.erreurs
        return Page(
            titre: "Création de votre compte", mainClass: "gate__main--narrow", erreurs: !resume.isEmpty,
            scripts: ["focus.js"],
            main: """
                <a class="back" href="\(IdentityPaths.login(demande))">\
                \(Icon.left.html(.s)) Retour à la connexion</a>
                \(annonce)\(errorSummary(resume))
                <section class="module" aria-labelledby="titre">
                <div class="stack stack--s">
                <h1 id="titre">Création de votre compte</h1>
                <p class="lede">Indiquez votre adresse nominative : elle sera votre identifiant pour l'ensemble des \
                services.</p>
                </div>
                <form class="form" method="post" action="\(IdentityPaths.inscription())" novalidate>
                \(jeton)\(demande.champs)
                \(saisie.champs())\
                <div class="row row--between">
                \(linkButton("Retour", href: IdentityPaths.login(demande)))
                \(button("Créer mon compte", style: .primary))
                </div>
                </form>
                </section>
                """)
    }
}

/// S4, before the mail.
struct MotDePasseOubliePage: Sendable {
    let demande: DemandeDeConnexion
    var email = ""
    var refus: String?
    let jeton: HTML
    var annonce: HTML?

    var page: Page {
        Page(
            titre: "Réinitialiser votre mot de passe", mainClass: "gate__main--narrow", erreurs: refus != nil,
            scripts: ["focus.js"],
            main: """
                <a class="back" href="\(IdentityPaths.login(demande))">\
                \(Icon.left.html(.s)) Retour à la connexion</a>
                \(annonce)\(errorSummary(refus.map { [FieldError(id: "email", message: $0)] } ?? []))
                <section class="module" aria-labelledby="titre">
                <div class="stack stack--s">
                <h1 id="titre">Réinitialiser votre mot de passe</h1>
                <p class="lede">Indiquez l'adresse email de votre compte : un lien pour choisir un autre mot de passe \
                y sera envoyé. Il sert pendant une heure.</p>
                </div>
                <form class="form" method="post" action="\(IdentityPaths.motDePasseOublie())" novalidate>
                \(jeton)\(demande.champs)
                \(textField(FieldModel(name: "email", label: "Email", value: email, required: true).with {
                    $0.type = .email
                    $0.autocomplete = "username"
                    $0.spellcheck = false
                    $0.error = refus
                }))\
                <div class="row row--between">
                \(linkButton("Retour", href: IdentityPaths.login(demande)))
                \(button("Recevoir un lien", style: .primary))
                </div>
                </form>
                </section>
                """)
    }
}
