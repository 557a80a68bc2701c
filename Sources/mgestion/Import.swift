import ArgumentParser
import Foundation
import Logging
import Platform
import Referentiels
import Server

/// Reads an official file into the reference data.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Importe un fichier officiel dans les données de référence.",
        discussion: """
            Genres : \(KindOfImport.allCases.map { "\($0.rawValue) (\($0.aide))" }.joined(separator: " ; ")).

            Le fichier est lu tel qu'il est téléchargé : CSV, archive zip ou classeur. Un import interrompu reprend où \
            il en était quand la même commande est relancée. Un fichier déjà importé ne change rien.
            """
    )

    @Argument(help: "sirene, organismes, rncp, npec ou communes.") var genre: KindOfImport
    @Argument(help: "Fichier à importer.", completion: .file()) var fichier: String
    @OptionGroup var ouverture: Ouverture

    func run() async throws {
        let services = try await ouverture.services(logLevel: .error)
        let database = services.database
        let clock = services.clock
        let start = clock.now
        var shown = start
        do {
            let report = try await Import.run(genre, file: fichier, database: database, clock: clock) { progress in
                guard clock.now.seconds(since: shown) >= 2 else { return }
                shown = clock.now
                ImportCommand.note("\(progress.lues) lignes lues…")
            }
            let milliseconds = max(1, clock.now.milliseconds - start.milliseconds)
            print(report)
            let speed = Int64(report.lues) * 1000 / milliseconds
            print("Durée : \(milliseconds) ms" + (report.reprisApres == nil ? ", \(speed) lignes par seconde" : ""))
        } catch let error as ImportError {
            ImportCommand.note(error.description)
            throw ExitCode(1)
        }
        await database.close()
    }

    private static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}

extension KindOfImport: ExpressibleByArgument {}
