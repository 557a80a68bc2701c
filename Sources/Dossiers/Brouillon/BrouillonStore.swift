import Domain
import Platform

extension DossierStore {
    /// What came of saving a step.
    enum Enregistrement: Sendable {
        case fait(dossier: Int, version: Int, reponses: Reponses)
        /// Nothing in conflict was written; the rest was.
        case conflit([Fusion.Conflit], version: Int, reponses: Reponses)
    }

    /// Saves the answers of a step into a draft, merged with what others saved since the page was made.
    ///
    /// - Throws: `Refusal.notFound` for a file that is not the person's, a `Refus` when it was sent meanwhile.
    func enregistrer(
        _ id: Int, etape numero: Int, _ form: FormData, rempli: [String: String], _ definition: DefinitionDeDispositif,
        _ acces: Acces, at now: Instant, on db: any Connection
    ) throws -> Enregistrement {
        let (dossier, avant) = try find(id, acces, on: db)
        guard dossier.etat == .brouillon else {
            throw Refus.conflit(
                "Ce dossier a été transmis sous le n° \(dossier.reference) : il ne se modifie plus ici.")
        }
        let formulaire = definition.formulaire(pour: avant)
        guard let etape = formulaire.etapes.first(where: { $0.numero == numero }) else { throw Refusal.notFound }
        // A version that cannot be counts as the oldest: nothing is then overwritten in silence.
        let base = Int(form["version"]).flatMap { $0 <= dossier.version ? $0 : nil } ?? 0
        let saisie = SaisieEtape(form, etape, base: base, rempli: rempli)
        let ailleurs = try Fusion.ailleurs(dossier, depuis: saisie.base, on: db)
        let fusion = Fusion.fusionner(
            saisie, dans: avant, ailleurs: ailleurs, decide: Set(form.values("garder")))
        let apres = DossierStore.grilleAJour(fusion.reponses, avant: avant)
        let changees = Set(avant.valeurs.keys).union(apres.valeurs.keys).filter { avant[$0] != apres[$0] }.sorted()
        var version = dossier.version
        if !changees.isEmpty {
            version += 1
            try ecrire(
                apres, de: dossier, definition, siretOF: DossierStore.siretOF(apres, acces, dossier.siretOF),
                siretEmployeur: DossierStore.siretEmployeur(apres, acces, dossier.siretEmployeur),
                par: acces.nomComplet, at: now, on: db)
            try Fusion.noter(
                changees, avant: avant, sensibles: definition.clesSensibles, version: version, id, acces, at: now,
                on: db)
        }
        guard fusion.conflits.isEmpty else { return .conflit(fusion.conflits, version: version, reponses: apres) }
        return .fait(dossier: id, version: version, reponses: apres)
    }

    /// The remuneration table follows the birth date and the dates of the contract; rates given by hand are kept as
    /// long as the periods stay what they were.
    static func grilleAJour(_ reponses: Reponses, avant: Reponses) -> Reponses {
        let cles = ["apprenti.dateNaissance", "contrat.dateDebutContrat", "contrat.dateFinContrat"]
        guard cles.contains(where: { reponses[$0] != avant[$0] }) else { return reponses }
        return Remuneration.remplir(reponses)
    }

    /// The training organisation under which a file stands: the one answered when the person holds it, else the
    /// one selected.
    static func siretOF(_ reponses: Reponses, _ acces: Acces, _ actuel: String?) -> String {
        let repondu = reponses["organismeFormation.siret"]
        // What a company fills is its own until it is sent: `DepotStore` then names the training organisation.
        if acces.espace != .of { return "" }
        if acces.etablissements.contains(where: { $0.siret == repondu }) { return repondu }
        return actuel ?? acces.courant?.siret ?? ""
    }

    /// The company under which a file stands. Typing another's SIRET neither gives it the draft nor loses it.
    static func siretEmployeur(_ reponses: Reponses, _ acces: Acces, _ actuel: String?) -> String {
        let repondu = Resume(reponses).siretEmployeur
        guard acces.espace == .entreprise, !acces.etablissements.contains(where: { $0.siret == repondu }) else {
            return repondu
        }
        return actuel ?? acces.courant?.siret ?? ""
    }
}
