import ArgumentParser
import Domain
import Foundation
import Logging
import Platform
import Server

/// Accounts by hand: the first administrator, a password to give back.
struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "Crée un compte ou change son mot de passe.",
        subcommands: [Create.self, Reset.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create", abstract: "Crée un compte ; le mot de passe est lu sur l'entrée standard.")

        @OptionGroup var ouverture: Ouverture
        @Argument(help: "Adresse email du compte.") var courriel: String
        @Option(help: "Prénom.") var prenom: String
        @Option(help: "Nom.") var nom: String
        @Option(
            name: .customLong("agent"),
            help: "Rôle à l'OPCO : \(RoleOPCO.allCases.map(\.rawValue).joined(separator: ", ")).")
        var agent: String?

        func run() async throws {
            let role = try agent.map { texte in
                guard let role = RoleOPCO(rawValue: texte) else {
                    throw ValidationError("Le rôle « \(texte) » n'existe pas.")
                }
                return role
            }
            let services = try await ouverture.services(logLevel: .error)
            let comptes = Comptes(services)
            try await comptes.creer(
                courriel: courriel, prenom: prenom, nom: nom, motDePasse: try MotDePasse.lire(courriel, comptes),
                agent: role)
            print("Le compte \(courriel) est créé.")
            await services.database.close()
        }
    }

    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reset",
            abstract: "Change le mot de passe d'un compte, lu sur l'entrée standard, et ferme ses sessions.")

        @OptionGroup var ouverture: Ouverture
        @Argument(help: "Adresse email du compte.") var courriel: String
        @Flag(
            name: .customLong("sans-second-facteur"),
            help: "Retire aussi la double authentification, pour qui a perdu son téléphone et ses codes de secours.")
        var sansSecondFacteur = false

        func run() async throws {
            let services = try await ouverture.services(logLevel: .error)
            let comptes = Comptes(services)
            let change = try await comptes.changer(
                courriel: courriel, motDePasse: try MotDePasse.lire(courriel, comptes),
                sansSecondFacteur: sansSecondFacteur)
            guard change else {
                Console.note("Aucun compte n'a l'adresse \(courriel).")
                throw ExitCode(1)
            }
            print("Le mot de passe de \(courriel) est changé, ses sessions sont fermées.")
            await services.database.close()
        }
    }
}

/// Read from standard input, never from the arguments that other users of the machine can list.
enum MotDePasse {
    /// - Parameter courriel: of the account, which the password may not repeat.
    static func lire(_ courriel: String, _ comptes: Comptes) throws -> String {
        let regle = RegleDeMotDePasse.espaceDeConnexion
        Console.note("Mot de passe, \(regle.enonce) :")
        guard let ligne = readLine(), regle.accepte(ligne) else {
            throw ValidationError("Le mot de passe doit compter \(regle.enonce).")
        }
        if let refus = comptes.refus(ligne, courriel: courriel) { throw ValidationError("\(refus).") }
        return ligne
    }
}
