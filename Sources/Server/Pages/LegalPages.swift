package import Platform

/// The texts that footers lead to.
package enum LegalPages {
    /// Version of the terms of use that a person accepts, kept with the acceptance.
    package static let versionDesCGU = "2025-10"

    package static func cgu(_ editeur: Editeur) -> Page {
        page(
            "Conditions Générales d'Utilisation",
            chapeau: "Version \(versionDesCGU). Elles s'appliquent à toute personne qui utilise M-Gestion.",
            [
                (
                    "Objet",
                    [
                        """
                        M-Gestion permet aux entreprises et aux organismes de formation de déposer leurs demandes de \
                        prise en charge auprès de \(editeur.nom), d'en suivre l'instruction et de gérer les \
                        règlements.
                        """
                    ]
                ),
                (
                    "Accès",
                    [
                        "L'accès est réservé aux titulaires d'un compte nominatif, habilités par leur établissement.",
                        """
                        L'identifiant et le mot de passe sont personnels : ils ne se partagent pas. Le titulaire \
                        prévient \(editeur.nom) sans délai s'il pense qu'un tiers les connaît.
                        """,
                        """
                        L'administrateur d'un établissement donne et retire les droits de ses collaborateurs, et \
                        retire ceux des personnes qui quittent l'établissement.
                        """,
                    ]
                ),
                (
                    "Engagements de l'utilisateur",
                    [
                        """
                        L'utilisateur renseigne des informations exactes, dépose des pièces authentiques et conserve \
                        les originaux. Une déclaration inexacte peut entraîner le refus ou le remboursement de la \
                        prise en charge.
                        """,
                        """
                        Il ne dépose que les données nécessaires au dossier, et informe les salariés et apprentis \
                        concernés que leurs données sont transmises.
                        """,
                    ]
                ),
                (
                    "Valeur des dépôts",
                    [
                        """
                        Un dossier est réputé transmis lorsque M-Gestion affiche son numéro. Chaque opération est \
                        horodatée et rattachée au compte qui l'a faite ; cet historique fait foi entre les parties, \
                        sauf preuve contraire.
                        """
                    ]
                ),
                (
                    "Disponibilité",
                    [
                        """
                        Le service est accessible en permanence, sauf maintenance ou incident. Les réponses d'un \
                        brouillon sont enregistrées au fil de la saisie.
                        """
                    ]
                ),
                (
                    "Modification",
                    [
                        """
                        Une nouvelle version de ces conditions est soumise à l'acceptation des utilisateurs. Le texte \
                        accepté et sa version sont conservés avec le compte.
                        """
                    ]
                ),
            ])
    }

    package static func mentions(_ editeur: Editeur) -> Page {
        page(
            "Mentions légales",
            [
                ("Éditeur", [editeur.nom, editeur.adresse, "Courriel : \(editeur.courriel)"]),
                (
                    "Publication et hébergement",
                    [
                        "Directeur de la publication : \(editeur.directeurDePublication).",
                        "Hébergement : \(editeur.hebergeur).",
                    ]
                ),
                (
                    "Témoins de connexion",
                    [
                        """
                        Seuls sont déposés les témoins nécessaires au fonctionnement : la session et le message qui \
                        suit une opération. Aucune mesure d'audience ni aucun contenu venu d'un autre site n'est \
                        chargé.
                        """
                    ]
                ),
            ])
    }

    package static func donnees(_ editeur: Editeur) -> Page {
        page(
            "Données personnelles",
            [
                (
                    "Pourquoi ces données",
                    [
                        """
                        \(editeur.nom) traite les données des dossiers pour instruire les demandes de prise en \
                        charge, déposer les contrats auprès des services de l'État, contrôler le service fait et \
                        régler les factures, en application du code du travail.
                        """
                    ]
                ),
                (
                    "Qui les voit",
                    [
                        """
                        Les personnes habilitées des établissements rattachés au dossier, les agents de \
                        \(editeur.nom) chargés de l'instruire et les administrations destinataires.
                        """,
                        """
                        Le numéro de sécurité sociale est chiffré et n'est affiché qu'en partie ; chaque affichage \
                        complet par un agent est consigné.
                        """,
                    ]
                ),
                (
                    "Votre compte",
                    [
                        """
                        Les connexions et les essais manqués sont gardés 60 jours, avec le genre d'appareil et le début                         de l'adresse réseau ; un appareil que vous n'utilisez plus est oublié après un an. Trois                         cookies servent à la connexion et à reconnaître cet appareil ; aucun ne suit votre navigation.
                        """,
                        """
                        Vous voyez vos sessions et vos connexions dans « Mon compte », où vous pouvez aussi fermer                         votre compte : votre adresse est alors effacée aussitôt.
                        """,
                    ]
                ),
                (
                    "Vos droits",
                    [
                        """
                        Vous pouvez demander l'accès à vos données, leur rectification ou la limitation de leur \
                        traitement, en écrivant à \(editeur.delegueALaProtection). Vous pouvez aussi saisir la \
                        Commission nationale de l'informatique et des libertés (CNIL).
                        """
                    ]
                ),
            ])
    }

    static func page(
        _ titre: String, chapeau: String? = nil, _ parties: [(titre: String, paragraphes: [String])]
    ) -> Page {
        Page(
            titre: titre, mainClass: "gate__main--form",
            main: """
                <article class="module">
                <h1>\(titre)</h1>
                \(chapeau.map { "<p class=\"lede\">\($0)</p>\n" })<div class="prose">
                \(each: parties, partie)</div>
                </article>

                """)
    }

    private static func partie(_ partie: (titre: String, paragraphes: [String])) -> HTML {
        "<h2>\(partie.titre)</h2>\n\(each: partie.paragraphes, { "<p>\($0)</p>\n" })"
    }
}
