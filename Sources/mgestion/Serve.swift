import ArgumentParser
import Hummingbird
import Platform
import Server

/// The server, and the jobs in the same process.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Sert la plateforme et exécute les tâches de fond.")

    @OptionGroup var ouverture: Ouverture
    @Option(name: .customLong("host"), help: "Adresse d'écoute.") var host: String?
    @Option(name: .customLong("port"), help: "Port d'écoute.") var port: Int?

    func run() async throws {
        let services = try await ouverture.services(host: host, port: port)
        let plateforme = Plateforme(services)
        Console.note("M-Gestion \(Services.version) : \(services.settings.publicURL)")
        try await plateforme.application().runService()
        await services.database.close()
    }
}
