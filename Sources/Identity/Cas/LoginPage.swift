import Platform

/// S1, the sign-in page.
struct LoginPage: Sendable {
    let demande: DemandeDeConnexion
    var identifiant = ""
    var execution = ""
    /// Why the answers as a whole are refused.
    var refus: String?
    var annonce: Flash?
    private(set) var erreurs: [FieldError] = []

    init(_ demande: DemandeDeConnexion, identifiant: String = "") {
        self.demande = demande
        self.identifiant = identifiant
    }

    mutating func manques(motDePasse: String) {
        if identifiant.allSatisfy(\.isWhitespace) {
            erreurs.append(FieldError(id: "username", message: "Saisissez votre adresse email ou votre identifiant"))
        }
        if motDePasse.isEmpty { erreurs.append(FieldError(id: "password", message: "Saisissez votre mot de passe")) }
    }

    var page: Page {
        let resume = refus.map { [FieldError(id: "username", message: $0)] } ?? erreurs
        return Page(
            titre: "Connexion", erreurs: !resume.isEmpty, scripts: ["password.js", "focus.js"],
            main: """
                \(errorSummary(resume))\(annonce.map { banner(Tone(rawValue: $0.tone) ?? .ok, $0.message, id: "message") })
                <h1>Bienvenue dans votre espace de connexion sécurisée à l'ensemble de vos services digitaux</h1>
                <div class="modules">
                <section class="module" aria-labelledby="connexion-titre">
                <h2 class="module__head" id="connexion-titre"><span class="module__icon">\(Icon.lock.html())</span> \
                Vous avez déjà un compte ?</h2>
                <form class="form" method="post" action="\(IdentityPaths.login())" novalidate>
                \(demande.champs)\(hiddenField("execution", execution))
                \(textField(FieldModel(name: "username", label: "Email / Identifiant", value: identifiant, required: true).with {
                    $0.type = .email
                    $0.autocomplete = "username"
                    $0.spellcheck = false
                    $0.error = erreur("username")
                }))
                \(passwordField(FieldModel(name: "password", label: "Mot de passe", required: true).with {
                    $0.autocomplete = "current-password"
                    $0.error = erreur("password")
                }))
                \(options)\
                <p><a class="inline-link" href="\(IdentityPaths.vers(IdentityPaths.motDePasseOublie(), demande))">\
                Réinitialiser votre mot de passe</a></p>
                \(button("Me connecter", style: .primary, shape: .wide))
                </form>
                </section>
                <section class="module" aria-labelledby="inscription-titre">
                <h2 class="module__head" id="inscription-titre"><span class="module__icon">\(Icon.person.html())</span> \
                Vous n'avez pas de compte ?</h2>
                <p>L'inscription est obligatoire à la première connexion. Elle demande une adresse email nominative.</p>
                <ul class="rules">
                <li>Une adresse à votre nom, par exemple prenom.nom@entreprise.example</li>
                <li>Les adresses génériques (contact, info, rh, direction…) ne sont pas acceptées</li>
                </ul>
                <a class="btn btn--wide module__end" \
                href="\(IdentityPaths.vers(IdentityPaths.inscription(), demande))">M'inscrire</a>
                </section>
                </div>
                """)
    }

    /// Both off unless the person wants them, and kept when the form comes back.
    private var options: HTML {
        """
        \(checkbox(FieldModel(name: "rememberMe", label: "Rester connecté sur cet appareil, trois mois au plus"),
            value: "true", checked: demande.seSouvenir))\
        \(checkbox(FieldModel(name: "warn", label: "Me prévenir avant d'entrer dans une autre application"),
            value: "true", checked: demande.avertir))
        """
    }

    private func erreur(_ id: String) -> String? { erreurs.first { $0.id == id }?.message }
}
