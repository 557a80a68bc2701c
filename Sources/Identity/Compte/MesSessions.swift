import Hummingbird
import Platform

/// « Mes sessions » and « Mes connexions », and what to do about those that are not one's own.
struct MesSessions: Sendable {
    let espace: EspacePersonnel
    private var module: IdentityModule { espace.module }

    /// Lines of « Mes connexions » shown at most.
    static let limite = 100

    func sessions(_ request: Request, _ context: WebContext, _ titulaire: Titulaire) async throws -> Response {
        let now = module.clock.now
        let ouvertes = try await module.database.read { db in
            try SessionsDuCompteStore.lister(titulaire.compte.id, at: now, on: db)
        }
        return try await espace.rendre(
            MesSessionsPage(titulaire: titulaire, sessions: ouvertes).page, request, context)
    }

    /// Ends the session named, or all the others.
    func fermer(
        _ request: Request, _ context: WebContext, _ titulaire: Titulaire, _ form: FormData
    ) async throws -> Response {
        let reference = form["session"]
        let now = module.clock.now
        let compte = titulaire.compte.id
        let fermees = try await module.database.write { db -> Bool in
            try Journal.append(
                on: db, at: now, acteur: "compte \(compte)", action: "session.fermer", objet: "compte \(compte)")
            if reference == "autres" {
                try SessionsDuCompteStore.fermer(compte, sauf: titulaire.session, at: now, on: db)
                return true
            }
            let siennes = try SessionsDuCompteStore.lister(compte, at: now, on: db)
            guard let une = siennes.first(where: { $0.reference == reference }) else { throw Refusal.notFound }
            try TicketStore.close(digest: une.empreinte, at: now, on: db)
            return false
        }
        return .seeOther(
            MonComptePaths.sessions(), saying: fermees ? "Vos autres sessions sont fermées." : "La session est fermée.")
    }

    func connexions(_ request: Request, _ context: WebContext, _ titulaire: Titulaire) async throws -> Response {
        let now = module.clock.now
        let identifiant = ConnexionStore.identifiant(CompteStore.norme(titulaire.compte.courriel), .opco)
        let lignes = try await module.database.read { db in
            try ConnexionStore.lister(identifiant, limite: MesSessions.limite, at: now, on: db)
        }
        return try await espace.rendre(
            MesConnexionsPage(titulaire: titulaire, lignes: lignes).page, request, context)
    }

    /// The session that asks may be the thief's: the link to choose another password goes to the mailbox.
    func pasMoi(
        _ request: Request, _ context: WebContext, _ titulaire: Titulaire, _ form: FormData
    ) async throws -> Response {
        let now = module.clock.now
        let compte = titulaire.compte
        try await module.database.write { db in
            try MiseEnSurete(module: module).fermer(compte, par: "compte", at: now, on: db)
            let jeton = try LienStore.emettre(
                .reinitialisation, compte: compte.id, courriel: compte.courriel, at: now, on: db)
            try Mailer.enqueue(
                module.mails.reinitialisation(compte.courriel, jeton: jeton, at: now), kind: "compte.pas-moi", on: db,
                at: now)
        }
        return .seeOther(
            IdentityPaths.login(),
            saying: """
                Toutes vos sessions sont fermées et votre mot de passe ne sert plus. Un email vous a été envoyé pour en \
                choisir un autre.
                """)
    }
}
