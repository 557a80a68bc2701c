import Domain
import HTTPTypes
import Hummingbird
import Platform

/// C3, « IDENTIFIANT OUBLIÉ » and « MOT DE PASSE OUBLIÉ »: one question each.
struct OubliCmiPage: Sendable {
    enum Quoi: Sendable {
        case identifiant, motDePasse

        var route: Route<> {
            switch self {
            case .identifiant: CmiPaths.identifiantOublie
            case .motDePasse: CmiPaths.motDePasseOublie
            }
        }

        var titre: String {
            switch self {
            case .identifiant: "IDENTIFIANT OUBLIÉ"
            case .motDePasse: "MOT DE PASSE OUBLIÉ"
            }
        }

        var champ: String {
            switch self {
            case .identifiant: "email"
            case .motDePasse: "identifiant"
            }
        }

        /// What the answer becomes before it is looked up; nil when nothing can have this form.
        func lire(_ saisie: String) -> String? {
            switch self {
            case .identifiant:
                let courriel = CompteStore.norme(saisie)
                return Courriel.formatJuste(courriel) ? courriel : nil
            case .motDePasse:
                let identifiant = PortalPolicy.cmi.norme(saisie)
                return IdentifiantCMI.formatJuste(identifiant) ? identifiant : nil
            }
        }

        func message(_ saisie: String) -> String {
            switch self {
            case .identifiant: "La saisie de l'email est obligatoire et doit être une adresse email valide."
            case .motDePasse where saisie.allSatisfy(\.isWhitespace): OubliCmiPage.identifiantObligatoire
            case .motDePasse:
                "Saisissez l'identifiant entier : le code émetteur de l'organisme (5 caractères), puis 1 à 15 lettres ou chiffres."
            }
        }

        /// The same words whether anybody is known by that name.
        var reponse: String {
            switch self {
            case .identifiant:
                "Si un compte est rattaché à cette adresse, son identifiant vient d'y être envoyé."
            case .motDePasse:
                """
                Si cet identifiant est celui d'un compte, un lien pour choisir un nouveau mot de passe vient d'être \
                envoyé à son adresse. Il reste utilisable pendant 1 heure.
                """
            }
        }

        var demande: DemandeCmiStore.Genre {
            switch self {
            case .identifiant: .identifiant
            case .motDePasse: .motDePasse
            }
        }
    }

    static let identifiantObligatoire = "La saisie de l'identifiant est obligatoire."

    let quoi: Quoi
    var saisie = ""
    var erreur: String?

    func page(_ csrf: CSRF) -> Page {
        Page(
            titre: quoi.titre, mainClass: "gate__main--narrow", erreurs: erreur != nil,
            scripts: ["focus.js"],
            main: """
                \(errorSummary(erreur.map { [FieldError(id: quoi.champ, message: $0)] } ?? []))
                <section class="module" aria-labelledby="titre">
                <div class="stack stack--s">
                <h1 id="titre">\(quoi.titre)</h1>
                <p>\(phrase)</p>
                \(requiredNote())</div>
                <form class="form" method="post" action="\(quoi.route())" novalidate>
                \(csrf.field)
                \(textField(champ))
                <div class="row">\(button("VALIDER", style: .primary))\(linkButton("ANNULER", href: CmiPaths.accueil()))</div>
                </form>
                </section>

                """)
    }

    private var phrase: String {
        switch quoi {
        case .identifiant:
            "Saisissez l'adresse email de votre compte : votre identifiant y sera envoyé."
        case .motDePasse:
            "Saisissez votre identifiant : un lien pour choisir un nouveau mot de passe sera envoyé à l'adresse de votre compte."
        }
    }

    private var champ: FieldModel {
        switch quoi {
        case .identifiant:
            FieldModel(name: "email", label: "Email", value: saisie, required: true).with {
                $0.type = .email
                $0.autocomplete = "email"
                $0.spellcheck = false
                $0.error = erreur
            }
        case .motDePasse:
            FieldModel(name: "identifiant", label: "Identifiant", value: saisie, required: true).with {
                $0.hint = "Il figure dans le courriel qui vous a ouvert l'accès. Exemple : 000011701060005"
                $0.autocomplete = "username"
                $0.spellcheck = false
                $0.error = erreur
                $0.attributes = [Attribute("autocapitalize", "none")]
            }
        }
    }
}

struct OubliCmiHandler: Sendable {
    let module: IdentityModule
    let quoi: OubliCmiPage.Quoi

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        try await page(OubliCmiPage(quoi: quoi), .ok, request, context)
    }

    func demander(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await request.uncheckedForm(limit: IdentityModule.formulaireAuPlus)
        let texte = form[quoi.champ]
        var page = OubliCmiPage(quoi: quoi, saisie: String(texte.prefix(254)))
        guard FormulaireCmi.reconnait(form, request) else { throw Refusal.expiredForm }
        guard let saisie = quoi.lire(texte) else {
            page.erreur = quoi.message(texte)
            return try await self.page(page, .unprocessableContent, request, context)
        }
        guard try await deposer(saisie, context) else {
            page.erreur = "Trop de demandes sont arrivées en peu de temps. Attendez une heure avant de recommencer."
            return try await self.page(page, .tooManyRequests, request, context)
        }
        return .seeOther(CmiPaths.accueil(), saying: quoi.reponse)
    }

    /// The same work whoever is asked for: one read, one row, one job.
    /// - Returns: false beyond the limits; what is refused writes nothing.
    private func deposer(_ saisie: String, _ context: WebContext) async throws -> Bool {
        let now = module.clock.now
        let genre = quoi.demande
        let cles = DemandeCmiStore.cles(genre, prefixe: context[ClientAddress.self]?.prefix ?? "")
        let compteurs = try await module.database.read { db in try FreinageStore.lire(cles, at: now, on: db) }
        guard !DemandeDeLienStore.refuse(compteurs, cles) else { return false }
        try await module.database.write { db in
            try FreinageStore.compter(cles, at: now, on: db)
            let id = try DemandeCmiStore.ajouter(genre, saisie, at: now, on: db)
            try Jobs.enqueue(OubliCmiJob(demande: id), on: db, at: now)
        }
        return true
    }

    private func page(
        _ page: OubliCmiPage, _ status: HTTPResponse.Status, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let formulaire = FormulaireCmi(request)
        var response = try await module.pageCmi(page.page(formulaire.csrf), status, request, context)
        formulaire.poser(&response)
        return response
    }
}
