import Domain
import HTTPTypes
import Hummingbird
import Platform

/// C2, « CREATION DE COMPTE »: what the body gave is shown, the person chooses a password and confirms the address.
struct CreationDeComptePage: Sendable {
    static let confirmation = "confirmation-email"

    let profil: ProfilCmi
    var confirmation = ""
    var motDePasse = NouveauMotDePasseCmi()
    var erreurDuCourriel: String?

    var erreurs: [FieldError] {
        motDePasse.erreurs
            + (erreurDuCourriel.map { [FieldError(id: CreationDeComptePage.confirmation, message: $0)] } ?? [])
    }

    mutating func lireLeCourriel(_ form: FormData) {
        confirmation = String(form[CreationDeComptePage.confirmation].prefix(254))
        let saisi = CompteStore.norme(form[CreationDeComptePage.confirmation])
        if saisi.isEmpty {
            erreurDuCourriel = "La saisie de la confirmation de votre email est obligatoire."
        } else if saisi != CompteStore.norme(profil.compte.courriel) {
            erreurDuCourriel = "La confirmation de votre email doit être identique à l'email affiché."
        }
    }

    func page(_ csrf: CSRF) -> Page {
        Page(
            titre: "Création de compte", mainClass: "gate__main--form", erreurs: !erreurs.isEmpty,
            scripts: ["password.js", "focus.js"],
            main: """
                \(errorSummary(erreurs))
                <section class="module" aria-labelledby="titre">
                <div class="stack stack--s">
                <h1 id="titre">CREATION DE COMPTE</h1>
                <p>Choisissez votre mot de passe et confirmez votre adresse. Le mot de passe temporaire ne servira plus \
                ensuite. Si vous vous interrompez, reconnectez-vous avec lui avant le \(fin).</p>
                \(requiredNote())</div>
                <form class="form" method="post" action="\(CmiPaths.creation())" novalidate>
                \(csrf.field)
                <div class="fields">
                \(rempli("nom", "Nom", profil.compte.nom, "family-name", demi: true))\
                \(rempli("prenom", "Prénom", profil.compte.prenom, "given-name", demi: true))\
                \(rempli("identifiant", "Identifiant", profil.identifiant, "username", demi: true))\
                \(rempli("mot-de-passe-temporaire", "Mot de passe temporaire", "••••••••", "off", demi: true))\
                \(motDePasse.champs)\
                \(rempli("email", "Email", profil.compte.courriel, "email"))\
                \(textField(FieldModel(name: CreationDeComptePage.confirmation, label: "Confirmation de votre Email", value: confirmation, required: true).with {
                    $0.hint = "Saisissez de nouveau, à l'identique, l'adresse affichée. Si elle n'est pas la vôtre, ne créez pas le compte et prévenez \(profil.recours.nom)."
                    $0.type = .email
                    $0.autocomplete = "email"
                    $0.spellcheck = false
                    $0.error = erreurDuCourriel
                }))</div>
                <div class="row">\(button("VALIDER", style: .primary))</div>
                </form>
                <form method="post" action="\(CmiPaths.deconnexion())">\(csrf.field)\
                \(button("Se déconnecter", style: .quiet, icon: .exit))</form>
                </section>

                """)
    }

    private var fin: String {
        guard let fin = profil.temporaireJusquAu?.paris else { return "" }
        return "\(fin.date) à \(fin.time)"
    }

    private func rempli(_ id: String, _ label: String, _ value: String, _ purpose: String, demi: Bool = false) -> HTML {
        textField(
            FieldModel(name: id, label: label, value: value).with {
                $0.readonly = true
                $0.autocomplete = purpose
                $0.spellcheck = false
                if demi { $0.width = .half }
            })
    }
}

struct CreationDeCompteHandler: Sendable {
    let module: IdentityModule

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let visiteur = try context.require(VisiteurCmi.self)
        return try await module.pageCmi(
            CreationDeComptePage(profil: visiteur.profil).page(visiteur.csrf), .ok, request, context)
    }

    func creer(_ request: Request, _ context: WebContext) async throws -> Response {
        let visiteur = try context.require(VisiteurCmi.self)
        let form = try await request.form(context)
        var page = CreationDeComptePage(profil: visiteur.profil)
        var motDePasse = page.motDePasse.lire(
            form, courriel: visiteur.profil.compte.courriel, module.motsDePasseRefuses)
        page.lireLeCourriel(form)
        let id = visiteur.profil.compte.id
        if let choisi = motDePasse, try await estLeTemporaire(choisi, id) {
            page.motDePasse.refuser(
                NouveauMotDePasseCmi.champ, "Le nouveau mot de passe doit être différent du mot de passe temporaire.")
            motDePasse = nil
        }
        guard let motDePasse, page.erreurs.isEmpty else {
            return try await module.pageCmi(
                page.page(visiteur.csrf), .unprocessableContent, request, context)
        }
        let visite = Visite(request, context, cookie: SessionCmiStore.cookieAppareil)
        return try await ouvrir(visiteur, motDePasse, visite)
    }

    private func estLeTemporaire(_ motDePasse: String, _ id: Int) async throws -> Bool {
        let phc = try await module.database.read { db in try CompteStore.motDePasse(id, on: db) }
        return try await module.hasher.verify(motDePasse, against: phc)
    }

    /// The temporary password dies here, in the transaction that writes the person's own.
    private func ouvrir(_ visiteur: VisiteurCmi, _ motDePasse: String, _ visite: Visite) async throws -> Response {
        let profil = visiteur.profil
        let phc = try await module.hasher.hash(motDePasse)
        let now = module.clock.now
        let id = profil.compte.id
        let mails = module.mailsCmi
        let appareil = visite.jeton ?? SecureRandom.token()
        let token = try await module.database.write { db -> String? in
            // A temporary password given anew, or a profile disabled, has closed the session of the former one.
            guard let session = try SessionCmiStore.trouver(empreinte: visiteur.empreinte, at: now, on: db),
                session.creation, try CmiStore.ouvrir(id, motDePasse: phc, at: now, on: db)
            else { return nil }
            try SessionCmiStore.fermer(compte: id, on: db)
            _ = try AppareilStore.noter(Digest.sha256Hex(appareil), compte: id, visite, at: now, on: db)
            try CmiStore.vu(id, at: now, on: db)
            try Journal.append(
                on: db, at: now, acteur: "compte \(id)", action: "cmi.compte.creer", objet: "compte \(id)")
            try Mailer.enqueue(mails.compteCree(profil, at: now), kind: "cmi.compte", on: db, at: now)
            try AlertesCmi(mails: mails).prevenir(
                .compteCree, profil, "Ce profil a fait sa première connexion et créé son compte.", sauf: [], at: now,
                on: db)
            return try SessionCmiStore.ouvrir(id, creation: false, at: now, on: db)
        }
        guard let token else {
            return .seeOther(
                CmiPaths.accueil(),
                saying: "Ce mot de passe temporaire a déjà servi, a été remplacé ou a expiré. Connectez-vous.",
                tone: "wait")
        }
        var response = Response.seeOther(CmiPaths.accueil(), saying: "Votre compte est créé.")
        // A session of its own: the one of the temporary password ends with it.
        response.set(SessionCookie(SessionCmiStore.cookie, token))
        response.reconnaitreCmi(appareil)
        return response
    }
}
