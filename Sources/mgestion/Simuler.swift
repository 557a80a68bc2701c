import ArgumentParser
import Domain
import Foundation

/// Computes the minimum pay, the engagement and the schedule of contracts, without a server.
struct Simuler: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simuler",
        abstract: "Calcule la rémunération minimale, l'engagement et l'échéancier d'un contrat d'apprentissage.",
        discussion: """
            Le fichier contient l'objet « cerfa » de l'API, et à côté, au choix : npecAnnuelCentimes, \
            premierEquipementCentimes, smcMensuelCentimes. Rien n'est vérifié : ce qui ne peut pas être calculé est nul, \
            avec un avertissement.
            Code de sortie : 0, ou 2 si le fichier n'est pas lisible.
            """
    )

    @OptionGroup var lecture: LectureDeContrats

    func run() async throws {
        try await lecture.traiter { (SortieSimuler($0), 0) }
    }
}
