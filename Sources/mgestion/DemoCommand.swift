import ArgumentParser
import Domain
import Logging
import Foundation
import Platform
import Server

/// Fictional data to try the platform with.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Crée des données fictives et des comptes de démonstration.")

    @OptionGroup var ouverture: Ouverture
    @Option(help: "Dossier des exemples de référentiels.") var exemples = "Exemples/referentiels"
    @Flag(help: "Écrit les comptes et les établissements en JSON.") var json = false

    func run() async throws {
        let services = try await ouverture.services(logLevel: .error)
        let resultat = try await Server.Demo(services, exemples: exemples).installer()
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(resultat), as: UTF8.self))
        } else {
            print("Comptes de démonstration, mot de passe \(resultat.motDePasse) :")
            for compte in resultat.comptes {
                let role =
                    compte.agent.map { "OPCO, \($0.libelle)" }
                    ?? compte.roles.map { "\($0.role.libelle) de \($0.etablissement)" }.joined(separator: " ; ")
                print("  \(compte.courriel)  \(role.isEmpty ? "sans accès" : role)")
            }
        }
        await services.database.close()
    }
}
