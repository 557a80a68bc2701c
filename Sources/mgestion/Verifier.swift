import ArgumentParser
import Domain
import Platform
import Referentiels
import Server

/// Checks contracts against the table of rules, without a server.
struct Verifier: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verifier",
        abstract: "Vérifie un contrat d'apprentissage et écrit ses constats en JSON.",
        discussion: """
            Le fichier contient l'objet « cerfa » de l'API, et à côté, au choix : date (jour pris pour aujourd'hui), \
            mineurEmancipe, smcMensuelCentimes.
            Code de sortie : 0 sans erreur, 1 avec, 2 si le fichier n'est pas lisible.
            """
    )

    @OptionGroup var lecture: LectureDeContrats
    @Option(name: .customLong("data"), help: "Dossier des données, pour vérifier aussi les référentiels.")
    var donnees: String?

    func run() async throws {
        let aujourdhui = Aujourdhui.jour
        guard let donnees else {
            return try await lecture.traiter { dossier in
                let sortie = SortieVerifier(dossier, aujourdhui: aujourdhui)
                return (sortie, sortie.enErreur ? 1 : 0)
            }
        }
        let database = try Services.database(try await Settings(data: donnees))
        try await lecture.traiter { dossier in
            let referentiel = try await database.read { db in
                try Referentiels.donneesDeReference(for: dossier.reponses, db)
            }
            let sortie = SortieVerifier(dossier, aujourdhui: aujourdhui, referentiel: referentiel)
            return (sortie, sortie.enErreur ? 1 : 0)
        }
        await database.close()
    }
}
