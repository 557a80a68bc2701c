import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Platform
import Synchronization
import TestSupport

@testable import Server

/// The whole platform on a database and a data folder of its own, with the accounts and reference data of the
/// demonstration, a clock that stands still and passwords that cost nothing.
struct Essai: Sendable {
    let plateforme: Plateforme
    let clock: FixedClock
    let client: any TestClientProtocol
    let logs: LogsCaptes

    var services: Services { plateforme.services }
    var database: any Database { services.database }

    /// Tuesday 30 September 2025, 09:00 in Paris: the sample contract began four days earlier.
    static let maintenant = Instant(milliseconds: 1_759_215_600_000)

    /// Somebody's browser, empty.
    func browser() -> Browser { Browser(client) }

    /// A browser signed in to a space.
    func connecte(_ courriel: String = "gestion.of@formation.example", a espace: String = "/of") async throws -> Browser
    {
        let browser = browser()
        try await browser.login(as: courriel, a: espace)
        return browser
    }
}

/// - Parameters:
///   - profil: changes the profile of demonstration before the platform is put together.
///   - entretemps: what happens while a request is answered.
func withPlateforme(
    profil: @escaping @Sendable (inout Profil) -> Void = { _ in }, entretemps: Entretemps? = nil,
    _ body: @escaping @Sendable (Essai) async throws -> Void
) async throws {
    try await withTestDatabases(like: Modele.base) { opener in
        let folder = try Modele.dossier()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let clock = FixedClock(Essai.maintenant)
        let logs = LogsCaptes()
        let database = opener.first
        var services = try await Modele.services(
            folder, clock, logs, entretemps.map { BaseObservee(base: database, entretemps: $0) } ?? database)
        profil(&services.profil)
        let plateforme = Plateforme(services)
        let app = Application(router: plateforme.router(), logger: services.logger)
        try await app.test(.router) { client in
            try await body(Essai(plateforme: plateforme, clock: clock, client: client, logs: logs))
        }
    }
}

/// What every test begins with: the demonstration without its files.
private enum Modele {
    static let base = DatabaseTemplate("démonstration") { database in
        try await Migrator(Services.migrations).migrate(database, at: Essai.maintenant)
        let folder = try dossier()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let services = try await services(folder, FixedClock(Essai.maintenant), LogsCaptes(), database)
        _ = try await Demo(services, exemples: exemples).installer(dossiers: false)
    }

    /// What is sealed in the template is read with the same key in its copies.
    private static let cle = SecureRandom.bytes(32)

    /// A data folder of its own.
    static func dossier() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "essai-\(UUID().uuidString)").path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let cle = Data(cle)
        guard
            FileManager.default.createFile(
                atPath: folder + "/cle", contents: cle, attributes: [.posixPermissions: 0o600])
        else { throw CocoaError(.fileWriteUnknown) }
        return folder
    }

    static func services(
        _ folder: String, _ clock: FixedClock, _ logs: LogsCaptes, _ database: any Database
    ) async throws -> Services {
        var logger = Logger(label: "essai") { _ in logs }
        logger.logLevel = .trace
        var settings = try await Settings(data: folder)
        settings.publicURL = Browser.origine
        return try await Services.open(
            settings, clock: clock, hasher: PasswordHasher(.cheap), logger: logger, database: database)
    }
}

/// The samples of the repository.
let racineDuDepot: URL = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }

let exemples = racineDuDepot.appending(path: "Exemples/referentiels").path()

/// Keeps every line that the platform logs.
final class LogsCaptes: LogHandler {
    private let kept = Mutex<[String]>([])

    var lines: [String] { kept.withLock { $0 } }

    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    /// The number of a request is read back from here, for the reference of its error page.
    private let values = Mutex<Logger.Metadata>([:])
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { values.withLock { $0[key] } }
        set { values.withLock { $0[key] = newValue } }
    }

    func log(event: LogEvent) {
        let values = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ")
        let error = event.error.map { " \($0)" } ?? ""
        kept.withLock { $0.append("\(event.level) \(event.message) \(values)\(error)") }
    }
}
