import ArgumentParser
import Domain
import Foundation

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

    func run() async throws {
        let aujourdhui = Aujourdhui.jour
        try lecture.traiter { dossier in
            let sortie = SortieVerifier(dossier, aujourdhui: aujourdhui)
            return (sortie, sortie.enErreur ? 1 : 0)
        }
    }
}
