import Domain
import Platform
import Referentiels

/// A file with everything that its instruction shows.
struct VueDInstruction: Sendable {
    let dossier: Dossier
    let reponses: Reponses
    let formulaire: Formulaire
    let suivi: Suivi
    let controles: ControlesDuDossier
    let proposition: Proposition
    let aujourdhui: Jour

    /// The agent may decide, and the state waits for a decision.
    func aDecider(_ acces: Acces) -> Bool { dossier.etat.aInstruire && acces.peut(.instruire) }
}

extension DossiersModule {
    /// Two statements: the file, then its life and the reference data that its answers name.
    func instruction(
        _ id: Int, _ acces: Acces, cpne: String = "", saisi: Int? = nil, on db: any Connection
    ) throws -> VueDInstruction {
        let (dossier, reponses) = try store.find(id, acces, on: db)
        let references = ReferencesDuDossier(reponses)
        let branches =
            [SuiviStore.branches(id)] + references.branches + [references.brancheDesNiveaux].compactMap(\.self)
        let rows = try db.rows(SQL.join(branches, " UNION ALL ") + " ORDER BY 1, 2")
        let formulaire = definition.formulaire(pour: reponses)
        return VueDInstruction(
            dossier: dossier, reponses: reponses, formulaire: formulaire, suivi: try SuiviStore.lire(rows),
            controles: ControlesDuDossier(
                definition, reponses, contexte(dossier, formulaire, try references.donnees(rows))),
            proposition: Proposition(reponses, choix: try references.niveaux(rows), cpne: cpne, saisi: saisi),
            aujourdhui: clock.now.jour)
    }

    /// The checks of a file alone, for its row in the queue.
    func controles(_ dossier: Dossier, _ reponses: Reponses, on db: any Connection) throws -> ControlesDuDossier {
        let formulaire = definition.formulaire(pour: reponses)
        let references = try Referentiels.donneesDeReference(for: reponses, db)
        return ControlesDuDossier(definition, reponses, contexte(dossier, formulaire, references))
    }

    /// Rules that compare with today mean the day of the deposit: a file does not become late on the agent's desk.
    private func contexte(
        _ dossier: Dossier, _ formulaire: Formulaire, _ references: DonneesDeReference
    ) -> ContexteDeRegles {
        ContexteDeRegles(
            aujourdhui: dossier.transmisLe?.jour ?? clock.now.jour, formulaire: formulaire, referentiel: references)
    }
}
