import Domain
import Hummingbird
import Platform
import Referentiels

/// « Etablissements » : those that one holds, and the sheet of each.
struct EtablissementsHandler: Sendable {
    let module: HabilitationsModule
    let paths: EtablissementsPaths

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        try acces.exiger(.consulter)
        let requete = RequeteDEtablissements(request.query)
        // A filter just added becomes part of the address.
        if request.query.has("colonne") { return .seeOther(requete.url(paths.liste())) }
        let tous = try await module.database.read { db in try EtablissementStore.liste(acces.etablissements, on: db) }
        let trouves = requete.appliquer(tous)
        let derniere = max(1, (trouves.count + requete.taille - 1) / requete.taille)
        guard requete.page <= derniere else { return .seeOther(requete.url(paths.liste()) { $0.page = derniere }) }
        let page = EtablissementsPage(
            requete: requete, total: trouves.count,
            etablissements: Array(
                trouves.dropFirst((requete.page - 1) * requete.taille).prefix(requete.taille)),
            courant: acces.courant?.siret, choisir: acces.espace.racine + "/etablissement", paths: paths,
            csrf: try context.require(CSRF.self), annonce: context[Flash.self])
        return try await module.pages.shell(page.page, .ok, request, context)
    }

    func fiche(_ request: Request, _ context: WebContext) async throws -> Response {
        let tenu = try tenu(context)
        let fiche = try await lire(tenu)
        return try await page(tenu, fiche, ContactSaisi(fiche), [], request, context)
    }

    /// « ENREGISTRER »: the contact, which alone is ours to change.
    func corriger(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        let tenu = try tenu(context)
        if let refus = tenu.refus(.gererUtilisateurs) { throw refus }
        let saisie = ContactSaisi(try await request.form(context))
        let fiche = try await lire(tenu)
        guard saisie.erreurs.isEmpty else {
            return try await page(tenu, fiche, saisie, saisie.erreurs, request, context)
        }
        let now = module.clock.now
        if (saisie.courriel, saisie.telephone) != (fiche.courriel, fiche.telephone) {
            try await module.database.write { db in
                try EtablissementStore.corriger(
                    tenu.siret, courriel: saisie.courriel, telephone: saisie.telephone, par: acces.compteID, at: now,
                    on: db)
            }
        }
        return .seeOther(paths.fiche(tenu.siret), saying: "Le contact de \(tenu.nom) est enregistré.")
    }

    /// - Throws: `Refusal.notFound` for an establishment that one does not hold.
    private func tenu(_ context: WebContext) throws -> EtablissementAccessible {
        let siret = try context.parameter("siret", as: String.self)
        guard let tenu = try context.require(Acces.self).etablissement(siret) else { throw Refusal.notFound }
        return tenu
    }

    private func lire(_ tenu: EtablissementAccessible) async throws -> FicheEtablissement {
        let fiche = try await module.database.read { db in try EtablissementStore.fiche(tenu.siret, on: db) }
        // Held before the reference data knew it: its number is all there is to tell.
        return fiche ?? FicheEtablissement(inconnu: tenu)
    }

    private func page(
        _ tenu: EtablissementAccessible, _ fiche: FicheEtablissement, _ saisie: ContactSaisi, _ erreurs: [FieldError],
        _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let page = EtablissementPage(
            tenu: tenu, fiche: fiche, saisie: saisie, erreurs: erreurs, paths: paths,
            espace: try context.require(Acces.self).espace, csrf: try context.require(CSRF.self),
            annonce: context[Flash.self])
        return try await module.pages.shell(
            page.page, erreurs.isEmpty ? .ok : .unprocessableContent, request, context)
    }
}

/// The contact as it is typed.
struct ContactSaisi: Sendable, Equatable {
    let courriel: String
    let telephone: String

    init(_ fiche: FicheEtablissement) {
        courriel = fiche.courriel
        telephone = fiche.telephone
    }

    init(_ form: FormData) {
        courriel = Texte.ligne(String(form["courriel"].prefix(1000)))
        let saisi = Texte.ligne(String(form["telephone"].prefix(1000)))
        let numero = Telephone.normaliser(saisi)
        telephone = Telephone.formatJuste(numero) ? Telephone.afficher(numero) : saisi
    }

    var erreurs: [FieldError] {
        var erreurs: [FieldError] = []
        if !courriel.isEmpty, !Courriel.formatJuste(courriel) {
            erreurs.append(
                FieldError(id: "courriel", message: "Saisissez un e-mail complet, comme contact@entreprise.example"))
        }
        if !telephone.isEmpty, !Telephone.formatJuste(Telephone.normaliser(telephone)) {
            erreurs.append(
                FieldError(
                    id: "telephone", message: "Saisissez un numéro de téléphone de 10 chiffres, comme 01 99 00 00 00"))
        }
        return erreurs
    }
}

extension FicheEtablissement {
    init(inconnu tenu: EtablissementAccessible) {
        self.init(
            siret: tenu.siret, raisonSociale: nil, nom: tenu.nom, uai: nil, nda: nil, principal: false,
            adresse: .init(
                numero: nil, indice: nil, typeDeVoie: nil, voie: nil, codePostal: nil, commune: nil), ferme: false,
            courriel: "", telephone: "", corrigeLe: nil)
    }
}
