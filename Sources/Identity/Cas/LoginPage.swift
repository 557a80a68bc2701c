import Platform

/// S1, the sign-in page.
struct LoginPage: Sendable {
    let service: String
    var identifiant = ""
    var execution = ""
    /// Why the answers as a whole are refused.
    var refus: String?
    var annonce: String?
    private(set) var erreurs: [FieldError] = []

    init(service: String, identifiant: String = "") {
        self.service = service
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
                \(errorSummary(resume))\(annonce.map { banner(.ok, $0) })
                <h1>Bienvenue dans votre espace de connexion sécurisée à l'ensemble de vos services digitaux</h1>
                <div class="modules">
                <section class="module" aria-labelledby="connexion-titre">
                <h2 class="module__head" id="connexion-titre"><span class="module__icon">\(Icon.lock.html())</span> \
                Vous avez déjà un compte ?</h2>
                <form class="form" method="post" action="\(IdentityPaths.login())" novalidate>
                \(hiddenField("service", service))\(hiddenField("execution", execution))
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
                \(button("Me connecter", style: .primary, shape: .wide))
                </form>
                </section>
                <section class="module" aria-labelledby="acces-titre">
                <h2 class="module__head" id="acces-titre"><span class="module__icon">\(Icon.person.html())</span> \
                Vous n'avez pas de compte ?</h2>
                <p>Votre accès est ouvert par l'administrateur de votre établissement, ou par l'OPCO.</p>
                <ul class="rules">
                <li>Une adresse à votre nom, par exemple prenom.nom@entreprise.example</li>
                <li>Les adresses génériques (contact, info, rh, direction…) ne sont pas acceptées</li>
                </ul>
                \(linkButton("Contacter l'OPCO", href: "/aide", shape: .wide))
                </section>
                </div>
                """)
    }

    private func erreur(_ id: String) -> String? { erreurs.first { $0.id == id }?.message }
}
