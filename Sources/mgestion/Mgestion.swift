import ArgumentParser

/// The command. Its subcommands are its table of contents.
@main
struct Mgestion: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mgestion",
        abstract: "La plateforme d'un OPCO : dépôt, instruction et règlement des dossiers de formation.",
        subcommands: [
            Serve.self, Work.self, Migrate.self, Demo.self, ImportCommand.self, AccountCommand.self, CmiCommand.self,
            Verifier.self,
            Simuler.self, JournalCommand.self,
        ]
    )
}
