import Domain
import Platform

struct ChoixDeMotDePassePage: Sendable {
    let genre: Lien.Genre
    let courriel: String
    let erreurs: [FieldError]
    let jeton: String
    let csrf: HTML

    private var titre: String { genre == .activation ? "Créer un mot de passe" : "Choisir un autre mot de passe" }
    private var action: String {
        genre == .activation ? IdentityPaths.activationPage() : IdentityPaths.reinitialisationPage()
    }

    var page: Page {
        Page(
            titre: titre, mainClass: "gate__main--narrow", erreurs: !erreurs.isEmpty,
            scripts: ["password.js", "focus.js"],
            main: """
                \(errorSummary(erreurs))
                <section class="module" aria-labelledby="titre">
                <h1 id="titre">\(titre)</h1>
                <form class="form" method="post" action="\(action)" novalidate>
                \(csrf)\(hiddenField("jeton", jeton))
                \(textField(FieldModel(name: "username", label: "Email", value: courriel).with {
                    $0.type = .email
                    $0.autocomplete = "username"
                    $0.readonly = true
                }))\
                \(SaisieDeMotDePasse.champs(PortalPolicy.opco.motDePasse, erreurs))\
                \(button(genre == .activation ? "Créer mon compte" : "Changer mon mot de passe", style: .primary, shape: .wide))
                </form>
                </section>
                """)
    }
}

/// A link that opens nothing any more: used, too old, altered. The page does not say which.
struct LienPerimePage: Sendable {
    let genre: Lien.Genre

    var page: Page {
        let (suite, label, href): (String, String, String) =
            switch genre {
            case .activation:
                (
                    "Si votre compte n'est pas encore créé, demandez un autre lien.", "M'inscrire",
                    IdentityPaths.inscription()
                )
            case .reinitialisation, .motDePasseCMI:
                (
                    "Demandez un autre lien pour changer de mot de passe.", "Réinitialiser votre mot de passe",
                    IdentityPaths.motDePasseOublie()
                )
            case .courriel, .annulation, .alerte, .courrielCMI, .annulationCMI:
                (
                    "Connectez-vous pour voir l'état de votre compte, ou écrivez à l'OPCO.", "Me connecter",
                    IdentityPaths.login()
                )
            }
        return Page(
            titre: "Ce lien ne sert plus", mainClass: "gate__main--narrow",
            main: """
                <section class="module" aria-labelledby="titre">
                <h1 id="titre">Ce lien ne sert plus</h1>
                <div class="prose"><p>Il a déjà servi, sa durée est passée, ou l'adresse est incomplète. \(suite)</p></div>
                <div class="row">\(linkButton(label, href: href, style: .primary))
                \(linkButton("Aide et contact", href: "/aide"))</div>
                </section>
                """)
    }
}
