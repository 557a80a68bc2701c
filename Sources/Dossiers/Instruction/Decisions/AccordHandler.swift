import Domain
import Hummingbird
import Platform
import Referentiels

/// « ACCORDER »: the amounts proposed are read again, and may be changed with a reason.
struct AccordHandler: Sendable {
    let module: DossiersModule
    let paths: BureauPaths

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        var saisie = SaisieAccord(version: 0)
        saisie.cpne = request.query["cpne"]
        saisie.annuel = request.query["annuel"]
        return try await page(saisie, proposer: true, request, context)
    }

    func accorder(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        let id = try context.parameter("id", as: Int.self)
        let saisie = SaisieAccord(try await request.form(context))
        let now = module.clock.now
        switch try await module.decider({ db in try module.accorder(id, saisie, acces, at: now, on: db) }) {
        case .fait(let dossier):
            return .seeOther(paths.dossier(id), saying: "Le dossier n° \(dossier.reference) est accordé.")
        case .fautes(let fautes): return try await page(saisie, fautes: fautes, request, context)
        case .depassee(let depassee): return try await page(saisie, depassee: depassee, request, context)
        }
    }

    private func page(
        _ saisie: SaisieAccord, proposer: Bool = false, fautes: FautesDeSaisie? = nil, depassee: PageDepassee? = nil,
        _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let acces = try context.require(Acces.self)
        let id = try context.parameter("id", as: Int.self)
        let vue = try await module.database.read { db in
            _ = try module.dossier(id, pour: .accorder, acces, on: db)
            return try module.instruction(id, acces, cpne: saisie.cpne, saisi: saisie.lireAnnuel, on: db)
        }
        let page = AccordPage(
            vue: vue, saisie: proposer ? saisie.proposant(vue.proposition) : saisie, fautes: fautes, depassee: depassee,
            csrf: try context.require(CSRF.self), paths: paths
        ).decision
        return try await module.pages.shell(page.page, page.status, request, context)
    }
}

extension SaisieAccord {
    /// What the page offers at first: the amounts proposed.
    fileprivate func proposant(_ proposition: Proposition) -> SaisieAccord {
        var copie = self
        copie.cpne = proposition.retenu?.cpne ?? cpne
        copie.npec = proposition.npec.map(Montant.nombre) ?? ""
        copie.equipement = Montant.nombre(proposition.equipement)
        return copie
    }
}

struct AccordPage {
    let vue: VueDInstruction
    let saisie: SaisieAccord
    let fautes: FautesDeSaisie?
    let depassee: PageDepassee?
    let csrf: CSRF
    let paths: BureauPaths

    private var proposition: Proposition { vue.proposition }
    private var url: String { paths.accord(vue.dossier.id) }

    var decision: PageDeDecision {
        PageDeDecision(
            dossier: vue.dossier, titre: "Accorder le dossier",
            chapeau: "L'accord est notifié à l'entreprise et à l'organisme de formation.", fautes: fautes,
            depassee: depassee, action: url, valider: "ACCORDER", csrf: csrf, paths: paths,
            avant: controles + base, champs: champs)
    }

    /// What the checks say is repeated where one decides.
    private var controles: HTML {
        let bloquants = vue.controles.nombre(.erreur)
        let verifier = vue.controles.nombre(.avertissement)
        guard bloquants + verifier > 0 else { return "" }
        let parts = [
            bloquants > 0 ? (bloquants == 1 ? "1 contrôle bloquant" : "\(bloquants) contrôles bloquants") : nil,
            verifier > 0 ? "\(verifier) à vérifier" : nil,
        ].compactMap(\.self).joined(separator: " et ")
        return banner(bloquants > 0 ? .no : .wait, "Ce dossier a \(parts).", status: false)
    }

    /// What the amount is computed from, when that is for the agent to say.
    private var base: HTML {
        if proposition.choix.count > 1 {
            return calcul(BranchesView(proposition: proposition, erreur: fautes?.message("cpne")).html)
        }
        guard proposition.choix.isEmpty else { return "" }
        return banner(
            .wait,
            "Aucun niveau de prise en charge n'est fixé pour cette certification et cette convention collective.",
            status: false)
            + calcul(
                moneyField(
                    FieldModel(name: "annuel", label: "NPEC annuel", value: saisie.annuel).with {
                        $0.hint = "Le total se calcule sur la durée du contrat ; il peut aussi se saisir directement"
                        $0.error = fautes?.message("annuel")
                        $0.short = true
                    }))
    }

    private func calcul(_ champ: HTML) -> HTML {
        """
        <form class="form" action="\(url)">
        \(formCard("Niveau de prise en charge", "\(champ)\(button("CALCULER"))"))
        </form>
        """
    }

    private var champs: HTML {
        """
        \(hiddenField("cpne", proposition.retenu?.cpne ?? ""))\
        \(if: proposition.choix.isEmpty, hiddenField("annuel", saisie.annuel))\
        \(formCard("Montants accordés",
        """
        \(propose)
        \(moneyField(FieldModel(name: "npec", label: "NPEC total", value: saisie.npec, required: true).with {
            $0.error = fautes?.message("npec")
            $0.short = true
        }))
        \(moneyField(FieldModel(name: "equipement", label: "1er Equipement", value: saisie.equipement).with {
            $0.hint = "\(Montant.afficher(Engagement.plafondPremierEquipement)) au plus"
            $0.error = fautes?.message("equipement")
            $0.short = true
        }))
        \(textArea(FieldModel(name: "motif", label: "Motif", value: saisie.motif).with {
            $0.hint = "À renseigner dès que les montants ne sont pas ceux proposés"
            $0.error = fautes?.message("motif")
            $0.maxlength = SaisieAccord.motifMax
        }))
        """))
        """
    }

    private var propose: HTML {
        guard let npec = proposition.npec, let total = proposition.total else { return "" }
        return facts([
            Fact("NPEC proposé", Montant.afficher(npec)),
            Fact("1er Equipement proposé", Montant.afficher(proposition.equipement)),
            Fact("Total HT", Montant.afficher(total)),
        ])
    }
}
