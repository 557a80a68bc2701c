import ArgumentParser

/// The command. Its subcommands are its table of contents.
@main
struct Mgestion: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mgestion",
        abstract: "La plateforme d'un OPCO : dépôt, instruction et règlement des dossiers de formation.",
        subcommands: [ImportCommand.self, Verifier.self, Simuler.self]
    )
}
