import ArgumentParser
import Domain
import Identity
import Logging
import Platform
import Server

/// Issuing bodies of the CMI portal, by the operator.
struct CmiCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cmi", abstract: "Enrôle un organisme émetteur du portail CMI et son référent.",
        subcommands: [Enroler.self])

    struct Enroler: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "enroler",
            abstract:
                "Enrôle un organisme et son référent, qui reçoit par courriel son identifiant et un mot de passe.",
            discussion: """
                Le mot de passe temporaire part par courriel, jamais à l'écran ; il est utilisable pendant 7 jours.
                Exemple : mgestion cmi enroler 00001 --organisme "MDPH FICTIVE" --identifiant 1701060005 \
                --nom Marchal --prenom Ariane --courriel ariane.marchal@mdph.example
                """)

        @OptionGroup var ouverture: Ouverture
        @Argument(help: "Code émetteur : 5 lettres ou chiffres.") var code: String
        @Option(help: "Nom de l'organisme.") var organisme: String
        @Option(help: "Identifiant du référent, à la suite du code émetteur : 1 à 15 lettres ou chiffres.")
        var identifiant: String
        @Option(help: "Nom du référent.") var nom: String
        @Option(help: "Prénom du référent.") var prenom: String
        @Option(help: "Adresse email du référent.") var courriel: String

        func run() async throws {
            let code = IdentifiantCMI.normaliser(code)
            guard IdentifiantCMI.codeJuste(code) else {
                throw ValidationError("Le code émetteur doit compter 5 lettres ou chiffres.")
            }
            let organisme = Texte.ligne(organisme)
            guard !organisme.isEmpty else { throw ValidationError("Le nom de l'organisme est vide.") }
            var formulaire = FormulaireDeProfilCmi(code: code)
            let referent = formulaire.lire(
                FormData(
                    [
                        ("nom", nom), ("prenom", prenom), ("identifiant", identifiant), ("email", courriel),
                        ("confirmation-email", courriel),
                    ].map { FormData.Field(name: $0.0, value: $0.1) }), referent: true)
            guard let referent else {
                throw ValidationError(formulaire.erreurs.map(\.message).joined(separator: "\n"))
            }
            let services = try await ouverture.services(logLevel: .error)
            do {
                try await Plateforme(services).enrolementCmi.enroler(
                    OrganismeCmi(code: code, nom: organisme, actif: true), referent: referent, par: .exploitant)
            } catch EnrolementCmi.Echec.codePris {
                throw ValidationError("Le code émetteur \(code) est déjà celui d'un organisme.")
            } catch EnrolementCmi.Echec.identifiantPris {
                throw ValidationError("L'identifiant \(referent.identifiant) est déjà attribué.")
            }
            print(
                """
                L'organisme \(code) - \(organisme) est enrôlé. L'identifiant \(referent.identifiant) et son mot de \
                passe temporaire partent à \(referent.courriel) avec « serve » ou « work ».
                """)
            await services.database.close()
        }
    }
}
