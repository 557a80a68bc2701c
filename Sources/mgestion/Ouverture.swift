import ArgumentParser
import Foundation
import Logging
import Platform
import Server

/// Where a command finds the platform: the same three answers for all of them.
struct Ouverture: ParsableArguments {
    @Option(name: .customLong("data"), help: "Dossier des données (MGESTION_DATA, « donnees » par défaut).")
    var dossier: String?

    @Option(name: .customLong("config"), help: "Fichier JSON de configuration, sous les variables MGESTION_*.")
    var configuration: String?

    func settings(host: String? = nil, port: Int? = nil) async throws -> Settings {
        try await Settings(data: dossier, host: host, port: port, file: configuration)
    }

    /// Opens the platform and brings its schema up to date.
    func services(host: String? = nil, port: Int? = nil, logLevel: Logger.Level? = nil) async throws -> Services {
        let settings = try await settings(host: host, port: port)
        var logger = Logger(label: "mgestion", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = logLevel ?? Logger.Level(rawValue: settings.logLevel) ?? .info
        let services = try await Services.open(settings, logger: logger)
        try await services.migrate()
        return services
    }
}

/// What a command tells besides its result.
enum Console {
    static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
