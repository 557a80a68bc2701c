import Platform

/// What a link of a mail does, before it does it.
struct ActeDeLienPage: Sendable {
    let genre: Lien.Genre
    let courriel: String
    let jeton: String
    let csrf: HTML

    var page: Page {
        let (titre, phrase, bouton, action): (String, String, String, String) =
            switch genre {
            case .courriel:
                (
                    "Confirmer votre adresse email",
                    "Votre compte s'ouvrira désormais avec l'adresse \(courriel).", "Confirmer cette adresse",
                    IdentityPaths.confirmationEmailPage()
                )
            case .annulation:
                (
                    "Annuler le changement d'adresse",
                    """
                    Le compte sera rendu à l'adresse \(courriel). Toutes les sessions seront fermées et vous choisirez \
                    un autre mot de passe.
                    """, "Annuler ce changement", IdentityPaths.annulationEmailPage()
                )
            default:
                (
                    "Ce n'était pas moi",
                    """
                    Toutes les sessions du compte \(courriel) seront fermées et son mot de passe ne servira plus : vous \
                    en choisirez aussitôt un autre.
                    """, "Fermer toutes les sessions", IdentityPaths.pasMoiPage()
                )
            }
        return Page(
            titre: titre, mainClass: "gate__main--narrow",
            main: """
                <section class="module" aria-labelledby="titre">
                <h1 id="titre">\(titre)</h1>
                <p>\(phrase)</p>
                <form class="form" method="post" action="\(action)">
                \(csrf)\(hiddenField("jeton", jeton))\(button(bouton, style: .primary, shape: .wide))
                </form>
                </section>
                """)
    }
}

/// The address has an account of its own. Told at the link only, to whoever reads that mailbox.
struct AdressePrisePage: Sendable {
    var page: Page {
        Page(
            titre: "Cette adresse a déjà un compte", mainClass: "gate__main--narrow",
            main: """
                <section class="module" aria-labelledby="titre">
                <h1 id="titre">Cette adresse a déjà un compte</h1>
                <div class="prose"><p>Une adresse ouvre un seul compte : rien n'a changé. Connectez-vous avec cette \
                adresse pour fermer le compte qui l'utilise, ou écrivez à l'OPCO.</p></div>
                <div class="row">\(linkButton("Me connecter", href: IdentityPaths.login(), style: .primary))
                \(linkButton("Aide et contact", href: "/aide"))</div>
                </section>
                """)
    }
}
