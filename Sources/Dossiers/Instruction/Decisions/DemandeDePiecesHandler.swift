import Domain
import Hummingbird
import Platform

/// « DEMANDER DES PIÈCES »: what is missing, to whom, with a message.
struct DemandeDePiecesHandler: Sendable {
    let module: DossiersModule
    let paths: BureauPaths

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        try await page(SaisieDemande(version: 0), request, context)
    }

    func demander(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        let id = try context.parameter("id", as: Int.self)
        let saisie = SaisieDemande(try await request.form(context))
        let now = module.clock.now
        switch try await module.decider({ db in try module.demanderDesPieces(id, saisie, acces, at: now, on: db) }) {
        case .fait(let dossier):
            return .seeOther(
                paths.dossier(id),
                saying: "Les pièces du dossier n° \(dossier.reference) sont demandées, le délai est suspendu.")
        case .fautes(let fautes): return try await page(saisie, fautes: fautes, request, context)
        case .depassee(let depassee): return try await page(saisie, depassee: depassee, request, context)
        }
    }

    private func page(
        _ saisie: SaisieDemande, fautes: FautesDeSaisie? = nil, depassee: PageDepassee? = nil, _ request: Request,
        _ context: WebContext
    ) async throws -> Response {
        let acces = try context.require(Acces.self)
        let id = try context.parameter("id", as: Int.self)
        let dossier = try await module.database.read { db in
            try module.dossier(id, pour: .demanderPieces, acces, on: db).dossier
        }
        let page = PageDeDecision(
            dossier: dossier, titre: "Demander des pièces",
            chapeau: "Le délai d'instruction s'arrête jusqu'à l'arrivée des pièces.", fautes: fautes,
            depassee: depassee,
            action: paths.demandeDePieces(id), valider: "DEMANDER LES PIÈCES", csrf: try context.require(CSRF.self),
            paths: paths,
            champs: DemandeView(saisie: saisie, types: module.definition.pieces, dossier: dossier, fautes: fautes).html)
        return try await module.pages.shell(page.page, page.status, request, context)
    }
}

struct DemandeView {
    let saisie: SaisieDemande
    let types: [TypeDePiece]
    let dossier: Dossier
    let fautes: FautesDeSaisie?

    var html: HTML {
        formCard(
            "Pièces demandées",
            """
            \(liste)
            \(textArea(FieldModel(name: "autres", label: "Autres pièces", value: saisie.autres).with {
                $0.hint = "Une pièce par ligne"
                $0.error = fautes?.message("autres")
            }))
            """)
            + formCard(
                "Demande",
                """
                \(radios(destinataire, DestinataireDeDemande.allCases.map { Choix($0.rawValue, $0.libelle, hint: nom($0)) }, layout: .column))
                \(textArea(FieldModel(name: "message", label: "Message", value: saisie.message).with {
                    $0.hint = "Ajouté au courrier, après la liste des pièces"
                    $0.error = fautes?.message("message")
                    $0.maxlength = SaisieDemande.messageMax
                }, rows: 5))
                """)
    }

    /// The first box carries the identifier that the summary leads to.
    private var liste: HTML {
        let offertes = types.filter { $0.code != SaisieDemande.libre }
        let erreur = fautes?.message("piece")
        return """
            <fieldset class="field\(erreur == nil ? "" : " field--error")"\
            \(attribute: "aria-describedby", erreur == nil ? nil : "piece-erreur")>
            <legend class="field__label">Pièces</legend>
            \(erreur.map { fieldError($0, id: "piece-erreur") })
            \(each: offertes.enumerated(), { rang, type in
                checkbox(
                    FieldModel(name: "piece", label: type.libelle).with { $0.id = rang == 0 ? "piece" : "piece-\(rang)" },
                    value: type.code, checked: saisie.codes.contains(type.code))
            })</fieldset>
            """
    }

    private var destinataire: FieldModel {
        FieldModel(name: "destinataire", label: "Destinataire", value: saisie.destinataire, required: true).with {
            $0.error = fautes?.message("destinataire")
        }
    }

    private func nom(_ destinataire: DestinataireDeDemande) -> String {
        destinataire == .entreprise ? dossier.etablissement : dossier.organisme
    }
}
