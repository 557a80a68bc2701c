package import Domain
import HTTPTypes
import Hummingbird
package import Platform
import Referentiels

/// « TRANSMETTRE »: from a draft to a numbered file.
struct DepotHandler: Sendable {
    let module: DossiersModule
    let paths: DossierPaths

    func deposer(_ id: Int, _ acces: Acces, _ request: Request, _ context: WebContext) async throws -> Response {
        let now = module.clock.now
        let issue = try await module.database.write { db in try module.transmettre(id, acces, at: now, on: db) }
        switch issue {
        case .transmis, .deja: return .seeOther(paths.recu(id))
        case .refuse(let erreurs):
            let vu = try await module.database.read { db in try module.vue(id, acces, on: db) }
            guard let etape = vu.formulaire.etapes.first(where: { $0.genre == .synthese }) else {
                throw Refusal.notFound
            }
            return try await EtapeHandler(module: module, paths: paths)
                .page(vu, etape, erreurs: erreurs, request, context, status: .unprocessableContent)
        }
    }

    func recu(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        let id = try context.parameter("id", as: Int.self)
        let dossier = try await module.database.read { db in try module.store.trouver(id, acces, on: db) }
        guard dossier.etat != .brouillon else { return .seeOther(paths.etape(id, 7)) }
        return try await module.pages.shell(
            RecuPage(dossier: dossier, paths: paths).page, .ok, request, context)
    }
}

/// What came of asking to send.
package enum IssueDeDepot: Sendable {
    case transmis
    /// Sent already: a second click gives the same receipt.
    case deja
    case refuse([Constat])
}

extension DossiersModule {
    /// Sends a draft that breaks no rule: it gets its number, and the OPCO its file.
    ///
    /// - Throws: `Refusal.notFound` for a file that is not the person's.
    package func transmettre(
        _ id: Int, _ acces: Acces, at now: Instant, on db: any Connection
    ) throws -> IssueDeDepot {
        let (dossier, reponses, pieces) = try store.findAvecPieces(id, acces, on: db)
        guard dossier.etat == .brouillon else { return .deja }
        let formulaire = definition.formulaire(pour: reponses)
        var erreurs = try constats(reponses, formulaire, on: db).filter { $0.gravite == .erreur }
        let employeur = reponses["employeur.siret"]
        if acces.espace == .entreprise, !employeur.isEmpty, employeur != dossier.siretEmployeur {
            erreurs.append(
                Constat(
                    "employeur-depositaire", .erreur, ["employeur.siret"],
                    "Sélectionnez un de vos établissements : vous déposez pour votre entreprise"))
        }
        guard erreurs.isEmpty else { return .refuse(erreurs) }
        let siretOF = acces.espace == .entreprise ? reponses["organismeFormation.siret"] : dossier.siretOF
        try DepotStore.numeroter(
            dossier, siretOF: siretOF, montants: References.montants(reponses, on: db), at: now, on: db)
        let transmis = try appliquer(
            .transmettre, dossier, reponses, DetailEvenement(acteur: acces, nombreDePieces: pieces), at: now, on: db)
        try accorderSiPossible(transmis, reponses, at: now, on: db)
        return .transmis
    }
}

/// The receipt: the number, and what happens next.
struct RecuPage {
    let dossier: Dossier
    let paths: DossierPaths

    var page: Page {
        Page(
            titre: "Dossier \(dossier.reference) transmis",
            main: """
                \(pageHead(PageHead("Votre dossier est transmis").with {
                    $0.surtitre = "\(dossier.dispositif.libelle) · \(dossier.etablissement) · \(dossier.beneficiaire)"
                    $0.etat = pill(dossier.etat.libelle, tone: dossier.etat.toneDePastille)
                }))
                \(banner(.ok, "Le dossier de \(dossier.beneficiaire) porte le n° \(dossier.reference)."))
                \(card(id: "recu", titre: "Accusé de réception",
                """
                \(facts([
                    Fact("N° de dossier", "\(dossier.reference)"),
                    Fact("Transmis le", transmis),
                    Fact("Réponse au plus tard le", dossier.echeance?.francais ?? "—"),
                    Fact("Formation", dossier.intitule, wide: true),
                ]))
                <h3>Et maintenant</h3>
                <ul>
                <li>Un accusé de réception vous est envoyé par courriel.</li>
                <li>L'OPCO étudie le dossier et répond sous 20 jours. Une demande de pièces suspend ce délai.</li>
                <li>Chaque courrier est annoncé dans vos notifications.</li>
                <li>Le CERFA signé n'est pas à transmettre : tenez-le à la disposition de l'OPCO.</li>
                </ul>
                <p class="row">\(linkButton("AFFICHER LE DOSSIER", href: paths.fiche(dossier.id), style: .primary))
                \(linkButton("TÉLÉCHARGER LE CERFA", href: paths.cerfaPDF(dossier.id), icon: .download))</p>
                """))
                """)
    }

    private var transmis: String {
        guard let mur = dossier.transmisLe?.paris else { return "—" }
        return "\(mur.date) à \(mur.time)"
    }
}

extension EtatDossier {
    /// Tone of the pill, as the components know it.
    package var toneDePastille: Tone {
        switch self {
        case .brouillon, .annule: .none
        case .transmis: .sent
        case .enCours: .info
        case .attentePieces: .wait
        case .accorde: .ok
        case .refuse: .no
        case .rompu, .solde: .done
        }
    }
}
