import Domain
import Hummingbird
import Platform

/// « Aide à un compte » : an administrator of the OPCO ends the sessions of somebody who lost a device, or removes a
/// second factor that was lost. Journaled, and told to the holder by mail.
struct AideAuCompteHandler: Sendable {
    let module: HabilitationsModule

    /// The address travels in the body, never in an URL that logs keep.
    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        try context.require(Acces.self).exiger(.gererUtilisateurs)
        return try await page(nil, "", nil, request, context)
    }

    func chercher(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        try acces.exiger(.gererUtilisateurs)
        let courriel = Texte.ligne(String(try await request.form(context)["courriel"].prefix(1000)))
        guard Courriel.formatJuste(courriel) else {
            let erreur = courriel.isEmpty ? "Saisissez l'e-mail du compte" : "Saisissez un e-mail complet"
            return try await page(nil, courriel, erreur, request, context)
        }
        let now = module.clock.now
        let trouve = try await module.database.write { db -> CompteAide? in
            guard let personne = try module.annuaire.trouver(courriel, db) else { return nil }
            try journal("compte.consultation", personne.id, acces, now, db)
            return CompteAide(
                personne: personne, secondFacteur: try module.annuaire.secours.secondFacteur(personne.id, db))
        }
        guard let trouve else {
            return try await page(nil, courriel, "Aucun compte n'a cet e-mail", request, context)
        }
        return try await page(trouve, courriel, nil, request, context)
    }

    func fermerLesSessions(_ request: Request, _ context: WebContext) async throws -> Response {
        try await agir(
            request, context, action: "compte.sessions-fermees", fait: "Toutes vos sessions sont fermées",
            dit: "sont fermées", quoi: "Les sessions"
        ) { compte, now, db in
            try module.annuaire.secours.fermerLesSessions(compte, now, db)
            return true
        }
    }

    func retirerLeSecondFacteur(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        guard try context.parameter("id", as: Int.self) != acces.compteID else {
            throw Refus.conflit(
                "On ne retire pas son propre second facteur d'ici : demandez-le à un autre administrateur.")
        }
        return try await agir(
            request, context, action: "compte.second-facteur-retire", fait: "Votre second facteur est retiré",
            dit: "est retiré", quoi: "Le second facteur"
        ) { compte, now, db in
            guard try module.annuaire.secours.retirerLeSecondFacteur(compte, db) else { return false }
            // Whoever holds the lost device may hold a session too.
            try module.annuaire.secours.fermerLesSessions(compte, now, db)
            return true
        }
    }

    private func agir(
        _ request: Request, _ context: WebContext, action: String, fait: String, dit: String, quoi: String,
        _ body: @escaping @Sendable (Int, Instant, any Connection) throws -> Bool
    ) async throws -> Response {
        let acces = try context.require(Acces.self)
        try acces.exiger(.gererUtilisateurs)
        let id = try context.parameter("id", as: Int.self)
        _ = try await request.form(context)
        let now = module.clock.now
        let personne = try await module.database.write { db in
            guard let personne = try module.annuaire.personnes([id], db).first else { throw Refusal.notFound }
            guard try body(id, now, db) else { throw Refus.conflit("Ce compte n'a pas de second facteur.") }
            try journal(action, id, acces, now, db)
            try Mailer.enqueue(
                MailsDHabilitation(marque: module.marque, publicURL: module.publicURL)
                    .secours(personne.courriel, fait, at: now),
                kind: "compte.aide", on: db, at: now)
            return personne
        }
        return .seeOther(
            GestionOPCOPaths.comptes(), saying: "\(quoi) de \(personne.courriel) \(dit). Un courriel l'en avertit.")
    }

    private func journal(
        _ action: String, _ compte: Int, _ acces: Acces, _ now: Instant, _ db: any Connection
    ) throws {
        try Journal.append(
            on: db, at: now, acteur: "compte \(acces.compteID)", action: action, objet: "compte \(compte)")
    }

    private func page(
        _ trouve: CompteAide?, _ courriel: String, _ erreur: String?, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let page = AideAuComptePage(
            trouve: trouve, courriel: courriel, erreur: erreur,
            moi: trouve?.personne.id == (try context.require(Acces.self)).compteID,
            csrf: try context.require(CSRF.self),
            annonce: context[Flash.self])
        return try await module.pages.shell(
            page.page, erreur == nil ? .ok : .unprocessableContent, request, context)
    }
}

/// The account found, and what may be done for it.
struct CompteAide: Sendable {
    let personne: AnnuaireDesComptes.Personne
    let secondFacteur: Bool
}

struct AideAuComptePage {
    let trouve: CompteAide?
    let courriel: String
    let erreur: String?
    let moi: Bool
    let csrf: CSRF
    let annonce: Flash?

    var page: Page {
        Page(
            titre: "Aide à un compte", mainClass: "main--form", erreurs: erreur != nil,
            main: """
                \(errorSummary(erreur.map { [FieldError(id: "courriel", message: $0)] } ?? []))\
                \(annonce.map { banner(Tone(rawValue: $0.tone) ?? .info, $0.message) })
                \(pageHead(PageHead("Aide à un compte").with {
                    $0.chapeau = "Pour qui a perdu un appareil. Chaque geste est journalisé, et son titulaire en est averti par courriel."
                }))
                <form class="form" method="post" action="\(GestionOPCOPaths.comptes())" novalidate>\(csrf.field)
                \(formCard("Le compte", textField(
                    FieldModel(name: "courriel", label: "E-mail", value: courriel, required: true).with {
                        $0.type = .email
                        $0.spellcheck = false
                        $0.error = erreur
                    })))
                <div class="row row--end">\(button("CHERCHER", style: trouve == nil ? .primary : .plain, icon: .search))</div>
                </form>
                \(trouve.map(compte))
                """)
    }

    private func compte(_ trouve: CompteAide) -> HTML {
        let personne = trouve.personne
        return card(
            id: "compte-titre", titre: "\(personne.prenom) \(personne.nom.uppercased())",
            aside: personne.actif ? pill("Actif", tone: .ok) : pill("Inactif"),
            """
            \(facts([
                Fact("E-mail", personne.courriel), Fact("Second facteur", trouve.secondFacteur ? "Oui" : "Non"),
            ]))
            <div class="row">
            <form method="post" action="\(GestionOPCOPaths.sessions(personne.id))">\(csrf.field)\
            \(button("FERMER TOUTES SES SESSIONS", style: .danger, icon: .exit, precision: personne.courriel))</form>
            \(if: trouve.secondFacteur && !moi, """
                <form method="post" action="\(GestionOPCOPaths.secondFacteur(personne.id))">\(csrf.field)\
                \(button("RETIRER LE SECOND FACTEUR", style: .danger, icon: .lock, precision: personne.courriel))</form>
                """)</div>
            """)
    }
}
