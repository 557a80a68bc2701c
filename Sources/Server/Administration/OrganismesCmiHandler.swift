import Domain
import HTTPTypes
import Hummingbird
import Identity
import Platform

/// C4, the issuing bodies of the CMI portal: enrolled, followed, stopped by an administrator of the OPCO.
struct OrganismesCmiHandler: Sendable {
    let services: Services
    let pages: PageRenderer
    let enrolement: EnrolementCmi

    func routes(_ router: RouterGroup<WebContext>) {
        router.get(AdministrationPaths.organismes.path, use: liste)
        router.get(AdministrationPaths.nouvelOrganisme.path, use: nouveau)
        router.post(AdministrationPaths.nouvelOrganisme.path, use: enroler)
        router.get(AdministrationPaths.organisme.path, use: show)
        router.post(AdministrationPaths.etatDeLOrganisme.path, use: changerEtat)
        router.get(AdministrationPaths.nouveauReferent.path, use: nouveauReferent)
        router.post(AdministrationPaths.nouveauReferent.path, use: ajouterReferent)
        router.post(AdministrationPaths.etatDuReferent.path, use: changerReferent)
        router.post(AdministrationPaths.reinitialisation.path, use: reinitialiser)
    }

    private func liste(_ request: Request, _ context: WebContext) async throws -> Response {
        try exiger(context)
        let lignes = OrganismesCmiPage.lignes
        let numero = min(max(Int(pathComponent: request.query["page"]) ?? 1, 1), 4000)
        let (organismes, total) = try await services.database.read { db in
            (
                try CmiStore.organismes(limite: lignes, sauter: (numero - 1) * lignes, on: db),
                try CmiStore.nombreDOrganismes(on: db)
            )
        }
        let page = OrganismesCmiPage(
            organismes: organismes, total: total, numero: numero, annonce: context[Flash.self])
        return try await pages.shell(page.page, .ok, request, context)
    }

    private func nouveau(_ request: Request, _ context: WebContext) async throws -> Response {
        try exiger(context)
        return try await page(EnrolementPage(), .ok, request, context)
    }

    private func enroler(_ request: Request, _ context: WebContext) async throws -> Response {
        let auteur = try exiger(context)
        let form = try await request.form(context)
        var page = EnrolementPage()
        guard let (organisme, referent) = page.lire(form) else {
            return try await self.page(page, .unprocessableContent, request, context)
        }
        do {
            try await enrolement.enroler(organisme, referent: referent, par: auteur)
        } catch EnrolementCmi.Echec.codePris {
            page.refuser("code", "Le code émetteur \(organisme.code) est déjà celui d'un organisme")
            return try await self.page(page, .unprocessableContent, request, context)
        } catch EnrolementCmi.Echec.identifiantPris {
            page.refuser("identifiant", "L'identifiant \(referent.identifiant) est déjà attribué")
            return try await self.page(page, .unprocessableContent, request, context)
        }
        return .seeOther(
            AdministrationPaths.organisme(organisme.code),
            saying: """
                L'organisme \(organisme.designation) est enrôlé. L'identifiant et le mot de passe temporaire de son \
                référent sont envoyés à \(referent.courriel).
                """)
    }

    private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        try exiger(context)
        let code = try code(context)
        let lu = try await services.database.read { db in
            (
                try CmiStore.organisme(code, on: db),
                try CmiStore.profils(organisme: code, referents: true, limite: 50, on: db),
                try CmiStore.nombreDeProfils(organisme: code, on: db)
            )
        }
        guard let organisme = lu.0 else { throw Refusal.notFound }
        let page = OrganismeCmiPage(
            organisme: organisme, referents: lu.1, profils: lu.2, now: services.clock.now,
            csrf: try context.require(CSRF.self), annonce: context[Flash.self])
        return try await pages.shell(page.page, .ok, request, context)
    }

    private func changerEtat(_ request: Request, _ context: WebContext) async throws -> Response {
        let auteur = try exiger(context)
        let form = try await request.form(context)
        let code = try code(context)
        let actif = try actif(form)
        try await enrolement.activer(organisme: code, actif, par: auteur)
        return .seeOther(
            AdministrationPaths.organisme(code),
            saying: actif
                ? "Les personnes de l'organisme peuvent de nouveau se connecter."
                : "L'organisme est désactivé : plus personne ne peut s'y connecter.")
    }

    private func changerReferent(_ request: Request, _ context: WebContext) async throws -> Response {
        let auteur = try exiger(context)
        let form = try await request.form(context)
        let code = try code(context)
        let actif = try actif(form)
        try await enrolement.activer(
            try context.parameter("id", as: Int.self), organisme: code, actif, par: auteur)
        return .seeOther(
            AdministrationPaths.organisme(code),
            saying: actif ? "Le référent peut de nouveau se connecter." : "Le référent ne peut plus se connecter.")
    }

    private func reinitialiser(_ request: Request, _ context: WebContext) async throws -> Response {
        let auteur = try exiger(context)
        _ = try await request.form(context)
        let code = try code(context)
        try await enrolement.reinitialiser(
            try context.parameter("id", as: Int.self), organisme: code, par: auteur)
        return .seeOther(
            AdministrationPaths.organisme(code),
            saying: "Un nouveau mot de passe temporaire est envoyé au référent par courriel.")
    }
}

// MARK: - Another référent

extension OrganismesCmiHandler {
    private func nouveauReferent(_ request: Request, _ context: WebContext) async throws -> Response {
        try exiger(context)
        let page = NouveauReferentPage(organisme: try await organisme(context))
        return try await self.page(page, .ok, request, context)
    }

    private func ajouterReferent(_ request: Request, _ context: WebContext) async throws -> Response {
        let auteur = try exiger(context)
        let form = try await request.form(context)
        var page = NouveauReferentPage(organisme: try await organisme(context))
        guard let referent = page.formulaire.lire(form, referent: true) else {
            return try await self.page(page, .unprocessableContent, request, context)
        }
        do {
            try await enrolement.creer(referent, organisme: page.organisme.code, par: auteur)
        } catch EnrolementCmi.Echec.identifiantPris {
            page.formulaire.refuser("identifiant", "L'identifiant \(referent.identifiant) est déjà attribué")
            return try await self.page(page, .unprocessableContent, request, context)
        }
        return .seeOther(
            AdministrationPaths.organisme(page.organisme.code),
            saying: "Le référent est ajouté. Son mot de passe temporaire est envoyé à \(referent.courriel).")
    }

    private func organisme(_ context: WebContext) async throws -> OrganismeCmi {
        let code = try code(context)
        let organisme = try await services.database.read { db in try CmiStore.organisme(code, on: db) }
        guard let organisme else { throw Refusal.notFound }
        return organisme
    }

    @discardableResult
    private func exiger(_ context: WebContext) throws -> EnrolementCmi.Auteur {
        let acces = try context.require(Acces.self)
        try acces.exiger(.administrer)
        return .compte(acces.compteID)
    }

    private func code(_ context: WebContext) throws -> String { try context.parameter("code", as: String.self) }

    private func actif(_ form: FormData) throws -> Bool {
        switch form["actif"] {
        case "oui": true
        case "non": false
        default: throw Refusal.unreadable
        }
    }

    private func page(
        _ page: some FormulaireCmi, _ status: HTTPResponse.Status, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        try await pages.shell(page.page(try context.require(CSRF.self)), status, request, context)
    }
}
