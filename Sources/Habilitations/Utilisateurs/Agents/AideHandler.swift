import Domain
import Hummingbird
import Platform

/// « Utilisateurs d'un établissement » : an agent opens the users of a SIRET, to help who manages them. Opening is
/// journaled; what is done there is the OPCO's doing in the history that the establishment reads.
struct AideHandler: Sendable {
    let module: HabilitationsModule

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        try context.require(Acces.self).exiger(.gererUtilisateurs)
        return try await page("", "", [], request, context)
    }

    func ouvrir(_ request: Request, _ context: WebContext) async throws -> Response {
        let acces = try context.require(Acces.self)
        try acces.exiger(.gererUtilisateurs)
        let form = try await request.form(context)
        let saisi = Texte.ligne(String(form["siret"].prefix(100)))
        let siret = Code.normaliser(saisi)
        let espace = Espace(rawValue: form["application"]).flatMap { $0 == .opco ? nil : $0 }
        var erreurs: [FieldError] = []
        if !Siret.formatJuste(siret) {
            erreurs.append(FieldError(id: "siret", message: "Saisissez les 14 chiffres du SIRET"))
        }
        if espace == nil { erreurs.append(FieldError(id: "application", message: "Choisissez l'application")) }
        guard let espace, erreurs.isEmpty else {
            return try await page(saisi, form["application"], erreurs, request, context)
        }
        let now = module.clock.now
        let connu = try await module.database.write { db -> Bool in
            let connu =
                try !EtablissementStore.noms([siret], on: db).isEmpty
                || !HabilitationStore.duSiret(siret, espace, on: db).isEmpty
            guard connu else { return false }
            try Journal.append(
                on: db, at: now, acteur: "compte \(acces.compteID)", action: "habilitation.consultation",
                objet: "etablissement \(siret)", details: ["espace": espace.rawValue])
            return true
        }
        guard connu else {
            let erreur = FieldError(
                id: "siret", message: "Ce SIRET n'est pas dans les données de référence : vérifiez ses 14 chiffres")
            return try await page(saisi, espace.rawValue, [erreur], request, context)
        }
        return .seeOther(UtilisateursPaths(opco: siret, espace.rawValue).liste())
    }

    private func page(
        _ siret: String, _ application: String, _ erreurs: [FieldError], _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let csrf = try context.require(CSRF.self)
        func erreur(_ id: String) -> String? { erreurs.first { $0.id == id }?.message }
        let page = Page(
            titre: "Utilisateurs d'un établissement", mainClass: "main--form", erreurs: !erreurs.isEmpty,
            main: """
                \(errorSummary(erreurs))\(pageHead(PageHead("Utilisateurs d'un établissement").with {
                    $0.chapeau = "Pour aider l'administrateur d'un établissement. L'ouverture est journalisée, et l'établissement lit vos changements dans son historique."
                }))
                <form class="form" method="post" action="\(GestionOPCOPaths.etablissements())" novalidate>\(csrf.field)
                \(requiredNote())
                \(formCard("L'établissement", """
                    \(textField(FieldModel(name: "siret", label: "SIRET", value: siret, required: true).with {
                        $0.inputmode = .numeric
                        $0.short = true
                        $0.hint = "14 chiffres, avec ou sans espaces"
                        $0.error = erreur("siret")
                    }))\(radios(
                        FieldModel(name: "application", label: "Application", value: application, required: true).with {
                            $0.error = erreur("application")
                        },
                        [Choix(Espace.of.rawValue, "Organisme de formation"), Choix(Espace.entreprise.rawValue, "Entreprise")]))
                    """))
                <div class="row row--end">\(button("OUVRIR", style: .primary))</div>
                </form>
                """)
        return try await module.pages.shell(page, erreurs.isEmpty ? .ok : .unprocessableContent, request, context)
    }
}
