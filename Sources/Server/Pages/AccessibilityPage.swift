package import Platform

extension HelpPages {
    /// Only what has been done is claimed.
    package static func accessibilite(_ editeur: Editeur) -> Page {
        LegalPages.page(
            "Déclaration d'accessibilité",
            chapeau: """
                \(editeur.nom) s'engage à rendre M-Gestion accessible, conformément à l'article 47 de la loi n° \
                2005-102 du 11 février 2005. Aucun audit indépendant n'a encore été mené : M-Gestion est donc déclaré \
                non conforme au RGAA 4.1, quel que soit le résultat de nos propres vérifications.
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
