import Domain
import Platform

/// C1, the sign-in page of the portal.
struct ConnexionCmiPage: Sendable {
    var identifiant = ""
    /// Why the answers as a whole are refused.
    var refus: String?
    private(set) var erreurs: [FieldError] = []

    mutating func manques(motDePasse: String) {
        if identifiant.allSatisfy(\.isWhitespace) {
            erreurs.append(FieldError(id: "identifiant", message: OubliCmiPage.identifiantObligatoire))
        }
        if motDePasse.isEmpty {
            erreurs.append(FieldError(id: "mot-de-passe", message: "La saisie du mot de passe est obligatoire."))
        }
    }

    func page(_ csrf: CSRF) -> Page {
        let resume = refus.map { [FieldError(id: "identifiant", message: $0)] } ?? erreurs
        return Page(
            titre: "Connexion", mainClass: "gate__main--narrow", erreurs: !resume.isEmpty,
            scripts: ["password.js", "focus.js"],
            main: """
                \(errorSummary(resume))
                <h1>Bienvenue sur le Portail Carte Mobilité Inclusion Organisme</h1>
                <section class="module" aria-labelledby="titre">
                <div class="stack stack--s">
                <h2 class="module__head" id="titre"><span class="module__icon">\(Icon.lock.html())</span> CONNECTEZ-VOUS</h2>
                \(requiredNote())</div>
                <form class="form" method="post" action="\(CmiPaths.accueil())" novalidate>
                \(csrf.field)
                \(textField(FieldModel(name: "identifiant", label: "Identifiant", value: identifiant, required: true).with {
                    $0.hint = "Code émetteur de l'organisme (5 caractères) suivi de votre identifiant (15 caractères au plus). Exemple : 000011701060005"
                    $0.autocomplete = "username"
                    $0.spellcheck = false
                    $0.error = erreur("identifiant")
                    $0.attributes = [Attribute("autocapitalize", "none")]
                }))<p><a class="inline-link small" href="\(CmiPaths.identifiantOublie())">Identifiant oublié</a></p>
                \(passwordField(FieldModel(name: "mot-de-passe", label: "Mot de passe", required: true).with {
                    $0.autocomplete = "current-password"
                    $0.error = erreur("mot-de-passe")
                }))<p><a class="inline-link small" href="\(CmiPaths.motDePasseOublie())">Mot de passe oublié</a></p>
                \(button("SE CONNECTER", style: .primary, shape: .wide))
                </form>
                </section>

                """)
    }

    private func erreur(_ id: String) -> String? { erreurs.first { $0.id == id }?.message }
}

/// What somebody signed in finds first.
struct AccueilCmiPage: Sendable {
    let profil: ProfilCmi
    let alertes: Int
    /// Profiles of the body, for its référent only.
    let profils: Int?
    let referents: [ProfilCmi]

    var page: Page {
        Page(
            titre: "Accueil",
            main: """
                <div class="stack stack--s"><h1>Bonjour \(profil.nomComplet)</h1>
                <p class="lede">\(profil.referent ? "Vous êtes référent de l'organisme" : "Vous agissez pour l'organisme") \
                \(profil.organisme.designation).</p></div>
                \(facts([
                    Fact("Identifiant", num(profil.identifiant)), Fact("Email", profil.compte.courriel),
                    Fact("Dernière connexion", profil.vuLe.map { timeTag($0) } ?? "Première connexion"),
                ]))
                <div class="modules">
                \(if: profil.referent, module("people", .people, "Profils de l'organisme", "\(profils ?? 0) \((profils ?? 0) > 1 ? "personnes agissent" : "personne agit") pour l'organisme. Créez un profil, désactivez-le, envoyez-lui un nouveau mot de passe temporaire.", "GÉRER LES PROFILS", CmiPaths.profils(), .primary))\
                \(if: !profil.referent, referentsModule)\
                \(module("compte", .person, "Mon compte", "Votre mot de passe, et l'adresse à laquelle vous recevez vos messages.", "OUVRIR MON COMPTE", CmiPaths.compte()))\
                \(module("alertes", .bell, "Mes alertes", alertes == 0 ? "Vous n'avez demandé aucune alerte." : "Vous recevez \(alertes) \(alertes > 1 ? "alertes" : "alerte") par courriel.", "CHOISIR MES ALERTES", CmiPaths.alertes()))\
                </div>

                """)
    }

    private func module(
        _ id: String, _ icon: Icon, _ titre: String, _ phrase: String, _ action: String, _ href: String,
        _ style: ButtonStyle = .plain
    ) -> HTML {
        """
        <section class="module" aria-labelledby="\(id)">
        <h2 class="module__head" id="\(id)"><span class="module__icon">\(icon.html())</span> \(titre)</h2>
        <p>\(phrase)</p>
        <p class="module__end">\(linkButton(action, href: href, style: style))</p>
        </section>

        """
    }

    private var referentsModule: HTML {
        """
        <section class="module" aria-labelledby="referents">
        <h2 class="module__head" id="referents"><span class="module__icon">\(Icon.people.html())</span> Votre référent</h2>
        <p>\(referents.isEmpty ? "Votre organisme n'a pas de référent : adressez-vous à l'OPCO." : "Il crée, désactive et réinitialise les profils de l'organisme :")</p>
        \(if: !referents.isEmpty, "<ul>\(each: referents, { "<li>\($0.nomComplet), <a href=\"mailto:\($0.compte.courriel)\">\($0.compte.courriel)</a></li>" })</ul>")
        </section>

        """
    }
}
