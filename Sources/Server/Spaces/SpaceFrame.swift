package import Domain
import HTTPTypes
import Habilitations
import Hummingbird
import Identity
import Platform

/// The frame of a space's pages: menu, scope, notifications, profile.
struct SpaceFrame: Sendable {
    typealias Notifications = ShellModel.Notifications

    let espace: Espace
    let profil: Profil
    let assets: AssetURLs
    let notifications: @Sendable (Acces, any Connection) throws -> Notifications
    let menu: @Sendable (Acces, String) -> [MenuGroup]

    func document(_ page: Page, _ request: Request, _ visitor: Visitor) -> HTML {
        let acces = visitor.acces
        var model = ShellModel(
            titre: page.titre, espace: espace.shell, opco: profil.nom, accueil: espace.racine,
            utilisateur: .init(nom: acces.nomComplet, email: acces.courriel, role: acces.libelleRole),
            perimetres: acces.etablissements.map {
                .init(siret: $0.siret, nom: $0.nom, courant: $0 == acces.courant)
            },
            changerPerimetre: SpacePaths.etablissement(espace), menu: menu(acces, request.uri.path),
            notifications: visitor.notifications,
            applications: SpacePaths.applications(visitor.espaces, courante: espace),
            deconnexion: IdentityPaths.deconnexion(espace), csrfToken: visitor.session.csrf.maskedToken(),
            version: Services.version, assets: assets, adresse: request.uri.string)
        model.compte = String(acces.compteID)
        model.etablissements = espace == .opco ? nil : EtablissementsPaths(espace).liste()
        model.liens.avis = espace == .opco ? nil : AvisHandler.path(espace)
        return shell(model, page: page)
    }

    /// The account exists, and holds nothing here.
    func sansAcces(_ visitor: Visitor) -> HTML {
        gate(
            gateModel,
            page: Page(
                titre: "Votre compte n'a pas encore d'accès", mainClass: "gate__main--narrow",
                main: """
                    <section class="module" aria-labelledby="titre">
                    <h1 id="titre">Votre compte n'a pas encore d'accès à \(espace.libelle)</h1>
                    <div class="prose">
                    <p>Vous êtes connecté avec l'adresse \(visitor.acces.courriel), qui n'est rattachée à aucun établissement \
                    dans cette application.</p>
                    <p>Demandez à l'administrateur de votre établissement de vous y rattacher, ou écrivez à l'OPCO.</p>
                    </div>
                    <div class="row">\(espace == .opco
                        ? linkButton("Aide et contact", href: "/aide", style: .primary)
                        : linkButton("Demander un accès", href: InscriptionPaths(espace).accueil(), style: .primary))
                    <form method="post" action="\(IdentityPaths.deconnexion(espace))">\(visitor.session.csrf.field)\
                    \(button("Déconnexion"))</form></div>
                    </section>
                    """))
    }

    /// A form that came without a session, or under another one: what it holds, kept, to be sent again.
    struct Reprise {
        let action: String
        let champs: [FormData.Field]
        /// Where to sign in first; nil once it is done.
        let connexion: String?
        let csrf: CSRF?
    }

    func reprise(_ reprise: Reprise) -> HTML {
        let champs = reprise.champs.filter { $0.name != "csrf" }.map { (name: $0.name, value: $0.value) }
        let phrase: HTML =
            reprise.connexion.map { connexion in
                """
                <p>Votre session a expiré avant l'enregistrement. Vos réponses sont conservées dans cette page : ne la fermez pas.</p>
                <ol><li><a href="\(connexion)" target="_blank">Connectez-vous dans un nouvel onglet</a>, puis revenez ici.</li>
                <li>Enregistrez vos réponses avec le bouton ci-dessous.</li></ol>
                """
            }
            ?? "<p>Ce formulaire a été ouvert avant votre dernière connexion. Vos réponses sont conservées : confirmez leur envoi.</p>"
        return gate(
            gateModel,
            page: Page(
                titre: "Vos réponses sont conservées", mainClass: "gate__main--narrow",
                main: """
                    <section class="module" aria-labelledby="titre">
                    <h1 id="titre">Vos réponses sont conservées</h1>
                    <div class="prose">\(phrase)</div>
                    <form method="post" action="\(reprise.action)">\(reprise.csrf?.field)\(hiddenFields(champs))
                    \(button("ENREGISTRER MES RÉPONSES", style: .primary))</form>
                    </section>
                    """))
    }

    var gateModel: GateModel {
        GateModel(
            titre: "", application: profil.nom, marque: profil.nom, sousMarque: espace.libelle, accueil: espace.racine,
            assets: assets)
    }
}

extension Espace {
    var shell: ShellModel.Espace {
        switch self {
        case .of: .of
        case .entreprise: .entreprise
        case .opco: .opco
        }
    }
}

/// URLs that belong to the frame itself.
package enum SpacePaths {
    /// Takes the POST of the scope selector.
    package static func etablissement(_ espace: Espace) -> String { espace.racine + "/etablissement" }

    /// « Changer d'application »: the applications open in this version where the person holds something.
    static func applications(_ tenus: [Espace], courante: Espace) -> [ShellModel.Application] {
        tenus.filter(Plateforme.espaces.contains).map {
            ShellModel.Application(nom: $0.libelle, href: $0.racine, ouverte: $0 == courante)
        }
    }
}
