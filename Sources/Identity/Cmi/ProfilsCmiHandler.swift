import Domain
import HTTPTypes
import Hummingbird
import Platform

/// The référent's pages. A profile of another body is not found; for who is not a référent, nothing is.
struct ProfilsCmiHandler: Sendable {
    let module: IdentityModule

    func liste(_ request: Request, _ context: WebContext) async throws -> Response {
        let visiteur = try referent(context)
        let code = visiteur.profil.organisme.code
        let numero = min(max(Int(pathComponent: request.query["page"]) ?? 1, 1), 4000)
        let lignes = ProfilsCmiPage.lignes
        let (profils, total) = try await module.database.read { db in
            (
                try CmiStore.profils(organisme: code, limite: lignes, sauter: (numero - 1) * lignes, on: db),
                try CmiStore.nombreDeProfils(organisme: code, on: db)
            )
        }
        guard !profils.isEmpty || numero == 1 else { throw Refusal.notFound }
        let page = ProfilsCmiPage(
            organisme: visiteur.profil.organisme, profils: profils, total: total, numero: numero,
            now: module.clock.now)
        return try await module.pageCmi(page.page, .ok, request, context)
    }

    func nouveau(_ request: Request, _ context: WebContext) async throws -> Response {
        let visiteur = try referent(context)
        let formulaire = FormulaireDeProfilCmi(code: visiteur.profil.organisme.code)
        return try await page(visiteur, formulaire, .ok, request, context)
    }

    func creer(_ request: Request, _ context: WebContext) async throws -> Response {
        let visiteur = try referent(context)
        let form = try await request.form(context)
        let organisme = visiteur.profil.organisme
        var formulaire = FormulaireDeProfilCmi(code: organisme.code)
        guard let profil = formulaire.lire(form, referent: false) else {
            return try await page(visiteur, formulaire, .unprocessableContent, request, context)
        }
        do {
            let id = try await module.enrolementCmi.creer(
                profil, organisme: organisme.code, par: .compte(visiteur.profil.compte.id))
            return .seeOther(
                CmiPaths.profil(id),
                saying: "Le profil est créé. Son mot de passe temporaire est envoyé à \(profil.courriel).")
        } catch EnrolementCmi.Echec.identifiantPris {
            formulaire.refuser(
                "identifiant", "L'identifiant \(profil.identifiant) est déjà attribué : choisissez-en un autre")
            return try await page(visiteur, formulaire, .unprocessableContent, request, context)
        }
    }

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let visiteur = try referent(context)
        let id = try context.parameter("id", as: Int.self)
        let code = visiteur.profil.organisme.code
        let profil = try await module.database.read { db in try CmiStore.profil(id, organisme: code, on: db) }
        guard let profil else { throw Refusal.notFound }
        return try await module.pageCmi(
            ProfilCmiPage(profil: profil, visiteur: visiteur, now: module.clock.now).page, .ok, request, context)
    }

    func changerEtat(_ request: Request, _ context: WebContext) async throws -> Response {
        let (visiteur, id, form) = try await acte(request, context)
        let actif = form["actif"] == "oui"
        guard actif || form["actif"] == "non" else { throw Refusal.unreadable }
        try await module.enrolementCmi.activer(
            id, organisme: visiteur.profil.organisme.code, actif, par: .compte(visiteur.profil.compte.id))
        return .seeOther(
            CmiPaths.profil(id),
            saying: actif ? "Le profil peut de nouveau se connecter." : "Le profil ne peut plus se connecter.")
    }

    func reinitialiser(_ request: Request, _ context: WebContext) async throws -> Response {
        let (visiteur, id, _) = try await acte(request, context)
        try await module.enrolementCmi.reinitialiser(
            id, organisme: visiteur.profil.organisme.code, par: .compte(visiteur.profil.compte.id))
        return .seeOther(CmiPaths.profil(id), saying: "Un nouveau mot de passe temporaire est envoyé par courriel.")
    }

    private func referent(_ context: WebContext) throws -> VisiteurCmi {
        let visiteur = try context.require(VisiteurCmi.self)
        try visiteur.exigerReferent()
        return visiteur
    }

    private func acte(_ request: Request, _ context: WebContext) async throws -> (VisiteurCmi, Int, FormData) {
        let visiteur = try referent(context)
        let form = try await request.form(context)
        let id = try context.parameter("id", as: Int.self)
        guard id != visiteur.profil.compte.id else {
            throw Refusal.conflict("Vous ne pouvez pas changer votre propre profil : adressez-vous à l'OPCO.")
        }
        return (visiteur, id, form)
    }

    private func page(
        _ visiteur: VisiteurCmi, _ formulaire: FormulaireDeProfilCmi, _ status: HTTPResponse.Status,
        _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let page = NouveauProfilCmiPage(organisme: visiteur.profil.organisme, formulaire: formulaire)
        return try await module.pageCmi(page.page(visiteur.csrf), status, request, context)
    }
}
