import Configuration
import Foundation
import SystemPackage

/// Everything that a deployment may set, read once. Every value has a default that works on one's own machine;
/// the environment wins over the file.
package struct Settings: Sendable {
    /// Folder of the database, the files, the mails and the key.
    package var data: String
    package var host: String
    package var port: Int
    /// Absolute address that people and services use, without a final slash.
    package var publicURL: String
    /// `postgres://…`; nil keeps SQLite in the data folder.
    package var databaseURL: String?
    /// `smtp://user:password@host:587`; nil writes `.eml` files in the data folder.
    package var smtpURL: String?
    /// Sender of the platform's mails.
    package var mailFrom: String
    package var mailFromName: String
    /// `tcp://127.0.0.1:3310` or `unix:/run/clamav/clamd.ctl`; nil scans nothing.
    package var clamdURL: String?
    /// Proxies of ours in front, whose `X-Forwarded-For` is believed.
    package var trustedProxies: Int
    /// PEM file of the certificate authorities that outgoing calls trust; nil for the system's.
    package var authorities: String?
    /// YAML file of the OPCO; nil is the demonstration profile.
    package var profile: String?
    /// `trace` to `critical`.
    package var logLevel: String

    /// - Parameters:
    ///   - data: from the command line; nil takes `MGESTION_DATA`.
    ///   - file: JSON file with the same names in lower case, under the environment.
    package init(data: String? = nil, host: String? = nil, port: Int? = nil, file: String? = nil) async throws {
        var providers: [any ConfigProvider] = [EnvironmentVariablesProvider()]
        if let file { providers.append(try await FileProvider<JSONSnapshot>(filePath: .init(file))) }
        let reader = ConfigReader(providers: providers).scoped(to: "mgestion")
        self.data = data ?? reader.string(forKey: "data", default: "donnees")
        self.host = host ?? reader.string(forKey: "host", default: "127.0.0.1")
        self.port = port ?? reader.int(forKey: "port", default: 8080)
        publicURL = Settings.withoutSlash(
            reader.string(forKey: "public.url", default: "http://localhost:\(self.port)"))
        databaseURL = reader.string(forKey: "database.url")
        smtpURL = reader.string(forKey: "smtp.url")
        mailFrom = reader.string(forKey: "mail.from", default: "ne-pas-repondre@opco.example")
        mailFromName = reader.string(forKey: "mail.from.name", default: "M-Gestion")
        clamdURL = reader.string(forKey: "clamd.url")
        trustedProxies = reader.int(forKey: "trusted.proxies", default: 0)
        authorities = reader.string(forKey: "authorities")
        profile = reader.string(forKey: "profile")
        logLevel = reader.string(forKey: "log.level", default: "info")
    }

    private static func withoutSlash(_ url: String) -> String { url.hasSuffix("/") ? String(url.dropLast()) : url }
}
