import Domain
import HTTPTypes
import Hummingbird
import Platform

/// « Mon compte » : the password and the address, each with the password in force.
struct MonCompteCmiPage: Sendable {
    static let actuel = "mot-de-passe-actuel"
    static let actuelPourLeCourriel = "mot-de-passe-du-compte"
    static let courriel = "nouvel-email"
    static let confirmation = "confirmation-nouvel-email"

    let profil: ProfilCmi
    var motDePasse = NouveauMotDePasseCmi()
    var courriel = ""
    var confirmation = ""
    var erreursDuCourriel: [FieldError] = []

    var erreurs: [FieldError] { motDePasse.erreurs + erreursDuCourriel }

    mutating func refuserLeCourriel(_ id: String, _ message: String) {
        erreursDuCourriel.append(FieldError(id: id, message: message))
    }

    func page(_ csrf: CSRF) -> Page {
        Page(
            titre: "Mon compte", mainClass: "gate__main--form", erreurs: !erreurs.isEmpty,
            scripts: ["password.js", "focus.js"],
            main: """
                \(errorSummary(erreurs))
                <h1>Mon compte</h1>
                <section class="module" aria-labelledby="identite">
                <h2 class="module__head" id="identite">\(profil.nomComplet)</h2>
                \(facts([
                    Fact("Organisme", profil.organisme.designation), Fact("Identifiant", num(profil.identifiant)),
                    Fact("Rôle", profil.referent ? "Référent" : "Profil"), Fact("Email", profil.compte.courriel),
                ]))</section>
                <section class="module" aria-labelledby="mot-de-passe">
                <div class="stack stack--s"><h2 class="module__head" id="mot-de-passe">Changer mon mot de passe</h2>
                \(requiredNote(" Vos autres sessions seront fermées."))</div>
                <form class="form" method="post" action="\(CmiPaths.motDePasse())" novalidate>
                \(csrf.field)
                \(motDePasseActuel(MonCompteCmiPage.actuel, motDePasse.erreurs))\(motDePasse.champs)
                <div class="row">\(button("CHANGER MON MOT DE PASSE"))</div>
                </form>
                </section>
                <section class="module" aria-labelledby="email">
                <div class="stack stack--s"><h2 class="module__head" id="email">Changer mon email</h2>
                \(requiredNote(" Un lien de confirmation sera envoyé à la nouvelle adresse ; l'ancienne sera prévenue."))</div>
                <form class="form" method="post" action="\(CmiPaths.courriel())" novalidate>
                \(csrf.field)
                \(motDePasseActuel(MonCompteCmiPage.actuelPourLeCourriel, erreursDuCourriel))\
                \(adresse(MonCompteCmiPage.courriel, "Nouvel email", courriel))\
                \(adresse(MonCompteCmiPage.confirmation, "Confirmation de votre nouvel email", confirmation))
                <div class="row">\(button("CHANGER MON EMAIL"))</div>
                </form>
                </section>

                """)
    }

    private func motDePasseActuel(_ id: String, _ erreurs: [FieldError]) -> HTML {
        passwordField(
            FieldModel(name: id, label: "Mot de passe actuel", required: true).with {
                $0.autocomplete = "current-password"
                $0.error = erreurs.first { $0.id == id }?.message
            })
    }

    private func adresse(_ id: String, _ label: String, _ value: String) -> HTML {
        textField(
            FieldModel(name: id, label: label, value: value, required: true).with {
                $0.type = .email
                $0.autocomplete = "email"
                $0.spellcheck = false
                $0.error = erreursDuCourriel.first { $0.id == id }?.message
            })
    }
}

struct MonCompteCmiHandler: Sendable {
    let module: IdentityModule

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let visiteur = try context.require(VisiteurCmi.self)
        return try await module.pageCmi(
            MonCompteCmiPage(profil: visiteur.profil).page(visiteur.csrf), .ok, request, context)
    }

    func changerMotDePasse(_ request: Request, _ context: WebContext) async throws -> Response {
        let visiteur = try context.require(VisiteurCmi.self)
        let form = try await request.form(context)
        var page = MonCompteCmiPage(profil: visiteur.profil)
        let nouveau = page.motDePasse.lire(
            form, courriel: visiteur.profil.compte.courriel, module.motsDePasseRefuses)
        if let refus = try await refus(form[MonCompteCmiPage.actuel], visiteur, request, context) {
            page.motDePasse.refuser(MonCompteCmiPage.actuel, refus)
        }
        guard let nouveau, page.erreurs.isEmpty else {
            return try await module.pageCmi(page.page(visiteur.csrf), .unprocessableContent, request, context)
        }
        let phc = try await module.hasher.hash(nouveau)
        let now = module.clock.now
        let profil = visiteur.profil
        let mails = module.mailsCmi
        let change = try await module.database.write { db in
            // The référent may have reset the account since the password was checked: that closed this session.
            guard try SessionCmiStore.trouver(empreinte: visiteur.empreinte, at: now, on: db) != nil else {
                return false
            }
            let id = profil.compte.id
            try CompteStore.changerMotDePasse(id, phc, at: now, on: db)
            try SessionCmiStore.fermer(compte: id, sauf: visiteur.empreinte, on: db)
            try Journal.append(
                on: db, at: now, acteur: "compte \(id)", action: "compte.mot-de-passe", objet: "compte \(id)")
            try Mailer.enqueue(mails.motDePasseChange(profil, at: now), kind: "cmi.mot-de-passe", on: db, at: now)
            return true
        }
        guard change else { return .seeOther(CmiPaths.accueil()) }
        return .seeOther(CmiPaths.compte(), saying: "Votre mot de passe est changé.")
    }

    func changerCourriel(_ request: Request, _ context: WebContext) async throws -> Response {
        let visiteur = try context.require(VisiteurCmi.self)
        let form = try await request.form(context)
        var page = MonCompteCmiPage(profil: visiteur.profil)
        page.courriel = String(form[MonCompteCmiPage.courriel].prefix(254))
        page.confirmation = String(form[MonCompteCmiPage.confirmation].prefix(254))
        let courriel = AdresseCmi.lire(form[MonCompteCmiPage.courriel])
        if courriel == nil {
            page.refuserLeCourriel(
                MonCompteCmiPage.courriel,
                "La saisie de l'email est obligatoire et doit être une adresse email valide.")
        } else if courriel != AdresseCmi.lire(form[MonCompteCmiPage.confirmation]) {
            page.refuserLeCourriel(
                MonCompteCmiPage.confirmation, "La confirmation doit être identique au nouvel email.")
        }
        if let refus = try await refus(
            form[MonCompteCmiPage.actuelPourLeCourriel], visiteur, request, context)
        {
            page.refuserLeCourriel(MonCompteCmiPage.actuelPourLeCourriel, refus)
        }
        guard let courriel, page.erreurs.isEmpty else {
            return try await module.pageCmi(page.page(visiteur.csrf), .unprocessableContent, request, context)
        }
        guard try await confirmer(visiteur.profil, courriel) else {
            page.refuserLeCourriel(
                MonCompteCmiPage.courriel, "Trop de messages ont été envoyés à cette adresse. Attendez une heure.")
            return try await module.pageCmi(page.page(visiteur.csrf), .tooManyRequests, request, context)
        }
        return .seeOther(
            CmiPaths.compte(), saying: "Un lien de confirmation est envoyé à \(courriel), utilisable pendant 1 heure.")
    }

    /// - Returns: false when too many mails left for that address.
    private func confirmer(_ profil: ProfilCmi, _ courriel: String) async throws -> Bool {
        let now = module.clock.now
        let mails = module.mailsCmi
        return try await module.database.write { db in
            guard try QuotaDeCourriels.inscription.prendre(courriel, at: now, on: db) else { return false }
            let id = profil.compte.id
            try LienStore.revoquer(.courrielCMI, compte: id, at: now, on: db)
            let jeton = try LienStore.emettre(.courrielCMI, compte: id, courriel: courriel, at: now, on: db)
            try Journal.append(
                on: db, at: now, acteur: "compte \(id)", action: "compte.courriel.demande", objet: "compte \(id)")
            try Mailer.enqueue(
                mails.confirmation(profil, nouveau: courriel, jeton: jeton, at: now), kind: "cmi.courriel", on: db,
                at: now)
            return true
        }
    }

    /// The session alone is not enough to take the account away: the password is asked again, with the same brake as
    /// at the door.
    private func refus(
        _ actuel: String, _ visiteur: VisiteurCmi, _ request: Request, _ context: WebContext
    ) async throws -> String? {
        guard !actuel.isEmpty else { return "La saisie du mot de passe actuel est obligatoire." }
        let visite = Visite(request, context, cookie: SessionCmiStore.cookieAppareil)
        let verdict = try await Authentification(module: module, politique: .cmi, visite: visite)
            .verifier(visiteur.profil.identifiant, actuel, context)
        switch verdict {
        case .accepte: return nil
        case .refus(_, .tooManyRequests): return "Trop d'essais. Attendez quinze minutes avant d'essayer de nouveau."
        case .refus: return "Le mot de passe actuel est incorrect."
        }
    }
}

/// An address as it is typed.
package enum AdresseCmi {
    /// Without the spaces that a paste brings; nil for what is no address.
    package static func lire(_ texte: String) -> String? {
        let adresse = Texte.ligne(String(texte.prefix(300))).filter { !$0.isWhitespace }
        return Courriel.formatJuste(adresse) ? adresse : nil
    }
}
