import Platform

/// Asked, at the person's wish, before an application learns who they are.
struct AvertissementPage: Sendable {
    let demande: DemandeDeConnexion
    let application: String
    let execution: String

    var page: Page {
        Page(
            titre: "Vous allez entrer dans \(application)", mainClass: "gate__main--narrow",
            main: """
                <section class="module" aria-labelledby="titre">
                <h1 id="titre">Vous allez entrer dans \(application)</h1>
                <p>Vous avez demandé à être prévenu. L'application va recevoir votre identité.</p>
                <form class="form" method="post" action="\(IdentityPaths.entree())">
                \(hiddenField("service", demande.service))\(hiddenField("method", demande.methode.rawValue))\
                \(hiddenField("execution", execution))
                <div class="row">\(button("CONTINUER", style: .primary))\
                \(linkButton("Ne pas entrer", href: IdentityPaths.login(), style: .quiet))</div>
                </form>
                </section>
                """)
    }
}

/// The last step towards an application that wants its ticket in a form or in headers: without script, the person sends
/// the form.
struct RemisePage: Sendable {
    let cible: ServiceURL
    let application: String
    let ticket: String
    let methode: DemandeDeConnexion.Methode

    var page: Page {
        Page(
            titre: "Entrer dans \(application)", mainClass: "gate__main--narrow",
            main: """
                <section class="module" aria-labelledby="titre">
                <h1 id="titre">Entrer dans \(application)</h1>
                <p>Vous êtes connecté. Il reste à entrer dans l'application.</p>
                \(methode == .post ? formulaire : linkButton("CONTINUER", href: cible.adding(ticket: ticket), style: .primary))
                </section>
                """)
    }

    private var formulaire: HTML {
        """
        <form class="form" method="post" action="\(cible.text)">
        \(hiddenField("ticket", ticket))
        <div class="row">\(button("CONTINUER", style: .primary))</div>
        </form>
        """
    }
}
