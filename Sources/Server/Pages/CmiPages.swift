import Identity
package import Platform

/// Pages of the CMI portal that everybody may read: answers, site map, legal texts.
package enum CmiPages {
    package static func toutes(_ editeur: Editeur) -> [(route: Route<>, page: Page)] {
        [
            (CmiPaths.faq, faq(editeur)), (CmiPaths.plan, plan), (CmiPaths.mentions, LegalPages.mentions(editeur)),
            (CmiPaths.cgu, cgu(editeur)), (CmiPaths.accessibilite, HelpPages.accessibilite(editeur)),
        ]
    }

    static func faq(_ editeur: Editeur) -> Page {
        LegalPages.page(
            "Foire aux questions",
            chapeau:
                "Se connecter au portail Carte Mobilité Inclusion Organisme, retrouver ses accès, gérer les profils.",
            [
                (
                    "De quoi est fait mon identifiant ?",
                    [
                        """
                        Du code émetteur de votre organisme (5 caractères), suivi d'au plus 15 lettres ou chiffres. \
                        Dans 000011701060005, le code émetteur est 00001. Les espaces et les majuscules ne comptent pas.
                        """
                    ]
                ),
                (
                    "Je me connecte pour la première fois",
                    [
                        """
                        Saisissez l'identifiant et le mot de passe temporaire reçus par courriel. La page « CREATION \
                        DE COMPTE » s'ouvre : choisissez votre mot de passe et confirmez votre adresse.
                        """,
                        """
                        Le mot de passe temporaire est utilisable pendant 7 jours et ne sert plus dès que le compte est \
                        créé. Si vous vous interrompez avant d'avoir validé, reconnectez-vous avec lui dans ce délai.
                        """,
                    ]
                ),
                (
                    "Mon mot de passe temporaire a expiré",
                    [
                        """
                        Demandez-en un nouveau au référent de votre organisme : il l'envoie depuis la page « Profils ». \
                        Si vous êtes référent, écrivez à \(editeur.courriel).
                        """
                    ]
                ),
                (
                    "Quel mot de passe choisir ?",
                    [
                        """
                        8 caractères au moins, dont une lettre majuscule, une lettre minuscule et un caractère spécial, \
                        par exemple ! ? - _ . , ; : # @ % & * + = /. Une phrase de quelques mots est plus sûre et plus \
                        facile à retenir.
                        """
                    ]
                ),
                (
                    "J'ai oublié mon identifiant ou mon mot de passe",
                    [
                        """
                        Depuis la page de connexion, « Identifiant oublié » envoie l'identifiant à l'adresse de votre \
                        compte, et « Mot de passe oublié » y envoie un lien, utilisable une fois pendant 1 heure, pour en \
                        choisir un nouveau.
                        """,
                        """
                        Si rien n'arrive, vérifiez les courriers indésirables et l'adresse saisie. Au plus 5 courriels \
                        partent en une heure vers une même adresse.
                        """,
                    ]
                ),
                (
                    "Qui crée les profils de mon organisme ?",
                    [
                        """
                        Le référent. Il crée les profils, les désactive quand une personne quitte l'organisme et leur \
                        envoie un nouveau mot de passe temporaire. Il ne connaît jamais votre mot de passe.
                        """
                    ]
                ),
                (
                    "Quelles alertes puis-je recevoir ?",
                    [
                        """
                        Dans « Mes alertes » : une connexion depuis un nouvel appareil et, pour le référent, ce qui \
                        arrive aux profils de l'organisme. Un changement de mot de passe ou d'adresse est toujours \
                        signalé.
                        """
                    ]
                ),
                (
                    "Nous contacter",
                    [
                        """
                        Écrivez à \(editeur.courriel) en indiquant votre code émetteur. N'envoyez jamais votre mot de \
                        passe : nous ne vous le demanderons pas.
                        """
                    ]
                ),
            ])
    }

    static func cgu(_ editeur: Editeur) -> Page {
        LegalPages.page(
            "Conditions Générales d'Utilisation",
            chapeau: "Portail Carte Mobilité Inclusion Organisme, version \(LegalPages.versionDesCGU).",
            [
                (
                    "Objet",
                    [
                        """
                        Le portail donne aux organismes émetteurs un accès nominatif et à leur référent la gestion des \
                        profils qui agissent pour eux. Il est mis à disposition par \(editeur.nom).
                        """
                    ]
                ),
                (
                    "Accès",
                    [
                        """
                        L'accès est ouvert par l'enrôlement de l'organisme, puis par son référent. L'identifiant et le \
                        mot de passe sont personnels : ils ne se partagent pas.
                        """,
                        """
                        Le référent désactive sans délai le profil d'une personne qui quitte l'organisme ou change de \
                        fonction.
                        """,
                    ]
                ),
                (
                    "Traces",
                    [
                        """
                        Les connexions, les créations de compte et les changements d'accès sont consignés avec leur date \
                        et le compte qui les a faits.
                        """
                    ]
                ),
                (
                    "Données personnelles",
                    [
                        """
                        Le portail tient votre nom, votre prénom, votre adresse et vos connexions, pour vous identifier. \
                        Pour y accéder ou les faire rectifier, écrivez à \(editeur.delegueALaProtection).
                        """
                    ]
                ),
            ])
    }

    static var plan: Page {
        let groupes: [(String, [(String, String)])] = [
            (
                "Se connecter",
                [
                    ("Connexion et accueil", CmiPaths.accueil()),
                    ("Identifiant oublié", CmiPaths.identifiantOublie()),
                    ("Mot de passe oublié", CmiPaths.motDePasseOublie()),
                ]
            ),
            (
                "Une fois connecté",
                [
                    ("Profils de l'organisme, pour le référent", CmiPaths.profils()),
                    ("Mes alertes", CmiPaths.alertes()), ("Mon compte", CmiPaths.compte()),
                ]
            ),
            (
                "Informations",
                [
                    ("Foire aux questions", CmiPaths.faq()), ("Mentions légales", CmiPaths.mentions()),
                    ("Conditions Générales d'Utilisation", CmiPaths.cgu()), ("Accessibilité", CmiPaths.accessibilite()),
                ]
            ),
        ]
        return Page(
            titre: "Plan du site", mainClass: "gate__main--form",
            main: """
                <article class="module">
                <h1>Plan du site</h1>
                <div class="prose">
                \(each: groupes, { groupe in
                    """
                    <h2>\(groupe.0)</h2>
                    <ul>\(each: groupe.1, { "<li><a href=\"\($0.1)\">\($0.0)</a></li>\n" })</ul>

                    """
                })</div>
                </article>

                """)
    }
}
