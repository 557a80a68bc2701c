import Domain
import Hummingbird
import Platform

/// Who looks at the users of an establishment, and from where: one of its own people, or an agent who helps.
struct Regard: Sendable {
    let acces: Acces
    /// The application whose rights are shown.
    let espace: Espace
    /// The establishment selected.
    let siret: String
    let paths: UtilisateursPaths
    let opco: Bool

    /// - Throws: `Refusal.notFound` for an application or a SIRET that the path invents.
    init(_ context: WebContext, _ espace: Espace) throws {
        acces = try context.require(Acces.self)
        guard espace == .opco else {
            guard let courant = acces.courant else { throw Refusal.notFound }
            self.espace = espace
            siret = courant.siret
            paths = UtilisateursPaths(espace)
            opco = false
            return
        }
        try acces.exiger(.gererUtilisateurs)
        guard let application = Espace(rawValue: try context.parameter("application", as: String.self)),
            application != .opco
        else { throw Refusal.notFound }
        self.espace = application
        siret = try context.parameter("siret", as: String.self)
        guard Siret.formatJuste(siret) else { throw Refusal.notFound }
        paths = UtilisateursPaths(opco: siret, application.rawValue)
        opco = true
    }

    /// Name of the establishment selected; for an agent, as the reference data or the habilitations know it.
    func nom(_ tenues: [HabilitationTenue]) -> String {
        if let courant = acces.courant { return courant.nom }
        return tenues.first { $0.habilitation.perimetre.code == siret }?.habilitation.nom ?? "SIRET \(siret)"
    }

    /// May change something here.
    var gere: Bool { opco || acces.peut(.gererUtilisateurs) }

    var auteur: AuteurDeDroits { opco ? .agent(acces.compteID) : .administrateur(acces.compteID) }

    /// - Parameter tenues: lines among which those of the person who looks.
    func mandat(_ tenues: [HabilitationTenue]) -> Mandat {
        opco
            ? Mandat(opco: espace, siret: siret)
            : Mandat(espace, tenues.filter { $0.compte == acces.compteID }.map(\.habilitation))
    }

    /// Whether a line may be shown at all: it opens something that the person who looks holds too.
    func voit(_ une: Habilitation) -> Bool {
        guard une.espace == espace else { return false }
        return opco
            ? une.perimetre.couvre(siret) : acces.etablissements.contains { une.perimetre.couvre($0.siret) }
    }

    func exigerLaGestion() throws {
        if !opco { try acces.exiger(.gererUtilisateurs) }
    }
}
