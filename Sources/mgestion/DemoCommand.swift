import ArgumentParser
import Domain
import Foundation
import Logging
import Platform
import Server

/// Fictional data to try the platform with.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Crée des données fictives et des comptes de démonstration.")

    @OptionGroup var ouverture: Ouverture
    @Option(help: "Dossier des exemples de référentiels.") var exemples = "Exemples/referentiels"
    @Flag(help: "Écrit les comptes et les établissements en JSON.") var json = false

    @Option(help: "Ajoute ce nombre de dossiers, 500 par organisme de formation.") var dossiers: Int?

    func validate() throws {
        guard let dossiers, !(1...5_000_000).contains(dossiers) else { return }
        throw ValidationError("--dossiers doit être un nombre entre 1 et 5 000 000.")
    }

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
            print("Portail CMI :")
            for compte in resultat.cmi {
                print("  \(compte.identifiant)  \(compte.role) de \(compte.organisme), \(compte.motDePasse)")
            }
        }
        if let dossiers { try await ajouter(dossiers, services) }
        await services.database.close()
    }

    /// Tells how far it is on the error output, and at the end at what speed.
    private func ajouter(_ nombre: Int, _ services: Services) async throws {
        let bilan = try await DemoEnNombre(services).ajouter(nombre) { Console.note($0) }
        func seconds(_ duree: Duration) -> Double {
            Double(duree.components.seconds) + Double(duree.components.attoseconds) / 1e18
        }
        let total = max(seconds(bilan.duree), 0.001)
        Console.note(
            """
            \(bilan.dossiers) dossiers (\(bilan.lignes) lignes) de \(bilan.organismes) organismes \
            en \(Int(total * 10) / 10) s, dont \(Int(seconds(bilan.dontIndex) * 10) / 10) s d'index : \
            \(Int(Double(bilan.dossiers) / total)) dossiers/s, \(Int(Double(bilan.lignes) / total)) lignes/s
            """)
    }
}
