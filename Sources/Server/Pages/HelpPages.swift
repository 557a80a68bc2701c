package import Platform

/// Answers to what people ask most, and how to reach somebody.
package enum HelpPages {
    package static func aide(_ editeur: Editeur) -> Page {
        var contact: HTML = """
            <div><dt>Courriel</dt><dd><a href="mailto:\(editeur.courriel)">\(editeur.courriel)</a></dd></div>

            """
        if let telephone = editeur.telephone {
            contact += "<div><dt>Téléphone</dt><dd>\(telephone), \(editeur.horaires)</dd></div>\n"
        }
        for delegation in editeur.delegations {
            contact += """
                <div><dt>Délégation \(delegation.nom)</dt>\
                <dd><a href="mailto:\(delegation.courriel)">\(delegation.courriel)</a></dd></div>

                """
        }
        return Page(
            titre: "Aide et contact", mainClass: "gate__main--form",
            main: """
                <article class="module">
                <h1>Aide et contact</h1>
                <div class="prose">
                \(each: questions, question)<h2>Nous contacter</h2>
                <p>Indiquez le numéro du dossier, ou la référence affichée si une erreur est survenue. Ne transmettez \
                jamais votre mot de passe ni un numéro de sécurité sociale par courriel.</p>
                <dl class="facts facts--one">
                \(contact)</dl>
                </div>
                </article>

                """)
    }

    private static func question(_ question: (titre: String, reponse: String)) -> HTML {
        "<h2>\(question.titre)</h2>\n<p>\(question.reponse)</p>\n"
    }

    private static let questions: [(titre: String, reponse: String)] = [
        (
            "Je ne reçois pas le courriel d'activation ou de réinitialisation",
            """
            Vérifiez les courriers indésirables et l'orthographe de l'adresse. Le lien d'activation est valable 24 \
            heures, celui de réinitialisation 1 heure ; chacun ne sert qu'une fois. Vous pouvez en demander un \
            nouveau depuis l'écran de connexion.
            """
        ),
        (
            "Mon adresse est refusée à l'inscription",
            """
            L'identifiant doit être une adresse à votre nom. Les adresses génériques (contact, info, rh, direction…) \
            ne sont pas acceptées, car plusieurs personnes y ont accès.
            """
        ),
        (
            "Je ne vois pas un dossier",
            """
            Chaque dossier n'est visible que depuis les établissements auxquels il est rattaché. Vérifiez \
            l'établissement sélectionné en haut de l'écran, puis les filtres appliqués à la liste.
            """
        ),
        (
            "Mes réponses sont-elles enregistrées ?",
            """
            Oui, au fil de la saisie : l'heure du dernier enregistrement est affichée au bas du formulaire. Si la \
            connexion est perdue, vos réponses restent sur votre appareil et sont envoyées à son retour.
            """
        ),
        (
            "Que déposer avec un contrat d'apprentissage ?",
            """
            La convention de formation, et le mandat lorsque l'organisme de formation dépose pour l'entreprise. Le \
            contrat signé n'est pas à transmettre : il est tenu à la disposition de l'OPCO.
            """
        ),
    ]
}
