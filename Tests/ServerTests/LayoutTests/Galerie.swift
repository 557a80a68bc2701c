import Platform
import Server

/// Fictional pages that use every component: what the tests read, and what a browser is shown.
enum Galerie {
    static let assets = AssetURLs(["app.css": "/assets/app.css", "favicon.svg": "/assets/favicon.svg"])
    static let maintenant = Instant(iso: "2025-10-14T07:27:00.000Z") ?? Instant(milliseconds: 0)

    static var pages: [(nom: String, html: HTML)] {
        [
            ("tableau-de-bord", shell(cadre(), page: tableauDeBord)),
            ("liste", shell(cadre(), page: liste)),
            ("formulaire", shell(cadre(), page: formulaire())),
            ("formulaire-erreurs", shell(cadre(), page: formulaire(erreurs: true))),
            ("synthese", shell(cadre(), page: synthese)),
            ("dossier", shell(cadre(), page: dossier)),
            ("instruction", shell(cadre(.opco), page: instruction)),
            ("facture", shell(cadre(), page: facture)),
            ("connexion", gate(GateModel(titre: "", assets: assets), page: connexion)),
            ("cmi", gate(cmi, page: connexion)),
            ("cgu", gate(legal("CGU"), page: LegalPages.cgu(editeur))),
            ("mentions", gate(legal("Mentions"), page: LegalPages.mentions(editeur))),
            ("donnees", gate(legal("Données"), page: LegalPages.donnees(editeur))),
            ("aide", gate(legal("Aide"), page: HelpPages.aide(editeur))),
            ("accessibilite", gate(legal("Accessibilité"), page: HelpPages.accessibilite(editeur))),
        ] + [401, 403, 404, 409, 413, 429, 500, 503].map { ("erreur-\($0)", erreur($0)) }
    }

    static func cadre(_ espace: ShellModel.Espace = .of, texte: String? = nil) -> ShellModel {
        let opco = espace == .opco
        var model = ShellModel(
            titre: "Galerie", espace: espace, opco: texte ?? "OPCO Mobilités", accueil: "/of",
            utilisateur: .init(
                nom: texte ?? "Camille VERNEUIL", email: texte ?? "camille.verneuil@cfa-erables.example",
                role: texte ?? "ADMINISTRATEUR OF"),
            perimetres: opco
                ? [.init(delegation: "grand-ouest", nom: "Grand Ouest", courant: true)]
                : [
                    .init(siret: "98765432400019", nom: texte ?? "CFA DES TROIS ÉRABLES", courant: true),
                    .init(siret: "99999840400019", nom: "CFA DES TROIS ÉRABLES - ANTENNE NORD", courant: false),
                ],
            changerPerimetre: "/of/perimetre", menu: menu(texte),
            notifications: .init(
                nonLues: opco ? 0 : 3, recentes: opco ? [] : notices(texte), href: "/of/notifications",
                toutLire: "/of/notifications/lues", reglages: "/of/notifications/reglages"),
            applications: [
                .init(nom: texte ?? "M-Gestion OF", href: "/of", ouverte: true),
                .init(nom: "M-Gestion Entreprise", href: "/app", ouverte: false),
            ],
            deconnexion: "/deconnexion", csrfToken: texte ?? "jeton", version: "1.0.0", assets: assets,
            adresse: texte ?? "/of")
        if opco { model.liens.avis = nil }
        return model
    }

    private static func menu(_ texte: String?) -> [MenuGroup] {
        [
            MenuGroup(nil, .home, [MenuItem(texte ?? "Mon tableau de bord", href: "/of", courant: true)]),
            MenuGroup(
                texte ?? "Mes dossiers", .folder,
                [
                    MenuItem("Contrat d'apprentissage", href: "/of/contrats-apprentissage", nombre: 64),
                    MenuItem("Contrat de professionnalisation", href: "/of/contrats-pro"),
                ]),
            MenuGroup("Mes règlements", .euro, [MenuItem("Mes factures", href: "/of/factures")]),
            MenuGroup("Mes habilitations", .people, [MenuItem("Utilisateurs", href: "/of/utilisateurs")]),
        ]
    }

    private static func notices(_ texte: String?) -> [Notice] {
        [true, false].map { nonLue in
            Notice(
                href: "/of/notifications/1", quoi: texte ?? "Contrat d'apprentissage", numero: "4021877.1",
                texte: texte ?? "Un nouveau courrier a été déposé dans votre dossier.", quand: maintenant,
                nonLue: nonLue)
        }
    }

    static var editeur: Editeur {
        var editeur = Editeur()
        editeur.telephone = "02 99 00 00 00"
        editeur.delegations = [("Grand Ouest", "grand-ouest@opco.example")]
        return editeur
    }

    private static var cmi: GateModel {
        var model = GateModel(
            titre: "", application: "Portail Carte Mobilité Inclusion Organisme", marque: "Carte Mobilité Inclusion",
            sousMarque: "Portail Organisme", assets: assets)
        model.cmi = true
        return model
    }

    private static func legal(_ titre: String) -> GateModel { GateModel(titre: titre, assets: assets) }

    private static func erreur(_ status: Int) -> HTML {
        var model = ErrorPageModel(status: status, reference: "R7K2-40QD", assets: assets)
        model.retour = status == 503 ? "le 15/10/2025 à 08:00" : nil
        return errorPage(model)
    }
}
