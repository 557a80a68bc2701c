/// What `mgestion verifier` writes for one file.
package struct SortieVerifier: Sendable, Encodable {
    package struct Ligne: Sendable, Encodable {
        package let regle: String
        package let gravite: Constat.Gravite
        package let champs: [String]
        package let message: String
    }

    package let constats: [Ligne]

    package var enErreur: Bool { constats.contains { $0.gravite == .erreur } }

    /// - Parameter aujourdhui: the day taken as today when the file does not say.
    package init(_ dossier: CerfaJSON, aujourdhui: Jour, referentiel: DonneesDeReference? = nil) {
        let definition = ContratApprentissage.definition
        let contexte = ContexteDeRegles(
            aujourdhui: dossier.date ?? aujourdhui, formulaire: definition.formulaire(pour: dossier.reponses),
            referentiel: referentiel, mineurEmancipe: dossier.mineurEmancipe, ecran: false)
        constats = definition.constats(dossier.reponses, contexte).map { constat in
            Ligne(
                regle: constat.regle, gravite: constat.gravite, champs: Self.chemins(constat.champs),
                message: constat.message)
        }
    }

    /// Keys are paths of the API, but for the table of periods, which is a list there.
    private static func chemins(_ cles: [String]) -> [String] {
        cles.map { $0.hasPrefix("contrat.remuneration.") ? "contrat.remunerationsAnnuelles" : $0 }
    }
}
