import HTTPTypes
import Hummingbird
import Platform

/// Double authentication in « Mon compte »: set up, recovery codes, taken away. The password is asked each time, and a
/// code once there is one.
struct MonSecondFacteur: Sendable {
    let espace: EspacePersonnel
    private var module: IdentityModule { espace.module }

    func montrer(_ request: Request, _ context: WebContext, _ titulaire: Titulaire) async throws -> Response {
        try await page(titulaire, nil, .ok, request, context)
    }

    /// The password, then the QR code.
    func commencer(
        _ request: Request, _ context: WebContext, _ titulaire: Titulaire, _ form: FormData
    ) async throws -> Response {
        if let refus = try await espace.refusDeLaPreuve(form, titulaire, request, context) {
            return try await page(titulaire, refus, .unprocessableContent, request, context)
        }
        let compte = titulaire.compte.id
        let actif = try await module.database.read { db in try SecondFacteurStore.estActif(compte, on: db) }
        guard !actif else { return .seeOther(MonComptePaths.secondFacteur()) }
        let cle = try CleProposee(
            pour: compte, preuve: titulaire.session, module.coffre, at: module.clock.now)
        return try await enrolement(cle, titulaire, nil, .ok, request, context)
    }

    /// A first code, with the key that the password had given here: without that key, back to the password.
    func activer(
        _ request: Request, _ context: WebContext, _ titulaire: Titulaire, _ form: FormData
    ) async throws -> Response {
        let now = module.clock.now
        let code = String(form["code"].prefix(64))
        guard
            let cle = CleProposee(
                form["cle"], pour: titulaire.compte.id, preuve: titulaire.session, module.coffre, at: now)
        else { return .seeOther(MonComptePaths.secondFacteur(), saying: CleProposee.perimee, tone: "wait") }
        guard let pas = cle.totp.pas(de: code.filter(\.isNumber), at: now, apres: 0) else {
            return try await enrolement(
                cle, titulaire, CodeDeConfirmation.refus(code), .unprocessableContent, request, context)
        }
        let codes = try await module.database.write { db in
            try SecondFacteur(module: module).activer(
                cle, pas: pas, titulaire.compte, sauf: titulaire.session, at: now, on: db)
        }
        guard let codes else { return .seeOther(MonComptePaths.secondFacteur()) }
        return try await espace.rendre(
            CodesDeSecoursPage(codes: codes, suite: MonComptePaths.accueil()).page, request, context)
    }

    func renouveler(
        _ request: Request, _ context: WebContext, _ titulaire: Titulaire, _ form: FormData
    ) async throws -> Response {
        if let refus = try await espace.refusDeLaPreuve(form, titulaire, request, context) {
            return try await page(titulaire, refus, .unprocessableContent, request, context)
        }
        let now = module.clock.now
        let compte = titulaire.compte
        let id = compte.id
        let codes = try await module.database.write { db -> [String]? in
            guard try SecondFacteurStore.estActif(id, on: db) else { return nil }
            try Journal.append(
                on: db, at: now, acteur: "compte \(id)", action: "second-facteur.codes", objet: "compte \(id)")
            try Mailer.enqueue(
                module.mails.nouveauxCodes(compte.courriel, at: now), kind: "compte.second-facteur", on: db, at: now)
            return try SecondFacteurStore.renouveler(id, on: db)
        }
        guard let codes else { return .seeOther(MonComptePaths.secondFacteur()) }
        return try await espace.rendre(
            CodesDeSecoursPage(codes: codes, suite: MonComptePaths.accueil(), nouveaux: true).page, request, context)
    }

    func retirer(
        _ request: Request, _ context: WebContext, _ titulaire: Titulaire, _ form: FormData
    ) async throws -> Response {
        if let refus = try await espace.refusDeLaPreuve(form, titulaire, request, context) {
            return try await page(titulaire, refus, .unprocessableContent, request, context)
        }
        let now = module.clock.now
        let compte = titulaire.compte
        let retire = try await module.database.write { db in
            guard try !SecondFacteur(module: module).estObligatoire(compte.id, on: db) else { return false }
            try SecondFacteurStore.retirer(compte.id, on: db)
            try SessionsDuCompteStore.fermer(compte.id, sauf: titulaire.session, at: now, on: db)
            try Journal.append(
                on: db, at: now, acteur: "compte \(compte.id)", action: "second-facteur.retirer",
                objet: "compte \(compte.id)")
            try Mailer.enqueue(
                module.mails.secondFacteur(compte.courriel, actif: false, at: now), kind: "compte.second-facteur",
                on: db, at: now)
            return true
        }
        guard retire else { throw Refusal.forbidden("Votre rôle demande une double authentification.") }
        return .seeOther(
            MonComptePaths.accueil(),
            saying: "La double authentification est retirée. Vos autres sessions sont fermées.")
    }

    private func page(
        _ titulaire: Titulaire, _ refus: FieldError?, _ status: HTTPResponse.Status, _ request: Request,
        _ context: WebContext
    ) async throws -> Response {
        let id = titulaire.compte.id
        let (actif, restants, obligatoire) = try await module.database.read { db in
            (
                try SecondFacteurStore.estActif(id, on: db), try SecondFacteurStore.restants(id, on: db),
                try SecondFacteur(module: module).estObligatoire(id, on: db)
            )
        }
        return try await espace.rendre(
            MonSecondFacteurPage(
                titulaire: titulaire, actif: actif, restants: restants, obligatoire: obligatoire, refus: refus
            ).page, status, request, context)
    }

    private func enrolement(
        _ cle: CleProposee, _ titulaire: Titulaire, _ refus: String?, _ status: HTTPResponse.Status,
        _ request: Request, _ context: WebContext
    ) async throws -> Response {
        try await espace.rendre(
            EnrolementPage(
                cle: cle, courriel: titulaire.compte.courriel, emetteur: module.mails.marque,
                action: MonComptePaths.activation(), refus: refus, csrf: titulaire.csrf.field
            ).page, status, request, context)
    }
}

struct MonSecondFacteurPage: Sendable {
    let titulaire: Titulaire
    let actif: Bool
    let restants: Int
    let obligatoire: Bool
    let refus: FieldError?

    var page: Page {
        Page(
            titre: "Double authentification", mainClass: "gate__main--narrow", erreurs: refus != nil,
            scripts: ["password.js", "focus.js"],
            main: """
                \(MonComptePage.retour)\(errorSummary(erreurs))
                <section class="module" aria-labelledby="titre">
                <div class="stack stack--s">
                <h1 id="titre">Double authentification</h1>
                <p class="lede">\(actif
                    ? "Activée : un code de votre application est demandé après votre mot de passe."
                    : "Un code de votre téléphone sera demandé après votre mot de passe : un mot de passe volé ne suffit plus.")</p>
                \(if: actif, "<p>Codes de secours restants : <span class=\"num\">\(restants)</span></p>")
                </div>
                <form class="form" method="post" action="\(MonComptePaths.secondFacteur())" novalidate>
                \(titulaire.csrf.field)
                \(PreuveDuTitulaire.champs("Mot de passe", avecCode: actif, erreurs))\
                \(actif ? actes : button("Activer la double authentification", style: .primary, shape: .wide))
                </form>
                </section>
                """)
    }

    private var erreurs: [FieldError] { refus.map { [$0] } ?? [] }

    private var actes: HTML {
        """
        \(button("Obtenir d'autres codes de secours", shape: .wide, [Attribute("formaction", MonComptePaths.codes())]))
        \(obligatoire
            ? disabledButton("Retirer la double authentification", id: "obligatoire", why: "Votre rôle la demande.", shape: .wide)
            : button("Retirer la double authentification", style: .danger, shape: .wide, [Attribute("formaction", MonComptePaths.retrait())]))
        """
    }
}
