package import Platform

/// Help and the state of accessibility.
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
                <article class="module prose">
                <h1>Aide et contact</h1>
                \(each: questions, question)<h2>Nous contacter</h2>
                <p>Indiquez le numéro du dossier, ou la référence affichée si une erreur est survenue. Ne transmettez \
                jamais votre mot de passe ni un numéro de sécurité sociale par courriel.</p>
                <dl class="facts facts--one">
                \(contact)</dl>
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
        ), ]  /// Only what has been done is claimed. package static func accessibilite(_ editeur: Editeur) -> Page { \
        LegalPages.page( "Déclaration d'accessibilité", chapeau: """ \(editeur.nom) s'engage à rendre M-Gestion \
        accessible, conformément à l'article 47 de la loi n° 2005-102 du 11 février 2005. Aucun audit indépendant n'a \
        encore été mené : M-Gestion est donc déclaré non conforme au RGAA 4.1, quel que soit le résultat de nos \
        propres vérifications.
                """,
            [
                (
                    "Ce qui est vérifié",
                    [
                        """
                        Contrôle automatique des gabarits de page avec axe-core, dans Chromium, à 1280 et 375 pixels \
                        de large.
                        """,
                        """
                        Tests automatiques du balisage : chaque champ a son étiquette, chaque message d'erreur est \
                        rattaché à son champ, aucun identifiant n'est en double, le titre des pages refusées commence \
                        par « Erreur : ».
                        """,
                        """
                        Contrastes calculés pour chaque couple de couleurs de la feuille de style : 4,5 au moins pour \
                        les textes, 3 pour les repères.
                        """,
                    ]
                ),
                (
                    "Ce qui ne l'est pas encore",
                    [
                        "Les parcours complets avec les lecteurs d'écran NVDA, JAWS et VoiceOver.",
                        """
                        Les documents PDF produits ne sont pas balisés ; la page « AFFICHER » du formulaire \
                        reconstitué en donne le même contenu en version accessible.
                        """,
                        "Les pièces déposées par les utilisateurs ne sont pas contrôlées sur ce point.",
                    ]
                ),
                (
                    "Signaler une difficulté",
                    [
                        """
                        Écrivez à \(editeur.courriel) en décrivant la page et la difficulté : nous vous proposerons \
                        une autre manière d'obtenir l'information ou de faire l'opération.
                        """,
                        """
                        Sans réponse satisfaisante, vous pouvez saisir le Défenseur des droits : formulaire en ligne, \
                        délégué de votre région, ou courrier gratuit à Défenseur des droits, Libre réponse 71120, \
                        75342 Paris CEDEX 07.
                        """,
                    ]
                ),
            ])
    }
}
