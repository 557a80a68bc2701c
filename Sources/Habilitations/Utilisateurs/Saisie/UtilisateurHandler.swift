import Domain
import HTTPTypes
import Hummingbird
import Platform

/// « + CRÉER » and « MODIFIER ».
struct UtilisateurHandler: Sendable {
    let module: HabilitationsModule
    let espace: Espace

    /// Everything that the form stands on, in one snapshot.
    struct Contexte: Sendable {
        let regard: Regard
        let nom: String
        let offre: OffreDEtablissements
        let personne: AnnuaireDesComptes.Personne?
        let sexe: String?
        /// Those of the person that the one who looks may change, and those that they may only see.
        let avant: [Habilitation]
        let ailleurs: [Habilitation]
    }

    func nouveau(_ request: Request, _ context: WebContext) async throws -> Response {
        let contexte = try await lire(context, compte: nil)
        return try await page(contexte, SaisieUtilisateur(), request, context)
    }

    func modifier(_ request: Request, _ context: WebContext) async throws -> Response {
        let contexte = try await lire(context, compte: try context.parameter("id", as: Int.self))
        guard let personne = contexte.personne else { throw Refusal.notFound }
        let saisie = SaisieUtilisateur(personne, sexe: contexte.sexe, contexte.avant)
        return try await page(contexte, saisie, request, context)
    }

    func creer(_ request: Request, _ context: WebContext) async throws -> Response {
        try await recevoir(compte: nil, request, context)
    }

    func enregistrer(_ request: Request, _ context: WebContext) async throws -> Response {
        let id = try context.parameter("id", as: Int.self)
        do {
            return try await recevoir(compte: id, request, context)
        } catch let refusal as Refusal where refusal == .notFound {
            // The same button pressed twice: the first press took away the only access that showed this person here.
            let regard = try Regard(context, espace)
            let retiree = try await module.database.read { db in
                try HistoriqueStore.vientDeRetirer(
                    regard.acces.compteID, id, Perimetre.codes(couvrant: regard.siret), regard.espace, on: db)
            }
            guard retiree else { throw refusal }
            return .seeOther(regard.paths.liste(), saying: "Cette personne n'est plus rattachée.")
        }
    }

    private func recevoir(compte: Int?, _ request: Request, _ context: WebContext) async throws -> Response {
        let contexte = try await lire(context, compte: compte)
        let form = try await request.form(context, fieldsMax: SaisieUtilisateur.champsMax)
        var saisie = try SaisieUtilisateur(form, roles: contexte.offre.mandat.roles)
        // An establishment that one does not manage does not exist, whatever the form holds.
        let connus = Set(contexte.avant.map(\.perimetre))
        guard saisie.lignes.allSatisfy({ contexte.offre.offre($0.perimetre) || connus.contains($0.perimetre) }) else {
            throw Refusal.notFound
        }
        switch SaisieUtilisateur.action(form) {
        case .enregistrer: return try await enregistrer(saisie, contexte, request, context)
        case .ajouter: saisie.ajout = saisie.ajout ?? SaisieUtilisateur.Ajout()
        case .fermer: saisie.ajout = nil
        case .filtrer: break
        case .confirmer: return try await confirmer(saisie, contexte, request, context)
        case .retirer(let code):
            saisie.lignes.removeAll { $0.perimetre.code == code }
            return try await page(
                contexte, saisie, message: "L'établissement est retiré du formulaire : enregistrez pour le confirmer.",
                request, context)
        }
        return try await page(contexte, saisie, request, context)
    }

    /// « + CONFIRMER »: the establishment chosen joins the form, with all that may be given there.
    private func confirmer(
        _ saisie: SaisieUtilisateur, _ contexte: Contexte, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        var saisie = saisie
        let ajout = saisie.ajout ?? SaisieUtilisateur.Ajout()
        var erreurs: [FieldError] = []
        let perimetre = Perimetre(ajout.choix)
        if ajout.choix.isEmpty { erreurs.append(FieldError(id: "choix", message: "Choisissez un établissement")) }
        if ajout.role.isEmpty { erreurs.append(FieldError(id: "typeRole", message: "Sélectionnez le type de rôle")) }
        guard let perimetre, let role = RoleEtablissement(rawValue: ajout.role), erreurs.isEmpty else {
            if erreurs.isEmpty { throw Refusal.notFound }
            return try await page(contexte, saisie, erreurs: erreurs, request, context)
        }
        guard contexte.offre.offre(perimetre) else { throw Refusal.notFound }
        let lacunes = Set(Droit.accordables).subtracting(role.droits)
        saisie.lignes.removeAll { $0.perimetre == perimetre }
        saisie.lignes.append(
            SaisieUtilisateur.Ligne(
                perimetre: perimetre, role: role,
                coches: contexte.offre.mandat.disponibles(perimetre).intersection(role.droits).union(lacunes)))
        saisie.ajout = nil
        return try await page(
            contexte, saisie,
            message: "\(contexte.offre.nom(perimetre)) est ajouté au formulaire : enregistrez pour le confirmer.",
            request,
            context)
    }
}

// MARK: - Saving

extension UtilisateurHandler {
    private func enregistrer(
        _ saisie: SaisieUtilisateur, _ contexte: Contexte, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let identite = contexte.personne.map { !$0.actif && !contexte.avant.isEmpty } ?? true
        var erreurs = saisie.erreurs(identite: identite, nouveau: contexte.personne == nil)
        if let ajout = saisie.ajout, !ajout.choix.isEmpty {
            erreurs.append(
                FieldError(
                    id: "choix", message: "Confirmez l'ajout de l'établissement avec « CONFIRMER », ou fermez-le"))
        }
        guard erreurs.isEmpty else { return try await page(contexte, saisie, erreurs: erreurs, request, context) }
        let now = module.clock.now
        let regard = contexte.regard
        do {
            let message = try await module.database.write { db in
                let gestion = GestionDUtilisateurs(module: module, regard: regard, at: now)
                return try contexte.personne.map { try gestion.modifier($0.id, saisie, on: db) }
                    ?? gestion.creer(saisie, on: db)
            }
            return .seeOther(regard.paths.liste(), saying: message)
        } catch let refus as Refus where refus.categorie != .nonTrouve {
            let champ = refus.categorie == .saisie ? "courriel" : "ajouter"
            return try await page(
                contexte, saisie, erreurs: [FieldError(id: champ, message: refus.message)], request, context,
                status: HTTPResponse.Status(code: refus.categorie == .saisie ? 422 : refus.categorie.rawValue))
        }
    }

    /// The link again, for somebody who has not chosen a password.
    func inviter(_ request: Request, _ context: WebContext) async throws -> Response {
        let id = try context.parameter("id", as: Int.self)
        let contexte = try await lire(context, compte: id)
        _ = try await request.form(context)
        let regard = contexte.regard
        guard let personne = contexte.personne, !personne.actif, !contexte.avant.isEmpty else {
            throw Refus.conflit("Cette personne a déjà choisi son mot de passe.")
        }
        let now = module.clock.now
        let message = try await module.database.write { db in
            try GestionDUtilisateurs(module: module, regard: regard, at: now)
                .inviter(personne, contexte.avant.filter(\.actif), on: db)
        }
        return .seeOther(regard.paths.modification(id), saying: message)
    }

    private func lire(_ context: WebContext, compte: Int?) async throws -> Contexte {
        let regard = try Regard(context, espace)
        try regard.exigerLaGestion()
        return try await module.database.read { db in
            let tenues =
                regard.opco
                ? try HabilitationStore.duSiret(regard.siret, regard.espace, et: compte, on: db)
                : try HabilitationStore.desComptes(
                    [regard.acces.compteID] + (compte.map { [$0] } ?? []), regard.espace, on: db)
            let nom = try module.nomPour(regard, tenues, on: db)
            let offre = OffreDEtablissements(regard, tenues, nom: nom)
            guard let compte else {
                return Contexte(
                    regard: regard, nom: nom, offre: offre, personne: nil, sexe: nil, avant: [], ailleurs: [])
            }
            let siennes = tenues.filter { $0.compte == compte && regard.voit($0.habilitation) }
            guard !siennes.isEmpty, let personne = try module.annuaire.personnes([compte], db).first else {
                throw Refusal.notFound
            }
            let geree = { (une: HabilitationTenue) in offre.mandat.couvre(une.habilitation.perimetre) }
            return Contexte(
                regard: regard, nom: nom, offre: offre, personne: personne, sexe: siennes.first?.sexe,
                avant: siennes.filter(geree).map(\.habilitation),
                ailleurs: siennes.filter { !geree($0) }.map(\.habilitation))
        }
    }

    private func page(
        _ contexte: Contexte, _ saisie: SaisieUtilisateur, erreurs: [FieldError] = [], message: String? = nil,
        _ request: Request, _ context: WebContext, status: HTTPResponse.Status? = nil
    ) async throws -> Response {
        let page = UtilisateurPage(
            regard: contexte.regard, nom: contexte.nom, saisie: saisie, offre: contexte.offre,
            personne: contexte.personne, sexe: contexte.sexe, avant: contexte.avant, ailleurs: contexte.ailleurs,
            erreurs: erreurs, message: message, csrf: try context.require(CSRF.self), annonce: context[Flash.self])
        return try await module.pages.shell(
            page.page, status ?? (erreurs.isEmpty ? .ok : .unprocessableContent), request, context)
    }
}
