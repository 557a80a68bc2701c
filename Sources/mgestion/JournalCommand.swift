import ArgumentParser
import Logging
import Platform
import Server

/// The chained journal.
struct JournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "Vérifie le journal.", subcommands: [Verify.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "Recalcule la chaîne du journal et dit où elle est rompue.")

        @OptionGroup var ouverture: Ouverture

        func run() async throws {
            let services = try await ouverture.services(logLevel: .error)
            let report = try await Journal.verify(services.database)
            await services.database.close()
            guard let rompu = report.firstBroken else {
                print("Journal intact : \(report.count) lignes.")
                return
            }
            Console.note("Journal rompu à la ligne \(rompu), sur \(report.count).")
            throw ExitCode(1)
        }
    }
}
