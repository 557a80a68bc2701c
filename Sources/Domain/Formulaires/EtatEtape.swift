/// Where a step stands, as the stepper tells it.
package enum EtatEtape: Sendable, Equatable {
    case aRemplir
    case commencee
    case complete
    case enErreur(Int)

    /// « Complète », « 2 erreurs »…
    package var libelle: String {
        switch self {
        case .aRemplir: "À remplir"
        case .commencee: "Commencée"
        case .complete: "Complète"
        case .enErreur(let nombre): nombre == 1 ? "1 erreur" : "\(nombre) erreurs"
        }
    }
}

extension Formulaire {
    /// Where the step stands.
    ///
    /// An answer that is missing leaves the step « Commencée »; it counts as an error only with `manquesComptes`, that is
    /// once the person has asked to send. An answer that breaks a rule is an error at once.
    /// - Parameters:
    ///   - constats: every finding on the file (`constatsDeSaisie`); each counts in the step of its first field.
    ///   - pieces: number of pieces deposited, for the step that holds them.
    package func etat(
        de etape: Etape, _ reponses: Reponses, _ constats: [Constat], manquesComptes: Bool = false, pieces: Int = 0
    ) -> EtatEtape {
        if etape.genre == .pieces { return pieces > 0 ? .complete : .aRemplir }
        let visibles = etape.champsVisibles(reponses)
        let cles = Set(visibles.map(\.cle))
        let erreurs = constats.filter { constat in
            constat.gravite == .erreur && constat.champs.first.map(cles.contains) == true
        }
        let fautes = erreurs.filter { !estUnManque($0, reponses) }
        let commencee = visibles.contains { !reponses.vide($0.cle) }
        if manquesComptes, !erreurs.isEmpty { return .enErreur(erreurs.count) }
        if !fautes.isEmpty, commencee { return .enErreur(fautes.count) }
        if !commencee { return .aRemplir }
        let manque = visibles.contains { reponses.vide($0.cle) && $0.obligatoire.vraie(reponses) }
        return erreurs.isEmpty && !manque ? .complete : .commencee
    }

    /// A finding whose every field is empty: something is missing, nothing is wrong.
    private func estUnManque(_ constat: Constat, _ reponses: Reponses) -> Bool {
        constat.champs.allSatisfy { reponses.vide($0) }
    }
}
