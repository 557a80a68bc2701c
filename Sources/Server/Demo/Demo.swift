import Domain
import Foundation
import Habilitations
import Platform
import Referentiels

/// A platform to try: reference data of fictional establishments, accounts, files in every state.
package struct Demo: Sendable {
    private let services: Services
    /// Folder of the samples in the official formats.
    private let exemples: String

    package init(_ services: Services, exemples: String) {
        self.services = services
        self.exemples = exemples
    }

    static let fichiers: [(KindOfImport, String)] = [
        (.sirene, "StockEtablissement_utf8.csv"), (.sirene, "StockUniteLegale_utf8.csv"), (.organismes, "lpof.csv"),
        (.organismes, "fr-en-annuaire-education.csv"), (.rncp, "export_fiches_CSV_Standard_2026_01_05.csv"),
        (.rncp, "kit-apprentissage.csv"), (.npec, "npec.xlsx"), (.communes, "laposte_hexasmal.csv"),
    ]

    /// What was created, for people and for programs.
    package struct Resultat: Sendable, Encodable {
        package let comptes: [DemoComptes.Compte]
        /// Files created now: none the second time.
        package let dossiers: Int
        package let motDePasse: String
        package let etablissements: [Etablissement]
        package let cmi: [DemoCmi.Compte]

        package struct Etablissement: Sendable, Encodable {
            package let siret: String
            package let nom: String
        }
    }

    /// Safe to run again: what is there stays.
    ///
    /// - Parameter dossiers: files and requests for access too; without them, reference data and accounts only.
    package func installer(dossiers avecDossiers: Bool = true) async throws -> Resultat {
        for (kind, file) in Demo.fichiers {
            _ = try await Import.run(
                kind, file: exemples + "/" + file, database: services.database, clock: services.clock)
        }
        let entreprise = try await services.database.read { db in
            try Etablissement.chercher(nom: "ENTREPRISE FICTIVE", db).first { !$0.ferme }
        }
        guard let entreprise else { throw DemoError.exemplesIncomplets }
        let comptes = DemoComptes.comptes(entreprise: entreprise.siret)
        for compte in comptes {
            try await Comptes(services).creer(
                courriel: compte.courriel, prenom: compte.prenom, nom: compte.nom, motDePasse: DemoComptes.motDePasse,
                agent: compte.agent,
                roles: compte.roles.map {
                    EtablissementAccessible(siret: $0.siret, nom: $0.etablissement, role: $0.role)
                })
        }
        let cmi = try await DemoCmi(services).installer()
        let now = services.clock.now
        try await services.database.write { db in
            try BrancheStore.noter(
                siret: DemoComptes.reseau.siret, branche: DemoComptes.reseau.branche, at: now, on: db)
        }
        var dossiers = 0
        if avecDossiers {
            let plateforme = Plateforme(services)
            dossiers = try await DemoDossiers(services: services, module: plateforme.dossiers).installer()
            try await DemoDemandes(services: services, module: plateforme.habilitations).installer()
        }
        return Resultat(
            comptes: comptes, dossiers: dossiers, motDePasse: DemoComptes.motDePasse,
            etablissements: [
                .init(siret: DemoComptes.organisme.siret, nom: DemoComptes.organisme.nom),
                .init(siret: DemoComptes.antenne.siret, nom: DemoComptes.antenne.nom),
                .init(siret: entreprise.siret, nom: "ENTREPRISE FICTIVE"),
            ], cmi: cmi)
    }
}

package enum DemoError: Error, CustomStringConvertible {
    case exemplesIncomplets
    case compteAbsent(String)
    /// A contract of the demonstration breaks a rule.
    case dossierRefuse

    package var description: String {
        switch self {
        case .exemplesIncomplets: "Les exemples de référentiels ne contiennent pas « ENTREPRISE FICTIVE »."
        case .compteAbsent(let courriel): "Le compte \(courriel) n'existe pas."
        case .dossierRefuse: "Un contrat de la démonstration enfreint une règle."
        }
    }
}
