import ArgumentParser
import Platform
import Server
import ServiceLifecycle
import UnixSignals

/// The jobs alone, for a machine of their own; several may run at once.
struct Work: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "work", abstract: "Exécute les tâches de fond, sans servir.")

    @OptionGroup var ouverture: Ouverture
    @Flag(name: .customLong("once"), help: "Exécute ce qui est dû, puis s'arrête.") var once = false

    func run() async throws {
        let services = try await ouverture.services()
        let runner = Plateforme(services).jobs()
        if once {
            try await runner.tick()
            print("\(try await runner.drain()) tâches exécutées.")
        } else {
            let group = ServiceGroup(
                services: [runner], gracefulShutdownSignals: [.sigterm, .sigint], logger: services.logger)
            try await group.run()
        }
        await services.database.close()
    }
}
