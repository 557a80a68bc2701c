import Domain
import Hummingbird
import Platform

/// « REFUSER » and « ANNULER LE DOSSIER »: both say why.
struct RejetHandler: Sendable {
    let module: DossiersModule
    let paths: BureauPaths

    func showRefus(_ request: Request, _ context: WebContext) async throws -> Response {
        try await pageDeRefus(SaisieRefus(version: 0), request, context)
    }

    func refuser(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        let id = try context.parameter("id", as: Int.self)
        let saisie = SaisieRefus(try await request.form(context))
        let now = module.clock.now
        switch try await module.decider({ db in try module.refuser(id, saisie, acces, at: now, on: db) }) {
        case .fait(let dossier):
            return .seeOther(paths.dossier(id), saying: "Le dossier n° \(dossier.reference) est refusé.")
        case .fautes(let fautes): return try await pageDeRefus(saisie, fautes: fautes, request, context)
        case .depassee(let depassee): return try await pageDeRefus(saisie, depassee: depassee, request, context)
        }
    }

    func showAnnulation(_ request: Request, _ context: WebContext) async throws -> Response {
        try await pageDAnnulation(SaisieAnnulation(version: 0, motif: ""), request, context)
    }

    func annuler(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        let id = try context.parameter("id", as: Int.self)
        let saisie = SaisieAnnulation(try await request.form(context))
        let now = module.clock.now
        switch try await module.decider({ db in try module.annuler(id, saisie, acces, at: now, on: db) }) {
        case .fait(let dossier):
            return .seeOther(paths.dossier(id), saying: "Le dossier n° \(dossier.reference) est annulé.")
        case .fautes(let fautes): return try await pageDAnnulation(saisie, fautes: fautes, request, context)
        case .depassee(let depassee): return try await pageDAnnulation(saisie, depassee: depassee, request, context)
        }
    }
}

// MARK: - Pages

extension RejetHandler {
    private func pageDeRefus(
        _ saisie: SaisieRefus, fautes: FautesDeSaisie? = nil, depassee: PageDepassee? = nil, _ request: Request,
        _ context: WebContext
    ) async throws -> Response {
        let (dossier, csrf) = try await lire(.refuser, context)
        let page = PageDeDecision(
            dossier: dossier, titre: "Refuser le dossier",
            chapeau: "Le refus et ses motifs sont notifiés à l'entreprise et à l'organisme de formation.",
            fautes: fautes,
            depassee: depassee, action: paths.refus(dossier.id), valider: "REFUSER", style: .danger, csrf: csrf,
            paths: paths, champs: RefusView(saisie: saisie, fautes: fautes).html)
        return try await module.pages.shell(page.page, page.status, request, context)
    }

    private func pageDAnnulation(
        _ saisie: SaisieAnnulation, fautes: FautesDeSaisie? = nil, depassee: PageDepassee? = nil, _ request: Request,
        _ context: WebContext
    ) async throws -> Response {
        let (dossier, csrf) = try await lire(.annuler, context)
        let motif = FieldModel(name: "motif", label: "Motif", value: saisie.motif, required: true).with {
            $0.error = fautes?.message("motif")
            $0.maxlength = SaisieAnnulation.motifMax
        }
        let page = PageDeDecision(
            dossier: dossier, titre: "Annuler le dossier", chapeau: "Un dossier annulé ne change plus.", fautes: fautes,
            depassee: depassee, action: paths.annulation(dossier.id), valider: "ANNULER LE DOSSIER", style: .danger,
            csrf: csrf, paths: paths, champs: formCard("Annulation", textArea(motif)))
        return try await module.pages.shell(page.page, page.status, request, context)
    }

    private func lire(_ evenement: EvenementDossier, _ context: WebContext) async throws -> (Dossier, CSRF) {
        let acces = try context.require(Acces.self)
        let id = try context.parameter("id", as: Int.self)
        let dossier = try await module.database.read { db in
            try module.dossier(id, pour: evenement, acces, on: db).dossier
        }
        return (dossier, try context.require(CSRF.self))
    }
}

struct RefusView {
    let saisie: SaisieRefus
    let fautes: FautesDeSaisie?

    var html: HTML {
        formCard(
            "Refus",
            """
            \(motifs)
            \(textArea(FieldModel(name: "precision", label: "Précisions", value: saisie.precision).with {
                $0.hint = "Reprises dans le courrier de refus ; à renseigner pour « Autre motif »"
                $0.error = fautes?.message("precision")
                $0.maxlength = SaisieRefus.precisionMax
            }, rows: 5))
            """)
    }

    private var motifs: HTML {
        let erreur = fautes?.message("motif")
        return """
            <fieldset class="field\(erreur == nil ? "" : " field--error")"\
            \(attribute: "aria-describedby", erreur == nil ? nil : "motif-erreur")>
            <legend class="field__label">Motif <span class="req" aria-hidden="true">*</span></legend>
            \(erreur.map { fieldError($0, id: "motif-erreur") })
            \(each: MotifDeRefus.allCases.enumerated(), { rang, motif in
                checkbox(
                    FieldModel(name: "motif", label: motif.libelle).with { $0.id = rang == 0 ? "motif" : "motif-\(rang)" },
                    value: motif.rawValue, checked: saisie.motifs.contains(motif))
            })</fieldset>
            """
    }
}
