import ArgumentParser
import Logging
import Platform
import Server

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Met le schéma de la base à jour, sans servir.")

    @OptionGroup var ouverture: Ouverture

    func run() async throws {
        let settings = try await ouverture.settings()
        let services = try await Services.open(settings, logger: .init(label: "mgestion"))
        let applied = try await services.migrate()
        print(applied.isEmpty ? "Le schéma est à jour." : "Migrations appliquées : \(applied.joined(separator: ", ")).")
        await services.database.close()
    }
}
