import Domain
import HTTPTypes
import Hummingbird
import Platform

/// The desk's queue of requests, and each request.
struct DemandeHandler: Sendable {
    let module: HabilitationsModule
    let paths = DemandesPaths()

    func file(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        try acces.exiger(.examinerInscriptions)
        let requete = RequeteDeDemandes(request.query)
        let now = module.clock.now
        let contenu = try await module.database.read { db in
            try FileDeDemandesStore.page(requete, agent: acces.compteID, at: now, on: db)
        }
        let derniere = contenu.dernierePage(requete)
        guard requete.page <= derniere else {
            return .seeOther(requete.url(paths.file()) { $0.page = derniere })
        }
        let vue = FileDeDemandesPage(
            requete: requete, contenu: contenu, reglages: module.reglages, maintenant: now,
            csrf: try context.require(CSRF.self), annonce: context[Flash.self])
        return try await module.pages.shell(vue.page, .ok, request, context)
    }

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        try acces.exiger(.examinerInscriptions)
        let id = try context.parameter("id", as: Int.self)
        let vue = try await module.database.read { db in try ExamenDeDemande(id, module, on: db) }
        let page = DemandePage(
            examen: vue, acces: acces, reglages: module.reglages, maintenant: module.clock.now,
            csrf: try context.require(CSRF.self), annonce: context[Flash.self])
        return try await module.pages.shell(page.page, .ok, request, context)
    }

    func prendre(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        try acces.exiger(.examinerInscriptions)
        let id = try context.parameter("id", as: Int.self)
        _ = try await request.form(context)
        let now = module.clock.now
        try await module.database.write { db in
            let demande = try DemandeStore.trouver(id, on: db)
            _ = try demande.etat.transition(.prendre)
            if demande.gestionnaireID == acces.compteID { return }
            guard try EcritureDeDemandeStore.prendre(id, par: (acces.compteID, acces.nomComplet), on: db) else {
                throw Refus.conflit("\(demande.gestionnaire) étudie déjà la demande n° \(id).")
            }
            try EcritureDeDemandeStore.noter(
                .prendre, demande: id, compte: acces.compteID, nom: acces.nomComplet, at: now, on: db)
        }
        return .seeOther(paths.demande(id), saying: "Vous étudiez la demande n° \(id).")
    }
}

/// A request as the desk examines it: what was asked, and what draws attention.
struct ExamenDeDemande: Sendable {
    let entiere: DemandeEntiere
    /// The establishments as reference data knows them today.
    let etablissements: [EtablissementDemande]
    /// The people who administer the same companies, by name.
    let administrateurs: [(nom: String, courriel: String, siret: String)]
    let demandeur: AnnuaireDesComptes.Personne?

    /// Three statements.
    init(_ id: Int, _ module: HabilitationsModule, on db: any Connection) throws {
        let entiere = try DemandeStore.entiere(id, on: db)
        let demandeur = entiere.demande.compte
        let ids = Set(entiere.administrateurs.map(\.compte) + [demandeur])
        let personnes = try module.annuaire.personnes(ids.sorted(), db)
        self.entiere = entiere
        etablissements = try AnnuaireDEtablissements.trouver(entiere.sirets, entiere.demande.type, on: db)
        self.demandeur = personnes.first { $0.id == demandeur }
        administrateurs = entiere.administrateurs.compactMap { admin in
            personnes.first { $0.id == admin.compte && $0.id != demandeur }.map {
                ("\($0.prenom) \($0.nom.uppercased())", $0.courriel, admin.siret)
            }
        }
    }
}
