import Domain
import Platform

/// S8, « Vous êtes connecté »: the applications that the person may enter without signing in again.
struct ApplicationsPage: Sendable {
    let compte: Compte
    let espaces: [Espace]
    let services: [RegisteredService]
    var annonce: String?

    var page: Page {
        Page(
            titre: "Vous êtes connecté", mainClass: "gate__main--narrow",
            main: """
                \(annonce.map { banner(.ok, $0) })<section class="module" aria-labelledby="titre">
                <h1 id="titre">Vous êtes connecté</h1>
                <p>\(identite)</p>
                <h2 id="applications">Vos applications</h2>
                \(liste)<div class="row">\(linkButton("Mon compte", href: MonComptePaths.accueil(), icon: .person))\
                \(linkButton("Déconnexion", href: IdentityPaths.logout(), style: .quiet))</div>
                </section>
                """)
    }

    /// Names come with the first access; the address is there from the start.
    private var identite: String {
        compte.nom.isEmpty ? compte.courriel : "\(compte.prenom) \(compte.nom.uppercased()), \(compte.courriel)"
    }

    private var liste: HTML {
        let liens =
            espaces.map { ($0.libelle, $0.racine) }
            + services.compactMap { service in service.adresse.map { (service.name, $0) } }
        guard !liens.isEmpty else {
            return """
                <p>Votre compte n'est rattaché à aucun établissement. Pour demander un accès, entrez dans \
                l'application de votre établissement.</p>
                \(entrees([Espace.entreprise, .of].map { ($0.libelle, $0.racine) }))
                """
        }
        return entrees(liens)
    }
}

private func entrees(_ liens: [(String, String)]) -> HTML {
    """
    <ul class="apps" aria-labelledby="applications">
    \(each: liens, { "<li><a class=\"apps__link\" href=\"\($0.1)\">\($0.0) \(Icon.right.html(.s))</a></li>\n" })</ul>

    """
}
