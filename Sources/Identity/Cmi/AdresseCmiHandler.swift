import HTTPTypes
import Hummingbird
import Platform

/// What the two links of a change of address open: the new address is confirmed from itself, and the old one takes the
/// change back. Both ask for a click: some mail readers open links by themselves.
struct AdresseCmiHandler: Sendable {
    enum Acte: Sendable {
        case confirmer, retablir

        var route: Route<> {
            switch self {
            case .confirmer: CmiPaths.confirmationDuCourriel
            case .retablir: CmiPaths.retourDuCourriel
            }
        }

        var genre: Lien.Genre {
            switch self {
            case .confirmer: .courrielCMI
            case .retablir: .annulationCMI
            }
        }

        var titre: String {
            switch self {
            case .confirmer: "Confirmer mon adresse"
            case .retablir: "Rétablir mon adresse"
            }
        }

        var bouton: String {
            switch self {
            case .confirmer: "CONFIRMER"
            case .retablir: "RÉTABLIR MON ADRESSE"
            }
        }

        func phrase(_ courriel: String) -> String {
            switch self {
            case .confirmer: "Les messages de votre compte partiront désormais à \(courriel)."
            case .retablir:
                """
                Les messages de votre compte partiront de nouveau à \(courriel). Ses sessions seront fermées, son mot de \
                passe ne servira plus, et un lien pour en choisir un autre sera envoyé à cette adresse.
                """
            }
        }
    }

    let module: IdentityModule
    let acte: Acte

    private var liens: LiensCmi { LiensCmi(module: module) }

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let jeton = request.query["jeton"]
        let genre = acte.genre
        let now = module.clock.now
        let lien = try await module.database.read { db in try LienStore.lire(jeton, genre, at: now, on: db) }
        guard let lien, let profil = try await liens.profil(jeton, genre) else {
            return try await liens.fini(request, context)
        }
        let formulaire = FormulaireCmi(request)
        let page = Page(
            titre: acte.titre, mainClass: "gate__main--narrow",
            main: """
                <section class="module" aria-labelledby="titre">
                <h1 id="titre">\(acte.titre)</h1>
                <p>Compte \(num(profil.identifiant)), organisme \(profil.organisme.designation).</p>
                <p>\(acte.phrase(lien.courriel))</p>
                <form class="form" method="post" action="\(acte.route())">
                \(formulaire.csrf.field)\(hiddenField("jeton", jeton))
                <div class="row">\(button(acte.bouton, style: .primary))\(linkButton("ANNULER", href: CmiPaths.accueil()))</div>
                </form>
                </section>

                """)
        var response = try await module.pageCmi(page, .ok, request, context)
        formulaire.poser(&response)
        return response
    }

    func agir(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await request.uncheckedForm(limit: IdentityModule.formulaireAuPlus)
        let jeton = form["jeton"]
        guard FormulaireCmi.reconnait(form, request) else { throw Refusal.expiredForm }
        guard let profil = try await liens.profil(jeton, acte.genre) else {
            return try await liens.fini(request, context)
        }
        let now = module.clock.now
        let fait = try await module.database.write { db in
            guard let lien = try LienStore.consommer(jeton, acte.genre, at: now, on: db) else { return false }
            switch acte {
            case .confirmer: try confirmer(profil, lien.courriel, at: now, on: db)
            case .retablir: try retablir(profil, lien.courriel, at: now, on: db)
            }
            return true
        }
        guard fait else { return try await liens.fini(request, context) }
        switch acte {
        case .confirmer: return .seeOther(CmiPaths.accueil(), saying: "Votre adresse est changée.")
        case .retablir:
            return .seeOther(
                CmiPaths.accueil(),
                saying: "Votre adresse est rétablie. Un lien pour choisir un mot de passe vient d'y être envoyé.")
        }
    }

    private func confirmer(_ profil: ProfilCmi, _ courriel: String, at now: Instant, on db: any Connection) throws {
        let id = profil.compte.id
        let jeton = try LienStore.emettre(
            .annulationCMI, compte: id, courriel: profil.compte.courriel, at: now, on: db)
        try CmiStore.changer(courriel: courriel, id, on: db)
        try journal("compte.courriel", id, at: now, on: db)
        try Mailer.enqueue(
            module.mailsCmi.courrielChange(profil, jeton: jeton, at: now), kind: "cmi.courriel", on: db, at: now)
    }

    /// Whoever took the account over may hold its password and its sessions: nothing of them is left.
    private func retablir(_ profil: ProfilCmi, _ courriel: String, at now: Instant, on db: any Connection) throws {
        let id = profil.compte.id
        try CmiStore.changer(courriel: courriel, id, on: db)
        try CmiStore.oublierLeMotDePasse(id, at: now, on: db)
        try SessionCmiStore.fermer(compte: id, on: db)
        try LienStore.revoquer(.annulationCMI, compte: id, at: now, on: db)
        let jeton = try LienStore.emettre(.motDePasseCMI, compte: id, courriel: courriel, at: now, on: db)
        try journal("compte.courriel.retablir", id, at: now, on: db)
        var mail = module.mailsCmi.adresseRetablie(profil, jeton: jeton, at: now)
        mail.to = courriel
        try Mailer.enqueue(mail, kind: "cmi.oubli", on: db, at: now)
    }

    private func journal(_ action: String, _ id: Int, at now: Instant, on db: any Connection) throws {
        try Journal.append(on: db, at: now, acteur: "compte \(id)", action: action, objet: "compte \(id)")
    }
}
