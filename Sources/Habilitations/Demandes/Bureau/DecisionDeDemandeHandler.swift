import Domain
import HTTPTypes
import Hummingbird
import Platform

/// Accepting and refusing a request.
struct DecisionDeDemandeHandler: Sendable {
    let module: HabilitationsModule
    let paths = DemandesPaths()

    func montrerAcceptation(_ request: Request, _ context: WebContext) async throws -> Response {
        let entiere = try await ouverte(.accepter, context)
        try entiere.demande.refuserASonAuteur(try context.require(Acces.self))
        return try await acceptation(SaisieDeDecision(entiere), request, context)
    }

    func accepter(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        try acces.exiger(.examinerInscriptions)
        let id = try context.parameter("id", as: Int.self)
        let form = try await request.form(context)
        let geste = GesteDInscription(form)
        let (saisie, fautes) = try await module.database.read { db in
            let demande = try DemandeStore.trouver(id, on: db)
            var saisie = SaisieDeDecision(form)
            var commune = SaisieInscription()
            (commune.sirets, commune.siret, commune.type) = (saisie.sirets, saisie.siret, demande.type)
            let (apres, fautes, _) = try geste.appliquer(commune, on: db)
            (saisie.sirets, saisie.siret) = (apres.sirets, apres.siret)
            return (saisie, fautes)
        }
        guard geste.enregistre, fautes.isEmpty else {
            return try await acceptation(saisie, fautes: fautes, request, context)
        }
        let now = module.clock.now
        switch try await module.database.write({ db in try module.accepter(id, saisie, acces, at: now, on: db) }) {
        case .faite:
            return .seeOther(paths.demande(id), saying: "La demande n° \(id) est acceptée : l'accès est ouvert.")
        case .fautes(let fautes): return try await acceptation(saisie, fautes: fautes, request, context)
        case .depassee(let phrase):
            // What the agent had before their eyes is no longer what is asked: the form starts again from that.
            let entiere = try await module.database.read { db in try DemandeStore.entiere(id, on: db) }
            return try await acceptation(SaisieDeDecision(entiere), depassee: phrase, request, context)
        }
    }

    func montrerRefus(_ request: Request, _ context: WebContext) async throws -> Response {
        let entiere = try await ouverte(.refuser, context)
        return try await refus(SaisieDeDecision(entiere), request, context)
    }

    func refuser(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        let id = try context.parameter("id", as: Int.self)
        var saisie = SaisieDeDecision(try await request.form(context))
        let now = module.clock.now
        let issue = try await module.database.write { [saisie] db in
            try module.refuser(id, saisie, acces, at: now, on: db)
        }
        switch issue {
        case .faite: return .seeOther(paths.demande(id), saying: "La demande n° \(id) est refusée.")
        case .fautes(let fautes): return try await refus(saisie, fautes: fautes, request, context)
        case .depassee(let phrase):
            // The reason is the agent's own words: it stays.
            saisie.version = try await module.database.read { db in try DemandeStore.trouver(id, on: db).version }
            return try await refus(saisie, depassee: phrase, request, context)
        }
    }
}

// MARK: - Pages

extension DecisionDeDemandeHandler {
    private func ouverte(_ evenement: EvenementDemande, _ context: WebContext) async throws -> DemandeEntiere {
        let acces = try context.require(Acces.self)
        try acces.exiger(.examinerInscriptions)
        let id = try context.parameter("id", as: Int.self)
        let entiere = try await module.database.read { db in try DemandeStore.entiere(id, on: db) }
        _ = try entiere.demande.etat.transition(evenement)
        return entiere
    }

    private func acceptation(
        _ saisie: SaisieDeDecision, fautes: [SaisieInscription.Faute] = [], depassee: String? = nil,
        _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let id = try context.parameter("id", as: Int.self)
        let (demande, etablissements) = try await module.database.read { db in
            let demande = try DemandeStore.trouver(id, on: db)
            return (demande, try AnnuaireDEtablissements.trouver(saisie.sirets, demande.type, on: db))
        }
        let choix = ProfilSouhaite.allCases.map {
            Choix($0.rawValue, $0.role(demande.type).libelle, hint: $0.explication)
        }
        let profil = FieldModel(
            name: "profil", label: "Profil accordé", value: saisie.profil?.rawValue ?? "", required: true
        ).with { $0.error = fautes.message("profil") }
        let champs = formCard(
            "Accès accordé",
            """
            \(radios(profil, choix, layout: .cards))
            \(EtablissementsView(
                legende: .fixe(demande.type == .of ? "Organismes de formation accordés" : "Etablissements accordés"),
                etablissements: etablissements, siret: saisie.siret, erreur: fautes.message("siret"),
                retour: paths.acceptation(id) + "#etablissements").html)
            """)
        let page = DecisionDeDemandePage(
            demande: demande, version: saisie.version, titre: "Accepter la demande",
            chapeau: "La personne entre dans \(demande.espace.libelle) dès sa prochaine page, et reçoit un courriel.",
            fautes: fautes, depassee: depassee, action: paths.acceptation(id), valider: "ACCEPTER", style: .primary,
            csrf: try context.require(CSRF.self), champs: champs)
        return try await module.pages.shell(page.page, page.status, request, context)
    }

    private func refus(
        _ saisie: SaisieDeDecision, fautes: [SaisieInscription.Faute] = [], depassee: String? = nil,
        _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let id = try context.parameter("id", as: Int.self)
        let demande = try await module.database.read { db in try DemandeStore.trouver(id, on: db) }
        let motif = FieldModel(name: "motif", label: "Motif", value: saisie.motif, required: true).with {
            $0.hint = "Envoyé à la personne, qui peut corriger sa demande"
            $0.error = fautes.message("motif")
            $0.maxlength = SaisieDeDecision.motifMax
        }
        let page = DecisionDeDemandePage(
            demande: demande, version: saisie.version, titre: "Refuser la demande", chapeau: nil, fautes: fautes,
            depassee: depassee, action: paths.refus(id), valider: "REFUSER", style: .danger,
            csrf: try context.require(CSRF.self), champs: formCard("Refus", textArea(motif, rows: 5)))
        return try await module.pages.shell(page.page, page.status, request, context)
    }
}

extension [SaisieInscription.Faute] {
    func message(_ champ: String) -> String? { first { $0.champ == champ }?.message }
}

/// The frame of a decision's page.
struct DecisionDeDemandePage {
    let demande: Demande
    /// Of the request as the page shows it.
    let version: Int
    let titre: String
    let chapeau: String?
    let fautes: [SaisieInscription.Faute]
    let depassee: String?
    let action: String
    let valider: String
    let style: ButtonStyle
    let csrf: CSRF
    let champs: HTML

    var status: HTTPResponse.Status {
        if depassee != nil { return .conflict }
        return fautes.isEmpty ? .ok : .unprocessableContent
    }

    var page: Page {
        let retour = DemandesPaths().demande(demande.id)
        return Page(
            titre: "\(titre) n° \(demande.id)", mainClass: "main--form", erreurs: !fautes.isEmpty,
            main: """
                \(errorSummary(fautes.map { FieldError(id: elementID($0.champ), message: $0.message) }))\
                \(depassee.map { banner(.no, $0) })
                \(pageHead(PageHead(titre).with {
                    $0.retour = ("RETOUR À LA DEMANDE", retour)
                    $0.surtitre = "Demande n° \(demande.id) · \(demande.nomComplet)"
                    $0.etat = pill(demande.etat.libelle, tone: demande.etat.tone)
                    $0.chapeau = chapeau
                }))
                \(demande.etat == .attente ? formulaire(retour) : "")
                """)
    }

    private func formulaire(_ retour: String) -> HTML {
        """
        <form class="form" method="post" action="\(action)" novalidate>
        \(csrf.field)\(hiddenField("version", String(version)))
        <button class="sr" name="action" value="entree" tabindex="-1" aria-hidden="true">\(valider)</button>
        \(requiredNote())
        \(champs)
        <div class="row row--end">\(linkButton("RETOUR", href: retour))
        \(button(valider, style: style, name: "action", value: "decider"))</div>
        </form>

        """
    }
}
