import Domain
import Platform

/// The form of a user, new or known.
struct UtilisateurPage {
    let regard: Regard
    let nom: String
    let saisie: SaisieUtilisateur
    let offre: OffreDEtablissements
    /// Nil for somebody new.
    let personne: AnnuaireDesComptes.Personne?
    let sexe: String?
    /// Those that the form changes, as they stand.
    let avant: [Habilitation]
    /// Those that open an establishment held too, and that another administrator manages.
    let ailleurs: [Habilitation]
    var erreurs: [FieldError] = []
    /// Names an establishment that was just added or taken off.
    var message: String?
    let csrf: CSRF
    let annonce: Flash?

    /// The names and the address of an account in use are its holder's; those of an invitation, of who manages it.
    private var identite: Bool { personne.map { !$0.actif && !avant.isEmpty } ?? true }

    private var action: String {
        personne.map { regard.paths.modification($0.id) } ?? regard.paths.creation()
    }

    private var titre: String {
        personne.map { "Modifier \($0.prenom) \($0.nom.uppercased())" } ?? "Créer un utilisateur"
    }

    var page: Page {
        Page(
            titre: titre, mainClass: "main--form", erreurs: !erreurs.isEmpty, scripts: ["reveal.js", "filter.js"],
            main: """
                \(errorSummary(erreurs))\(annonce.map { banner(Tone(rawValue: $0.tone) ?? .info, $0.message) })\
                \(message.map { banner(.info, $0) })
                \(pageHead(PageHead(titre).with {
                    $0.retour = ("Utilisateurs", regard.paths.liste())
                    $0.surtitre = "\(nom) · SIRET \(regard.siret)" + (regard.opco ? " · \(regard.espace.libelle)" : "")
                }))
                \(invitation)
                <form class="form" id="utilisateur" method="post" action="\(action)" novalidate>
                \(csrf.field)\(hiddenField("etat", saisie.etat))
                <button class="sr" name="action" value="\(saisie.ajout == nil ? "enregistrer" : "filtrer")" tabindex="-1" \
                aria-hidden="true">\(saisie.ajout == nil ? "ENREGISTRER" : "FILTRER")</button>
                \(requiredNote())
                \(identiteCard)
                \(etablissements)
                <div class="bar">\(linkButton("ANNULER", href: regard.paths.liste(), style: .quiet))
                \(button("ENREGISTRER", style: .primary, name: "action", value: "enregistrer"))</div>
                </form>
                """)
    }

    func erreur(_ id: String) -> String? { erreurs.first { $0.id == id }?.message }

    /// Somebody who has not chosen a password yet: the link lives a day, and may be sent again.
    private var invitation: HTML {
        guard let personne, !personne.actif, !avant.isEmpty else { return "" }
        return """
            <section class="card" aria-labelledby="invitation-titre">
            <div class="card__head"><h2 id="invitation-titre">Invitation envoyée</h2>\(pill("Mot de passe à choisir", tone: .wait))</div>
            <div class="card__body stack stack--s">
            <p>Cette personne n'a pas encore choisi son mot de passe. Le lien reçu par courriel sert pendant 24 heures.</p>
            <form method="post" action="\(regard.paths.invitation(personne.id))">\(csrf.field)\
            \(button("RENVOYER L'INVITATION", shape: .small, icon: .mail))</form></div>
            </section>
            """
    }

    private var identiteCard: HTML {
        let actif = switchField(
            FieldModel(name: "actif", label: "Actif").with {
                $0.hint =
                    "Décoché, la personne n'accède plus aux établissements ci-dessous ; ses habilitations sont gardées."
            }, checked: saisie.actif)
        guard identite else { return identiteLue(actif) }
        return formCard(
            "L'utilisateur",
            """
            \(textField(FieldModel(name: "nom", label: "Nom", value: saisie.nom, required: true).with {
                $0.width = .half
                $0.spellcheck = false
                $0.error = erreur("nom")
            }))\(textField(FieldModel(name: "prenom", label: "Prénom", value: saisie.prenom, required: true).with {
                $0.width = .half
                $0.spellcheck = false
                $0.error = erreur("prenom")
            }))\(courriel)\(radios(
                FieldModel(name: "sexe", label: "Sexe", value: saisie.sexe, required: true).with { $0.error = erreur("sexe") },
                [Choix("F", "Féminin"), Choix("M", "Masculin")]))\(actif)
            """)
    }

    private var courriel: HTML {
        textField(
            FieldModel(name: "courriel", label: "E-mail", value: saisie.courriel, required: personne == nil).with {
                $0.type = .email
                $0.spellcheck = false
                $0.readonly = personne != nil
                $0.error = erreur("courriel")
                $0.hint =
                    personne == nil
                    ? "L'adresse de la personne elle-même : elle reçoit un lien pour choisir son mot de passe." : nil
            })
    }

    private func identiteLue(_ actif: HTML) -> HTML {
        formCard(
            "L'utilisateur",
            note: "Le nom, le prénom et l'e-mail sont ceux que la personne a donnés : elle seule les modifie.",
            """
            <div class="fields-all">\(facts([
                Fact("Nom", personne?.nom ?? ""), Fact("Prénom", personne?.prenom ?? ""),
                Fact("Sexe", VoletUtilisateur.sexe(sexe)), Fact("E-mail", personne?.courriel ?? "", wide: true),
            ]))</div>\(actif)
            """)
    }
}
