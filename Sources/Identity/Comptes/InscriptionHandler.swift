import HTTPTypes
import Hummingbird
import Platform

/// S2, sign-up, and S4, the forgotten password: both ask for a link by mail, and answer alike whether the address has
/// an account or not.
struct InscriptionHandler: Sendable {
    let module: IdentityModule

    static let annonce =
        "Vous allez recevoir un email vous indiquant la marche à suivre pour finaliser la création de votre compte."
    static let annonceOubli =
        "Si un compte existe à cette adresse, vous allez recevoir un email pour choisir un autre mot de passe."

    func montrer(_ request: Request, _ context: WebContext) async throws -> Response {
        let demande = module.demandeConnue(request.query)
        return try await module.avantSession(.ok, request, context) { jeton, annonce in
            InscriptionPage(demande: demande, jeton: jeton, annonce: annonce).page
        }
    }

    func inscrire(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await module.formulaireAvantSession(request)
        let saisie = SaisieDAdresse(form)
        let demande = module.demandeConnue(form)
        func refus(_ status: HTTPResponse.Status, _ phrase: String? = nil) async throws -> Response {
            try await module.avantSession(status, request, context) { jeton, _ in
                InscriptionPage(demande: demande, saisie: saisie, refus: phrase, jeton: jeton).page
            }
        }
        guard !saisie.aRevoir else { return try await refus(.unprocessableContent) }
        let lien = DemandeDeLienStore.Demande(
            genre: .inscription, courriel: saisie.courriel, destination: demande.parametres)
        guard try await deposer(lien, context) else { return try await refus(.tooManyRequests, Self.tropDeDemandes) }
        return .seeOther(IdentityPaths.vers(IdentityPaths.inscription(), demande), saying: Self.annonce)
    }

    func montrerOubli(_ request: Request, _ context: WebContext) async throws -> Response {
        let demande = module.demandeConnue(request.query)
        return try await module.avantSession(.ok, request, context) { jeton, annonce in
            MotDePasseOubliePage(demande: demande, jeton: jeton, annonce: annonce).page
        }
    }

    func oublier(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await module.formulaireAvantSession(request)
        let email = String(form["email"].prefix(320))
        let courriel = email.filter { !$0.isWhitespace && $0 != "\0" }
        let demande = module.demandeConnue(form)
        func refus(_ status: HTTPResponse.Status, _ phrase: String) async throws -> Response {
            try await module.avantSession(status, request, context) { jeton, _ in
                MotDePasseOubliePage(demande: demande, email: email, refus: phrase, jeton: jeton).page
            }
        }
        guard !courriel.isEmpty else { return try await refus(.unprocessableContent, "Saisissez votre Email") }
        guard (try? MailAddress(address: courriel)) != nil, courriel.utf8.count <= 254 else {
            return try await refus(
                .unprocessableContent, "Saisissez une adresse email complète, comme prenom.nom@entreprise.fr")
        }
        let lien = DemandeDeLienStore.Demande(
            genre: .oubli, courriel: courriel, destination: demande.parametres)
        guard try await deposer(lien, context) else { return try await refus(.tooManyRequests, Self.tropDeDemandes) }
        return .seeOther(
            IdentityPaths.vers(IdentityPaths.motDePasseOublie(), demande), saying: Self.annonceOubli)
    }

    private static let tropDeDemandes =
        "Trop de demandes sont arrivées en peu de temps. Attendez une heure avant de recommencer."

    /// Counted and written in one transaction; what is refused writes nothing.
    /// - Returns: false beyond the limits.
    private func deposer(_ demande: DemandeDeLienStore.Demande, _ context: WebContext) async throws -> Bool {
        let cles = DemandeDeLienStore.cles(demande.genre, prefixe: context[ClientAddress.self]?.prefix ?? "")
        let now = module.clock.now
        let compteurs = try await module.database.read { db in try FreinageStore.lire(cles, at: now, on: db) }
        guard !DemandeDeLienStore.refuse(compteurs, cles) else { return false }
        try await module.database.write { db in
            try FreinageStore.compter(cles, at: now, on: db)
            try DemandeDeLienStore.deposer(demande, at: now, on: db)
        }
        return true
    }
}
