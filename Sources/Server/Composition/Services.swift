import Courriers
import Domain
import Dossiers
import Foundation
import Habilitations
import Identity
package import Logging
package import Platform
import Referentiels

/// What the platform is made of, opened once: storage, keys, clock, profile.
package struct Services: Sendable {
    package let settings: Settings
    package var profil: Profil
    package let database: any Database
    package let clock: any Clock
    package let files: any FileStore
    package let scanner: (any VirusScanner)?
    package let coffre: SecretBox
    package let hasher: PasswordHasher
    package let assets: Assets
    package let mailer: Mailer
    package let logger: Logger
    /// Wakes the workers of this process as soon as a transaction has left them something to do.
    package let signal: JobSignal

    package static let version = "1.0.0"

    /// Every change of the schema, in order; each belongs to its capability.
    package static let migrations: [Migration] =
        Journal.migrations + Jobs.migrations + Mailer.migrations + Referentiels.migrations
        + IdentityModule.migrations + HabilitationsModule.migrations + DossiersModule.migrations
        + CourriersModule.migrations + AvisStore.migrations

    /// Opens everything, creating the data folder and its key when they are absent. Does not change the schema.
    /// - Parameter database: already open; nil opens the one that the settings name.
    package static func open(
        _ settings: Settings, clock: any Clock = SystemClock(), hasher: PasswordHasher = PasswordHasher(),
        logger: Logger, database: (any Database)? = nil
    ) async throws -> Services {
        try FileManager.default.createDirectory(atPath: settings.data, withIntermediateDirectories: true)
        let key = try KeyFile.loadOrCreate(settings.data + "/cle")
        let signal = JobSignal()
        return Services(
            settings: settings, profil: try Profil.load(settings.profile),
            database: WakingDatabase(try database ?? Services.database(settings), signal: signal), clock: clock,
            files: LocalFileStore(settings.data + "/fichiers"),
            scanner: try settings.clamdURL.map { try ClamdScanner(url: $0) }, coffre: try SecretBox(keys: [key]),
            hasher: hasher, assets: try Assets(),
            mailer: try mailer(settings, clock), logger: logger, signal: signal)
    }

    package static func database(_ settings: Settings) throws -> any Database {
        if let url = settings.databaseURL { return PostgresDatabase(url: url) }
        return try SQLiteDatabase(path: settings.data + "/mgestion.sqlite")
    }

    /// Through the server named, or as files to read in the data folder.
    private static func mailer(_ settings: Settings, _ clock: any Clock) throws -> Mailer {
        let transport: any MailTransport =
            if let url = settings.smtpURL {
                try SMTPTransport(url: url)
            } else {
                MailFolderTransport(settings.data + "/courriels", clock: clock)
            }
        return Mailer(
            transport: transport, from: try MailAddress(name: settings.mailFromName, address: settings.mailFrom))
    }

    @discardableResult
    package func migrate() async throws -> [String] {
        try await Migrator(Services.migrations).migrate(database, at: clock.now)
    }
}
