import Domain
import HTTPTypes
import Hummingbird
import Platform

/// The OPCO's own agents: who they are, what each may do.
struct AgentsHandler: Sendable {
    let module: HabilitationsModule

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        try context.require(Acces.self).exiger(.gererUtilisateurs)
        let agents = try await module.database.read { db in try lire(on: db) }
        let page = AgentsPage(agents: agents, requete: RequeteDAgents(request.query), annonce: context[Flash.self])
        return try await module.pages.shell(page.page, .ok, request, context)
    }

    func nouveau(_ request: Request, _ context: WebContext) async throws -> Response {
        try context.require(Acces.self).exiger(.gererUtilisateurs)
        return try await page(nil, SaisieAgent(), request, context)
    }

    func modifier(_ request: Request, _ context: WebContext) async throws -> Response {
        let vu = try await agent(context)
        return try await page(vu, SaisieAgent(vu), request, context)
    }

    func creer(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        try acces.exiger(.gererUtilisateurs)
        let saisie = SaisieAgent(try await request.form(context))
        let erreurs = saisie.erreurs(nouveau: true)
        guard erreurs.isEmpty, let role = saisie.role else {
            return try await page(nil, saisie, erreurs: erreurs, request, context)
        }
        let now = module.clock.now
        return try await ecrire(nil, saisie, request, context) { db in
            let connu = try module.annuaire.trouver(saisie.courriel, db)
            let avant = try AgentStore.tous(on: db).first { $0.compte == connu?.id }
            if let avant, avant.role == role, avant.actif { return "\(saisie.courriel) est agent." }
            guard avant == nil else {
                throw Refus.saisie("\(saisie.courriel) est déjà agent : modifiez son rôle depuis la liste")
            }
            if connu == nil, case .generique(let mot) = AdresseDePersonne.lire(saisie.courriel) {
                throw Refus.saisie(
                    "L'e-mail doit être celui d'une seule personne : « \(mot) » désigne un service ou une boîte partagée"
                )
            }
            let (id, averti) = try module.annuaire.inviter(
                saisie.courriel, saisie.prenom, saisie.nom, .opco, [("Rôle", role.libelle)], now, db)
            try AgentStore.ecrire(
                Agent(compte: id, role: role, actif: true), avant: nil, opco: module.marque,
                par: .agent(acces.compteID),
                at: now,
                on: db)
            return "L'agent est créé. "
                + (averti
                    ? "\(saisie.courriel) en est averti par courriel."
                    : AnnuaireDesComptes.sansCourriel(saisie.courriel))
        }
    }

    func enregistrer(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        let vu = try await agent(context)
        let saisie = SaisieAgent(try await request.form(context))
        let erreurs = saisie.erreurs(nouveau: false)
        guard erreurs.isEmpty, let role = saisie.role else {
            return try await page(vu, saisie, erreurs: erreurs, request, context)
        }
        let now = module.clock.now
        return try await ecrire(vu, saisie, request, context) { db in
            let tous = try AgentStore.tous(on: db)
            guard tous.contains(where: { $0.compte == acces.compteID && $0.administre }) else {
                throw Refus.interdit("Votre rôle ne le permet plus.")
            }
            guard let avant = tous.first(where: { $0.compte == vu.agent.compte }) else { throw Refusal.notFound }
            let apres = Agent(compte: avant.compte, role: role, actif: saisie.actif)
            guard apres != avant else { return "\(vu.nom) est enregistré." }
            guard saisie.etat == avant.phrase else {
                throw Refus.conflit("Les droits de \(vu.nom) ont été modifiés par quelqu'un d'autre : rouvrez sa fiche")
            }
            // Whoever manages the agents does not give themselves what they lack, nor lock themselves out.
            guard avant.compte != acces.compteID else {
                throw Refus.conflit("On ne change pas son propre rôle : demandez-le à un autre administrateur")
            }
            try garder(avant, apres, tous, on: db)
            try AgentStore.ecrire(
                apres, avant: avant, opco: module.marque, par: .agent(acces.compteID), at: now, on: db)
            try Mailer.enqueue(
                MailsDHabilitation(marque: module.marque, publicURL: module.publicURL)
                    .agent(vu.personne.courriel, avant.phrase, apres.phrase, at: now),
                kind: "habilitation.changement", on: db, at: now)
            return "Les droits de \(vu.nom) sont enregistrés."
        }
    }

    func inviter(_ request: Request, _ context: WebContext) async throws -> Response {
        let vu = try await agent(context)
        _ = try await request.form(context)
        guard !vu.personne.actif, vu.agent.actif else {
            throw Refus.conflit("Cette personne a déjà choisi son mot de passe.")
        }
        let now = module.clock.now
        let averti = try await module.database.write { db in
            try module.annuaire.inviter(
                vu.personne.courriel, vu.personne.prenom, vu.personne.nom, .opco, [("Rôle", vu.agent.role.libelle)],
                now, db
            ).averti
        }
        return .seeOther(
            GestionOPCOPaths.modification(vu.agent.compte),
            saying: averti
                ? "L'invitation est renvoyée à \(vu.personne.courriel)."
                : AnnuaireDesComptes.sansCourriel(vu.personne.courriel))
    }
}

extension AgentsHandler {
    private func ecrire(
        _ vu: AgentVu?, _ saisie: SaisieAgent, _ request: Request, _ context: WebContext,
        _ body: @escaping @Sendable (any Connection) throws -> String
    ) async throws -> Response {
        do {
            return .seeOther(GestionOPCOPaths.agents(), saying: try await module.database.write(body))
        } catch let refus as Refus {
            let erreurs = [FieldError(id: vu == nil ? "courriel" : "role", message: refus.message)]
            return try await page(
                vu, saisie, erreurs: erreurs, request, context,
                status: HTTPResponse.Status(code: refus.categorie.rawValue))
        }
    }

    /// The last one able to manage the agents stays so.
    private func garder(_ avant: Agent, _ apres: Agent, _ tous: [Agent], on db: any Connection) throws {
        guard avant.administre, !apres.administre else { return }
        let autres = tous.filter { $0.administre && $0.compte != avant.compte }.map(\.compte)
        guard try module.annuaire.personnes(autres, db).contains(where: \.actif) else {
            throw DernierAdministrateur.refus(module.marque)
        }
    }

    private func lire(on db: any Connection) throws -> [AgentVu] {
        let agents = try AgentStore.tous(on: db)
        let personnes = try module.annuaire.personnes(agents.map(\.compte), db)
        return personnes.compactMap { personne in
            agents.first { $0.compte == personne.id }.map { AgentVu(agent: $0, personne: personne) }
        }
    }

    private func agent(_ context: WebContext) async throws -> AgentVu {
        try context.require(Acces.self).exiger(.gererUtilisateurs)
        let id = try context.parameter("id", as: Int.self)
        let agents = try await module.database.read { db in try lire(on: db) }
        guard let vu = agents.first(where: { $0.agent.compte == id }) else { throw Refusal.notFound }
        return vu
    }

    private func page(
        _ vu: AgentVu?, _ saisie: SaisieAgent, erreurs: [FieldError] = [], _ request: Request, _ context: WebContext,
        status: HTTPResponse.Status? = nil
    ) async throws -> Response {
        let page = AgentPage(
            vu: vu, saisie: saisie, moi: vu?.agent.compte == (try context.require(Acces.self)).compteID,
            erreurs: erreurs,
            csrf: try context.require(CSRF.self), annonce: context[Flash.self])
        return try await module.pages.shell(
            page.page, status ?? (erreurs.isEmpty ? .ok : .unprocessableContent), request, context)
    }
}
